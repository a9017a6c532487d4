"""Statements as a check's coverage sees them: what they are about, and how they are told.

Read compactly: a whole store of 100,000 statements in a second, those of one article with what else
is told about the same things in some milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg import vocab
from kg.check.declared import ONCE, ROLE, Declared
from kg.decisions import rejected_statements
from kg.rdf import Iri, Literal, n3
from kg.store import Store


class Manner(NamedTuple):
    """How a statement is told, as far as rules ask for it; `day` is "" where it is unknown."""

    denied: bool
    possible: bool
    certain: bool
    planned: bool
    rejected: bool
    curated: bool
    day: str


class Told(NamedTuple):
    """A statement: about what, and how; `measure` and `roles` are of amounts, `timed` of a time."""

    iri: str
    source: str
    subject: str
    path: str
    object: str
    manner: Manner
    measure: str
    roles: tuple[str, ...]
    timed: bool


_NEGATIVE = vocab.KG + "negative"
_STATED = """?st rdf:predicate ?path ; rdf:subject ?subject ; rdf:object ?object ;
    oa:hasSource ?source ; kg:extractor ?extractor .
  FILTER(?extractor != "mention" && ?extractor != "metadata")"""
_ALL = f"SELECT ?st ?source ?subject ?path ?object WHERE {{ {_STATED} }}"
# Of a few statements each one's manner is looked up; of all, it is quicker to ask who is out of the
# ordinary.
_SOME = f"""
SELECT ?st ?source ?subject ?path ?object ?polarity ?certainty ?tense WHERE {{{{
  {{scope}}
  {_STATED}
  ?st kg:polarity ?polarity ; kg:certainty ?certainty ; kg:tense ?tense .
}}}}"""
_SETS = {
    "denied": "?st kg:polarity kg:negative",
    "possible": "?st kg:certainty kg:possible",
    "probable": "?st kg:certainty kg:probable",
    "planned": "?st kg:tense kg:future",
}
_TIMED = "SELECT ?st WHERE { ?path kg:once true . ?st rdf:predicate ?path ; kg:time ?time }"
_BASES = """
SELECT ?st ?base ?scope WHERE {
  ?path kg:compares kg:asQuantity .
  ?st rdf:predicate ?path ; rdf:object ?amount . ?amount kg:base ?base .
  OPTIONAL { ?st kg:scope ?scope }
}"""
_ROLES = """
SELECT ?st ?role WHERE { ?st kg:qualifier ?part . ?part kg:role ?role ; kg:value ?value .
  ?value kg:base ?base }"""
# OPTIONAL of one pattern on what is always bound, so that it is looked up for each statement:
# otherwise the join would begin with all amounts of the store, 60 ms against 3.
_DETAILS = """
SELECT ?st ?time ?base ?scope ?part WHERE {{
  VALUES ?st {{ {names} }}
  ?st rdf:object ?amount .
  OPTIONAL {{ ?st kg:time ?time }}
  OPTIONAL {{ ?amount kg:base ?base }}
  OPTIONAL {{ ?st kg:scope ?scope }}
  OPTIONAL {{ ?st kg:qualifier ?part }}
}}"""
_PARTS = """
SELECT ?part ?role ?base WHERE {{
  VALUES ?part {{ {names} }}
  ?part kg:role ?role ; kg:value ?value .
  OPTIONAL {{ ?value kg:base ?base }}
}}"""
_DAYS = """
SELECT ?source ?day ?curated WHERE {
  { ?source schema:datePublished ?day FILTER(DATATYPE(?day) = xsd:date) }
  UNION { ?source a kg:ReferenceSource BIND(true AS ?curated) }
}"""
_DAYS_OF = """
SELECT ?source ?day ?curated WHERE {{
  VALUES ?source {{ {names} }}
  OPTIONAL {{ ?source schema:datePublished ?day FILTER(DATATYPE(?day) = xsd:date) }}
  OPTIONAL {{ ?source a ?curated FILTER(?curated = kg:ReferenceSource) }}
}}"""

_Row = dict[str, str]


@dataclass(slots=True)
class _Found:
    """Rows of statements, and what was found out about them, by IRI."""

    rows: list[_Row]
    denied: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    probable: set[str] = field(default_factory=set)
    planned: set[str] = field(default_factory=set)
    timed: set[str] = field(default_factory=set)
    bases: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)


def read_all(store: Store) -> list[Told]:
    """All statements but names and page data, in the order of their IRIs."""
    found = _Found(_rows(store, _ALL))
    for name, part in _SETS.items():
        getattr(found, name).update(row["st"] for row in _rows(store, f"SELECT ?st {{ {part} }}"))
    found.timed.update(row["st"] for row in _rows(store, _TIMED))
    for row in _rows(store, _BASES):
        found.bases[row["st"]] = f"{row['base']} {row.get('scope', '')}"
    for row in _rows(store, _ROLES):
        found.roles.setdefault(row["st"], set()).add(row["role"])
    return _told(store, found, _rows(store, _DAYS))


def read_around(store: Store, sources: Iterable[str], declared: Declared) -> list[Told]:
    """The statements of these sources, and what else is told of the same subjects.

    Of properties that are roles also what is told of the same objects.
    """
    own = _rows(store, _SOME.format(scope=f"VALUES ?source {{ {_names(sources)} }}"))
    by_iri = {row["st"]: row for row in own}
    pairs, things = _shared(own, declared)
    for name, shared in (("subject", pairs), ("object", things)):
        if shared:
            rows = _rows(store, _SOME.format(scope=_scope(name, shared)))
            by_iri |= {row["st"]: row for row in rows if (row[name], row["path"]) in shared}
    found = _Found(list(by_iri.values()))
    for row in found.rows:
        _sort_in(found, row)
    wanted = [row["st"] for row in found.rows if _has_details(row, own, declared)]
    parts: dict[str, str] = {}
    for row in _rows(store, _DETAILS.format(names=_names(wanted))):
        if "time" in row:
            found.timed.add(row["st"])
        if "base" in row:
            found.bases[row["st"]] = f"{row['base']} {row.get('scope', '')}"
        if "part" in row:
            parts[row["part"]] = row["st"]
    for row in _rows(store, _PARTS.format(names=_names(parts))) if parts else ():
        if "base" in row:
            found.roles.setdefault(parts[row["part"]], set()).add(row["role"])
    names = _names({row["source"] for row in found.rows})
    return _told(store, found, _rows(store, _DAYS_OF.format(names=names)))


_Pairs = set[tuple[str, str]]


def _shared(own: list[_Row], declared: Declared) -> tuple[_Pairs, _Pairs]:
    """What the mates of these statements share with them: subject or object, and the property."""
    pairs: _Pairs = set()
    things: _Pairs = set()
    for row in own:
        kinds = declared.kinds.get(row["path"], frozenset())
        if kinds - {ROLE, ONCE}:
            pairs |= {(row["subject"], path) for path in declared.related(row["path"])}
        else:
            things.add((row["object"], row["path"]))
    return pairs, things


def _scope(name: str, shared: _Pairs) -> str:
    """One VALUES of one variable is looked up; two would be joined with all statements."""
    names = _names({thing for thing, _ in shared})
    paths = ", ".join(n3(Iri(path)) for path in sorted({path for _, path in shared}))
    return f"VALUES ?{name} {{ {names} }} FILTER(?path IN ({paths}))"


def _has_details(row: _Row, own: list[_Row], declared: Declared) -> bool:
    kinds = declared.kinds.get(row["path"], frozenset())
    return bool(kinds & {"asQuantity", "once"}) or row in own


def _sort_in(found: _Found, row: _Row) -> None:
    iri = row["st"]
    if row["polarity"] == _NEGATIVE:
        found.denied.add(iri)
    if row["certainty"] == vocab.KG + "possible":
        found.possible.add(iri)
    if row["certainty"] == vocab.KG + "probable":
        found.probable.add(iri)
    if row["tense"] == vocab.KG + "future":
        found.planned.add(iri)


def _told(store: Store, found: _Found, sources: Iterable[_Row]) -> list[Told]:
    rejected = rejected_statements(store)
    days = {row["source"]: row["day"] for row in sources if "day" in row}
    curated = {row["source"] for row in sources if "curated" in row}
    manners: dict[Manner, Manner] = {}  # most are alike: one object each, which is compared faster
    told = []
    for row in found.rows:
        iri, source = row["st"], row["source"]
        manner = Manner(
            iri in found.denied,
            iri in found.possible,
            iri not in found.possible and iri not in found.probable,
            iri in found.planned,
            iri in rejected,
            source in curated,
            days.get(source, ""),
        )
        told.append(
            Told(
                iri,
                source,
                row["subject"],
                row["path"],
                row["object"],
                manners.setdefault(manner, manner),
                found.bases.get(iri, ""),
                tuple(sorted(found.roles[iri])) if iri in found.roles else (),
                iri in found.timed,
            )
        )
    return sorted(told)


def _rows(store: Store, query: str) -> list[_Row]:
    """The rows with the text of each term: an IRI, or the value of a literal."""
    return [
        {name: term.value if isinstance(term, Literal) else term for name, term in row.items()}
        for row in store.select(query).rows
    ]


def _names(iris: Iterable[str]) -> str:
    return " ".join(n3(Iri(iri)) for iri in sorted(iris))
