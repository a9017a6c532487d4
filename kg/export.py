"""Statements of articles in the RDF formats that other programs read."""

from pathlib import Path

from kg.decisions import DECISIONS
from kg.errors import UsageError
from kg.store import Store
from kg.store.serial import FORMATS, serialize

SUFFIXES = {
    ".trig": "trig",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}


def export(store: Store, form: str) -> bytes:
    """What the store's articles say, in a format; neither ontology nor reference data."""
    return serialize(article_quads(store), form)


def article_quads(store: Store) -> list[str]:
    """The graphs of all articles, of their statements and of decisions, as sorted N-Quads lines."""
    found = store.select(
        "SELECT DISTINCT ?article ?statement "
        "{ ?article a kg:Article ; kg:path ?path . OPTIONAL { ?statement oa:hasSource ?article } }"
    )
    graphs = {f"<{graph}>" for row in found.rows for graph in row.values()}
    graphs.add(f"<{DECISIONS}>")
    return [line for line in store.quads() if line.rsplit(" ", 2)[1] in graphs]


def format_of(file: str) -> str:
    """The format that a file's suffix stands for; UsageError for another one."""
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        remedy = f"end it in {', '.join(SUFFIXES)}, or give --format {'|'.join(FORMATS)}"
        raise UsageError(file, "its suffix names no RDF format", remedy)
    return SUFFIXES[suffix]
