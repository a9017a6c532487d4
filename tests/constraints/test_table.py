"""The table of docs/constraints.md holds: each type has its rule, its terms and its examples."""

import re
from pathlib import Path

import pyoxigraph
import pytest

from kg import vocab
from kg.folder import data_folder
from kg.rules import load_rules

PAGE = (Path(__file__).parents[2] / "docs" / "constraints.md").read_text("utf-8")
EXAMPLES = data_folder("queries") / "rules" / "examples"
CORE = "".join(
    path.read_text("utf-8") for path in sorted((data_folder("ontology") / "core").glob("*.ttl"))
)
# All of Wikidata's types but those that the page says are left out.
TYPES = (
    "single value, single best value, distinct values, conflicts with, item requires statement, "
    "value requires statement, subject type, value type, one-of, none-of, inverse, symmetric, "
    "range, difference within range, contemporary, format, integer, allowed units, "
    "required qualifier, allowed qualifiers, citation needed"
)
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("|") and "`" in line
]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_type_of_wikidata_that_makes_sense_has_a_row() -> None:
    named = [re.findall(r"\[(.+?)\]", row[0]) for row in ROWS]
    assert [name for names in named for name in names[:1]] == TYPES.split(", ")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split("]")[0].lstrip("["))
def test_a_row_names_rules_and_examples_that_there_are(row: list[str]) -> None:
    rules = {rule.id: rule for rule in load_rules()}
    named = [name for name in code(row[2]) if name != "kg:compares"]
    assert set(named) <= rules.keys()
    assert {rules[name].severity.value for name in named} == {row[3]}
    for name in code(row[4]):
        kinds = {path.stem.split("-")[0] for path in (EXAMPLES / name).glob("*.trig")}
        assert kinds == {"fail", "pass"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split("]")[0].lstrip("["))
def test_a_row_s_line_is_turtle_with_declared_terms(row: list[str]) -> None:
    (line,) = code(row[1])
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in vocab.PREFIXES.items())
    eg = "@prefix eg: <https://example.org/> .\n"
    turtle = pyoxigraph.parse((prefixes + eg + line).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    terms = {term.value for triple in turtle for term in (triple.predicate, triple.object)}
    ours = {vocab.shorten(term) for term in terms if term.startswith(vocab.KG)}
    assert [term for term in sorted(ours) if f"\n{term} a " not in CORE] == []


def test_the_items_of_wikidata_on_the_page_are_those_of_the_ontology() -> None:
    assert set(re.findall(r"Q\d+", PAGE)) == set(re.findall(r"wd:(Q\d+)", CORE))
