"""Quads -> nanopublications: which head names which graphs. What is wrong is told, not raised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg import vocab
from kg.rdf import Iri
from kg.store.parse import Quad

NP = "http://www.nanopub.org/nschema#"

# The graphs that a head names, by the property that names them.
GRAPHS = {
    "assertion": NP + "hasAssertion",
    "provenance": NP + "hasProvenance",
    "pubinfo": NP + "hasPublicationInfo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nanopub:
    """One nanopublication: its IRI, its head's, and the graphs that the head names, by part.

    A part that the head does not name has no entry, one that it names twice has two.
    """

    iri: str
    head: str
    named: dict[str, tuple[str, ...]]
    quads: tuple[Quad, ...] = field(repr=False)

    def part(self, name: str) -> list[Quad]:
        """The quads of a part: "assertion", "provenance" or "pubinfo"."""
        return [quad for quad in self.quads if quad.graph in self.named.get(name, ())]


def find_nanopubs(quads: Sequence[Quad]) -> list[Nanopub]:
    """The nanopublications in the order of their heads, each with the quads of its graphs."""
    kind = Iri(NP + "Nanopublication")
    heads = dict.fromkeys(
        (quad.graph, quad.subject)
        for quad in quads
        if quad.predicate == vocab.RDF + "type" and quad.object == kind
    )
    by_graph: dict[str, list[Quad]] = {}
    for quad in quads:
        by_graph.setdefault(quad.graph, []).append(quad)
    return [_nanopub(iri, head, by_graph) for head, iri in heads]


def _nanopub(iri: str, head: str, by_graph: dict[str, list[Quad]]) -> Nanopub:
    named = {
        part: tuple(
            dict.fromkeys(
                str(quad.object)
                for quad in by_graph[head]
                if quad.subject == iri and quad.predicate == link
            )
        )
        for part, link in GRAPHS.items()
    }
    named = {part: graphs for part, graphs in named.items() if graphs}
    graphs = dict.fromkeys([head, *(graph for several in named.values() for graph in several)])
    own = tuple(quad for graph in graphs for quad in by_graph.get(graph, ()))
    return Nanopub(iri=iri, head=head, named=named, quads=own)


def strays(quads: Iterable[Quad], nanopubs: Iterable[Nanopub]) -> Iterator[str]:
    """The graphs that belong to no nanopublication, in order; "" is the unnamed one."""
    known = {graph for one in nanopubs for graph in (one.head, *sum(one.named.values(), ()))}
    yield from dict.fromkeys(quad.graph for quad in quads if quad.graph not in known)
