"""JUnit XML: valid by the schema of Jenkins, whatever an article says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kg.characters import flat
from kg.report.junit import as_junit

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas/junit-10.xsd"))


def read(text: str) -> Any:
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    return root


@pytest.mark.parametrize("example", ["plain", "nasty"])
@pytest.mark.parametrize("show_ignored", [False, True])
def test_it_is_valid_by_the_schema(
    example: str, show_ignored: bool, request: pytest.FixtureRequest
) -> None:
    result, texts, rules = request.getfixturevalue(example)
    read(as_junit(result, texts, rules, show_ignored=show_ignored))


def test_a_suite_is_a_rule_and_counts_what_is_in_it(plain: Any) -> None:
    root = read(as_junit(*plain))
    told = [
        tuple(one.get(name) for name in ("name", "tests", "failures", "skipped")) for one in root
    ]
    assert told == [
        ("ambiguous-term", "1", "1", "0"),
        ("date-conflict", "1", "1", "0"),
        ("denied-claim", "1", "0", "1"),
        ("place-conflict", "1", "0", "0"),
        ("quantity-conflict", "1", "1", "0"),
        ("coverage", "1", "0", "0"),
    ]
    assert (root.get("tests"), root.get("failures")) == ("6", "3")


def test_a_failure_has_both_quotes(plain: Any) -> None:
    failure = read(as_junit(*plain)).find("*[@name='date-conflict']/testcase/failure")
    assert failure.get("type") == "violation"
    assert failure.text.splitlines() == [
        "news/harbour.md:3:1: “Orchid 2 lifted off on 4 May 2031”",
        "— Post › Harbour Agency; 2031-05-04; published 2031-05-07",
        "news/signal.txt:2:3: “Orchid 2 left the pad on 6 May 2031”",
        "— Signal; 2031-05-06; published 2031-05-08",
        "Look the date up",
        "kg rules date-conflict",
        "id 0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
    ]


def test_nothing_compared_is_not_green(plain: Any) -> None:
    result, texts, rules = plain
    nothing = replace(result, findings=(), coverage=replace(result.coverage, compared=0))
    root = read(as_junit(nothing, texts, rules))
    assert [one.get("message") for one in root.findall("*[@name='coverage']//skipped")] == [
        "nothing was compared"
    ]


def test_a_message_comes_back_as_it_reads(nasty: Any) -> None:
    result, texts, rules = nasty
    failure = read(as_junit(result, texts, rules)).find(".//failure")
    assert failure.get("message") == flat(result.findings[0].message)
