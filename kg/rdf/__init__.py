"""Statement <-> RDF: the one form in which everything is stored, exported and read back."""

from kg.rdf.read import read_sources, read_statements
from kg.rdf.terms import Iri, Literal, Term, Triple, digest, n3, n3_or_blank, slug
from kg.rdf.write import (
    agent_iri,
    source_iri,
    source_of,
    source_quads,
    statement_iri,
    statement_quads,
)

__all__ = [
    "Iri",
    "Literal",
    "Term",
    "Triple",
    "agent_iri",
    "digest",
    "n3",
    "n3_or_blank",
    "read_sources",
    "read_statements",
    "slug",
    "source_iri",
    "source_of",
    "source_quads",
    "statement_iri",
    "statement_quads",
]
