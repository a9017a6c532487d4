"""Updates in an order that can be broken off anywhere, packed into as few requests as may be.

What marks a source as read (`kg.load.known_inputs`) goes first and comes last: a source whose
writing broke off is not whole, which the next run sees, and writes it anew. What the source's graph
says of its statements is there as long as their graphs are, so that these can be taken away.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kg import vocab
from kg.rdf import Iri, n3
from kg.store.base import split

_MARKS = tuple(f"<{vocab.KG}{name}>" for name in ("inputHash", "sha256"))
_LARGEST = 64 << 20  # characters of one request; Oxigraph takes 128 MB


class Operation(NamedTuple):
    """One operation of an update, and how many quads it spells out."""

    text: str
    quads: int = 0


def remove(source: str) -> Iterator[Operation]:
    """Take away all that the source said."""
    graph = n3(Iri(source))
    for mark in _MARKS:
        yield Operation(f"DELETE WHERE {{ GRAPH {graph} {{ {graph} {mark} ?o }} }}")
    yield Operation(f"DELETE WHERE {{ GRAPH {graph} {{ {graph} ?p ?o }} }}")
    yield Operation(
        f"DELETE {{ GRAPH ?st {{ ?s ?p ?o }} }} WHERE {{ GRAPH {graph} "
        f"{{ ?st <{vocab.OA}hasSource> {graph} }} GRAPH ?st {{ ?s ?p ?o }} }}"
    )
    yield Operation(f"DELETE WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")


def add(lines: Iterable[str], batch: int) -> Iterator[Operation]:
    """Put N-Quads lines there, so many in an operation at most."""
    rest = iter(lines)
    while part := list(islice(rest, batch)):
        text = " ".join(f"GRAPH {graph} {{ {triple} }}" for triple, graph in map(split, part))
        # Virtuoso takes no blank node in what is DATA.
        form = (
            "INSERT {{ {} }} WHERE {{ }}" if any(map(has_blank, part)) else "INSERT DATA {{ {} }}"
        )
        yield Operation(form.format(text), len(part))


def has_blank(line: str) -> bool:
    """Whether a blank node may stand in the line: put there twice, it is two."""
    return line.startswith("_:") or " _:" in line


def replace(source: str, lines: Iterable[str], batch: int) -> Iterator[Operation]:
    """Put N-Quads lines in the place of all that the source said."""
    graph = n3(Iri(source))
    described: list[str] = []
    stated: list[str] = []
    own: list[str] = []
    marked: list[str] = []
    for line in lines:
        triple, inside = split(line)
        if inside != graph:
            stated.append(line)
        elif not triple.startswith(f"{graph} "):
            described.append(line)
        else:
            (marked if triple.split(" ", 2)[1] in _MARKS else own).append(line)
    yield from remove(source)
    for part in (described, stated, own, marked):
        yield from add(part, batch)


def requests(operations: Iterable[Operation], batch: int) -> Iterator[str]:
    """The operations in their order, as updates of so many quads each at most."""
    taken: list[Operation] = []
    for one in operations:
        size = sum(len(other.text) for other in taken) + len(one.text)
        count = sum(other.quads for other in taken) + one.quads
        if taken and (count > batch or size > _LARGEST):
            yield _joined(taken)
            taken = []
        taken.append(one)
    if taken:
        yield _joined(taken)


def _joined(operations: Sequence[Operation]) -> str:
    return " ;\n".join(one.text for one in operations)
