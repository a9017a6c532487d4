"""Statements of articles in the RDF formats that other programs read, and the rules in SHACL."""

from collections.abc import Iterable
from pathlib import Path

from kg.check.derive import DERIVED, derive
from kg.check.wrapped import wrapped
from kg.decisions import DECISIONS
from kg.errors import UsageError
from kg.load import load_ontology
from kg.rules import Rule, load_derivations
from kg.store import Store, open_store
from kg.store.ontology import ONTOLOGY
from kg.store.serial import FORMATS, serialize

# What may be written beside the articles.
PARTS = ("ontology", "reference", "derived")

SUFFIXES = {
    ".trig": "trig",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}


def export(store: Store, form: str, parts: Iterable[str] = ()) -> bytes:
    """What the store's articles say, in a format, and those of PARTS that are asked for.

    "derived" is what follows from all that the store holds; it is worked out anew.
    """
    if "derived" in parts:
        derive(store)
    return serialize(article_quads(store, parts), form)


def article_quads(store: Store, parts: Iterable[str] = ()) -> list[str]:
    """The graphs of articles, statements, decisions and the parts, as sorted N-Quads lines."""
    kinds = {"kg:Article"} | ({"kg:ReferenceSource"} if "reference" in parts else set())
    found = store.select(
        "SELECT DISTINCT ?source ?statement "
        f"{{ VALUES ?kind {{ {' '.join(sorted(kinds))} }} ?source a ?kind ; kg:path ?path . "
        "OPTIONAL { ?statement oa:hasSource ?source } }"
    )
    graphs = {f"<{graph}>" for row in found.rows for graph in row.values()}
    graphs.add(f"<{DECISIONS}>")
    graphs |= {f"<{ONTOLOGY}>"} if "ontology" in parts else set()
    graphs |= {f"<{DERIVED}>"} if "derived" in parts else set()
    return [line for line in store.quads() if line.rsplit(" ", 2)[1] in graphs]


def export_rules(rules: Iterable[Rule], ontology: Path | None = None) -> str:
    """The rules and derivations as SHACL in Turtle, for any engine; see `kg.rules.wrap`.

    The ontology (None: the one that ships) says which relations stand for which.
    """
    with open_store() as store:
        load_ontology(store, ontology)
        return wrapped(rules, load_derivations(), store)


def format_of(file: str) -> str:
    """The format that a file's suffix stands for; UsageError for another one."""
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        remedy = f"end it in {', '.join(SUFFIXES)}, or give --format {'|'.join(FORMATS)}"
        raise UsageError(file, "its suffix names no RDF format", remedy)
    return SUFFIXES[suffix]
