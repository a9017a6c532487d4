"""The reference sources of a store: put there, listed, taken away."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg import vocab
from kg.errors import UsageError
from kg.rdf import Iri, Literal, Term, n3, source_quads, statement_quads
from kg.reference.facts import read_facts, shipped_files
from kg.reference.imported import Imported
from kg.store import Store

_LIST = """
SELECT ?source ?name ?title ?credit ?licence ?statements WHERE {
  ?source a kg:ReferenceSource ; kg:path ?name
  OPTIONAL { ?source schema:headline ?title }
  OPTIONAL { ?source schema:creditText ?credit }
  OPTIONAL { ?source schema:license ?licence }
  { SELECT ?source (COUNT(DISTINCT ?st) AS ?statements) WHERE {
      ?source a kg:ReferenceSource OPTIONAL { ?st oa:hasSource ?source } } GROUP BY ?source }
} ORDER BY ?name"""


class Reference(NamedTuple):
    """A reference source as `kg reference list` shows it."""

    iri: str
    name: str
    title: str
    citation: str
    licence: str
    statements: int


def reference_quads(imported: Imported) -> Iterator[str]:
    """All that a store keeps of it, as N-Quads lines without repetition, in a fixed order."""
    lines = [*source_quads(imported.source, imported.text), *imported.descriptions]
    for statement in imported.statements:
        lines += statement_quads(statement, imported.source)
    yield from dict.fromkeys(lines)


def put(store: Store, imported: Imported) -> bool:
    """Put the source in the place of what the store has of its name; False if it is the same.

    The old one goes before the new one is written, as both at once would take twice the memory.
    """
    lines = list(reference_quads(imported))
    sha = hashlib.sha256()
    for line in lines:
        sha.update(line.encode())
    graph = n3(Iri(imported.source.iri))
    version = f"{graph} <{vocab.SCHEMA}version> {n3(Literal(sha.hexdigest()))}"
    if store.ask(f"ASK {{ {version} }}"):
        return False
    store.remove(imported.source.iri)
    # The version comes last: what breaks off is not taken for whole.
    store.fill(lines)
    store.load([f"{version} {graph} ."])
    return True


def references(store: Store) -> list[Reference]:
    """The reference sources in the store by name."""
    return [
        Reference(
            iri=str(row["source"]),
            name=_text(row["name"]),
            title=_text(row.get("title")),
            citation=_text(row.get("credit")),
            licence=_text(row.get("licence")),
            statements=int(_text(row["statements"])),
        )
        for row in store.select(_LIST).rows
    ]


def shipped(ontology: Path | None = None) -> list[Reference]:
    """The curated references that come with kg."""
    return [
        Reference(
            iri=source.iri,
            name=name,
            title=source.title or "",
            citation=f"{source.publisher}: {source.title}",
            licence=source.licence or "",
            statements=len(statements),
        )
        for name, path in shipped_files().items()
        for source, _, statements in (read_facts(path, ontology),)
    ]


def take_away(store: Store, name: str) -> Reference:
    """Forget the source of that name and return what it was; UsageError if there is none."""
    there = references(store)
    for one in there:
        if one.name == name:
            store.remove(one.iri)
            return one
    known = ", ".join(one.name for one in there) or "none"
    raise UsageError(name, "no reference of that name in the store", f"there are: {known}")


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else str(term or "")
