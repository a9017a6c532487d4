"""Sources -> the focus of a check: their statements, and what these are about."""

from collections.abc import Iterable

from kg import vocab
from kg.check.rows import query_text
from kg.decisions import DECISIONS
from kg.rdf import Iri, n3
from kg.rules import Focus
from kg.store import Store

# No OPTIONAL: the engine would read the subjects of all statements.
_TOUCHED = """
SELECT DISTINCT ?st ?of ?what WHERE {{
  VALUES ?source {{ {sources} }}
  GRAPH ?source {{ ?st a kg:Statement . ?st ?of ?what }}
  FILTER(?of IN (rdf:type, rdf:subject, rdf:object))
}}"""
# What a correction made stands among the decisions.
_REVISED = """
SELECT DISTINCT ?st ?of ?what WHERE {{
  VALUES ?source {{ {sources} }}
  GRAPH <{graph}> {{ ?st oa:hasSource ?source ; rdf:subject ?any ; rdf:object ?other ; ?of ?what }}
  FILTER(?of IN (rdf:subject, rdf:object))
}}"""
# What a part is said of may be said of its whole, and the other way round.
_KIN = """
SELECT DISTINCT ?kin WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing (kg:inWhole|^kg:inWhole) ?kin
}}"""


def touched_by(store: Store, sources: Iterable[str]) -> Focus:
    """The focus on these sources (IRIs)."""
    inside = frozenset(sources)
    rows = store.select(_TOUCHED.format(sources=_names(inside))).rows
    rows += store.select(_REVISED.format(sources=_names(inside), graph=DECISIONS)).rows
    subjects = {str(row["what"]) for row in rows if row["of"] == vocab.RDF + "subject"}
    objects = {
        str(row["what"])
        for row in rows
        if row["of"] == vocab.RDF + "object" and isinstance(row["what"], Iri)
    }
    return Focus(
        sources=inside,
        statements=frozenset(str(row["st"]) for row in rows),
        subjects=frozenset(_closure(store, subjects)),
        objects=frozenset(objects),
    )


def _closure(store: Store, things: set[str]) -> set[str]:
    """The things with their parts and wholes, however far."""
    query = query_text(_KIN, ("kg:inWhole",), store)
    known, new = set(things), things
    while new:
        rows = store.select(query.format(things=_names(new))).rows
        new = {str(row["kin"]) for row in rows} - known
        known |= new
    return known


def _names(iris: Iterable[str]) -> str:
    return " ".join(n3(Iri(iri)) for iri in sorted(iris))
