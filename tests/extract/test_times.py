"""Tests of kg.extract.times and readings: sentences in `times.tsv`, and what a table cannot say.

In the table several expressions of one sentence are set apart by " | ", "-" is an open end (or no
publication date), "\\n" a line break, and an empty interval means that nothing can be resolved.
"""

import csv
import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from kg.errors import OntologyError
from kg.extract.times import TimeGrammar, find_times, resolve

HERE = Path(__file__).parent
# Characters of nonsense, and the time for them: the square of even the fewer takes far longer.
LENGTH, SECONDS = (200_000, 5) if os.environ.get("KG_FUZZ") else (40_000, 2)
GRAMMAR = TimeGrammar.of(
    yaml.safe_load((HERE.parents[1] / "ontology/core/times.yaml").read_text(encoding="utf-8"))
)
PUBLISHED = date(2024, 9, 11)


def _rows() -> list[dict[str, str]]:
    with (HERE / "times.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{name: cell.replace("\\n", "\n") for name, cell in row.items()} for row in rows]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text not in {"", "-"} else None


def _shown(day: date | None) -> str:
    return day.isoformat() if day else "-"


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:60])
def test_a_sentence_gives_its_times(row: dict[str, str]) -> None:
    found = find_times(row["text"], GRAMMAR)
    times = [
        resolve(
            one,
            published=_day(row["published"]),
            tense=row["tense"],
            anchor=_day(row["anchor"]),
        )
        for one in found
    ]
    assert all(row["text"][one.start : one.end] == one.text for one in found)
    assert {
        "expected": " | ".join(one.text for one in found),
        "relative": " | ".join(one.relative for one in found),
        "earliest": " | ".join(_shown(one.earliest) if one else "" for one in times),
        "latest": " | ".join(_shown(one.latest) if one else "" for one in times),
        "precision": " | ".join(one.precision if one else "" for one in times),
    } == {name: row[name] for name in ("expected", "relative", "earliest", "latest", "precision")}


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("22 July 2019 at 14:43 IST", datetime(2019, 7, 22, 9, 13, tzinfo=UTC)),
        ("00:52 UTC on 22 October 2008", datetime(2008, 10, 22, 0, 52, tzinfo=UTC)),
        ("Feb. 22, 2024, at 6:23 p.m. EST", datetime(2024, 2, 22, 23, 23, tzinfo=UTC)),
        ("12:57 p.m. ET on June 18, 2009", datetime(2009, 6, 18, 16, 57, tzinfo=UTC)),
        ("12:57 p.m. ET on January 18, 2009", datetime(2009, 1, 18, 17, 57, tzinfo=UTC)),
        ("20 January 2024 at 12:20 a.m. Tokyo time", datetime(2024, 1, 19, 15, 20, tzinfo=UTC)),
        ("2024-02-22T23:23:00Z", datetime(2024, 2, 22, 23, 23, tzinfo=UTC)),
        ("1:53 a.m. local time on September 7, 2019", None),
    ],
)
def test_a_clock_time_with_a_zone_is_a_moment_in_utc(text: str, instant: datetime | None) -> None:
    (found,) = find_times(text, GRAMMAR)
    resolved = resolve(found, published=None)
    assert resolved is not None
    assert (found.text, resolved.instant) == (text, instant)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("on Monday", "front matter"), ("a day after", "text"), ("in May 2024", None)],
)
def test_a_time_says_what_it_was_resolved_against(text: str, anchor: str | None) -> None:
    (found,) = find_times(text, GRAMMAR)
    resolved = resolve(found, published=PUBLISHED, anchor=date(2019, 9, 7), origin="front matter")
    assert resolved is not None
    assert resolved.anchor == anchor


def test_a_count_of_days_in_the_past_tense_is_a_duration() -> None:
    (found,) = find_times("It was done in three days.", GRAMMAR)
    assert resolve(found, published=PUBLISHED, tense="past") is None


def test_non_breaking_spaces_are_spaces() -> None:
    assert [one.text for one in find_times("on 7\u00a0September\u202f2019", GRAMMAR)] == [
        "7\u00a0September\u202f2019"
    ]


def test_an_expression_does_not_reach_over_a_blank_line() -> None:
    assert [one.text for one in find_times("on 7 September\n\n2019 was", GRAMMAR)] == [
        "7 September"
    ]


def test_a_malformed_grammar_is_an_ontology_error() -> None:
    with pytest.raises(OntologyError):
        TimeGrammar.of({"words": {}})


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "in ",
        "early ",
        "-",
        "Monday ",
        "between March and ",
        "2019-",
        "a few ",
        "\n ",
        "1,",
        "a.",
        "9",
        "1.1",
        "1.",
        "1-",
        "2019/",
        "a year and ",
        "two and a half ",
        "early in the end of ",
        "’6",
        "(",
        "Q1 or ",
        "may or ",
    ],
)
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    before = time.process_time()
    find_times(text, GRAMMAR)
    assert time.process_time() - before < SECONDS
