"""The network view: a box for each party and mission, those that are linked near each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.draw.network import Kind, Link, Network, Node
from kg.draw.picture import svg
from kg.draw.picture.font import shorten, width
from kg.draw.picture.frame import MARGIN, Key, foot, head, link_keys
from kg.draw.picture.ground import Ground, points_of
from kg.draw.picture.labels import Box
from kg.draw.picture.links import link_line, links_by_end, role_words, thin_last
from kg.draw.picture.positions import FEW, Point, Size, place
from kg.draw.picture.svg import element, number, text
from kg.draw.picture.wording import describe_node, headline, provenance

_SIZE = 12.0
_PAD = 8.0
_MOST_LABEL = 200.0
_LEAST_WIDE = 720.0
_PARTY, _MISSION, _EDGE = "#1f3a5f", "#f7f2e4", "#b9a56b"
_DISPUTED = "#fdeaea"
_SIGN = 12.0


def as_web(network: Network, name: str) -> str:
    """The network as SVG, linked nodes near each other; `name` stands above it."""
    return _Web(network).svg(name)


def positions(network: Network) -> dict[str, Point]:
    """The centre of each node's box, in pixels from the left and the top."""
    return place(network, _sizes(network))


def _sizes(network: Network) -> dict[str, Size]:
    marked = _disputed_missions(network)
    sizes = {}
    for node in network.nodes:
        party = node.kind is Kind.PARTY
        wide = min(width(node.label, _SIZE, bold=party), _MOST_LABEL) + 2 * _PAD
        if node.iri in marked:
            wide += _SIGN + 5
        sizes[node.iri] = (wide, 25.0 if party else 22.0)
    return sizes


def _disputed_missions(network: Network) -> set[str]:
    missions = {node.iri for node in network.nodes if node.kind is Kind.MISSION}
    return {link.target for link in network.links if link.disputed} & missions


@dataclass(frozen=True, slots=True)
class _Way:
    """How a link runs: its ends, its control point, and where a sign stands on it."""

    link: Link
    start: Point
    bend: Point
    end: Point
    sign: Point | None


class _Web:
    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = {node.iri: node.label for node in network.nodes}
        self._sizes = _sizes(network)
        self._marked = _disputed_missions(network)
        self._of = links_by_end(network)

    def svg(self, name: str) -> str:
        points = positions(self._network)
        sizes = self._sizes
        across = max((x + sizes[iri][0] / 2 for iri, (x, _) in points.items()), default=0)
        down = max((y + sizes[iri][1] / 2 for iri, (_, y) in points.items()), default=0)
        wide = max(across + 2 * MARGIN, _LEAST_WIDE)
        told = headline(self._network)
        keys = [*_node_keys(self._network), *link_keys(self._network)]
        lines, top = head(name, told, keys, wide)
        top += 8
        left = (wide - across) / 2
        at = {iri: (x + left, y + top) for iri, (x, y) in points.items()}
        links = thin_last(self._network.links)
        ground = Ground(at, sizes, _SIGN)
        drawn = [self._curve(link, at, ground) for link in links]
        middle = [
            *map(self._line, links, drawn, self._words(drawn, at)),
            *(self._box(node, at[node.iri]) for node in self._network.nodes),
        ]
        below, high = foot(provenance(self._network), top + down + MARGIN, wide)
        return svg.page(wide, high, name, told, [*lines, *middle, *below])

    def _curve(self, link: Link, at: Mapping[str, Point], ground: Ground) -> _Way:
        start, end = at[link.source], at[link.target]
        bend = ground.bend(link.source, link.target)
        sign = ground.spot(start, bend, end) if link.disputed else None
        return _Way(link, start, bend, end, sign)

    def _words(self, ways: Sequence[_Way], at: Mapping[str, Point]) -> list[str]:
        """What is said, in words over each line, if these are few."""
        if len(ways) > FEW:
            return [""] * len(ways)
        boxes = [_box_at(at[iri], size) for iri, size in self._sizes.items()]
        boxes += [_box_at(way.sign, (_SIGN, _SIGN)) for way in ways if way.sign]
        points = [_from_the_middle(points_of(way.start, way.bend, way.end)) for way in ways]
        return role_words([way.link for way in ways], points, boxes)

    def _line(self, link: Link, way: _Way, words: str) -> str:
        # from centre to centre: the boxes lie over its ends
        curve = (
            f"M{number(way.start[0])} {number(way.start[1])}"
            f"Q{number(way.bend[0])} {number(way.bend[1])} "
            f"{number(way.end[0])} {number(way.end[1])}"
        )
        sign = svg.warning(*way.sign, _SIGN) if way.sign else ""
        return link_line(self._network, link, self._labels, curve, words + sign)

    def _box(self, node: Node, middle: Point) -> str:
        (wide, high), (x, y) = self._sizes[node.iri], middle
        party = node.kind is Kind.PARTY
        links = self._of.get(node.iri, ())
        disputed = node.iri in self._marked
        fill = _PARTY if party else _DISPUTED if disputed else _MISSION
        edge = _PARTY if party else svg.DISPUTED if disputed else _EDGE
        ink = svg.PAPER if party else svg.DISPUTED if disputed else svg.INK
        label = shorten(node.label, _MOST_LABEL, _SIZE, bold=party)
        return element(
            "g",
            svg.title(describe_node(self._network, node, links)),
            element(
                "rect",
                x=x - wide / 2,
                y=y - high / 2,
                width=wide,
                height=high,
                rx=5,
                fill=fill,
                stroke=edge,
            ),
            svg.warning(x - wide / 2 + _PAD + _SIGN / 2, y, _SIGN) if disputed else "",
            text(
                x + (_SIGN + 5) / 2 if disputed else x,
                y + _SIZE * 0.35,
                label,
                _SIZE,
                text_anchor="middle",
                fill=ink,
                bold=party,
            ),
            class_=node.kind.value,
        )


def _node_keys(network: Network) -> list[Key]:
    def sample(kind: Kind, fill: str, edge: str) -> Key:
        return Key(
            lambda x, y: element(
                "rect", x=x + 4, y=y - 6, width=20, height=12, rx=3, fill=fill, stroke=edge
            ),
            network.noun(kind),
        )

    return [sample(Kind.PARTY, _PARTY, _PARTY), sample(Kind.MISSION, _MISSION, _EDGE)]


def _box_at(middle: Point, size: Size) -> Box:
    (x, y), (wide, high) = middle, size
    return (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _from_the_middle(points: Iterable[Point]) -> list[Point]:
    """The points, those in the middle first."""
    way = list(points)
    order = sorted(range(len(way)), key=lambda place: abs(place - len(way) // 2))
    return [way[place] for place in order]
