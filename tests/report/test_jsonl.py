"""JSON lines: the findings of the JSON form, one a line."""

import json
from typing import Any

from kg.report.jsonform import as_json
from kg.report.jsonl import as_finding_lines


def test_the_lines_are_the_findings_of_the_json_form(plain: Any) -> None:
    lines = [json.loads(line) for line in as_finding_lines(*plain).splitlines()]
    assert lines == json.loads(as_json(plain.result))["findings"]


def test_what_is_ignored_follows_with_its_entry(plain: Any) -> None:
    lines = [json.loads(one) for one in as_finding_lines(*plain, show_ignored=True).splitlines()]
    assert ["ignored" in one for one in lines] == [False, False, False, True]


def test_an_article_adds_no_line(nasty: Any) -> None:
    assert len(as_finding_lines(*nasty).splitlines()) == 1
