"""A check of any statements, wherever they stand, finds what the check of all finds of them."""

import os

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from pyoxigraph import NamedNode, RdfFormat

from kg.check.derive import DERIVED, derive_near
from kg.check.nearby import read_around
from kg.check.reach import read_rows
from kg.check.rows import Row, run_near
from kg.rules import load_derivations
from kg.store.excerpt import Excerpt
from kg.vocab import BASE
from tests.rules.random_statements import GROUPS, MORE, QUICK, Told, Ways, statements

LONG = bool(os.environ.get("KG_FUZZ"))
Found = set[tuple[str, Row]]


@pytest.fixture(scope="module")
def ways() -> Ways:
    return Ways()


def touching(rows: Found, own: set[str], dates: set[str]) -> Found:
    """The rows on one's own statements, but for those on a date alone that is one's own."""
    return {
        (rule, row)
        for rule, row in rows
        if own & (set(row.statements) - dates or set(row.statements))
        and (rule != "name-variant" or row.this in own)
    }


@pytest.mark.parametrize("more", ["", MORE] if LONG else [MORE])
@pytest.mark.parametrize("group", GROUPS if LONG else GROUPS[-3:])
def test_some_statements_find_what_touches_them(
    ways: Ways, group: tuple[str, ...], more: str
) -> None:
    derivations = load_derivations()

    @settings(
        QUICK, max_examples=60 if LONG else 2, phases=[Phase.generate, *[Phase.shrink] * LONG]
    )
    @given(told=statements(group), parts=some.lists(some.integers(0, 2), min_size=16, max_size=16))
    def hold_against(told: Told, parts: list[int]) -> None:
        with ways.store_of(told) as store:
            store.dataset.load(more.encode(), format=RdfFormat.TURTLE, to_graph=NamedNode(BASE))
            found = read_rows(ways.rules, derivations, store, None).found
            whole = {(rule, row) for rule, rows in found.items() for row in rows}
            dates = {one.id for one, _ in told if one.extractor == "metadata"}
            ids = sorted({one.id for one, _ in told})
            for part in range(3):
                own = {one for one, at in zip(ids, parts, strict=False) if at == part}
                near = read_around(Excerpt(store, DERIVED), own, (*ways.rules, *derivations))
                derive_near(near, derivations)
                rows = {(rule.id, row) for rule in ways.rules for row in run_near(rule, near)}
                assert touching(rows, own, dates) == touching(whole, own, dates)

    hold_against()
