"""What a server answered -> terms."""

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

import pyoxigraph

from kg import vocab
from kg.rdf import Iri, Literal, Term, Triple
from kg.store.server.client import Answer, Client
from kg.store.terms import triple_of

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
QUADS = "application/n-quads"
_OTHER_FORMS = ("text/html", "application/xhtml+xml", "text/csv", "application/xml")
_LITERALS = "literal", "typed-literal"
_TRUTH = {"1": "true", "0": "false"}


def read_results(client: Client, answer: Answer) -> dict[str, Any]:
    """The SPARQL JSON; empty if it is JSON of another kind. StoreError if it is none, or a part."""
    refuse_form(client, answer, "SPARQL JSON")
    try:
        # Virtuoso leaves control characters in strings as they are.
        found = json.load(answer.body, strict=False)
    except (ValueError, RecursionError):
        raise client.cut_off("SPARQL JSON") from None
    return found if isinstance(found, dict) else {}


def read_triples(client: Client, answer: Answer) -> list[Triple]:
    """The N-Triples, sorted; StoreError if they are none, or end within one."""
    refuse_form(client, answer, "N-Triples")
    try:
        found = pyoxigraph.parse(answer.body, format=pyoxigraph.RdfFormat.N_TRIPLES)
        return sorted({triple_of(triple) for triple in found}, key=str)
    except (SyntaxError, ValueError):
        raise client.cut_off("N-Triples") from None


def read_quads(client: Client, body: IO[bytes]) -> Iterator[str]:
    """The N-Quads of the named graphs, as lines; StoreError if they are none, or end within one."""
    try:
        for quad in pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, pyoxigraph.DefaultGraph):
                yield f"{quad} ."
    except (SyntaxError, ValueError):
        raise client.cut_off("N-Quads") from None


def refuse_form(client: Client, answer: Answer, wanted: str) -> None:
    """StoreError for a page or a table where something else was asked for."""
    if answer.kind in _OTHER_FORMS:
        remedy = "check that it is the address of a SPARQL 1.1 server"
        raise client.error(f"answers with {answer.kind}, not with {wanted}", remedy)


def rows_of(results: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Term]]]:
    """The names of the variables, and the rows.

    Raises KeyError, TypeError, AttributeError or ValueError for what is no such table.
    """
    names, rows = results["head"]["vars"], results["results"]["bindings"]
    if not (isinstance(names, list) and isinstance(rows, list)):
        raise TypeError
    return list(map(str, names)), [
        {name: term_of(value) for name, value in row.items()} for row in rows
    ]


def term_of(value: Mapping[str, str]) -> Term:
    """A term of SPARQL JSON as ours; a blank node becomes the IRI `_:label`.

    Raises ValueError where a part of it is no text, or holds half a character, and where it is no
    term that kg knows.
    """
    for part in value.values():
        if not isinstance(part, str):
            raise ValueError(part)
        part.encode()
    if value["type"] == "uri":
        return Iri(value["value"])
    if value["type"] == "bnode":
        # Virtuoso's labels are `nodeID://b10`, which is none in N-Quads
        return Iri("_:" + value["value"].removeprefix("nodeID://"))
    if value["type"] not in _LITERALS:
        raise ValueError(value["type"])
    language = value.get("xml:lang")
    kind = vocab.RDF + "langString" if language else vocab.XSD + "string"
    kind = value.get("datatype", kind)
    text = value["value"]
    return Literal(
        _TRUTH.get(text, text) if kind == vocab.XSD + "boolean" else text, kind, language
    )


def number_of(results: Mapping[str, Any]) -> int | None:
    """The value of ?n in the only row; None if there is none."""
    try:
        return int(results["results"]["bindings"][0]["n"]["value"])
    except (KeyError, TypeError, IndexError, ValueError):
        return None
