"""What all forms for people ask of a term."""

from kg import vocab
from kg.rdf import Iri, Literal, Term
from kg.store import Solutions

_NUMBERS = {vocab.XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}


def is_number(term: Term | None) -> bool:
    """Whether the term is a number, which stands at the right of its column."""
    return isinstance(term, Literal) and term.datatype in _NUMBERS


def iris_in(solutions: Solutions) -> set[Iri]:
    """All IRIs of the rows, for which a label may be looked up."""
    return {term for row in solutions.rows for term in row.values() if isinstance(term, Iri)}
