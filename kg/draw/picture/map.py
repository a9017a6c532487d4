"""The map: parties at the left, missions at the right, a line for each link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.draw.network import Kind, Link, Network, Node
from kg.draw.picture import svg
from kg.draw.picture.font import shorten, width
from kg.draw.picture.frame import DASH, MARGIN, foot, head, link_keys, stroke
from kg.draw.picture.order import arrange
from kg.draw.picture.spacing import spread
from kg.draw.picture.svg import element, number, text
from kg.draw.picture.wording import describe_link, describe_node, headline, provenance

_MOST_LABEL = 260.0  # a longer name is cut short; its title has it whole
_DISPUTED = "disputed"
_MISSION = "#dba323"
_PARTY = "#1f3a5f"


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large things are drawn: the font's size, the gap between rows, the way of the lines."""

    size: float
    gap: float
    way: float


def _scale(rows: int) -> _Scale:
    if rows <= 14:
        return _Scale(14, 36, 380)
    return _Scale(13, 26, 420) if rows <= 80 else _Scale(11, 16, 560)


def as_map(network: Network, name: str) -> str:
    """The network as SVG in two columns; `name` stands above it."""
    return _Map(network).svg(name)


class _Map:
    def __init__(self, network: Network) -> None:
        self._network = network
        self._nodes = {node.iri: node for node in network.nodes}
        self._labels = {node.iri: node.label for node in network.nodes}
        self._across = [one for one in network.links if self._kind(one.target) is Kind.MISSION]
        self._beside = [one for one in network.links if self._kind(one.target) is Kind.PARTY]
        self._of: dict[str, list[Link]] = {}
        for link in network.links:
            for end in (link.source, link.target):
                self._of.setdefault(end, []).append(link)
        self._left, self._right = arrange(
            [node.iri for node in network.nodes if node.kind is Kind.PARTY],
            [node.iri for node in network.nodes if node.kind is Kind.MISSION],
            _ends(self._across),
            _ends(self._beside),
        )
        self._scale = _scale(max(len(self._left), len(self._right)))
        self._heights = self._rows()
        size = self._scale.size
        self._gutter = 70.0 if self._beside else 0.0
        lefts = [self._label_width(one) for one in self._left]
        self._x = MARGIN + self._gutter + max(lefts, default=0) + size + 4
        self._far = self._x + self._scale.way
        rights = [self._label_width(one) for one in self._right]
        self._wide = max(self._far + size + max(rights, default=0) + MARGIN, 640)

    def svg(self, name: str) -> str:
        told = headline(self._network)
        lines, top = head(name, told, link_keys(self._network), self._wide)
        down = top + self._scale.gap / 2
        middle = [
            *(self._arc(link, down) for link in _thin_last(self._beside)),
            *(self._line(link, down) for link in _thin_last(self._across)),
            *(self._party(one, down) for one in self._left),
            *(self._mission(one, down) for one in self._right),
        ]
        bottom = down + max(self._heights.values(), default=0) + self._scale.gap
        below, high = foot(provenance(self._network), bottom, self._wide)
        return svg.page(self._wide, high, name, told, [*lines, *middle, *below])

    def _kind(self, iri: str) -> Kind:
        return self._nodes[iri].kind

    def _rows(self) -> dict[str, float]:
        """How far down each node is: the longer column evenly, the other beside its lines."""
        gap = self._scale.gap
        long, short = self._right, self._left
        party_gap = gap * 1.25
        heights = {one: gap * row for row, one in enumerate(long)}
        near = _near(self._across)
        wished = []
        last = 0.0
        for one in short:
            ends = [heights[other] for other in near.get(one, ())]
            last = sum(ends) / len(ends) if ends else last + party_gap
            wished.append(last)
        heights |= dict(zip(short, spread(wished, party_gap), strict=True))
        if len(short) > len(long):  # the other column follows
            wished = [sum(heights[other] for other in near[one]) / len(near[one]) for one in long]
            heights |= dict(zip(long, spread(wished, gap), strict=True))
        least = min(heights.values(), default=0)
        return {one: height - least for one, height in heights.items()}

    def _label_width(self, iri: str) -> float:
        size, bold = self._scale.size, self._kind(iri) is Kind.PARTY
        wide = min(width(self._labels[iri], size, bold=bold), _MOST_LABEL)
        if not bold and self._is_disputed(iri):
            wide += size * 2 + width(_DISPUTED, size)
        return wide

    def _is_disputed(self, iri: str) -> bool:
        return any(link.disputed for link in self._of.get(iri, ()))

    def _radius(self, iri: str) -> float:
        most = self._scale.gap * 0.45
        degree = len(self._of.get(iri, ()))
        return min(self._scale.size * 0.36 + 0.8 * float(degree**0.7), most)

    def _line(self, link: Link, down: float) -> str:
        y, end = down + self._heights[link.source], down + self._heights[link.target]
        far = self._far - self._scale.size * 0.42
        bend = (self._far - self._x) * 0.5
        curve = (
            f"M{number(self._x)} {number(y)}C{number(self._x + bend)} {number(y)} "
            f"{number(far - bend)} {number(end)} {number(far)} {number(end)}"
        )
        sign = ""
        if link.disputed:
            at = 0.55  # where lines to one mission are still apart
            sign = svg.warning(
                _bezier(self._x, self._x + bend, far - bend, far, at),
                _bezier(y, y, end, end, at),
                self._scale.size,
            )
        return self._drawn(link, curve, sign)

    def _arc(self, link: Link, down: float) -> str:
        """Between two of the left column, round the outside of their names."""
        ends = sorted((link.source, link.target), key=lambda one: self._heights[one])
        first, second = (down + self._heights[one] for one in ends)
        room = MARGIN + self._gutter - 6
        xs = [self._x - self._scale.size - self._label_width(one) - 6 for one in ends]
        reach = max(MARGIN, room - 14 - (second - first) * 0.16)
        curve = (
            f"M{number(xs[0])} {number(first)}H{number(room)}"
            f"C{number(reach)} {number(first)} {number(reach)} {number(second)} "
            f"{number(room)} {number(second)}H{number(xs[1])}"
        )
        sign = ""
        if link.disputed:
            middle = _bezier(room, reach, reach, room, 0.5)
            sign = svg.warning(middle, (first + second) / 2, self._scale.size)
        return self._drawn(link, curve, sign)

    def _drawn(self, link: Link, curve: str, sign: str) -> str:
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

    def _party(self, iri: str, down: float) -> str:
        y, size = down + self._heights[iri], self._scale.size
        label = shorten(self._labels[iri], _MOST_LABEL, size, bold=True)
        return element(
            "g",
            self._title(self._nodes[iri]),
            element("circle", cx=self._x, cy=y, r=self._radius(iri), fill=_PARTY),
            text(
                self._x - size,
                y + size * 0.35,
                label,
                size,
                font_weight="bold",
                text_anchor="end",
                fill=svg.INK,
            ),
            class_="party",
        )

    def _mission(self, iri: str, down: float) -> str:
        y, size = down + self._heights[iri], self._scale.size
        disputed = self._is_disputed(iri)
        colour = svg.DISPUTED if disputed else svg.INK
        label = shorten(self._labels[iri], _MOST_LABEL, size)
        x, side = self._far + size, size * 0.84
        parts = [
            self._title(self._nodes[iri]),
            element(
                "rect",
                x=self._far - side / 2,
                y=y - side / 2,
                width=side,
                height=side,
                rx=2,
                fill=svg.DISPUTED if disputed else _MISSION,
            ),
            text(x, y + size * 0.35, label, size, fill=colour),
        ]
        if disputed:
            x += width(label, size) + size
            parts.append(svg.warning(x, y, size))
            parts.append(text(x + size, y + size * 0.35, _DISPUTED, size, fill=colour))
        return element("g", *parts, class_="mission")

    def _title(self, node: Node) -> str:
        return svg.title(describe_node(self._network, node, self._of.get(node.iri, ())))


def _ends(links: Sequence[Link]) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in links]


def _near(links: Sequence[Link]) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = {}
    for link in links:
        near.setdefault(link.source, []).append(link.target)
        near.setdefault(link.target, []).append(link.source)
    return near


def _thin_last(links: Sequence[Link]) -> list[Link]:
    """Those disputed on top, else the thin ones over the thick ones."""
    return sorted(links, key=lambda one: (bool(one.disputed), -one.sources))


def _bezier(start: float, first: float, second: float, end: float, at: float) -> float:
    back = 1 - at
    return (
        back**3 * start + 3 * back * back * at * first + 3 * back * at * at * second + at**3 * end
    )
