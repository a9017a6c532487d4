"""All that is known of articles, in RDF: graphs of articles and statements, and of decisions."""

from collections.abc import Iterable

from kg.check.derive import DERIVED, derive
from kg.decisions import DECISIONS
from kg.store import Store
from kg.store.ontology import ONTOLOGY
from kg.store.serial import serialize

# What may be written beside the articles.
PARTS = ("ontology", "reference", "derived")


def as_rdf(store: Store, form: str, parts: Iterable[str] = ()) -> bytes:
    """What the store's articles say, in an RDF format, and those of PARTS that are asked for.

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
