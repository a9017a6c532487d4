"""Trusty URIs of RDF (module RA): an IRI that holds the hash of what it names.

Kuhn and Dumontier, "Trusty URIs: Verifiable, Immutable, and Permanent Digital Artifacts for Linked
Data" (2014); https://w3id.org/trusty-uri/. The hash is of the quads, sorted, with a blank in the
place of the code itself; hence no blank nodes.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

from kg.rdf import Iri, Literal, Term
from kg.store.parse import Quad

_CODE = re.compile(r"(?<![\w-])RA[\w-]{43}(?![\w-])", re.ASCII)


def code_in(iri: str) -> str | None:
    """The artifact code of an IRI, None for one that is no trusty URI."""
    codes = _CODE.findall(iri)
    return str(codes[-1]) if codes else None


def artifact_code(quads: Iterable[Quad], code: str) -> str:
    """The code that the quads ought to have: "RA" and 43 letters of a SHA-256.

    `code` is what stands for it in their IRIs now. Raises ValueError for a blank node.
    """
    digest = hashlib.sha256(normal_form(quads, code).encode()).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def normal_form(quads: Iterable[Quad], code: str) -> str:
    """The text that is hashed and signed: four lines a quad, each quad once, sorted."""
    kept = sorted(set(quads), key=lambda quad: _order(quad, code))
    return "".join(f"{_written(term, code)}\n" for quad in kept for term in quad)


def _written(term: Term, code: str) -> str:
    if isinstance(term, Iri):
        if term.startswith("_:"):
            raise ValueError(f"blank node {term}")
        return term.replace(code, " ")
    body = term.value.replace("\\", "\\\\").replace("\n", "\\n")
    return f"@{term.language.lower()} {body}" if term.language else f"^{term.datatype} {body}"


def _order(quad: Quad, code: str) -> tuple[object, ...]:
    value = quad.object
    if isinstance(value, Literal):
        datatype = "" if value.language else value.datatype
        last = (1, _units(value.value), _units(datatype), _units((value.language or "").lower()))
    else:
        last = (0, _units(value.replace(code, " ")), b"", b"")
    return *(_units(iri.replace(code, " ")) for iri in quad[:3]), last


def _units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")  # Java's order, which the format goes by
