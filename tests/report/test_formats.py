"""The table of formats."""

import pytest

from kg.config import FORMATS as NAMES
from kg.report.formats import FORMATS, format_of


def test_the_names_are_those_that_may_be_configured() -> None:
    assert tuple(form.name for form in FORMATS) == NAMES


def test_a_suffix_stands_for_one_format() -> None:
    ends = [end for form in FORMATS for end in form.suffixes]
    assert sorted(set(ends)) == sorted(ends)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("report.html", "html"),
        ("out/Report.HTM", "html"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.json", "json"),
        ("a.ndjson", "jsonl"),
        ("a.xml", "junit"),
        ("a.ttl", "shacl"),
        ("a.tar.gz", None),
        ("csv", None),
        ("/dev/stdout", None),
    ],
)
def test_the_end_of_a_name_says_the_format(file: str, name: str | None) -> None:
    found = format_of(file)
    assert (found and found.name) == name
