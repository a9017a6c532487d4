"""The one seam between kg and whatever holds the quads.

Queries run over the union of all graphs. Writing takes N-Quads lines, as kg.rdf yields them.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from kg import vocab
from kg.rdf import Iri, Term, Triple, n3

_NO_BINDINGS: Mapping[str, Term] = {}
_QUAD = re.compile(r"(?P<triple>.+) (?P<graph><[^<>\s]*>) ?\.\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: its variables in order, and rows that leave out what is unbound.

    A triple that stands in two graphs may come twice, as Oxigraph does not merge them: count
    DISTINCT.
    """

    variables: tuple[str, ...]
    rows: list[dict[str, Term]]


class Store(ABC):
    """An RDF dataset. A query that does not parse raises QueryError, all else StoreError."""

    location: str

    @property
    def whole(self) -> "Store":
        """The store that has all: another one, if this is a copy of a part of it."""
        return self

    @property
    def others(self) -> frozenset[str]:
        """The graphs (IRIs) that are the server's own, no data of ours."""
        return frozenset()

    @abstractmethod
    def load(self, lines: Iterable[str]) -> None:
        """Add N-Quads lines, all or none."""

    @abstractmethod
    def fill(self, lines: Iterable[str]) -> None:
        """Add N-Quads lines, fast where there are a million; what breaks off leaves a part."""

    def fill_from(self, other: "Store") -> None:
        """Add all that the other store has, as `fill` does."""
        self.fill(other.lines())

    @abstractmethod
    def replace(self, source: str, lines: Iterable[str]) -> bool:
        """Put the lines in place of all that the source said, all or none; False if it is the same.

        What a source said is its own graph and the graphs of its statements. Where a server cannot
        do it at once, what the source's graph says of the source itself goes first and comes last.
        """

    def replace_all(self, sources: Mapping[str, Iterable[str]]) -> set[str]:
        """`replace` for each source, in as few steps as the store can; those that changed.

        Each is in the store wholly or not at all, whatever ends the process; what was written last
        may be gone with the machine's power until the store is closed.
        """
        return {source for source, lines in sources.items() if self.replace(source, lines)}

    @abstractmethod
    def remove(self, source: str) -> None:
        """Forget all that the source said, its own graph and the graphs of its statements."""

    @abstractmethod
    def change(self, updates: Sequence[str], lines: Iterable[str]) -> None:
        """Do SPARQL updates one after the other and add N-Quads lines: all or none, if it can."""

    @abstractmethod
    def said(self, source: str) -> Iterator[str]:
        """All that the source said, as N-Quads lines, sorted."""

    @abstractmethod
    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        """The rows of a SELECT, the first `limit` of them; `bindings` puts terms for variables.

        The prefixes of kg.vocab need no declaration.
        """

    @abstractmethod
    def construct(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, sorted."""

    @abstractmethod
    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        """The answer to an ASK."""

    @abstractmethod
    def triples(self, graph: str | None = None) -> Iterator[Triple]:
        """The triples of one graph, or of the union of all."""

    @abstractmethod
    def quads(self) -> Iterator[str]:
        """All quads as N-Quads lines, sorted."""

    @abstractmethod
    def lines(self) -> Iterator[str]:
        """All quads as N-Quads lines in any order, with no more of them in memory than needed."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the folder or the connection; the store is of no use afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def replacement(source: str, lines: Iterable[str]) -> str:
    """The SPARQL update behind `Store.replace`: one request, hence one transaction."""
    data = " ".join(f"GRAPH {graph} {{ {triple} }}" for triple, graph in map(split, lines))
    return f"{removal(source)} ;\nINSERT DATA {{ {data} }}"


def removal(source: str) -> str:
    """The SPARQL update behind `Store.remove`."""
    graph = n3(Iri(source))
    return (
        f"DELETE {{ GRAPH ?st {{ ?s ?p ?o }} }} WHERE {{ GRAPH {graph} "
        f"{{ ?st <{vocab.OA}hasSource> {graph} }} GRAPH ?st {{ ?s ?p ?o }} }} ;\n"
        f"DELETE WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    )


def insertion(lines: Iterable[str]) -> str:
    """The SPARQL update behind `Store.load` where the store takes nothing else."""
    parts = (f"GRAPH {graph} {{ {triple} }}" for triple, graph in map(split, lines))
    return f"INSERT DATA {{ {' '.join(parts)} }}"


def split(line: str) -> tuple[str, str]:
    """An N-Quads line in two: its triple, and its graph. ValueError if it has none."""
    match = _QUAD.fullmatch(line)
    if not match:
        raise ValueError(f"no N-Quads line with a graph: {line!r}")
    return match["triple"], match["graph"]
