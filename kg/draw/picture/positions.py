"""Where nodes stand so that linked ones are near each other, and no two boxes overlap.

Distances in the picture follow those in the graph (stress majorisation, Gansner, Koren and North
2004, begun from a spring layout with a fixed seed). What hangs together stands together.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from kg.draw.network import Network

Point = tuple[float, float]
Size = tuple[float, float]
FEW = 14  # lines
_SEED = 7
_STEPS = 50
_PULLS = 250
_STILL = 0.005  # of the shortest line
_MOST_SPRINGS = 499  # networkx needs scipy for more
_UNIT = 62.0  # length of the shortest line
_WIDER = 1.35  # pages and screens are wider than high
_GAP = 14.0  # between two boxes
_BETWEEN = 48.0  # between parts that do not hang together


def place(network: Network, sizes: Mapping[str, Size]) -> dict[str, Point]:
    """The centre of each node (IRI), its box having that size; none is negative.

    The same network has the same positions.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(node.iri for node in network.nodes)
    graph.add_edges_from((link.source, link.target) for link in network.links)
    parts = sorted(
        (sorted(part) for part in networkx.connected_components(graph)),
        key=lambda part: (-len(part), part),
    )
    # where lines are few there are words on them
    unit = _UNIT * (1.7 if len(network.links) <= FEW else 1)
    placed = []
    for part in parts:
        # a subgraph names the ends of a line in the order of a set, which no two runs share
        edges = sorted((min(edge), max(edge)) for edge in graph.subgraph(part).edges)
        points = _untangle(edges, part, sizes, unit)
        placed.append(_apart(dict(zip(part, points, strict=True)), sizes))
    return _pack(placed, sizes)


def _untangle(
    edges: Sequence[tuple[str, str]], names: Sequence[str], sizes: Mapping[str, Size], unit: float
) -> list[Point]:
    """Positions of a graph that hangs together."""
    import networkx
    import numpy

    if len(names) == 1:
        return [(0.0, 0.0)]
    graph = networkx.Graph(edges)
    degree = dict(graph.degree)
    for one, other in graph.edges:
        # round a hub there must be room for all, and between two boxes for a line
        boxes = (sizes[one][0] + sizes[other][0]) / 2 / (unit * _WIDER)
        hub = sqrt(max(degree[one], degree[other]))
        graph.edges[one, other]["length"] = 0.6 + 0.35 * hub + 0.85 * boxes
    lengths = dict(networkx.all_pairs_dijkstra_path_length(graph, weight="length"))
    wanted = numpy.array([[lengths[one][other] for other in names] for one in names])
    if len(names) <= _MOST_SPRINGS:
        start = networkx.spring_layout(graph, seed=_SEED, iterations=_STEPS)
    else:
        start = networkx.random_layout(graph, seed=_SEED)
    points = numpy.array([start[name] for name in names], dtype=float) * float(wanted.max()) / 2
    weights = 1 / numpy.where(wanted > 0, wanted, numpy.inf) ** 2
    sums = weights.sum(axis=1)[:, None]
    for _ in range(_PULLS):
        # each goes to the mean of where the others want it, at the wanted distance on its way
        squares = (points**2).sum(axis=1)
        far = numpy.sqrt(
            numpy.maximum(squares[:, None] + squares[None, :] - 2 * points @ points.T, 1e-12)
        )
        pulls = weights * wanted / far
        moved = (weights @ points + pulls.sum(axis=1)[:, None] * points - pulls @ points) / sums
        change = float(numpy.abs(moved - points).max())
        points = moved
        if change < _STILL:
            break
    # the widest extent lies from left to right
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    angle = 0.5 * numpy.arctan2(2 * xy, xx - yy)
    cos, sin = numpy.cos(angle), numpy.sin(angle)
    turned = points @ numpy.array([[cos, -sin], [sin, cos]])
    return [(round(float(x) * unit * _WIDER, 1), round(float(y) * unit, 1)) for x, y in turned]


def _apart(points: dict[str, Point], sizes: Mapping[str, Size]) -> dict[str, Point]:
    """The points moved, as little as may be, until no two boxes overlap.

    Pairs that overlap are pushed along the axis in which they overlap less, both by half.
    """
    x = {name: point[0] for name, point in points.items()}
    y = {name: point[1] for name, point in points.items()}
    highest = max(sizes[name][1] for name in points) + _GAP
    for _ in range(400):
        moved = False
        order = sorted(points, key=lambda name: (y[name], name))
        for place_, one in enumerate(order):
            for other in order[place_ + 1 :]:
                if y[other] - y[one] > highest * 1.5:
                    break
                if _push(one, other, x, y, sizes):
                    moved = True
        if not moved:
            break
    return {name: (x[name], y[name]) for name in points}


def _push(
    one: str, other: str, x: dict[str, float], y: dict[str, float], sizes: Mapping[str, Size]
) -> bool:
    across = (sizes[one][0] + sizes[other][0]) / 2 + _GAP - abs(x[one] - x[other])
    along = (sizes[one][1] + sizes[other][1]) / 2 + _GAP - abs(y[one] - y[other])
    if across <= 0.01 or along <= 0.01:
        return False
    # Boxes are flat: what would have to go far sideways goes up or down.
    if across < along:
        half = across / 2 if x[one] <= x[other] else -across / 2
        x[one] -= half
        x[other] += half
    else:
        half = along / 2 if y[one] <= y[other] else -along / 2
        y[one] -= half
        y[other] += half
    return True


def _pack(parts: Sequence[dict[str, Point]], sizes: Mapping[str, Size]) -> dict[str, Point]:
    """The parts side by side in rows, the largest first."""
    boxes = [_box(part, sizes) for part in parts]
    total = sum(
        (right - left + _BETWEEN) * (low - top + _BETWEEN) for left, top, right, low in boxes
    )
    # What is little goes under what is large, not beside it.
    room = max([sqrt(total), *(right - left for left, _, right, _ in boxes)], default=0.0)
    found: dict[str, Point] = {}
    x = y = row = 0.0
    for part, (left, top, right, low) in zip(parts, boxes, strict=True):
        if x > 0 and x + right - left > room:
            x, y, row = 0.0, y + row + _BETWEEN, 0.0
        for name, point in part.items():
            found[name] = (round(point[0] - left + x, 1), round(point[1] - top + y, 1))
        x += right - left + _BETWEEN
        row = max(row, low - top)
    return found


def _box(part: Mapping[str, Point], sizes: Mapping[str, Size]) -> tuple[float, float, float, float]:
    return (
        min(x - sizes[name][0] / 2 for name, (x, _) in part.items()),
        min(y - sizes[name][1] / 2 for name, (_, y) in part.items()),
        max(x + sizes[name][0] / 2 for name, (x, _) in part.items()),
        max(y + sizes[name][1] / 2 for name, (_, y) in part.items()),
    )
