"""What holds for every test."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import Quad, RdfFormat, parse

import kg.load
import kg.reference.facts
import kg.rules.folder
from kg import vocab
from kg.extract import Extractor
from kg.folder import data_folder
from kg.reference.facts import ReferenceReading, fact_quads, reference_readings
from kg.reference.words import Words
from kg.rules.rule import Rule, read_rule
from kg.store.embedded import EmbeddedStore
from kg.store.ontology import ontology_hash, ontology_quads

T = TypeVar("T")

_LONG = 5_000  # quads

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
def read_once() -> Iterator[None]:
    """The files that ship with kg are read once for all tests, not for each command that they run.

    A command that a user runs is a process of its own and reads them once too. Any other folder is
    read whenever a test says so.
    """

    def quads(folder: Path) -> tuple[str, ...]:
        return tuple(ontology_quads(folder))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Extractor, "load", staticmethod(_kept(Extractor.load)))
        patch.setattr(Words, "load", staticmethod(_kept(Words.load)))
        patch.setattr(kg.load, "ontology_quads", _kept(quads))
        patch.setattr(kg.load, "ontology_hash", _kept(ontology_hash))
        patch.setattr(kg.rules.folder, "read_rule", _kept_rule())
        facts = cache(reference_readings)
        patch.setattr(
            kg.reference.facts,
            "reference_readings",
            lambda folder=None, ontology=None: (
                facts()
                if folder is None and _ships(ontology)
                else reference_readings(folder, ontology)
            ),
        )
        patch.setattr(kg.reference.facts, "fact_quads", _kept_facts(facts))
        patch.setattr(EmbeddedStore, "_put", _parsed_once(EmbeddedStore._put))
        yield


def _kept(read: Callable[[Path], T]) -> Callable[..., T]:
    """The function of an ontology's folder, called once for the one that ships."""
    shipped = cache(lambda: read(data_folder("ontology")))
    return lambda folder=None: shipped() if _ships(folder) else read(folder)


def _kept_rule() -> Callable[..., Rule]:
    """The rule of a file, read once if it ships."""
    shipped, home = cache(read_rule), data_folder("queries") / "rules"
    return lambda path, *given: shipped(path) if path.parent == home else read_rule(path, *given)


def _kept_facts(
    readings: Callable[[], list[ReferenceReading]],
) -> Callable[[ReferenceReading], list[str]]:
    """The lines of a reading, written once for each of those that ship."""
    shipped = cache(lambda: {id(one): fact_quads(one) for one in readings()})
    return lambda reading: shipped().get(id(reading)) or fact_quads(reading)


def _parsed_once(
    put: Callable[[EmbeddedStore, Sequence[str]], None],
) -> Callable[[EmbeddedStore, Sequence[str]], None]:
    """As `put`, but what is as long as the ontology is parsed once: half of what filling takes."""
    parsed: dict[str, list[Quad]] = {}

    def put_parsed(store: EmbeddedStore, lines: Sequence[str]) -> None:
        if len(lines) < _LONG or store.location != "memory":
            put(store, lines)
            return
        text = "\n".join(lines)
        if text not in parsed:
            parsed[text] = list(parse(text, format=RdfFormat.N_QUADS))
        store.dataset.extend(parsed[text])

    return put_parsed


def _ships(folder: Path | None) -> bool:
    return folder is None or folder == data_folder("ontology")
