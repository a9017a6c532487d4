"""One statement to vary, so that a test shows only what it is about."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import Entity, Property, Quote, Speaker, Statement

Make = Callable[..., Statement]


@pytest.fixture
def make() -> Make:
    """Make the statement that `words` of `text` carry; other fields as given."""

    def statement(text: str, words: str, **fields: Any) -> Statement:
        start = text.index(words)
        usual: dict[str, Any] = {
            "id": f"https://example.org/statement/{start}",
            "source": "a.txt",
            "subject": Entity(iri="https://example.org/vikram", label="Vikram"),
            "property": Property(iri="https://example.org/landsAt", name="landsAt"),
            "value": Entity(iri="https://example.org/moon", label="Moon"),
            "speakers": (Speaker(label="Sputnik"),),
            "quote": Quote.of(text, start, start + len(words)),
        }
        return Statement(**(usual | fields))

    return statement
