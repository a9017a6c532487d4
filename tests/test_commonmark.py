"""A renderer shows the very characters, and makes nothing of them."""

import pytest
from lxml import html
from markdown_it import MarkdownIt

from kg.commonmark import code, escaped

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
