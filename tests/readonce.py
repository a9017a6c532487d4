"""What ships with kg is read once in a process that runs many commands.

A command that a user runs is a process of its own and reads it once too. Any other folder is read
whenever a test says so.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import Quad, RdfFormat, parse

import kg.load
import kg.reference.facts
import kg.rules.folder
from kg.extract import Extractor
from kg.extract.parse import Parser
from kg.folder import data_folder
from kg.model import Article, Reading
from kg.reference.facts import ReferenceReading, fact_quads, reference_readings
from kg.reference.words import Words
from kg.rules.rule import Rule, read_rule
from kg.store.embedded import EmbeddedStore
from kg.store.ontology import ontology_hash, ontology_quads

T = TypeVar("T")

TESTS = Path(__file__).parent
_LONG = 5_000  # quads


def read_once(put: Callable[[Any, str, Any], None]) -> None:
    """Have `put`, as `setattr` does, replace what reads by what has read."""

    def quads(folder: Path) -> tuple[str, ...]:
        return tuple(ontology_quads(folder))

    put(Extractor, "load", staticmethod(_kept(Extractor.load)))
    put(Words, "load", staticmethod(_kept(Words.load)))
    put(kg.load, "ontology_quads", _kept(quads))
    put(kg.load, "ontology_hash", _kept(ontology_hash))
    put(kg.rules.folder, "read_rule", _kept_rule())
    put(kg.reference.facts, "reference_readings", _kept_readings())
    put(kg.reference.facts, "fact_quads", _kept_facts())
    put(EmbeddedStore, "_put", _parsed_once(EmbeddedStore._put))
    put(Extractor, "extract", _extracted_once(Extractor.extract))
    put(Parser, "nlp", _loaded_once(Parser.nlp.func))


def _kept(read: Callable[[Path], T]) -> Callable[..., T]:
    """The function of an ontology's folder, called once for the one that ships."""
    shipped = cache(lambda: read(data_folder("ontology")))
    return lambda folder=None: shipped() if _ships(folder) else read(folder)


def _kept_rule() -> Callable[..., Rule]:
    """The rule of a file, read once if it ships."""
    shipped, home = cache(read_rule), data_folder("queries") / "rules"
    return lambda path, *given: shipped(path) if path.parent == home else read_rule(path, *given)


def _kept_readings() -> Callable[..., list[ReferenceReading]]:
    """The curated facts, read once for each ontology; those of another folder are read anew."""

    @lru_cache(maxsize=4)
    def known(ontology: Path, version: str) -> list[ReferenceReading]:
        return reference_readings(None, ontology)

    def readings(folder: Path | None = None, ontology: Path | None = None) -> Any:
        ontology = ontology or data_folder("ontology")
        if folder is not None:
            return reference_readings(folder, ontology)
        return known(ontology, ontology_hash(ontology))

    return readings


def _kept_facts() -> Callable[[ReferenceReading], list[str]]:
    """The lines of a reading, written once as long as it is there."""
    written: dict[str, tuple[ReferenceReading, list[str]]] = {}

    def lines(reading: ReferenceReading) -> list[str]:
        source = reading[0].iri
        if source not in written or written[source][0] is not reading:
            written[source] = reading, fact_quads(reading)
        return written[source][1]

    return lines


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


def _extracted_once(extract: Callable[..., Reading]) -> Callable[..., Reading]:
    """As `extract`, but what lies with the tests, or ships, is not extracted twice."""
    kept = cache(extract)
    homes = tuple(
        f"{folder}/" for folder in (data_folder("sources"), TESTS / "gold", TESTS / "pairs")
    )

    def extract_once(extractor: Extractor, article: Article, *, explain: bool = False) -> Reading:
        how = kept if article.path.startswith(homes) else extract
        return how(extractor, article, explain=explain)

    return extract_once


def _loaded_once(load: Callable[[Parser], Any]) -> property:
    """The model, which is the same whatever the lexicon."""
    loaded: list[Any] = []

    def model(parser: Parser) -> Any:
        if not loaded:
            loaded.append(load(parser))
        return loaded[0]

    return property(model)


def _ships(folder: Path | None) -> bool:
    return folder is None or folder == data_folder("ontology")
