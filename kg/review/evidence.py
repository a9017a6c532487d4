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
_SAID_AS_VALUE = _SAID.replace("rdf:subject ?subject", "rdf:object ?subject")
_APPLIED = "SELECT ?st ?decision { ?decision kg:appliesTo ?st }"
_MADE = "SELECT ?st ?decision { ?decision a kg:Decision ; prov:generated ?st }"
_PROPERTIES = """
SELECT DISTINCT ?p WHERE {
  ?st rdf:subject ?subject ; rdf:predicate ?p ; kg:extractor ?extractor .
  FILTER(?extractor NOT IN ("mention", "metadata"))
} ORDER BY ?p"""

_PROPERTIES_AS_VALUE = _PROPERTIES.replace("rdf:subject ?subject", "rdf:object ?subject")


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
    return Evidence(entity=entity, property=prop, values=_values(_said(store, _SAID, entity, prop)))


def gather_as_value(store: Store, entity: Entity, prop: Property) -> tuple[Evidence, ...]:
    """What is said to have the entity as its value, each with that value alone; by label."""
    subjects: dict[str, list[Said]] = {}
    for one in _said(store, _SAID_AS_VALUE, entity, prop):
        subjects.setdefault(one.statement.subject.iri, []).append(one)
    found = [
        Evidence(entity=said[0].statement.subject, property=prop, values=_values(said))
        for said in subjects.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.entity.label, one.entity.iri)))


def properties_of(store: Store, entity: Entity, *, as_value: bool = False) -> list[str]:
    """The names of the properties that anything is said of; or those whose value it is."""
    query = _PROPERTIES_AS_VALUE if as_value else _PROPERTIES
    rows = store.select(query, {"subject": Iri(entity.iri)}).rows
    return sorted({str(row["p"]).replace("#", "/").rsplit("/", 1)[-1] for row in rows})


def _said(store: Store, query: str, entity: Entity, prop: Property) -> list[Said]:
    bindings = {"subject": Iri(entity.iri), "property": Iri(prop.iri)}
    iris = [str(row["st"]) for row in store.select(query, bindings).rows]
    sources = {one.path: one for one in read_summaries(store).values()}
    decisions, out = _decisions(store), rejected_statements(store)
    return [
        Said(
            statement=one,
            source=sources.get(one.source),
            decision=decisions.get(one.id),
            takes_part=one.id not in out,
        )
        for one in sorted(load_statements(store, iris).values(), key=place)
    ]


def _values(all_said: Iterable[Said]) -> tuple[Held, ...]:
    groups: dict[Key, list[Said]] = {}
    for said in all_said:
        one = said.statement
        groups.setdefault((one.polarity, *content(one.value)), []).append(said)
    return tuple(sorted(map(_held, groups.values()), key=_order))


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
