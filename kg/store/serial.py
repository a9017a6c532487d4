"""N-Quads lines -> the RDF formats, as bytes that depend on the quads alone."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import vocab
from kg.rdf import Triple, n3_or_blank

FORMATS = {
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}


TRIPLES = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}


_NO_PREFIXES: Mapping[str, str] = {}


def serialize(lines: Iterable[str], form: str, prefixes: Mapping[str, str] = _NO_PREFIXES) -> bytes:
    """The quads in one of FORMATS, sorted by graph; Turtle is the union of the graphs.

    `prefixes` are declared beside the known ones, each only if it is used.
    """
    data = "\n".join(lines)
    quads = sorted(set(pyoxigraph.parse(data, format=RdfFormat.N_QUADS)), key=_order)
    written: Iterable[pyoxigraph.Quad] | Iterable[pyoxigraph.Triple] = quads
    if form == "turtle":
        triples = {pyoxigraph.Triple(one.subject, one.predicate, one.object) for one in quads}
        written = sorted(triples, key=_terms)
    kind, used = FORMATS[form], _used(data, prefixes)
    return _in_order(pyoxigraph.serialize(written, format=kind, prefixes=used) or b"")


def serialize_triples(triples: Iterable[Triple], form: str) -> bytes:
    """The triples in one of TRIPLES, sorted; blank nodes are called b0, b1 ... in their order."""
    lines = "".join(f"{' '.join(map(n3_or_blank, triple))} .\n" for triple in triples)
    graph = pyoxigraph.Dataset(pyoxigraph.parse(lines, format=RdfFormat.N_QUADS))
    # A store's own names for blank nodes are random.
    graph.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    names: dict[str, pyoxigraph.BlankNode] = {}
    rows = []
    for one in sorted(graph, key=_terms):
        subject, value = (
            names.setdefault(term.value, pyoxigraph.BlankNode(f"b{len(names)}"))
            if isinstance(term, pyoxigraph.BlankNode)
            else term
            for term in (one.subject, one.object)
        )
        rows.append(pyoxigraph.Triple(subject, one.predicate, value))
    data = pyoxigraph.serialize(rows, format=TRIPLES[form], prefixes=_used(lines, _NO_PREFIXES))
    return _in_order(data or b"")


def _order(quad: pyoxigraph.Quad) -> tuple[str, ...]:
    return (str(quad.graph_name), *_terms(quad))


def _terms(triple: pyoxigraph.Quad | pyoxigraph.Triple) -> tuple[str, ...]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _in_order(document: bytes) -> bytes:
    lines = document.splitlines(keepends=True)
    count = sum(1 for _ in takewhile(lambda line: line.startswith(b"@prefix "), lines))
    return b"".join(sorted(lines[:count]) + lines[count:])  # Oxigraph's own order is random


def _used(data: str, more: Mapping[str, str]) -> dict[str, str]:
    known = vocab.PREFIXES | dict(more)
    return {name: base for name, base in known.items() if f"<{base}" in data}
