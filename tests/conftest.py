"""What holds for every test."""

from collections.abc import Iterator

import pytest

from kg import vocab


@pytest.fixture(autouse=True)
def prefixes() -> Iterator[None]:
    """The prefixes of an ontology that a test reads are forgotten after it."""
    known = dict(vocab.PREFIXES)
    yield
    vocab.PREFIXES.clear()
    vocab.PREFIXES.update(known)
