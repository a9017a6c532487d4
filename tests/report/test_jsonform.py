import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from kg.check.result import CheckResult, Coverage, Ignored, SourceSummary, Uncompared
from kg.config import IgnoreEntry
from kg.model import Entity, Finding, Quantity, Severity, Speaker, Statement, Tense, Time
from kg.report.jsonform import (
    as_json,
    as_json_array,
    as_jsonl,
    finding_form,
    statement_form,
    value_form,
)
from kg.report.schema import read_schema

Make = Callable[..., Statement]


def valid(name: str, form: object) -> bool:
    resources = [
        (f"{one}.schema.json", Resource.from_contents(read_schema(one)))
        for one in ("statement", "check")
    ]
    registry: Any = Registry().with_resources(resources)
    return bool(Draft202012Validator(read_schema(name), registry=registry).is_valid(form))


def test_a_statement_has_the_keys_of_the_contract_in_their_order(make: Make) -> None:
    text = "On 7 September India will develop a lander."
    statement = make(
        text,
        "India will develop a lander",
        subject=Entity(
            iri="https://example.org/isro", label="ISRO", type="space:Agency", mention="India"
        ),
        value=Entity(iri="https://example.org/l", label="LUPEX lander", part_of="https://e.org/m"),
        qualifiers=(
            ("time", Time(earliest=None, latest=date(2023, 12, 31), text="by 2023")),
            ("with", Entity(iri="https://example.org/x", label="X")),
            ("with", Entity(iri="https://example.org/y", label="Y")),
        ),
        tense=Tense.FUTURE,
        speakers=(Speaker(label="Sputnik"), Speaker(label="PTI")),
        confidence=0.8333,
        frame="develop",
    )
    assert list(statement_form(statement).items()) == [
        ("id", "https://example.org/statement/15"),
        ("source", "a.txt"),
        (
            "subject",
            {
                "iri": "https://example.org/isro",
                "label": "ISRO",
                "type": "space:Agency",
                "mention": "India",
            },
        ),
        ("property", {"iri": "https://example.org/landsAt", "name": "landsAt"}),
        (
            "value",
            {
                "iri": "https://example.org/l",
                "label": "LUPEX lander",
                "type": "owl:Thing",
                "partOf": "https://e.org/m",
            },
        ),
        (
            "qualifiers",
            {
                "time": {
                    "earliest": None,
                    "latest": "2023-12-31",
                    "text": "by 2023",
                    "precision": "day",
                    "anchor": None,
                },
                "with": {"iri": "https://example.org/x", "label": "X", "type": "owl:Thing"},
                "with-2": {"iri": "https://example.org/y", "label": "Y", "type": "owl:Thing"},
            },
        ),
        ("certainty", "certain"),
        ("polarity", "positive"),
        ("tense", "future"),
        ("speakers", ["Sputnik", "PTI"]),
        (
            "quote",
            {
                "exact": "India will develop a lander",
                "start": 15,
                "end": 42,
                "prefix": "On 7 September ",
                "suffix": ".",
            },
        ),
        ("confidence", 0.83),
        ("extractor", "rules"),
        ("frame", "develop"),
    ]
    assert valid("statement", statement_form(statement))


@pytest.mark.parametrize(
    ("amount", "written"), [(2.5, 2.5), (149.0, 149), ((10.0, 100.0), [10, 100])]
)
def test_an_amount_is_a_number_or_a_list_of_two(
    make: Make, amount: float | tuple[float, float], written: object
) -> None:
    quantity = Quantity(
        amount=amount, unit="km", text="…", low=2450.0, high=None, base="m", kind="length"
    )
    assert value_form(quantity) == {
        "amount": written,
        "unit": "km",
        "text": "…",
        "low": 2450,
        "high": None,
        "base": "m",
        "kind": "length",
    }
    assert valid("statement", statement_form(make("a", "a", value=quantity)))


def test_a_time_with_a_clock_has_its_instant_in_utc() -> None:
    launch = datetime(2019, 7, 22, 9, 13, tzinfo=UTC)
    day = launch.date()
    assert value_form(Time(earliest=day, latest=day, text="at 9:13 UTC", instant=launch)) == {
        "earliest": "2019-07-22",
        "latest": "2019-07-22",
        "text": "at 9:13 UTC",
        "precision": "day",
        "anchor": None,
        "instant": "2019-07-22T09:13:00Z",
    }


