"""A source without a day of publication comes last, and moves nothing."""

from collections.abc import Callable

import pytest

from kg.queries import answer, find_query
from kg.rdf import Literal
from kg.store import Solutions, Store, open_store


@pytest.fixture(scope="module")
def ask(press: Store) -> Callable[..., list[str]]:
    """Asks the articles, the first of which has lost its day."""
    store = open_store()
    told = '<https://w3id.org/factlint/kg#published> "2031-02-10"'
    store.load(
        line.replace(told, told.replace("2031-02-10", "0001-01-01")) for line in press.quads()
    )

    def rows(name: str, columns: str, **values: str) -> list[str]:
        found = answer(store, find_query(name), values)
        assert isinstance(found, Solutions)
        terms = ([row.get(column, Literal("")) for column in columns.split()] for row in found.rows)
        return [
            " | ".join(one.value if isinstance(one, Literal) else one for one in row)
            for row in terms
        ]

    return rows


def test_a_card_and_a_name_begin_with_the_first_day_that_is_known(
    ask: Callable[..., list[str]],
) -> None:
    card = ask("entity-card", "property value stated first_on last_on start", entity="Heron")
    assert "landsAt | South Pole | 2 | 2035-01-15 | 2035-01-15 | 143" in card
    assert "partOf | Tarn | 1 |  |  | 336" in card
    assert ask("names-of", "name first_on", entity="ESA") == [
        "ESA | 2032-06-03",
        "European Space Agency | 2034-11-21",
    ]


def test_a_date_does_not_slip_against_an_undated_source(ask: Callable[..., list[str]]) -> None:
    assert ask("slipped-dates", "said_on time moved") == [
        "2032-06-03 | late 2034 | told first",
        "2034-11-21 | 20 November 2034 | fits",
        "2035-02-02 | 23 November 2034 | later",
    ]
