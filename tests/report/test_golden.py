"""Every format of a check, byte by byte; `make golden` renews the files, and a commit says why."""

import os
from pathlib import Path

import pytest

from kg.report.formats import FORMATS, Format, Report

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [form for form in FORMATS if form.name != "html"]  # the page has tests of its own
RENEW = bool(os.environ.get("KG_GOLDEN"))


@pytest.mark.parametrize("example", ["plain", "nasty"])
@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_a_report_is_its_golden_file(
    form: Format, example: str, request: pytest.FixtureRequest
) -> None:
    result, texts, rules = request.getfixturevalue(example)
    file = GOLDEN / f"{example}-{form.name}{(*form.suffixes, '.txt')[0]}"
    report = Report(result=result, texts=texts, rules=rules, show_ignored=True)
    written = form.write(report).encode()
    if RENEW:
        file.write_bytes(written)
    assert written == file.read_bytes()
