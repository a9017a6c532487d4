"""SARIF: valid by the standard's own schema, and every region shows the words that it names."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from kg.check.result import CheckResult, Coverage
from kg.report.sarif import as_sarif

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-schema-2.1.0.json").read_text("utf-8"))


def faults(text: str) -> list[str]:
    validator = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [f"{one.json_path}: {one.message}" for one in validator.iter_errors(json.loads(text))]


def run(text: str) -> dict[str, Any]:
    (only,) = json.loads(text)["runs"]
    assert isinstance(only, dict)
    return only


def locations(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (*result["locations"], *result["relatedLocations"])


@pytest.mark.parametrize("example", ["plain", "nasty"])
@pytest.mark.parametrize("show_ignored", [False, True])
def test_it_is_valid_by_the_schema(
    example: str, show_ignored: bool, request: pytest.FixtureRequest
) -> None:
    result, texts, rules = request.getfixturevalue(example)
    assert faults(as_sarif(result, texts, rules, show_ignored=show_ignored)) == []


def test_the_schema_would_find_a_fault(plain: Any) -> None:
    text = as_sarif(*plain).replace('"level": "error"', '"level": "fatal"')
    assert faults(text) != []


def test_a_check_of_nothing_is_valid_and_warns() -> None:
    text = as_sarif(CheckResult(sources=(), findings=(), coverage=Coverage()), {})
    assert faults(text) == []
    (told,) = run(text)["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert "Nothing was compared" in told["message"]["text"]


def test_a_region_is_the_quote_by_offset_and_by_line_and_column(plain: Any) -> None:
    result, texts, rules = plain
    shown = []
    for each in run(as_sarif(result, texts, rules))["results"]:
        for one in locations(each):
            place = one["physicalLocation"]
            region = place.get("region")
            if region is None:
                continue
            text = texts[place["artifactLocation"]["uri"]]
            start = region["charOffset"]
            assert text[start : start + region["charLength"]] == region["snippet"]["text"]
            lines = text.replace("\r\n", "\n").split("\n")
            cut = lines[region["startLine"] - 1 : region["endLine"]]
            cut[-1] = cut[-1][: region["endColumn"] - 1]
            cut[0] = cut[0][region["startColumn"] - 1 :]
            assert "\n".join(cut) == region["snippet"]["text"]
            shown.append(region["snippet"]["text"])
    assert shown == [
        "Orchid 2 lifted off on 4 May 2031",
        "Orchid 2 left the pad on 6 May 2031",
        "It will\ncarry 12 kg of seeds",
        "Orchid 2 carries 14.2 kg of seeds.",
        "dark side",
    ]


def test_the_other_article_is_a_related_location_and_the_message_links_to_it(plain: Any) -> None:
    first = run(as_sarif(*plain))["results"][0]
    (there,) = first["relatedLocations"]
    assert there["physicalLocation"]["artifactLocation"]["uri"] == "news/signal.txt"
    assert first["message"]["text"].endswith(f"See [news/signal.txt:2:3]({there['id']}).")


def test_a_page_has_no_region_as_its_text_is_not_its_file(plain: Any) -> None:
    form = run(as_sarif(*plain))
    (page, _) = form["results"][1]["relatedLocations"]
    assert page["physicalLocation"] == {
        "artifactLocation": {"uri": "news/page.html", "uriBaseId": "%SRCROOT%", "index": 1}
    }
    assert [one["location"]["uri"] for one in form["artifacts"] if "hashes" not in one] == [
        "news/page.html"
    ]


def test_a_result_points_to_its_rule_and_its_artifact(plain: Any) -> None:
    form = run(as_sarif(*plain))
    rules, artifacts = form["tool"]["driver"]["rules"], form["artifacts"]
    for each in form["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        for one in locations(each):
            address = one["physicalLocation"]["artifactLocation"]
            assert artifacts[address["index"]]["location"]["uri"] == address["uri"]


def test_what_is_set_aside_is_suppressed_with_its_reason_or_left_out(plain: Any) -> None:
    shown = run(as_sarif(*plain, show_ignored=True))["results"]
    assert [[one["justification"] for one in each["suppressions"]] for each in shown] == [
        [],
        [],
        [],
        ["ignored: Everyone knows, until 2031-12-31 (kg-ignore.toml:3)"],
        ["rejected by Ada on 2031-05-09: Another mission."],
    ]
    others = run(as_sarif(*plain))["results"]
    assert [one["partialFingerprints"] for one in others] == [
        one["partialFingerprints"] for one in shown[:3]
    ]
    assert ["suppressions" in one for one in others] == [False] * 3


def test_words_of_an_article_make_neither_placeholder_nor_link(nasty: Any) -> None:
    (only,) = run(as_sarif(*nasty))["results"]
    assert "{{0}}" in only["message"]["text"]
    assert "[here] (1)" in only["message"]["text"]


def test_an_absolute_path_is_a_file_address(plain: Any) -> None:
    result, texts, rules = plain
    moved = replace(result.sources[0], path="/srv/news/a b.md")
    sources = (moved, *result.sources[1:])
    form = run(as_sarif(replace(result, sources=sources), texts, rules))
    assert form["artifacts"][0]["location"] == {"uri": "file:///srv/news/a%20b.md"}
