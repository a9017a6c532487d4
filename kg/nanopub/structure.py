"""What the guidelines demand of head, assertion, provenance and publication info."""

from collections.abc import Iterator

from kg.nanopub.lexical import is_well_typed
from kg.nanopub.parts import GRAPHS, Nanopub
from kg.rdf import Literal
from kg.store.parse import Quad

_NAMES = {"assertion": "assertion", "provenance": "provenance", "pubinfo": "publication info"}


def structure_problems(one: Nanopub) -> Iterator[str]:
    """What is wrong with the parts and their graphs, a phrase each."""
    for part in GRAPHS:
        count = len(one.named.get(part, ()))
        if count != 1:
            yield f"the head names {count or 'no'} {_NAMES[part]} graph{'s' * (count > 1)}"
    graphs = [one.head, *(graph for several in one.named.values() for graph in several)]
    if len(set(graphs)) < len(graphs) or one.iri in graphs:
        yield "its graphs and itself do not all have IRIs of their own"
    for graph in dict.fromkeys(graphs):
        if not graph.startswith(one.iri):
            yield f"the graph <{graph}> has another IRI than the nanopublication as its beginning"
    for part in GRAPHS:
        if part in one.named and not one.part(part):
            yield f"the {_NAMES[part]} is empty"
    yield from _link_problems(one)
    for quad in one.quads:
        yield from _term_problems(quad)


def _link_problems(one: Nanopub) -> Iterator[str]:
    assertions, provenance, pubinfo = (one.named.get(part, ()) for part in GRAPHS)
    if provenance and not _mentions(one.part("provenance"), assertions):
        yield "the provenance says nothing of the assertion"
    if pubinfo and not _mentions(one.part("pubinfo"), (one.iri,)):
        yield "the publication info says nothing of the nanopublication"


def _mentions(quads: list[Quad], iris: tuple[str, ...]) -> bool:
    return not quads or any(quad.subject in iris or quad.object in iris for quad in quads)


def _term_problems(quad: Quad) -> Iterator[str]:
    if isinstance(quad.object, Literal) and not is_well_typed(quad.object):
        kind = quad.object.datatype.rsplit("#", 1)[-1]
        yield f"{quad.object.value!r} is no {kind}"
