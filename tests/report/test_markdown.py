"""Markdown: a renderer shows the very characters of the article, and makes nothing of them."""

import re
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from kg.characters import flat
from kg.report.markdown import as_markdown

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_it_reads_as_a_report(plain: Any) -> None:
    page = html.fromstring(RENDERER.render(as_markdown(*plain)))
    assert [one.text_content() for one in page.iter("h2", "h3")] == [
        "Statements that do not fit",
        "1. violation: date-conflict",
        "2. warning: quantity-conflict",
        "3. info: ambiguous-term",
        "What was compared",
    ]
    cells = [[one.text_content() for one in row] for row in page.iter("tr")]
    assert cells[:2] == [
        ["", "severity", "rule", "where"],
        [
            "1",
            "violation",
            "date-conflictOne event with two dates",
            "news/harbour.md:3:1news/signal.txt:2:3",
        ],
    ]
    assert page.find(".//blockquote").text_content().strip() == (
        "“Orchid 2 lifted off on 4 May 2031”\n"
        "— Post › Harbour Agency; 2031-05-04; published 2031-05-07 (news/harbour.md:3:1)"
    )


def test_an_article_adds_no_element(nasty: Any) -> None:
    result = nasty.result
    page = RENDERER.render(as_markdown(*nasty, show_ignored=True))
    found = set(re.findall(r"<([a-z0-9]+)", page))
    assert found == {
        "blockquote", "br", "code", "h2", "h3", "li", "p", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    }  # fmt: skip
    text = html.fromstring(page).text_content()
    assert flat(result.findings[0].message) in text
    assert "Nothing was compared" in text
