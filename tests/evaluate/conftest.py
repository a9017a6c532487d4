"""A reading to be scored, made by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import GoldArticle, load_gold
from kg.model import Article, Entity, Property, Quote, Reading, Speaker, Statement

TEXT = """ISRO will launch Chandrayaan-2 in July 2019.
PTI quoted an ISRO official as saying that Vikram probably hard-landed.
Vikram weighs
1,471 kg. Vikram is on the Moon.
"""


@pytest.fixture
def text() -> str:
    """The article of these tests."""
    return TEXT


@pytest.fixture
def found() -> Callable[..., Statement]:
    """Make a statement of that article: the quote, subject, property, value, and other fields."""

    def statement(words: str, subject: str, name: str, value: Any, **fields: Any) -> Statement:
        start = TEXT.index(words)
        usual: dict[str, Any] = {
            "id": f"{words} {subject} {name}",
            "source": "a.txt",
            "speakers": (Speaker(label="Sputnik"),),
            "subject": Entity(iri="https://example.org/s", label=subject),
            "property": Property(iri=f"https://example.org/{name}", name=name),
            "value": Entity(iri="https://example.org/o", label=value)
            if isinstance(value, str)
            else value,
            "quote": Quote.of(TEXT, start, start + len(words)),
        }
        return Statement(**(usual | fields))

    return statement


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Make the reading with these statements."""

    def made(*statements: Statement) -> Reading:
        return Reading(
            article=Article(path="a.txt", text=TEXT, blocks=()), statements=tuple(statements)
        )

    return made


@pytest.fixture
def gold(tmp_path: Path) -> Callable[[str], GoldArticle]:
    """Load the gold of that article from its YAML, given as the article's own part."""

    def loaded(part: str) -> GoldArticle:
        (tmp_path / "a.txt").write_text(TEXT, "utf-8")
        indented = "\n".join(f"    {line}" for line in part.splitlines())
        path = tmp_path / "gold.yaml"
        path.write_text(f"articles:\n  a.txt:\n{indented}\n", "utf-8")
        return load_gold(path)[0]

    return loaded
