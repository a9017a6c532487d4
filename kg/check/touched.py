"""Sources -> the focus of a check: their statements, and what these are about."""

from collections.abc import Iterable

from kg.decisions import DECISIONS
from kg.rdf import Iri, n3
from kg.rules import Focus
from kg.store import Store

_TOUCHED = """
SELECT DISTINCT ?st ?subject ?object WHERE {{
  VALUES ?source {{ {sources} }}
  GRAPH ?source {{ ?st a kg:Statement
    OPTIONAL {{ ?st rdf:subject ?subject }}
    OPTIONAL {{ ?st rdf:object ?object }} }}
}}"""
# What a correction made stands among the decisions.
_REVISED = """
SELECT DISTINCT ?st ?subject ?object WHERE {{
  VALUES ?source {{ {sources} }}
  GRAPH <{graph}> {{ ?st oa:hasSource ?source ; rdf:subject ?subject ; rdf:object ?object }}
}}"""
# What a part is said of may be said of its whole, and the other way round.
_KIN = """
SELECT DISTINCT ?kin WHERE {{
  ?relation rdfs:subPropertyOf* kg:inWhole .
  VALUES ?thing {{ {things} }}
  {{ ?thing ?relation ?kin }} UNION {{ ?kin ?relation ?thing }}
}}"""


def touched_by(store: Store, sources: Iterable[str]) -> Focus:
    """The focus on these sources (IRIs)."""
    inside = frozenset(sources)
    rows = store.select(_TOUCHED.format(sources=_names(inside))).rows
    rows += store.select(_REVISED.format(sources=_names(inside), graph=DECISIONS)).rows
    subjects = {str(row["subject"]) for row in rows if "subject" in row}
    objects = {str(row["object"]) for row in rows if isinstance(row.get("object"), Iri)}
    return Focus(
        sources=inside,
        statements=frozenset(str(row["st"]) for row in rows),
        subjects=frozenset(_closure(store, subjects)),
        objects=frozenset(objects),
    )


def _closure(store: Store, things: set[str]) -> set[str]:
    """The things with their parts and wholes, however far."""
    known, new = set(things), things
    while new:
        rows = store.select(_KIN.format(things=_names(new))).rows
        new = {str(row["kin"]) for row in rows} - known
        known |= new
    return known


def _names(iris: Iterable[str]) -> str:
    return " ".join(n3(Iri(iri)) for iri in sorted(iris))
