"""CSV: a row a finding, and no cell that a spreadsheet would run."""

import csv
import io
from typing import Any

import pytest

from kg.report.csvform import COLUMNS, as_csv, cell


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_has_both_sides(plain: Any) -> None:
    first, second, third = rows(as_csv(*plain))
    assert {name: text for name, text in first.items() if text} == {
        "severity": "violation",
        "rule": "date-conflict",
        "message": "Launch date of Orchid 2: 4 May 2031 (Post) against 6 May 2031 (Signal).",
        "path": "news/harbour.md",
        "line": "3",
        "column": "1",
        "quote": "Orchid 2 lifted off on 4 May 2031",
        "speakers": "Post › Harbour Agency",
        "manner": "2031-05-04",
        "published": "2031-05-07",
        "other_path": "news/signal.txt",
        "other_line": "2",
        "other_column": "3",
        "other_quote": "Orchid 2 left the pad on 6 May 2031",
        "other_speakers": "Signal",
        "other_manner": "2031-05-06",
        "other_published": "2031-05-08",
        "suggestion": "Look the date up",
        "decision": "confirmed by Ada on 2031-05-09: The pad log has the sixth.",
        "fingerprint": "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
    }
    assert second["further"] == "sources/reference/probes.yaml:2:9"
    assert third["other_path"] == ""


def test_every_line_ends_with_cr_lf_and_has_all_columns(nasty: Any) -> None:
    text = as_csv(*nasty, show_ignored=True)
    assert text.count("\r\n") == text.count("\n") == 3
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {len(COLUMNS)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_would_be_a_formula_begins_with_an_apostrophe(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


def test_no_cell_of_a_report_is_a_formula(nasty: Any) -> None:
    starts = {text[:1] for row in rows(as_csv(*nasty)) for text in row.values()}
    assert starts & set("=+-@\t\r\n") == set()


def test_other_text_stays_as_it_is() -> None:
    assert cell("Vikram = lander") == "Vikram = lander"
