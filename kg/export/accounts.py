"""What the exchange formats are made of: each statement of an article, its source and its maker.

Left out are what a page says about itself and which names it uses (extractors "metadata" and
"mention"), and the reference: these formats carry what articles state.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg import vocab
from kg.decisions import Decision, person_iri, read_ledger, read_revisions, rejected_statements
from kg.model import Source, Statement
from kg.rdf import Iri, Literal, Triple, read_sources, read_statements
from kg.store import Store

_ARTICLES = (
    "SELECT DISTINCT ?source { ?source a kg:Article ; kg:path ?path } ORDER BY ?path ?source"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A statement, where it stands, and what made it.

    `activity` and `agent` are the IRIs of the reading and of the kg that did it, or of the decision
    that made the statement (`correction`) and of the person. `sha256` is that of the source's text.
    `stands` is False for what a person rejected or corrected.
    """

    statement: Statement
    source: Source
    sha256: str
    activity: str
    agent: str
    correction: Decision | None = None
    stands: bool = True


def find_accounts(store: Store) -> list[Account]:
    """Every statement of the store's articles, and what corrections have made of them, by place."""
    out = rejected_statements(store)
    found: list[Account] = []
    by_source: dict[str, tuple[Source, str]] = {}
    for row in store.select(_ARTICLES).rows:
        iri = str(row["source"])
        triples = list(store.triples(iri))
        (source,) = (one for one in read_sources(triples) if one.iri == iri)
        by_source[iri] = source, _literal(triples, iri, "kg:sha256")
        found += _read(triples, source, by_source[iri][1], out)
    found += _corrected(store, by_source, out)
    return sorted(found, key=_place)


def standing(accounts: list[Account]) -> list[Account]:
    """Those that take part, without what people rejected."""
    return [one for one in accounts if one.stands]


def software_name(agent: str) -> str:
    """The name of the kg that an agent's IRI stands for: "kg 0.1.0"."""
    return agent.rsplit("/", 1)[-1].replace("-", " ", 1)


def _read(
    triples: list[Triple], source: Source, sha256: str, out: frozenset[str]
) -> Iterator[Account]:
    made = _links(triples, "prov:wasGeneratedBy")
    agents = _links(triples, "prov:wasAssociatedWith")
    for one in read_statements(triples):
        if one.extractor == "rules":
            activity = made[one.id]
            yield Account(
                statement=one,
                source=source,
                sha256=sha256,
                activity=activity,
                agent=agents[activity],
                stands=one.id not in out,
            )


def _corrected(
    store: Store, by_source: dict[str, tuple[Source, str]], out: frozenset[str]
) -> Iterator[Account]:
    revisions = read_revisions(store)
    for decision in read_ledger(store):
        if decision.revision in revisions and decision.source in by_source:
            source, sha256 = by_source[decision.source]
            yield Account(
                statement=revisions[decision.revision],
                source=source,
                sha256=sha256,
                activity=decision.iri,
                agent=person_iri(decision.by),
                correction=decision,
                stands=decision.revision not in out,
            )


def _links(triples: list[Triple], curie: str) -> dict[str, str]:
    predicate = vocab.expand(curie)
    return {s: str(o) for s, p, o in triples if p == predicate and isinstance(o, Iri)}


def _literal(triples: list[Triple], subject: str, curie: str) -> str:
    predicate = vocab.expand(curie)
    texts = (
        o.value for s, p, o in triples if (s, p) == (subject, predicate) and isinstance(o, Literal)
    )
    return next(texts, "")


def _place(one: Account) -> tuple[str, str, int, int, str]:
    quote = one.statement.quote
    return one.source.path, one.source.iri, quote.start, quote.end, one.statement.id
