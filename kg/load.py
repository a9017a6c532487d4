"""Readings and the ontology -> a store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.folder import data_folder
from kg.model import Reading
from kg.rdf import source_of, source_quads, statement_quads
from kg.store import Store, open_store
from kg.store.ontology import ONTOLOGY, ontology_hash, ontology_quads


def reading_quads(reading: Reading) -> Iterator[str]:
    """All that the store keeps of a reading, as N-Quads lines."""
    source = source_of(reading.article)
    yield from source_quads(source, reading.article.text)
    for statement in reading.statements:
        yield from statement_quads(statement, source)


def load_reading(store: Store, reading: Reading) -> bool:
    """Put the reading in the place of what the store has of its source; False if it is the same."""
    return store.replace(source_of(reading.article).iri, reading_quads(reading))


def load_readings(store: Store, readings: Iterable[Reading]) -> None:
    """Put each reading in the place of what the store has of its source."""
    for reading in readings:
        load_reading(store, reading)


def load_ontology(store: Store, folder: Path | None = None) -> bool:
    """Load the ontology if its files' content differs from what is loaded; False if it is the same.

    `folder` is the ontology to use, None the one that ships with kg.
    """
    folder = folder or data_folder("ontology")
    query = f'ASK {{ <{ONTOLOGY}> kg:sha256 "{ontology_hash(folder)}" }}'
    if store.ask(query):
        return False
    return store.replace(ONTOLOGY, ontology_quads(folder))


def store_in_memory(readings: Iterable[Reading], folder: Path | None = None) -> Store:
    """A store in memory with the ontology and the readings."""
    store = open_store()
    load_ontology(store, folder)
    load_readings(store, readings)
    return store
