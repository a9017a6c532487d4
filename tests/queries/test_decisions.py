"""What a person decided counts in every answer."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.queries import Query, answer, load_queries
from kg.rdf import Literal
from kg.store import Solutions, Store, open_store

REJECTED = (
    "<https://w3id.org/factlint/kg#standing> <https://w3id.org/factlint/kg#rejected> "
    "<https://w3id.org/factlint/decisions> ."
)
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
KEPT = {"findings", "findings-of"}  # of the check before, until the next


@pytest.fixture(scope="module")
def rejected(press: Store) -> Store:
    """All that was read, and all of it rejected."""
    store = open_store()
    store.load(press.quads())
    statements = store.select("SELECT DISTINCT ?st WHERE { ?st a kg:Statement }").rows
    store.load(f"<{row['st']}> {REJECTED}" for row in statements)
    return store


@pytest.mark.parametrize(
    "query", [one for one in load_queries() if one.name not in KEPT], ids=lambda one: str(one.name)
)
def test_what_was_rejected_is_in_no_answer(rejected: Store, query: Query) -> None:
    given = {one.name: one.example for one in query.parameters if not one.optional}
    found = answer(rejected, query, given)
    assert isinstance(found, Solutions)
    if query.name == "sources":
        assert {row["statements"] for row in found.rows} == {Literal("0", INTEGER)}
    else:
        assert found.rows == []


def test_a_correction_stands_in_the_place_of_what_it_corrects(press: Store, tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with open_store(folder, create=True) as store:
        store.load(press.quads())
        wrong = store.select(
            "SELECT ?st WHERE { ?st oa:hasSelector/oa:exact 'The lander has a mass of 1,900 kg' }"
        ).rows[0]["st"]
    change = ["review", str(wrong), "--correct", "value=1,930 kg", "--by", "Ann", "--store", folder]
    assert CliRunner().invoke(main, change).exit_code == 0
    asked = ["query", "amounts", "--measure", "mass", "--store", folder, "--format", "csv"]
    lines = CliRunner().invoke(main, asked).stdout.splitlines()
    assert [line.split(",stated")[0] for line in lines[1:]] == [
        'Heron,mass,"1,930 kg",1925,1935,kg',
        'Heron,mass,"2,150 kg",2145,2155,kg',
    ]
