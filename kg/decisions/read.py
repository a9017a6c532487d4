"""RDF -> decisions, and the statements that corrections have made."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kg import vocab
from kg.decisions.decision import Decision, Verdict
from kg.decisions.ledger import Ledger
from kg.decisions.write import DECISIONS
from kg.model import Statement
from kg.rdf import Iri, Literal, Term, n3, read_statements
from kg.store import Store

_ANY = f"ASK {{ GRAPH <{DECISIONS}> {{ ?decision a kg:Decision }} }}"
_SOURCES = (
    f"SELECT DISTINCT ?source {{ GRAPH <{DECISIONS}> {{ ?decision dcterms:source ?source }} }}"
)
_DECISIONS = f"""
SELECT * WHERE {{ GRAPH <{DECISIONS}> {{
  ?iri a kg:Decision ; kg:position ?number ; kg:key ?key ; kg:verdict ?verdict ; prov:used ?used ;
    dcterms:description ?label ; prov:endedAtTime ?at ; prov:wasAssociatedWith/schema:name ?by .
  OPTIONAL {{ ?iri rdfs:comment ?note }}
  OPTIONAL {{ ?iri kg:fingerprint ?fingerprint }}
  OPTIONAL {{ ?iri dcterms:source ?source }}
  OPTIONAL {{ ?iri prov:generated ?revision }}
  OPTIONAL {{ ?iri prov:wasInformedBy ?withdraws }}
}} }} ORDER BY ?number ?iri"""
_CHANGES = f"""
SELECT ?iri ?part ?role ?text WHERE {{ GRAPH <{DECISIONS}> {{
  ?iri kg:correction ?part . ?part kg:role ?role ; kg:text ?text
}} }} ORDER BY ?part"""


def has_decisions(store: Store) -> bool:
    """Whether anyone has decided anything in this store."""
    return store.ask(_ANY)


def decided_sources(store: Store) -> frozenset[str]:
    """The IRIs of the sources of which anyone has decided anything."""
    return frozenset(str(row["source"]) for row in store.select(_SOURCES).rows)


def read_ledger(store: Store) -> Ledger:
    """All decisions of the store."""
    if not has_decisions(store):
        return Ledger()
    changes: dict[str, list[tuple[str, str]]] = {}
    for row in store.select(_CHANGES).rows:
        changes.setdefault(str(row["iri"]), []).append((_text(row["role"]), _text(row["text"])))
    found: dict[str, Decision] = {}
    for row in store.select(_DECISIONS).rows:
        found.setdefault(str(row["iri"]), _read(row, changes.get(str(row["iri"]), ())))
    return Ledger(tuple(found.values()))


def _read(row: dict[str, Term], changes: Iterable[tuple[str, str]]) -> Decision:
    def optional(name: str) -> str | None:
        return _text(row[name]) if name in row else None

    return Decision(
        number=int(_text(row["number"])),
        key=_text(row["key"]),
        used=str(row["used"]),
        label=_text(row["label"]),
        verdict=Verdict(str(row["verdict"]).removeprefix(vocab.KG)),
        by=_text(row["by"]),
        at=datetime.fromisoformat(_text(row["at"])),
        note=optional("note") or "",
        on_finding="fingerprint" in row,
        source=optional("source"),
        changes=tuple(changes),
        revision=optional("revision"),
        withdraws=optional("withdraws"),
    )


def applied_decisions(store: Store) -> frozenset[str]:
    """The IRIs of the decisions that are in force on a statement which the store has now."""
    query = f"SELECT ?iri {{ GRAPH <{DECISIONS}> {{ ?iri kg:appliesTo ?st }} }}"
    return frozenset(str(row["iri"]) for row in store.select(query).rows)


def read_revisions(store: Store) -> dict[str, Statement]:
    """The statements that corrections have made, whether they take part or not, by IRI."""
    found = read_statements(store.triples(DECISIONS))
    return {one.id: one for one in with_paths(store, found)}


def with_paths(store: Store, statements: Iterable[Statement]) -> list[Statement]:
    """The statements, with the path where a source is known by its IRI only.

    What a correction made stands in the graph of decisions, and its source in its own.
    """
    statements = list(statements)
    iris = sorted({one.source for one in statements if one.source.startswith(vocab.SOURCE)})
    if not iris:
        return statements
    names = " ".join(n3(Iri(iri)) for iri in iris)
    query = f"SELECT ?source ?path {{ VALUES ?source {{ {names} }} ?source kg:path ?path }}"
    paths = {str(row["source"]): _text(row["path"]) for row in store.select(query).rows}
    return [replace(one, source=paths.get(one.source, one.source)) for one in statements]


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
