"""Files of quads -> quads, for those who look at what a file says; TriG, N-Quads, JSON-LD, TriX."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import vocab
from kg.errors import ReadError
from kg.rdf import Iri, Literal, Term, n3
from kg.store.terms import term_of

_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nquads": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}
_TRIX = "{http://www.w3.org/2004/03/trix/trix-1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

SUFFIXES = (*_FORMATS, ".xml")


class Quad(NamedTuple):
    """A triple and the graph it stands in; the graph "" is the unnamed one, a blank node `_:x`."""

    graph: Iri
    subject: Iri
    predicate: Iri
    object: Term


def parse_file(file: Path) -> list[Quad]:
    """The file's quads in its order, its literals as they are written.

    Raises ReadError, with the line where there is one, for what cannot be read or does not parse.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise ReadError(file, "is no file of quads", f"give one that ends in {', '.join(SUFFIXES)}")
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(file, reason, "name a file you may read") from error
    try:
        return list(_trix(data) if suffix == ".xml" else _quads(data, _FORMATS[suffix]))
    except ElementTree.ParseError as error:
        where, what = f"{file}:{error.position[0]}", "does not parse as XML"
        raise ReadError(where, what, "correct this line") from error
    except SyntaxError as error:
        if "remote contexts" in error.msg:
            what = "names a JSON-LD context by its address, and nothing is fetched"
            raise ReadError(file, what, "write the context into the file") from error
        where = f"{file}:{error.lineno}" if error.lineno else str(file)
        raise ReadError(where, f"does not parse ({error.msg})", "correct this line") from error


def parse_lines(lines: Iterable[str]) -> list[Quad]:
    """N-Quads lines as quads."""
    return list(_quads("\n".join(lines).encode(), RdfFormat.N_QUADS))


def line_of(quad: Quad) -> str:
    """The quad, which stands in a graph, as an N-Quads line."""
    return f"{n3(quad.subject)} {n3(quad.predicate)} {n3(quad.object)} {n3(quad.graph)} ."


def _quads(data: bytes, form: RdfFormat) -> Iterator[Quad]:
    default = pyoxigraph.DefaultGraph()
    for quad in pyoxigraph.parse(data, format=form):
        graph = "" if quad.graph_name == default else term_of(quad.graph_name)
        yield Quad(
            Iri(graph),
            Iri(term_of(quad.subject)),
            Iri(quad.predicate.value),
            term_of(quad.object),
        )


def _trix(data: bytes) -> Iterator[Quad]:
    for graph in ElementTree.fromstring(data).iter(_TRIX + "graph"):
        name = Iri((graph.findtext(_TRIX + "uri") or "").strip())
        for triple in graph.iter(_TRIX + "triple"):
            terms = [_term(node) for node in triple]
            if len(terms) == 3:
                yield Quad(name, Iri(_text(terms[0])), Iri(_text(terms[1])), terms[2])


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term


def _term(node: ElementTree.Element) -> Term:
    text, kind = node.text or "", node.tag.removeprefix(_TRIX)
    if kind == "uri":
        return Iri(text.strip())
    if kind == "id":
        return Iri(f"_:{text.strip()}")
    language = node.get(_LANGUAGE)
    if language:
        return Literal(text, vocab.RDF + "langString", language)
    return Literal(text, node.get("datatype") or vocab.XSD + "string")
