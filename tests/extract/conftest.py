"""One extractor for all tests, and what it makes of a text: as statements, and as lines to compare.

A line reads "subject property value [not] [probable|possible] [future]". Paragraphs are divided
by "|".
"""

from collections.abc import Callable, Collection
from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Article, Block, BlockKind, Entity, PublicationDate, Quantity, Statement, Value

Read = Callable[..., list[Statement]]
Stated = Callable[..., set[str]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Read:
    """All statements of a text published on 15 March 2024."""

    def statements(text: str, kind: BlockKind = BlockKind.BODY) -> list[Statement]:
        blocks, start = [], 0
        for paragraph in text.split("|"):
            blocks.append(Block(kind=kind, start=start, end=start + len(paragraph)))
            start += len(paragraph) + 1
        article = Article(
            path="x.txt",
            text=text.replace("|", "\n"),
            blocks=tuple(blocks),
            publisher="Paper",
            published=PublicationDate(day=date(2024, 3, 15), origin="option"),
        )
        return list(extractor.extract(article).stated)

    return statements


@pytest.fixture(scope="session")
def shown() -> Callable[[Value], str]:
    """A value as the lines give it: a label, an amount with its unit, the first day of a time."""

    def show(value: Value) -> str:
        match value:
            case Entity():
                return value.label
            case Quantity():
                return f"{value.amount:g} {value.unit}"
            case _:
                return str(value.earliest)

    return show


@pytest.fixture(scope="session")
def stated(read: Read, shown: Callable[[Value], str]) -> Stated:
    """The statements of a text as lines; polarity, certainty and tense where unusual.

    `properties`: of these alone. `behind`: what the text adds to this one before it.
    """

    def lines(text: str, properties: Collection[str] = (), behind: str = "") -> set[str]:
        found = {
            " ".join(
                [
                    one.subject.label,
                    one.property.name,
                    shown(one.value),
                    *(["not"] if one.polarity == "negative" else []),
                    *([one.certainty] if one.certainty != "certain" else []),
                    *(["future"] if one.tense == "future" else []),
                ]
            )
            for one in read(behind + text)
            if not properties or one.property.name in properties
        }
        return found - lines(behind, properties) if behind else found

    return lines
