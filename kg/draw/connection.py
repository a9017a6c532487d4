"""A store -> how two of its things are connected, with the quotes that connect them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg import vocab
from kg.check.copies import find_copies, originals
from kg.check.statements import load_statements
from kg.check.support import behind, read_publishers
from kg.decisions import rejected_statements
from kg.draw.declared import read_wholes
from kg.draw.gather import read_sources
from kg.draw.paths import Relation, Step, find_ways
from kg.model import Certainty, Entity, Statement
from kg.queries import find_labels
from kg.rdf import Iri, Literal, Term
from kg.store import Store

_SAID = """
SELECT DISTINCT ?st ?subject ?value ?path WHERE {{
  ?st rdf:subject ?subject ; rdf:object ?value ; kg:polarity kg:positive ; kg:extractor ?extractor ;
      oa:hasSource/kg:path ?path .
  FILTER(?extractor NOT IN ({apart}))
}}"""
# What a page says about itself, and which names it uses.
_OF_TEXTS = '"mention", "metadata"'
# States are shared by what has nothing to do with each other; the others are no things.
_NO_THINGS = """
SELECT DISTINCT ?thing WHERE {
  { SELECT DISTINCT ?class { ?class rdfs:subClassOf* kg:Constant } }
  UNION { VALUES ?class { kg:Interval kg:Quantity kg:Name } }
  ?thing a ?class .
}"""
_TEXTS = """
SELECT ?path ?text WHERE {
  ?source a kg:Article ; kg:path ?path ; kg:text ?text .
  OPTIONAL { ?source schema:datePublished ?day }
} ORDER BY ?day ?path"""
_SURE = tuple(Certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What connects one thing with the next: statements, the surest first, and their sources.

    `whole` is the IRI of the one that the other is a part of, where that is known.
    """

    source: Entity
    target: Entity
    statements: tuple[Statement, ...]
    sources: int
    whole: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How `start` and `end` are connected; no ways where nothing connects them.

    `near_start` and `near_end` are all things that each is connected with, the nearest first.
    `statements` is how many connect things at all. `days` tells when each source appeared.
    """

    start: Entity
    end: Entity
    ways: tuple[tuple[Leg, ...], ...]
    near_start: tuple[Entity, ...]
    near_end: tuple[Entity, ...]
    statements: int
    days: Mapping[str, str] = field(default_factory=dict)


def connect(
    store: Store, start: Entity, end: Entity, *, most: int = 3, with_reference: bool = False
) -> Connection:
    """Up to `most` ways over what the store's articles affirm, and what is a part of what.

    `with_reference` goes also over what reference sources state.
    """
    relations = read_relations(store, {start.iri, end.iri}, with_reference=with_reference)
    named = {start.iri, end.iri}.union(*((one.subject, one.value) for one in relations))
    parts = _parts(read_wholes(store), named)
    found = find_ways(relations, parts, start.iri, end.iri, most=most)
    steps = [step for way in found.ways for step in way]
    statements = load_statements(store, (one for step in steps for one in step.statements))
    _, days, origins = read_sources(store, tuple(statements.values()))
    ends = {end for step in steps for end in (step.source, step.target)}
    things = _things(store, {*ends, *found.near_source, *found.near_target})

    def leg(step: Step) -> Leg:
        told = [statements[one] for one in step.statements if one in statements]
        told.sort(key=lambda one: (_SURE.index(one.certainty), one.source, one.quote.start, one.id))
        return Leg(
            source=things[step.source],
            target=things[step.target],
            statements=tuple(told),
            sources=len({origins[one.id] for one in told}),
            whole=step.whole,
        )

    return Connection(
        start=start,
        end=end,
        ways=tuple(tuple(map(leg, way)) for way in found.ways),
        near_start=tuple(things[one] for one in found.near_source),
        near_end=tuple(things[one] for one in found.near_target),
        statements=len(relations),
        days=days,
    )


def read_relations(
    store: Store, ends: Iterable[str] = (), *, with_reference: bool = False
) -> list[Relation]:
    """All that the store affirms between two things; what one publisher has published is one text.

    A state, such as a failure, is a thing only where it is one of the `ends` asked for.
    """
    apart = _OF_TEXTS if with_reference else f'{_OF_TEXTS}, "reference"'
    out = rejected_statements(store)
    no_things = {str(row["thing"]) for row in store.select(_NO_THINGS).rows} - set(ends)
    texts = {_text(row["path"]): _text(row["text"]) for row in store.select(_TEXTS).rows}
    copied, publishers = originals(find_copies(texts)), read_publishers(store, texts)
    found = []
    for row in store.select(_SAID.format(apart=apart)).rows:
        pair = (row["subject"], row["value"])
        things = all(isinstance(one, Iri) and one not in no_things for one in pair)
        if things and row["st"] not in out:
            found.append(
                Relation(
                    subject=str(row["subject"]),
                    value=str(row["value"]),
                    statement=str(row["st"]),
                    text=" ".join(behind(_text(row["path"]), copied, publishers)),
                )
            )
    return found


def _parts(wholes: Mapping[str, Iterable[str]], named: Iterable[str]) -> set[tuple[str, str]]:
    """What the things named are parts of, and that of others; the vocabulary knows many more."""
    found: set[tuple[str, str]] = set()
    todo = sorted(named)
    while todo:
        part = todo.pop()
        new = {(part, whole) for whole in wholes.get(part, ())} - found
        found |= new
        todo += [whole for _, whole in sorted(new)]
    return found


def _things(store: Store, iris: Iterable[str]) -> dict[str, Entity]:
    named = set(iris)
    labels = find_labels(store, map(Iri, named))
    return {iri: Entity(iri=iri, label=labels.get(iri, vocab.shorten(iri))) for iri in named}


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