def test_a_line_of_jsonl_is_one_line_for_every_reader(make: Make) -> None:
    text = "月面\u2028Vikram\x85\n"
    lines = as_jsonl([statement_form(make(text, "月面\u2028Vikram\x85"))]).splitlines()
    assert len(lines) == 1
    assert "月面\\u2028Vikram\\u0085" in lines[0]
    assert json.loads(lines[0])["quote"]["exact"] == "月面\u2028Vikram\x85"


def test_jsonl_and_the_array_hold_the_same_objects(make: Make) -> None:
    statements = [make("one two", "one"), make("one two", "two")]
    forms = [statement_form(one) for one in statements]
    lines = [json.loads(line) for line in as_jsonl(forms).splitlines()]
    assert json.loads(as_json_array(forms)) == lines
    assert (as_jsonl([]), as_json_array([])) == ("", "[]\n")


def test_a_check_is_valid_and_names_sources_findings_and_counts(make: Make) -> None:
    left, right = make("one two", "one"), make("one two", "two")
    finding = Finding(
        rule="place-conflict",
        severity=Severity.VIOLATION,
        message="Vikram cannot be in both.",
        sides=((left,), (right,)),
        suggestion="say which",
        fingerprint="abc",
    )
    result = CheckResult(
        sources=(SourceSummary(path="a.txt", published=date(2019, 9, 9), statements=2),),
        findings=(finding,),
        coverage=Coverage(
            statements=2,
            compared=1,
            uncompared=(Uncompared(reason="alone", statements=(left.id,), more=3),),
            rules=("place-conflict", "date-order"),
            silent=("date-order",),
        ),
    )
    form = json.loads(as_json(result))
    assert form == {
        "sources": [
            {
                "path": "a.txt",
                "title": None,
                "publisher": None,
                "published": "2019-09-09",
                "statements": 2,
                "kind": "article",
            }
        ],
        "findings": [
            {
                "rule": "place-conflict",
                "severity": "violation",
                "message": "Vikram cannot be in both.",
                "statements": [statement_form(left), statement_form(right)],
                "suggestion": "say which",
                "help": None,
                "fingerprint": "abc",
                "sides": [[left.id], [right.id]],
                "support": [],
                "best": None,
            }
        ],
        "summary": {"violation": 1, "warning": 0, "info": 0, "ignored": 0, "known": 0},
        "coverage": {
            "statements": 2,
            "compared": 1,
            "uncompared": [{"reason": "alone", "count": 4, "statements": [left.id]}],
            "rules": ["place-conflict", "date-order"],
            "silent": ["date-order"],
            "idle": [],
        },
    }
    assert valid("check", form)


def test_what_is_ignored_is_counted_and_shown_when_asked_for(make: Make) -> None:
    finding = Finding(
        rule="place-conflict",
        severity=Severity.VIOLATION,
        message="Vikram cannot be in both.",
        sides=((make("one two", "one"),), (make("one two", "two"),)),
        fingerprint="abc",
    )
    entry = IgnoreEntry(
        finding="abc", reason="settled", until=date(2030, 1, 2), where="kg-ignore.toml:1"
    )
    result = CheckResult(
        sources=(),
        findings=(),
        coverage=Coverage(),
        ignored=(Ignored(finding=finding, entry=entry),),
        known=(finding, finding),
        expired=(entry,),
    )
    told = {
        "finding": "abc",
        "reason": "settled",
        "until": "2030-01-02",
        "where": "kg-ignore.toml:1",
    }
    form = json.loads(as_json(result, show_ignored=True))
    assert form["summary"] == {"violation": 0, "warning": 0, "info": 0, "ignored": 1, "known": 2}
    assert form["ignored"] == [finding_form(finding) | {"ignored": told}]
    assert form["ignoreFile"] == {"unused": [], "expired": [told]}
    assert valid("check", form)
    assert "ignored" not in json.loads(as_json(result))


def test_the_schema_refuses_a_statement_without_speakers(make: Make) -> None:
    assert not valid("statement", statement_form(make("a", "a", speakers=())))
