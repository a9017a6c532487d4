"""What all forms for people ask of a term."""

import re

from kg import vocab
from kg.rdf import Iri, Literal, Term
from kg.store import Solutions

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBERS = {vocab.XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}


def printable(text: str) -> str:
    """The text without characters that steer a terminal or turn the direction of writing."""
    return _CONTROL.sub("\ufffd", text)


def is_number(term: Term | None) -> bool:
    """Whether the term is a number, which stands at the right of its column."""
    return isinstance(term, Literal) and term.datatype in _NUMBERS


def iris_in(solutions: Solutions) -> set[Iri]:
    """All IRIs of the rows, for which a label may be looked up."""
    return {term for row in solutions.rows for term in row.values() if isinstance(term, Iri)}
