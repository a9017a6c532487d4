"""Each harness over its kept corpus, and over what once was a fault; `make fuzz-guided` finds more.

An input of the corpus is one that reached lines which no other reached.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from harnesses import HARNESSES  # noqa: E402  # as the guided run imports it, by itself

SIZE = 1_000_000  # bytes of all corpora


def kept(name: str) -> Iterator[Path]:
    """The files of a harness, in order."""
    for kind in ("corpus", "found"):
        yield from sorted((HERE / kind / name).glob("*"))


@pytest.mark.parametrize("name", HARNESSES)
def test_what_is_kept_is_no_fault(name: str) -> None:
    files = list(kept(name))
    assert files
    for file in files:
        try:
            HARNESSES[name](file.read_bytes())
        except Exception as error:
            raise AssertionError(f"{file.relative_to(HERE)}: {error!r}") from error


def test_what_kg_exported_is_taken_and_exported_the_same() -> None:
    import harnesses

    whole = (HERE / "export.nq").read_bytes()
    assert harnesses.taken(whole) == whole


def test_the_corpora_are_small() -> None:
    files = [file for name in HARNESSES for file in kept(name)]
    assert sum(file.stat().st_size for file in files) <= SIZE


def test_a_harness_fails_for_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the reader of times takes one character too few."""
    import harnesses

    found = harnesses.find_times

    def wrong(text: str, grammar: object) -> list[object]:
        return [type("T", (), {"start": 0, "end": 1, "text": "xx"}) for _ in found(text, grammar)]

    monkeypatch.setattr(harnesses, "find_times", wrong)
    with pytest.raises(AssertionError):
        harnesses.moments(b"It landed on 3 May 2031.")
