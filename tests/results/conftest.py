"""Rows with every kind of term, and of text that is none too easy."""

import pytest

from kg.rdf import Iri, Literal
from kg.store import Solutions
from kg.vocab import expand


@pytest.fixture
def found() -> Solutions:
    """Two rows: an IRI with a label, a number, a text that must be quoted; what is unbound."""
    return Solutions(
        ("who", "n", "what"),
        [
            {
                "who": Iri(expand("ent:isro")),
                "n": Literal("2", expand("xsd:integer")),
                "what": Literal('a "b",\nc'),
            },
            {"who": Iri("_:b0"), "what": Literal("Mond\x1b[31m", language="de")},
        ],
    )


@pytest.fixture
def hostile() -> Solutions:
    """Text that a form might take for its own marks."""
    words = ("<script>alert(1)</script>", "a | b", "[x](http://a/) *b* `c`", '"><i>', "=1+1&\r\t\\")
    rows = [{"text": Literal(word), "iri": Iri(f"http://a/?x=1&y='{word[0]}'")} for word in words]
    return Solutions(("text", "iri"), rows)
