"""Which form an answer is written in."""

import pytest

from kg.errors import UsageError
from kg.results import choose_form


@pytest.mark.parametrize(
    ("keyword", "form", "output", "chosen"),
    [
        ("SELECT", None, None, "tsv"),
        ("ASK", None, "-", "tsv"),
        ("CONSTRUCT", None, None, "turtle"),
        ("SELECT", None, "out", "tsv"),
        ("SELECT", None, "a.MD", "markdown"),
        ("SELECT", None, "a.json", "json"),
        ("DESCRIBE", None, "a.json", "jsonld"),
        ("DESCRIBE", None, "a.ttl", "turtle"),
        ("SELECT", "xml", "a.csv", "xml"),
    ],
)
def test_a_form_is_asked_for_or_that_of_the_suffix(
    keyword: str, form: str | None, output: str | None, chosen: str
) -> None:
    assert choose_form(keyword, form, output) == chosen


def test_rows_are_a_table_on_a_terminal_and_a_graph_is_turtle() -> None:
    assert choose_form("SELECT", None, terminal=True) == "table"
    assert choose_form("DESCRIBE", None, terminal=True) == "turtle"


@pytest.mark.parametrize(
    ("keyword", "form", "output", "message"),
    [
        (
            "DESCRIBE",
            "csv",
            None,
            "--format csv: is for rows, and DESCRIBE gives a graph; "
            "choose turtle, trig, nt, nq or jsonld",
        ),
        ("ASK", "nt", None, "--format nt: is for graphs, and ASK gives yes or no; choose table, "),
        ("SELECT", None, "a.ttl", "-o a.ttl: is for graphs, and SELECT gives rows; choose "),
        ("SELECT", None, "a.pdf", "-o a.pdf: its suffix names no format; add --format table, "),
    ],
)
def test_a_form_that_does_not_fit_is_one_error(
    keyword: str, form: str | None, output: str | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        choose_form(keyword, form, output)
    assert str(caught.value).startswith(message)
