"""The network view: a box for each party and mission, those that are linked near each other."""

from collections.abc import Mapping

from kg.draw.network import Kind, Link, Network, Node
from kg.draw.picture import svg
from kg.draw.picture.font import shorten, width
from kg.draw.picture.frame import DASH, MARGIN, Key, foot, head, link_keys, stroke
from kg.draw.picture.ground import Ground
from kg.draw.picture.positions import Point, Size, place
from kg.draw.picture.svg import element, number, text
from kg.draw.picture.wording import describe_link, describe_node, headline, provenance

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


class _Web:
    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = {node.iri: node.label for node in network.nodes}
        self._sizes = _sizes(network)
        self._marked = _disputed_missions(network)
        self._of: dict[str, list[Link]] = {}
        for link in network.links:
            for end in (link.source, link.target):
                self._of.setdefault(end, []).append(link)

    def svg(self, name: str) -> str:
        points = positions(self._network)
        sizes = self._sizes
        across = max((x + sizes[iri][0] / 2 for iri, (x, _) in points.items()), default=0)
        down = max((y + sizes[iri][1] / 2 for iri, (_, y) in points.items()), default=0)
        wide = max(across + 2 * MARGIN, _LEAST_WIDE)
        told = headline(self._network)
        keys = [*_node_keys(), *link_keys(self._network)]
        lines, top = head(name, told, keys, wide)
        left = (wide - across) / 2
        at = {iri: (x + left, y + top) for iri, (x, y) in points.items()}
        links = sorted(self._network.links, key=lambda one: (bool(one.disputed), -one.sources))
        ground = Ground(at, sizes, _SIGN)
        middle = [
            *(self._line(link, at, ground) for link in links),
            *(self._box(node, at[node.iri]) for node in self._network.nodes),
        ]
        below, high = foot(provenance(self._network), top + down + MARGIN, wide)
        return svg.page(wide, high, name, told, [*lines, *middle, *below])

    def _line(self, link: Link, at: Mapping[str, Point], ground: Ground) -> str:
        start, end = at[link.source], at[link.target]
        bend = ground.bend(link.source, link.target)
        # from centre to centre: the boxes lie over its ends
        curve = (
            f"M{number(start[0])} {number(start[1])}Q{number(bend[0])} {number(bend[1])} "
            f"{number(end[0])} {number(end[1])}"
        )
        sign = svg.warning(*ground.spot(start, bend, end), _SIGN) if link.disputed else ""
        manner = self._network.manner(link)
        colour = svg.DISPUTED if link.disputed else manner.colour if manner else svg.SOFT
        return element(
            "g",
            svg.title(describe_link(self._network, link, self._labels)),
            element(
                "path",
                d=curve,
                fill="none",
                stroke=colour,
                stroke_width=stroke(link.sources),
                stroke_opacity="0.95" if link.disputed else "0.7",
                stroke_dasharray=DASH if link.planned else None,
            ),
            sign,
            class_="link disputed" if link.disputed else "link",
        )

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


def _node_keys() -> list[Key]:
    def sample(fill: str, edge: str) -> Key:
        label = "party" if fill == _PARTY else "mission"
        return Key(
            lambda x, y: element(
                "rect", x=x + 4, y=y - 6, width=20, height=12, rx=3, fill=fill, stroke=edge
            ),
            label,
        )

    return [sample(_PARTY, _PARTY), sample(_MISSION, _EDGE)]
