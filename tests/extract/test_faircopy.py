"""The fair copy: what goes out of a paragraph before it is parsed, and the way back to the file."""

import pytest

from kg.extract.faircopy import fair_copy, plain
from kg.model import Article, Block, BlockKind, Quote


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("The *lander* is [lost](http://a.example/b_(c)).", "The lander is lost."),
        (
            "The lander is [lost][1], says <https://a.example> a paper.",
            "The lander is lost, says a paper.",
        ),
        ("It fell.[1] It broke [2][3], they say.[^note]", "It fell. It broke, they say."),
        ("It fell.¹ It broke² again. 10⁶ km²", "It fell. It broke again. 10⁶ km²"),
        ("the [sic] plan of [the lander], 5*3 and 5 * 3, snake_case", None),
        ("AT&amp;T&nbsp;built \\*it\\*", "AT&T built *it*"),
        ("10<sup>6</sup> km<br>away<sup>[1]</sup>", "10^6 kmaway"),
        ("New\u00a0Delhi,\u2009soft\u00adware, zero\u200bwidth", "New Delhi, software, zerowidth"),
        (
            "a long way of commu-\nnication with Luna-\n25",
            "a long way of communication with Luna-25",
        ),
        (
            "soft landings; a soft-\nlanding craft; landing",
            "soft landings; a soft-landing craft; landing",
        ),
        (
            "> The agency has waited for a long, long time\n> and gives up.",
            "> The agency has waited for a long, long time and gives up.",
        ),
        ("The probe had\n\n  - 12 -\n\n\f  been lost.", "The probe had been lost."),
        ("The probe had\n\n12\n\nbeen lost.", "The probe had been lost."),
        ("Launch: 5 May\nRocket: Vega", None),
        ("the ﬁrst oﬀer", "the first offer"),
    ],
)
def test_a_paragraph_loses_what_is_no_word(paragraph: str, words: str | None) -> None:
    assert plain(paragraph) == (paragraph if words is None else words)


def test_every_word_of_the_copy_leads_back_to_the_file() -> None:
    text = "Head\n\nThe *land-\ner* of [JAXA](http://a.example) is\u00a0lost.[1]\n\nIt “fell”.¹\n"
    start = text.index("The")
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, end=4),
        Block(kind=BlockKind.BODY, start=start, end=text.index("\n\nIt")),
        Block(kind=BlockKind.BODY, start=text.index("It"), end=len(text) - 1),
    )
    copy = fair_copy(Article(path="a.md", text=text, blocks=blocks))
    words = copy.article.text
    assert words == "Head\n\nThe lander of JAXA is lost.\n\nIt “fell”.\n"
    assert [words[one.start : one.end] for one in copy.article.blocks] == [
        "Head",
        "The lander of JAXA is lost.",
        "It “fell”.",
    ]
    found = {
        "lander": "land-\ner",
        "JAXA": "JAXA",
        "of JAXA is": "of [JAXA](http://a.example) is",
        "is lost.": "is\u00a0lost.",
        "“fell”.": "“fell”.",
    }
    for short, exact in found.items():
        quote = copy.quote(Quote.of(words, words.index(short), words.index(short) + len(short)))
        assert quote.exact == exact == text[quote.start : quote.end]


def test_an_article_without_marks_is_its_own_copy() -> None:
    article = Article(
        path="a.txt", text="It fell.", blocks=(Block(kind=BlockKind.BODY, start=0, end=8),)
    )
    assert fair_copy(article).article is article
