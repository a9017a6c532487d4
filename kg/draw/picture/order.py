"""Two columns in an order in which few lines cross.

Sweeps by barycentre (Sugiyama, Tagawa and Toda 1981), then neighbours are exchanged as long as that
helps. The best order met is taken; the same input gives the same order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

Edge = tuple[str, str]
_SWEEPS = 16
_ROUNDS = 8


def arrange(
    left: Sequence[str], right: Sequence[str], edges: Sequence[Edge], beside: Sequence[Edge] = ()
) -> tuple[list[str], list[str]]:
    """Both columns, what hangs together side by side, the largest first.

    `edges` go from left to right; `beside` connect two of the left, and count only for what hangs
    together.
    """
    lefts: list[str] = []
    rights: list[str] = []
    for part in _components([*left, *right], [*edges, *beside]):
        best = _arrange_part(
            [one for one in left if one in part],
            [one for one in right if one in part],
            [edge for edge in edges if edge[0] in part],
            [edge for edge in beside if edge[0] in part],
        )
        lefts += best[0]
        rights += best[1]
    return lefts, rights


def crossings(left: Sequence[str], right: Sequence[str], edges: Iterable[Edge]) -> int:
    """How many pairs of lines cross."""
    row, column = _places(left), _places(right)
    seen: list[int] = []
    count = 0
    for _, end in sorted((row[one], column[other]) for one, other in edges):
        place = bisect_right(seen, end)
        count += len(seen) - place
        seen.insert(place, end)
    return count


def _arrange_part(
    left: list[str], right: list[str], edges: Sequence[Edge], beside: Sequence[Edge]
) -> tuple[list[str], list[str]]:
    to_right, to_left, partners = _neighbours(edges), _neighbours(_turned(edges)), _both(beside)
    best = (crossings(left, right, edges), left, right)
    for start in (left, sorted(left, key=lambda one: -len(to_right.get(one, ())))):
        rows, columns = list(start), list(right)
        for _ in range(_SWEEPS):
            columns = _by_centre(columns, to_left, _places(rows))
            rows = _by_centre(rows, to_right, _places(columns))
            best = min(best, (crossings(rows, columns, edges), rows, columns), key=_count)
    _, rows, columns = best
    for _ in range(_ROUNDS):
        before = (list(rows), list(columns))
        columns = _exchange(columns, to_left, _places(rows))
        rows = _exchange(rows, to_right, _places(columns))
        if (rows, columns) == before:
            break
    return _beside_partners(rows, to_right, partners), columns


def _count(found: tuple[int, list[str], list[str]]) -> int:
    return found[0]


def _by_centre(
    column: Sequence[str], neighbours: Mapping[str, list[str]], places: Mapping[str, int]
) -> list[str]:
    """By the mean place of the neighbours; what has none stays where it is."""

    def centre(one: tuple[int, str]) -> float:
        near = neighbours.get(one[1], ())
        return sum(places[other] for other in near) / len(near) if near else one[0]

    return [one for _, one in sorted(enumerate(column), key=centre)]


def _exchange(
    column: list[str], neighbours: Mapping[str, list[str]], places: Mapping[str, int]
) -> list[str]:
    column = list(column)
    ends = {one: sorted(places[other] for other in neighbours.get(one, ())) for one in column}
    for _ in range(len(column)):
        changed = False
        for at in range(len(column) - 1):
            upper, lower = ends[column[at]], ends[column[at + 1]]
            if _crossed(upper, lower) > _crossed(lower, upper):
                column[at], column[at + 1] = column[at + 1], column[at]
                changed = True
        if not changed:
            break
    return column


def _crossed(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How many lines cross if the one stands over the other."""
    return sum(bisect_left(lower, end) for end in upper)


def _beside_partners(
    column: list[str], neighbours: Mapping[str, list[str]], partners: Mapping[str, list[str]]
) -> list[str]:
    """What has no line to the right comes after its first partner."""
    kept = [one for one in column if neighbours.get(one)]
    for one in column:
        if one not in kept:
            near = [kept.index(other) for other in partners.get(one, ()) if other in kept]
            kept.insert(min(near, default=len(kept) - 1) + 1, one)
    return kept


def _components(nodes: Sequence[str], edges: Iterable[Edge]) -> list[set[str]]:
    """What hangs together, the largest first, else in the order of the nodes."""
    near = _both(edges)
    seen: set[str] = set()
    found = []
    for node in nodes:
        if node in seen:
            continue
        part: set[str] = set()
        todo = [node]
        while todo:
            one = todo.pop()
            if one not in part:
                part.add(one)
                todo += near.get(one, ())
        seen |= part
        found.append(part)
    return sorted(found, key=len, reverse=True)


def _neighbours(edges: Iterable[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in edges:
        found.setdefault(one, []).append(other)
    return found


def _turned(edges: Iterable[Edge]) -> list[Edge]:
    return [(other, one) for one, other in edges]


def _both(edges: Iterable[Edge]) -> dict[str, list[str]]:
    edges = list(edges)
    return _neighbours([*edges, *_turned(edges)])


def _places(column: Sequence[str]) -> dict[str, int]:
    return {one: place for place, one in enumerate(column)}
