"""Markdown: a renderer shows the very characters of the article, and makes nothing of them."""

import re
from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt

from kg.characters import flat
from kg.report.markdown import as_markdown, code, escaped

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = [
    "<b>&amp;</b> <script>x</script> ]]>",
    "[here](http://example.org) ![x](y) [a]: b",
    "**bold** __bold__ *it* _it_ ~~out~~ `code`",
    "a | b \\| c \\ d",
    "5 $x$ and $y$",
    "see http://example.org and www.example.org",
    "@desk #12 a@b.example",
]


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


@pytest.mark.parametrize("text", NASTY)
def test_words_stay_words(text: str) -> None:
    shown = html.fromstring(RENDERER.render(f"**{escaped(text)}**"))
    tags = {one.tag for one in shown.iter() if isinstance(one.tag, str)}
    assert (shown.text_content().strip(), tags) == (text, {"p", "strong"})


@pytest.mark.parametrize("text", ["a`b", "`a``b`", "a b", "~*_"])
def test_a_path_stays_a_path(text: str) -> None:
    shown = html.fromstring(RENDERER.render(code(text)))
    assert [one.text for one in shown.iter("code")] == [text]


def test_nobody_is_mentioned_and_nothing_is_linked() -> None:
    assert escaped("ask @desk of #12") == "ask @<!-- -->desk of #<!-- -->12"
    assert escaped("https://e.org") == "https<!-- -->://e.org"


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
