"""Sources that change one after the other: what stands is what a check of all, run anew, finds.

The statements are random, few in kind, so that they meet. `make fuzz` takes more of them.
"""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import NamedNode, RdfFormat

from kg.check import check
from kg.check.since import can_check_since, check_since
from kg.check.standing import Standing
from kg.load import load_all, load_ontology
from kg.model import (
    Entity,
    Finding,
    Quantity,
    Source,
    Statement,
    Time,
    Value,
)
from kg.rdf import source_quads, statement_quads
from kg.report.checked import means_quad
from kg.report.keeping import record_since
from kg.report.shaclform import record
from kg.rules import Rule, load_rules
from kg.store import Store, open_store
from kg.store.embedded import EmbeddedStore
from kg.store.former import FINDINGS, former
from kg.vocab import BASE, expand
from tests.rules import random_statements
from tests.rules.random_statements import (
    LONG,
    QUICK,
    dated,
    told_by,
    words,
)

LENGTHS = settings(QUICK, max_examples=60 if LONG else 5)

# Declared of no property that ships, so that rules on what is told nowhere have something to do.
MORE = """
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix space: <https://w3id.org/factlint/space#> .
space:mass kg:requiresStatement space:launchDate ; kg:conflictsWith space:condition .
space:launchVehicle kg:valueRequiresStatement space:mass .
space:develops a owl:InverseFunctionalProperty ; kg:statedBothWays true .
space:launches kg:contemporary true ; owl:propertyDisjointWith space:develops .
"""


def things(kind: str, *curies: str) -> some.SearchStrategy[Value]:
    return some.sampled_from(
        [Entity(iri=expand(one), label=one.split(":")[1], type=kind) for one in curies]
    )


def day(first: str, last: str, anchor: str | None = None) -> Time:
    ends = date.fromisoformat(first), date.fromisoformat(last)
    text = f"{first} to {last} {anchor or ''}"
    return Time(earliest=ends[0], latest=ends[1], text=text, precision="day", anchor=anchor)


def kilograms(low: float, high: float) -> Quantity:
    return Quantity(
        amount=low, unit="kg", text=f"{low} kg", low=low, high=high, base="kg", kind="mass"
    )


CRAFT = things("space:Lander", "ent:vikram-2019", "ent:chandrayaan-2", "ent:made-up-craft")
PARTY = things("space:Agency", "ent:isro", "ent:jaxa", "ent:india")
TIME = some.sampled_from(
    [
        day("2019-07-22", "2019-07-22"),
        day("2019-07-15", "2019-07-15"),
        day("2018-07-22", "2018-07-22", anchor="front matter"),
        day("2021-01-01", "2021-12-31"),
    ]
)
SHAPES: dict[str, tuple[some.SearchStrategy[Value], some.SearchStrategy[Value]]] = {
    "space:launchDate": (CRAFT, TIME),
    "space:landingDate": (CRAFT, TIME),
    "space:mass": (CRAFT, some.sampled_from([kilograms(1470, 1472), kilograms(148, 150)])),
    "space:landsAt": (CRAFT, things("space:LunarPlace", "moon:south-pole", "moon:far-side")),
    "space:launchVehicle": (CRAFT, things("space:Rocket", "ent:pslv", "ent:lvm3")),
    "space:condition": (CRAFT, things("space:Condition", "space:Intact", "space:Destroyed")),
    "space:launches": (PARTY, CRAFT),
    "space:develops": (PARTY, CRAFT),
    "space:partOf": (CRAFT, CRAFT),
    "kg:namedAs": (CRAFT, things("kg:Name", "ent:name-a", "ent:name-b")),
}
GROUPS = (
    ("space:launchDate", "space:landingDate"),
    ("space:mass", "space:condition", "space:launchDate"),
    ("space:landsAt", "space:partOf"),
    ("space:launchVehicle", "space:launches", "space:develops", "space:partOf"),
    ("kg:namedAs", "space:mass"),
    tuple(SHAPES),
)
SOURCES = random_statements.SOURCES[:3]  # articles
Edit = tuple[Source, list[str]]
WORLDS = [
    pytest.param(more, group, id=f"{group[0]}-{name}")
    for name, more in (("declared", ""), ("more declared", MORE))
    for group in GROUPS
]
each_world = pytest.mark.parametrize(("more", "group"), WORLDS if LONG else WORLDS[-1:])


