"""Workflow commands: one line each, whatever an article says."""

import re
from typing import Any

from kg.report.github import as_github

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """What the runner makes of the line."""
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = (one.split("=", 1) for one in found[2].split(","))
    return found[1], {name: unescaped(text) for name, text in pairs}, unescaped(found[3])


def unescaped(text: str) -> str:
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def test_a_violation_is_an_error_at_the_first_side_that_quotes_the_other(plain: Any) -> None:
    line = as_github(*plain).splitlines()[0]
    assert parsed(line) == (
        "error",
        {
            "file": "news/harbour.md",
            "line": "3",
            "col": "1",
            "endLine": "3",
            "endColumn": "34",
            "title": "kg date-conflict",
        },
        "Launch date of Orchid 2: 4 May 2031 (Post) against 6 May 2031 (Signal).\n"
        "news/signal.txt:2:3 (Signal, 2031-05-08): “Orchid 2 left the pad on 6 May 2031”\n"
        "Look the date up; kg rules date-conflict",
    )


def test_words_over_two_lines_have_no_columns(plain: Any) -> None:
    name, properties, _ = parsed(as_github(*plain).splitlines()[1])
    assert (name, properties) == (
        "warning",
        {
            "file": "news/harbour.md",
            "line": "4",
            "endLine": "5",
            "title": "kg quantity-conflict",
        },
    )


def test_the_last_line_is_no_command(plain: Any) -> None:
    assert as_github(*plain).splitlines()[-1] == (
        "3 articles against 1 reference source, 4 of 5 statements compared: "
        "1 violation, 1 warning, 1 info; 1 ignored"
    )


def test_an_article_cannot_add_a_command_or_a_property(nasty: Any) -> None:
    lines = as_github(*nasty, show_ignored=True).split("\n")
    assert [line[:9] for line in lines] == ["::error f", "::notice ", "1 article", ""]
    assert set(parsed(lines[0])[1]) == {"file", "title"}
