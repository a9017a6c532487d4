"""Random statements: the set-wise run finds what pySHACL finds, statement for statement, and the
check of one article what touches it of what the check of all finds.

A run takes most of its time whatever it judges, so that all groups are told in one world, three
times. `make fuzz` has a world for each group and more of them, asks pySHACL for each statement
alone too, and on rdflib. An example takes a second, asked for each statement alone six, and on
rdflib some ten for a single statement: hence so few of them, which two cores do in less than ten
minutes.
"""

from collections.abc import Mapping
from itertools import chain

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode, RdfFormat

from kg.check import nearby
from kg.check.reach import read_rows
from kg.check.rows import Row
from kg.check.wrapped import run_wrapped
from kg.rules import load_derivations
from kg.vocab import BASE
from tests.rules.random_statements import (
    GROUPS,
    LONG,
    MORE,
    QUICK,
    SOURCES,
    Told,
    Ways,
    statements,
    together,
)


@pytest.fixture(scope="module")
def ways() -> Ways:
    return Ways()


each_group = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0].split(":")[1])
each_world = pytest.mark.parametrize(
    "groups",
    [(group,) for group in GROUPS] if LONG else [GROUPS],
    ids=lambda groups: groups[0][0].split(":")[1] if LONG else "all",
)


@each_world
def test_pyshacl_over_oxigraph_finds_the_same(
    ways: Ways, groups: tuple[tuple[str, ...], ...]
) -> None:
    @QUICK
    @given(told=together(*groups))
    def hold_against(told: tuple[Told, ...]) -> None:
        with ways.store_of(*told) as store:
            assert run_wrapped(ways.shapes, store.dataset) == ways.set_wise(store)

    hold_against()


@pytest.mark.skipif(not LONG, reason="make fuzz")
@each_group
def test_pyshacl_asked_for_each_statement_alone_finds_the_same(
    ways: Ways, group: tuple[str, ...]
) -> None:
    @settings(QUICK, max_examples=4)
    @given(told=statements(group))
    def hold_against(told: Told) -> None:
        with ways.store_of(told) as store:
            found = run_wrapped(ways.shapes, store.dataset, singly=True)
            assert found == ways.set_wise(store)

    hold_against()


@pytest.mark.skipif(not LONG, reason="make fuzz")
@each_group
def test_pyshacl_on_rdflib_finds_the_same(ways: Ways, group: tuple[str, ...]) -> None:
    # The first example is always the simplest.
    @settings(QUICK, max_examples=2)
    @given(told=statements(group))
    def hold_against(told: Told) -> None:
        with ways.store_of(told) as store:
            expected = ways.set_wise(store)
            nodes = few_of({one.id for one, _ in told}, {this for _, this, *_ in expected})
            found = {pair for pair in expected if pair[1] in nodes}
            assert ways.on_rdflib(store, nodes) == found

    hold_against()


def few_of(told: set[str], wrong: set[str]) -> list[str]:
    """One statement with which something is wrong, and one with which nothing is."""
    return [*sorted(told & wrong)[:1], *sorted(told - wrong)[:1]]


def test_the_random_statements_of_most_groups_conflict(ways: Ways) -> None:
    wrong: set[tuple[str, ...]] = set()

    @settings(QUICK, max_examples=5)
    @given(told=together(*GROUPS[:6]))
    def look(told: tuple[Told, ...]) -> None:
        with ways.store_of(*told) as store:
            found = {this for _, this, *_ in ways.set_wise(store)}
        for group, one in zip(GROUPS, told, strict=False):
            if found & {statement.id for statement, _ in one if statement.extractor != "metadata"}:
                wrong.add(group)

    look()
    assert wrong == set(GROUPS[:6])


ONE_SIDED = {"name-variant", "publication-date-conflict"}  # told of the article that they judge


def touching(rows: Mapping[str, list[Row]], own: set[str]) -> set[tuple[str, Row]]:
    """The rows on a statement of one's own, by the rule that found them."""
    return {
        (rule, row)
        for rule, found in rows.items()
        for row in found
        if own & ({row.this} if rule in ONE_SIDED else set(row.statements))
    }


@pytest.mark.parametrize("more", ["", MORE], ids=["declared", "more declared"])
@each_world
def test_a_check_of_one_article_finds_what_touches_it(
    ways: Ways, groups: tuple[tuple[str, ...], ...], more: str
) -> None:
    derivations = load_derivations()

    @settings(QUICK, max_examples=60 if LONG else 3)
    @given(told=together(*groups))
    def hold_against(told: tuple[Told, ...]) -> None:
        with ways.store_of(*told) as store:
            store.dataset.load(more.encode(), format=RdfFormat.TURTLE, to_graph=NamedNode(BASE))
            whole = read_rows(ways.rules, derivations, store, None).found
            for source in SOURCES:
                own = {one.id for one, where in chain(*told) if where is source}
                only = frozenset({source.iri})
                found = read_rows(ways.rules, derivations, store, only).found
                assert touching(found, own) == touching(whole, own)
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(nearby, "_MANY", 0)
                    asked_singly = read_rows(ways.rules, derivations, store, only).found
                assert asked_singly == found

    hold_against()
