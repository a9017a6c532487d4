"""All that is said of one property of one thing: values side by side, with who says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.check import SourceSummary
from kg.check.run import read_summaries
from kg.check.sayings import Key, content, place
from kg.check.statements import load_statements
from kg.decisions import Decision, read_ledger, rejected_statements
from kg.model import Entity, Polarity, Property, Quantity, Statement, Time, Value
from kg.rdf import Iri
from kg.store import Store

_SAID = """
SELECT DISTINCT ?st WHERE {
  ?st rdf:subject ?subject ; rdf:predicate ?property ; kg:extractor ?extractor .
  FILTER(?extractor NOT IN ("mention", "metadata"))
} ORDER BY ?st"""
_APPLIED = "SELECT ?st ?decision { ?decision kg:appliesTo ?st }"
_MADE = "SELECT ?st ?decision { ?decision a kg:Decision ; prov:generated ?st }"
_PROPERTIES = """
SELECT DISTINCT ?p WHERE {
  ?st rdf:subject ?subject ; rdf:predicate ?p ; kg:extractor ?extractor .
  FILTER(?extractor NOT IN ("mention", "metadata"))
} ORDER BY ?p"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with its source, what was decided on it, and whether it takes part in rules."""

    statement: Statement
    source: SourceSummary | None
    decision: Decision | None = None
    takes_part: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value, or its denial, with all that give it.

    `independent` counts the sources that give it and take part: those of one publisher are one, and
    so are those that have the very same words.
    """

    value: Value
    polarity: Polarity
    said: tuple[Said, ...]
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The values of one property of one entity, the best supported first."""

    entity: Entity
    property: Property
    values: tuple[Held, ...]


def gather(store: Store, entity: Entity, prop: Property) -> Evidence:
    """All that the store's sources say of the property; equal values stand together."""
    bindings = {"subject": Iri(entity.iri), "property": Iri(prop.iri)}
    iris = [str(row["st"]) for row in store.select(_SAID, bindings).rows]
    sources = {one.path: one for one in read_summaries(store).values()}
    decisions, out = _decisions(store), rejected_statements(store)
    groups: dict[Key, list[Said]] = {}
    for one in sorted(load_statements(store, iris).values(), key=place):
        said = Said(
            statement=one,
            source=sources.get(one.source),
            decision=decisions.get(one.id),
            takes_part=one.id not in out,
        )
        groups.setdefault((one.polarity, *content(one.value)), []).append(said)
    values = sorted(map(_held, groups.values()), key=_order)
    return Evidence(entity=entity, property=prop, values=tuple(values))


def properties_of(store: Store, entity: Entity) -> list[str]:
    """The names of the properties that anything is said of."""
    rows = store.select(_PROPERTIES, {"subject": Iri(entity.iri)}).rows
    return sorted({str(row["p"]).replace("#", "/").rsplit("/", 1)[-1] for row in rows})


def _decisions(store: Store) -> Mapping[str, Decision]:
    """The decision on each statement that has one, else the one that made it."""
    known = {one.iri: one for one in read_ledger(store)}
    found: dict[str, Decision] = {}
    for query in (_MADE, _APPLIED):
        for row in store.select(query).rows:
            if str(row["decision"]) in known:
                found[str(row["st"])] = known[str(row["decision"])]
    return found


def _held(said: Sequence[Said]) -> Held:
    first = said[0].statement
    return Held(
        value=first.value,
        polarity=first.polarity,
        said=tuple(said),
        independent=independent(one for one in said if one.takes_part),
    )


def independent(said: Iterable[Said]) -> int:
    """How many sources speak for themselves: not one publisher twice, nor the very same words."""
    groups: list[set[str]] = []
    for one in said:
        words = " ".join(one.statement.quote.exact.split()).casefold()
        marks = {f"path {one.statement.source}", f"words {words}"}
        if one.source and one.source.publisher:
            marks.add(f"publisher {one.source.publisher.casefold()}")
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*joined))
    return len(groups)


def _order(held: Held) -> tuple[object, ...]:
    """The best supported first; then by value."""
    gone = not any(one.takes_part for one in held.said)
    return (gone, held.polarity is Polarity.NEGATIVE, -held.independent, *_sortable(held.value))


def _sortable(value: Value) -> tuple[str, str, str]:
    match value:
        case Entity():
            return ("entity", value.label, value.iri)
        case Time():
            return ("time", str(value.earliest or ""), str(value.latest or ""))
        case Quantity():
            return ("quantity", f"{value.low or 0:030.6f}", f"{value.high or 0:030.6f}")
