"""Readings and the ontology -> a store."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg import vocab
from kg.decisions import keep_decisions, without_rejected
from kg.folder import data_folder
from kg.model import Reading
from kg.rdf import Iri, Literal, Term, n3, source_of, source_quads, statement_quads
from kg.store import Store, open_store
from kg.store.former import keep_former
from kg.store.ontology import ONTOLOGY, ontology_hash, ontology_quads


def reading_quads(reading: Reading) -> Iterator[str]:
    """All that the store keeps of a reading, as N-Quads lines."""
    source = source_of(reading.article)
    yield from source_quads(source, reading.article.text)
    for statement in reading.statements:
        yield from statement_quads(statement, source)


def load_reading(store: Store, reading: Reading, ontology: str | None = None) -> bool:
    """Put the reading in the place of what the store has of its source; False if it is the same.

    `ontology` is the hash of the ontology it was read with.
    """
    source = source_of(reading.article).iri
    lines = list(reading_quads(reading))
    if ontology:
        lines.append(version_quad(source, ontology))
    told = without_rejected(store, {source: lines})
    keep_former(store, told)
    changed = store.replace(source, told[source])
    if changed:
        keep_decisions(store, {source})
    return changed


def load_readings(store: Store, readings: Iterable[Reading]) -> None:
    """Put each reading in the place of what the store has of its source."""
    for reading in readings:
        load_reading(store, reading)


def load_all(store: Store, articles: Mapping[str, Iterable[str]]) -> set[str]:
    """Put the N-Quads lines of each source in the place of what the store has of it.

    Those of which the store has something new. A source is in it wholly or not at all.
    """
    told = without_rejected(store, articles)
    keep_former(store, told)
    changed = store.replace_all(told)
    if changed:
        keep_decisions(store, changed)
    return changed


def known_inputs(store: Store, hashes: Iterable[str]) -> frozenset[str]:
    """Those of the hashes of inputs whose reading the store has."""
    values = " ".join(n3(Literal(one)) for one in hashes)
    rows = store.select(
        f"SELECT ?hash {{ VALUES ?hash {{ {values} }} ?x kg:inputHash ?hash }}"
    ).rows
    return frozenset(_text(row["hash"]) for row in rows)


def origins_of(store: Store, sources: Iterable[str]) -> dict[str, tuple[str, str]]:
    """From which path, and with which hash of its input, the store has each source that it has."""
    values = " ".join(n3(Iri(one)) for one in sources)
    wanted = "?x kg:path ?path ; kg:inputHash ?hash"
    rows = store.select(f"SELECT ?x ?path ?hash {{ VALUES ?x {{ {values} }} {wanted} }}").rows
    return {str(row["x"]): (_text(row["path"]), _text(row["hash"])) for row in rows}


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)


def input_quad(source: str, found: str) -> str:
    """What the reading of the source came from, by its hash, as an N-Quads line."""
    graph = n3(Iri(source))
    return f"{graph} <{vocab.KG}inputHash> {n3(Literal(found))} {graph} ."


def version_quad(source: str, ontology: str) -> str:
    """The ontology, by its hash, with which the source was read, as an N-Quads line."""
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
