"""Readings and the ontology -> a store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import vocab
from kg.decisions import keep_decisions, without_rejected
from kg.folder import data_folder
from kg.model import Article, Reading
from kg.rdf import Iri, n3, source_of, source_quads, statement_quads
from kg.store import Store, open_store
from kg.store.ontology import ONTOLOGY, ontology_hash, ontology_quads


def reading_quads(reading: Reading) -> Iterator[str]:
    """All that the store keeps of a reading, as N-Quads lines."""
    source = source_of(reading.article)
    yield from source_quads(source, reading.article.text)
    for statement in reading.statements:
        yield from statement_quads(statement, source)


def load_reading(store: Store, reading: Reading, ontology: str | None = None) -> bool:
    """Put the reading in the place of what the store has of its source; False if it is the same.

    `ontology` is the hash of the ontology it was read with, kept for `is_current`.
    """
    lines = list(without_rejected(store, reading_quads(reading)))
    source = source_of(reading.article).iri
    if ontology:
        lines.append(_read_with(source, ontology))
    changed = store.replace(source, lines)
    if changed:
        keep_decisions(store)
    return changed


def load_readings(store: Store, readings: Iterable[Reading]) -> None:
    """Put each reading in the place of what the store has of its source."""
    for reading in readings:
        load_reading(store, reading)


def is_current(store: Store, article: Article, ontology: str) -> bool:
    """Whether the store has this text, with these dates and names, read by this kg and ontology."""
    source = source_of(article)
    graph = n3(Iri(source.iri))
    wanted = {*source_quads(source, article.text), _read_with(source.iri, ontology)}
    for triple in store.triples(source.iri):
        wanted.discard(f"{' '.join(map(n3, triple))} {graph} .")
    return not wanted


def _read_with(source: str, ontology: str) -> str:
    graph = n3(Iri(source))
    version = n3(Iri(f"{ONTOLOGY}/{ontology}"))
    return f"{graph} <{vocab.PROV}wasInfluencedBy> {version} {graph} ."


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
