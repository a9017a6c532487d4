"""Tests of kg.extract.quantities and numerals: sentences in `quantities.tsv`, and hints and bounds.

In the table several amounts of one sentence are set apart by " | ", "-" is an open end, ".." parts
the two numbers of a range, and "\\n" is a line break.
"""

import csv
import os
import time
from pathlib import Path

import pytest
import yaml

from kg.errors import OntologyError
from kg.extract.quantities import QuantityGrammar, find_quantities, overlaps
from kg.model import Quantity

HERE = Path(__file__).parent
# Characters of nonsense, and the time for them: the square of even the fewer takes far longer.
LENGTH, SECONDS = (200_000, 5) if os.environ.get("KG_FUZZ") else (40_000, 2)
GRAMMAR = QuantityGrammar.of(
    yaml.safe_load((HERE.parents[1] / "ontology/core/quantities.yaml").read_text(encoding="utf-8"))
)


def _rows() -> list[dict[str, str]]:
    with (HERE / "quantities.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{name: cell.replace("\\n", "\n") for name, cell in row.items()} for row in rows]


def _split(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def _numbers(cell: str) -> list[float | None]:
    return [None if part == "-" else float(part) for part in _split(cell)]


def _amount(quantity: Quantity) -> str:
    parts = quantity.amount if isinstance(quantity.amount, tuple) else (quantity.amount,)
    return "..".join(f"{part:.15g}" for part in parts)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:60])
def test_a_sentence_gives_its_amounts(row: dict[str, str]) -> None:
    found = find_quantities(row["text"], GRAMMAR)
    assert all(row["text"][one.start : one.end] == one.text for one in found)
    assert {
        "expression": [one.text for one in found],
        "amount": [_amount(one.quantity) for one in found],
        "unit": [one.quantity.unit for one in found],
        "kind": [one.quantity.kind for one in found],
    } == {name: _split(row[name]) for name in ("expression", "amount", "unit", "kind")}
    assert [one.quantity.low for one in found] == _approximate(_numbers(row["low"]))
    assert [one.quantity.high for one in found] == _approximate(_numbers(row["high"]))


def _approximate(numbers: list[float | None]) -> list[object]:
    return [None if number is None else pytest.approx(number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a crater 500 m deep", "deep"),
        ("a 500-metre-wide crater", "wide"),
        ("a crater 10 km in diameter", "diameter"),
        ("flew at an altitude of 25 km", "altitude"),
        ("a rover weighing 27 kg", "weighing"),
        ("with a mass of about 27 kg", "mass"),
        ("it cost $75 million", "cost"),
        ("at a speed of 2 m/s", "speed"),
        ("tens of metres deep", "deep"),
        ("the 27-kg rover", ""),
    ],
)
def test_the_word_beside_an_amount_tells_what_it_measures(text: str, hint: str) -> None:
    (found,) = find_quantities(text, GRAMMAR)
    assert found.bearer_hint == hint


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("56 miles", "90 km", True),
        ("149 m", "14 km", False),
        ("3,840 kg", "3.8 tonnes", True),
        ("over 5 km", "7 km", True),
        ("up to 5 km", "7 km", False),
        ("978 crore rupees", "Rs 9.78 billion", True),
        ("5 km", "5 kg", False),
        ("$5", "€5", False),
    ],
)
def test_amounts_of_one_kind_overlap_where_they_may_be_equal(
    one: str, other: str, expected: bool
) -> None:
    first, second = (find_quantities(text, GRAMMAR)[0].quantity for text in (one, other))
    assert overlaps(first, second) is expected
    assert overlaps(second, first) is expected


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("2.5\u00a0km", 2.5, "km"),
        ("384\u00a0400\u00a0km", 384400, "km"),
        ("384\u2009400\u202fkm", 384400, "km"),
        ("1\u202f752\u202fkg", 1752, "kg"),
        ("3\u00a0rovers", 3, "rover"),
    ],
)
def test_amounts_may_hold_thin_and_non_breaking_spaces(text: str, amount: float, unit: str) -> None:
    (found,) = find_quantities(f"it is {text} in all", GRAMMAR)
    assert (found.text, found.quantity.amount, found.quantity.unit) == (text, amount, unit)


def test_a_malformed_grammar_is_an_ontology_error() -> None:
    with pytest.raises(OntologyError):
        QuantityGrammar.of({"units": {}})


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "about ",
        "1-",
        "1,",
        "tens of ",
        "two ",
        "$",
        "between 1 and ",
        "a half ",
        "1 to ",
        "-",
        "9",
        "1 000 ",
        "1.",
        "1.1",
        "a year and ",
        "two hundred and ",
        "5 km (",
        "5 km or ",
        "5 hours and ",
        "a few ",
        "minus ",
        "1m",
        "½",
    ],
)
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    before = time.process_time()
    find_quantities(text, GRAMMAR)
    assert time.process_time() - before < SECONDS
