"""Saved web pages, each in the manner of another kind of site: what is read, what is left out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract.furniture import Furniture
from kg.extract.read import read_article
from kg.model import Article, BlockKind

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "documents" / "pages"
EXPECTED = yaml.safe_load((PAGES / "pages.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def furniture() -> Furniture:
    path = ROOT / "ontology" / "core" / "furniture.yaml"
    return Furniture.of(yaml.safe_load(path.read_text(encoding="utf-8")))


def as_read(article: Article) -> dict[str, Any]:
    """An article in the form of `pages.yaml`."""
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    day = article.published
    return {
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": f"{day.day} {day.origin}" if day else None,
        "body": [words for kind, words in blocks if kind is BlockKind.BODY],
        "marked": [
            {kind.value: words}
            for kind, words in blocks
            if kind not in (BlockKind.TITLE, BlockKind.BODY)
        ],
        "omitted": [{one.kind.value: one.words} for one in article.omitted],
    }


def test_every_page_has_its_expectations() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.html")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_read_as_its_reader_sees_it(furniture: Furniture, name: str) -> None:
    article = read_article(str(PAGES / f"{name}.html"), furniture=furniture)
    assert as_read(article) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_words_that_show_the_date_stand_at_their_place(furniture: Furniture, name: str) -> None:
    article = read_article(str(PAGES / f"{name}.html"), furniture=furniture)
    quote = article.published.quote if article.published else None
    if quote is not None:
        assert article.text[quote.start : quote.end] == quote.exact
