"""One line a finding, with the places of both sides."""

from typing import Any

from kg.report.concise import as_concise


def test_a_line_is_place_severity_rule_message_and_the_other_place(plain: Any) -> None:
    assert as_concise(*plain, show_ignored=True).splitlines() == [
        "news/harbour.md:3:1: violation[date-conflict] Launch date of Orchid 2: 4 May 2031 (Post) "
        "against 6 May 2031 (Signal). (see news/signal.txt:2:3)",
        "news/harbour.md:4:1: warning[quantity-conflict] Mass of the seeds of Orchid 2: three "
        "amounts. (see news/page.html:3:12, sources/reference/probes.yaml:2:9)",
        "news/harbour.md:5:29: info[ambiguous-term] “dark side” can mean two things.",
        "news/harbour.md:5:29: info[ambiguous-term] “seeds” can mean two things. "
        "(ignored: Everyone knows, until 2031-12-31 (kg-ignore.toml:3))",
        "3 articles against 1 reference source, 4 of 5 statements compared: "
        "1 violation, 1 warning, 1 info; 1 ignored",
    ]


def test_an_article_adds_no_line_and_steers_no_terminal(nasty: Any) -> None:
    text = as_concise(*nasty, show_ignored=True)
    assert len(text.splitlines()) == 3
    assert [char for char in text if char < " " and char != "\n"] == []
