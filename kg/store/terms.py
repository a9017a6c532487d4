"""Oxigraph's terms -> ours."""

from collections.abc import Iterable

import pyoxigraph

from kg.rdf import Iri, Literal, Term, Triple


def term_of(term: object) -> Term:
    """An Oxigraph term as ours; a blank node becomes the IRI `_:label`."""
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language)
    return Iri(str(term))


def triple_of(triple: pyoxigraph.Triple | pyoxigraph.Quad) -> Triple:
    """An Oxigraph triple, or a quad without its graph, as ours."""
    subject, predicate = Iri(term_of(triple.subject)), Iri(triple.predicate.value)
    return subject, predicate, term_of(triple.object)


def stored(lines: str) -> pyoxigraph.Store:
    """The N-Quads as Oxigraph keeps them: it writes numbers its own way, 0.80 as 0.8."""
    store = pyoxigraph.Store()
    store.load(lines, format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def kept(lines: Iterable[str]) -> frozenset[str]:
    """N-Quads lines as a store gives them back, whatever they were written like."""
    return frozenset(f"{quad} ." for quad in stored("\n".join(lines)))
