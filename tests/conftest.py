"""What holds for every test."""

from collections.abc import Iterator

import pytest

from kg import vocab
from tests.readonce import read_once

# Files of few tests that take long. They come first, so that at the end no process waits for one.
SLOW = {
    "test_bench.py",
    "test_changed.py",
    "test_determinism.py",
    "test_pairs.py",
    "test_reading.py",
    "test_standing.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow files first; else the order stays."""
    items.sort(key=lambda item: item.path.name not in SLOW)


@pytest.fixture(autouse=True)
def prefixes() -> Iterator[None]:
    """The prefixes of an ontology that a test reads are forgotten after it."""
    known = dict(vocab.PREFIXES)
    yield
    vocab.PREFIXES.clear()
    vocab.PREFIXES.update(known)


@pytest.fixture(scope="session", autouse=True)
def shared() -> Iterator[None]:
    """The files that ship with kg are read once, not once for each command."""
    with pytest.MonkeyPatch.context() as patch:
        read_once(patch.setattr)
        yield
