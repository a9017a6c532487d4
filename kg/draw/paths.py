"""How two things are connected: the shortest ways over what is said between things.

Values only; `kg.draw.connection` reads them from a store.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

# Costs are whole numbers, so that sums compare exactly. A step costs much more than what tells two
# steps apart: how many sources it has, then how many others its ends are connected with.
_STEP = 1_000_000_000
_SOURCES = 1_000_000
_UNQUOTED = 2 * _SOURCES
_MOST_OTHERS = 10_000
_MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A statement between two things (IRIs): its IRI, and the text that it stands in.

    Copies of one text count as that text.
    """

    subject: str
    value: str
    statement: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one thing to the next; `whole` is the one that the other is a part of.

    Without `statements` only the whole is known, and no quote.
    """

    source: str
    target: str
    statements: tuple[str, ...] = ()
    whole: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways from one thing to another, the shortest first; none if nothing connects them.

    `near_source` and `near_target` are all things that each is connected with, those fewer steps
    away first, itself left out.
    """

    ways: tuple[tuple[Step, ...], ...]
    near_source: tuple[str, ...]
    near_target: tuple[str, ...]


def find_ways(
    relations: Collection[Relation],
    parts: Iterable[tuple[str, str]],
    source: str,
    target: str,
    *,
    most: int = 3,
) -> Ways:
    """Up to `most` ways between two things, none more than a step longer than the shortest.

    `parts` are pairs of a part and its whole, which connect too. Of ways with as many steps those
    with more sources come first, then those with quotes, then those over things that are connected
    with few others: a rocket says more than the Moon. A way is left out that goes over all the
    things of a shorter one, as a detour.
    """
    import networkx

    said: dict[frozenset[str], list[Relation]] = {}
    for one in relations:
        if one.subject != one.value:
            said.setdefault(frozenset((one.subject, one.value)), []).append(one)
    wholes = {frozenset(pair): pair[1] for pair in sorted(parts) if pair[0] != pair[1]}
    names = sorted({source, target}.union(*said, *wholes))
    numbers = {name: number for number, name in enumerate(names)}
    graph = networkx.Graph()
    # Numbers, not names: sets of them have the same order in every run.
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from(
        sorted(sorted(numbers[end] for end in pair) for pair in {**wholes, **said})
    )
    for first, second, data in graph.edges(data=True):
        texts = {one.text for one in said.get(frozenset((names[first], names[second])), ())}
        others = min(graph.degree[first] + graph.degree[second], _MOST_OTHERS)
        data["cost"] = _STEP + (_SOURCES // len(texts) if texts else _UNQUOTED) + others

    ways: list[tuple[Step, ...]] = []
    start, end = numbers[source], numbers[target]
    if source != target and networkx.has_path(graph, start, end):
        between: list[set[int]] = []
        paths = networkx.shortest_simple_paths(graph, start, end, weight="cost")
        for path in islice(paths, _MOST_LOOKED_AT):
            if len(ways) == most or (ways and len(path) - 1 > len(ways[0]) + 1):
                break
            inner = set(path[1:-1])
            if not any(known and known < inner for known in between):
                between.append(inner)
                ways.append(tuple(_steps([names[one] for one in path], said, wholes)))
    return Ways(
        ways=tuple(ways),
        near_source=tuple(names[one] for one in networkx.bfs_tree(graph, start) if one != start),
        near_target=tuple(names[one] for one in networkx.bfs_tree(graph, end) if one != end),
    )


def _steps(
    path: list[str], said: dict[frozenset[str], list[Relation]], wholes: dict[frozenset[str], str]
) -> Iterator[Step]:
    for source, target in pairwise(path):
        pair = frozenset((source, target))
        statements = tuple(sorted(one.statement for one in said.get(pair, ())))
        yield Step(source=source, target=target, statements=statements, whole=wholes.get(pair))