@some.composite
def edits(draw: some.DrawFn, group: tuple[str, ...]) -> list[Edit]:
    """Articles one after the other, each with what it says from then on; nothing: it is gone."""
    return [draw(edit(group)) for _ in range(draw(some.integers(2, 5)))]


@some.composite
def edit(draw: some.DrawFn, group: tuple[str, ...]) -> Edit:
    source = draw(some.sampled_from(SOURCES))
    told = [draw(statement(source, at, group)) for at in range(draw(some.integers(0, 5)))]
    if not told:
        return source, []
    if source.published:
        told.append(dated(source)[0])
    lines = [*source_quads(source, f"text of {source.path}")]
    for one in told:
        lines += statement_quads(one, source)
    return source, lines


@some.composite
def statement(draw: some.DrawFn, source: Source, at: int, group: tuple[str, ...]) -> Statement:
    name = draw(some.sampled_from(group))
    return told_by(source, at, name, **draw(words(source, name, *SHAPES[name])))


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_rules()


def world(more: str) -> EmbeddedStore:
    store = open_store()
    assert isinstance(store, EmbeddedStore)
    load_ontology(store)
    store.dataset.load(more.encode(), format=RdfFormat.TURTLE, to_graph=NamedNode(BASE))
    return store


@each_world
def test_what_stands_after_any_edits_is_what_a_check_of_all_finds(
    rules: tuple[Rule, ...], group: tuple[str, ...], more: str
) -> None:
    kept, anew = world(more), world(more)
    found: set[str] = set()

    @LENGTHS
    @given(made=edits(group))
    def edit_and_compare(made: list[Edit]) -> None:
        for store in (kept, anew):
            for source in SOURCES:
                store.remove(source.iri)
        standing = Standing(rules, kept, ())
        there: set[str] = set()
        for source, lines in made:
            standing.change({source.iri: lines})
            anew.replace(source.iri, lines)
            (there.add if lines else there.discard)(source.iri)
            result = standing.result()
            assert result == check(rules, anew, sorted(there))
            found.update(one.rule for one in result.findings)

    edit_and_compare()
    assert found


def report(store: Store) -> set[str]:
    """The findings as the store keeps them."""
    return {line for line in store.quads() if line.endswith(f"<{FINDINGS}> .")}


def shown(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without some that people have set aside, by their fingerprints."""
    return [one for one in findings if int(one.fingerprint, 16) % 4]


@each_world
def test_the_store_keeps_after_any_changes_what_a_check_of_all_would_keep(
    rules: tuple[Rule, ...], group: tuple[str, ...], more: str
) -> None:
    store, anew = world(more), world(more)
    assert can_check_since(rules)
    found: set[str] = set()
    stood: set[int] = set()

    @LENGTHS
    @given(rounds=some.lists(edits(group), min_size=2, max_size=4))
    def change_and_compare(rounds: list[list[Edit]]) -> None:
        for one in (store, anew):
            for name in (*(source.iri for source in SOURCES), FINDINGS):
                one.remove(name)
        record(store, shown(check(rules, store).findings), [means_quad("as ever")])
        for made in rounds:
            for source, lines in made:
                load_all(store, {source.iri: lines})
                anew.replace(source.iri, lines)
            since = check_since(rules, store, former(store))
            stood.add(record_since(store, shown(since.result.findings), since.touched))
            record(anew, shown(check(rules, anew).findings), [means_quad("as ever")])
            assert report(store) == report(anew)
            found.update(one.rule for one in since.result.findings)

    change_and_compare()
    assert found
    assert len(stood) > 1
