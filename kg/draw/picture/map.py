"""The map: parties in one column, missions in another, a line for each link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.draw.network import Kind, Link, Network, Node
from kg.draw.picture import svg
from kg.draw.picture.font import shorten, width
from kg.draw.picture.frame import MARGIN, foot, head, link_keys
from kg.draw.picture.labels import Point
from kg.draw.picture.links import link_line, links_by_end, role_words, thin_last
from kg.draw.picture.order import arrange
from kg.draw.picture.spacing import spread
from kg.draw.picture.svg import element, number, text
from kg.draw.picture.wording import describe_node, headline, provenance

_MOST_LABEL = 260.0  # a longer name is cut short; its title has it whole
_FEW, _MANY = 14, 80  # rows
_SIGN_AT = 0.58  # of the way, where lines to one mission are still apart
_DISPUTED = "disputed"
_MISSION = "#dba323"
_PARTY = "#1f3a5f"


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large things are drawn: the font's size, the gap between rows, the way of the lines."""

    size: float
    gap: float
    way: float


def _scale(missions: int, parties: int) -> _Scale:
    if missions > _MANY:
        return _Scale(11, 16.5, 400)
    rows = max(missions, parties)
    return _Scale(14, 36, 380) if rows <= _FEW else _Scale(13, 26, 420)


def as_map(network: Network, name: str) -> str:
    """The network as SVG in two columns; `name` stands above it."""
    return _Map(network).svg(name)


class _Map:
    """Where all stands; x counts from the left, heights from the first row.

    Many missions stand on both sides of the parties, so that a page is half as long.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._nodes = {node.iri: node for node in network.nodes}
        self._labels = {node.iri: node.label for node in network.nodes}
        self._across = [one for one in network.links if self._kind(one.target) is Kind.MISSION]
        self._beside = [one for one in network.links if self._kind(one.target) is Kind.PARTY]
        self._of = links_by_end(network)
        self._parties, self._missions = arrange(
            [node.iri for node in network.nodes if node.kind is Kind.PARTY],
            [node.iri for node in network.nodes if node.kind is Kind.MISSION],
            _ends(self._across),
            _ends(self._beside),
        )
        self._both = len(self._missions) > _MANY
        self._scale = _scale(len(self._missions), len(self._parties))
        # in turn to either side: the order, and with it the few crossings, stays
        self._lefts = set(self._missions[1::2] if self._both else ())
        self._heights = self._rows()
        size, way = self._scale.size, self._scale.way
        party = max(map(self._label_width, self._parties), default=0)
        if self._both:
            self._gutter = 0.0
            near = MARGIN + max(map(self._label_width, self._lefts)) + size
            self._x = near + way + party / 2 + size
            self._reach = party / 2 + size
            self._far = {-1: near, 1: self._x + self._reach + way}
        else:
            self._gutter = 70.0 if self._beside else 0.0
            self._x = MARGIN + self._gutter + party + size + 4
            self._reach = 0.0
            self._far = {1: self._x + way}
        rights = [self._label_width(one) for one in self._missions if one not in self._lefts]
        self._wide = max(self._far[1] + size + max(rights, default=0) + MARGIN, 640)

    def svg(self, name: str) -> str:
        told = headline(self._network)
        lines, top = head(name, told, link_keys(self._network), self._wide)
        down = top + self._scale.gap / 2
        arc = self._inner_arc if self._both else self._arc
        across = thin_last(self._across)
        middle = [
            *(arc(link, down) for link in thin_last(self._beside)),
            *(
                self._line(link, down, words)
                for link, words in zip(across, self._words(across, down), strict=True)
            ),
            *(self._party(one, down) for one in self._parties),
            *(self._mission(one, down) for one in self._missions),
        ]
        bottom = down + max(self._heights.values(), default=0) + self._scale.gap
        below, high = foot(provenance(self._network), bottom, self._wide)
        return svg.page(self._wide, high, name, told, [*lines, *middle, *below])

    def _kind(self, iri: str) -> Kind:
        return self._nodes[iri].kind

    def _side(self, iri: str) -> int:
        return -1 if iri in self._lefts else 1

    def _rows(self) -> dict[str, float]:
        """How far down each node is: missions evenly, parties beside what they do."""
        gap = self._scale.gap
        sides = 2 if self._both else 1
        heights = {one: gap * (row // sides) for row, one in enumerate(self._missions)}
        near = _near(self._across)
        wished = []
        last = 0.0
        for one in self._parties:
            ends = [heights[other] for other in near.get(one, ())]
            last = sum(ends) / len(ends) if ends else last + gap
            wished.append(last)
        party_gap = self._scale.size * 1.9 if self._both else gap
        heights |= dict(zip(self._parties, spread(wished, party_gap), strict=True))
        if len(self._parties) > len(self._missions):  # the other column follows
            wished = [
                sum(heights[other] for other in near[one]) / len(near[one])
                for one in self._missions
            ]
            heights |= dict(zip(self._missions, spread(wished, gap), strict=True))
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

    def _line(self, link: Link, down: float, words: str) -> str:
        (x, y), (bend, _), (back, _), (far, end) = self._curve(link, down)
        curve = (
            f"M{number(x)} {number(y)}C{number(bend)} {number(y)} "
            f"{number(back)} {number(end)} {number(far)} {number(end)}"
        )
        sign = ""
        if link.disputed:
            sign = svg.warning(*_on_curve(self._curve(link, down), _SIGN_AT), self._scale.size)
        return self._drawn(link, curve, words + sign)

    def _curve(self, link: Link, down: float) -> tuple[Point, Point, Point, Point]:
        """Beginning, two control points and end of a line to a mission."""
        side = self._side(link.target)
        y, end = down + self._heights[link.source], down + self._heights[link.target]
        x = self._x + side * self._reach
        far = self._far[side] - side * self._scale.size * 0.42
        bend = (far - x) * 0.5
        return (x, y), (x + bend, y), (far - bend, end), (far, end)

    def _words(self, links: Sequence[Link], down: float) -> list[str]:
        """What is said, in words over each line, if these are few."""
        if len(links) > _FEW:
            return [""] * len(links)
        steps = sorted(range(4, 20), key=lambda step: abs(step - 9))
        curves = [self._curve(link, down) for link in links]
        ways = [[_on_curve(curve, step / 24) for step in steps] for curve in curves]
        half = self._scale.size / 2
        signs = [
            (x - half, y - half, x + half, y + half)
            for link, curve in zip(links, curves, strict=True)
            if link.disputed
            for x, y in [_on_curve(curve, _SIGN_AT)]
        ]
        return role_words(links, ways, signs)

    def _arc(self, link: Link, down: float) -> str:
        """Between two parties, round the outside of their names."""
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

    def _inner_arc(self, link: Link, down: float) -> str:
        """Between two parties in the middle, out to the right and back."""
        first, second = (down + self._heights[one] for one in (link.source, link.target))
        x = self._x + self._reach
        reach = x + min(24 + abs(second - first) * 0.12, self._scale.way * 0.4)
        curve = (
            f"M{number(x)} {number(first)}C{number(reach)} {number(first)} "
            f"{number(reach)} {number(second)} {number(x)} {number(second)}"
        )
        sign = ""
        if link.disputed:
            middle = _bezier(x, reach, reach, x, 0.5)
            sign = svg.warning(middle, (first + second) / 2, self._scale.size)
        return self._drawn(link, curve, sign)

    def _drawn(self, link: Link, curve: str, sign: str) -> str:
        return link_line(self._network, link, self._labels, curve, sign)

    def _party(self, iri: str, down: float) -> str:
        y, size = down + self._heights[iri], self._scale.size
        label = shorten(self._labels[iri], _MOST_LABEL, size, bold=True)
        if self._both:
            wide, high = 2 * self._reach, size * 1.65
            sign = element(
                "rect",
                x=self._x - wide / 2,
                y=y - high / 2,
                width=wide,
                height=high,
                rx=4,
                fill=_PARTY,
            )
            x, anchor, ink = self._x, "middle", svg.PAPER
        else:
            sign = element("circle", cx=self._x, cy=y, r=self._radius(iri), fill=_PARTY)
            x, anchor, ink = self._x - size, "end", svg.INK
        name = text(x, y + size * 0.35, label, size, bold=True, text_anchor=anchor, fill=ink)
        return element("g", self._title(self._nodes[iri]), sign, name, class_="party")

    def _mission(self, iri: str, down: float) -> str:
        y, size, side = down + self._heights[iri], self._scale.size, self._side(iri)
        disputed = self._is_disputed(iri)
        colour = svg.DISPUTED if disputed else svg.INK
        label = shorten(self._labels[iri], _MOST_LABEL, size)
        anchor = "end" if side < 0 else None
        x, square = self._far[side] + side * size, size * 0.84
        parts = [
            self._title(self._nodes[iri]),
            element(
                "rect",
                x=self._far[side] - square / 2,
                y=y - square / 2,
                width=square,
                height=square,
                rx=2,
                fill=svg.DISPUTED if disputed else _MISSION,
            ),
            text(x, y + size * 0.35, label, size, fill=colour, text_anchor=anchor),
        ]
        if disputed:
            x += side * (width(label, size) + size)
            parts.append(svg.warning(x, y, size))
            x += side * size
            parts.append(text(x, y + size * 0.35, _DISPUTED, size, fill=colour, text_anchor=anchor))
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


def _on_curve(curve: tuple[Point, Point, Point, Point], at: float) -> Point:
    xs, ys = zip(*curve, strict=True)
    return _bezier(*xs, at), _bezier(*ys, at)


def _bezier(start: float, first: float, second: float, end: float, at: float) -> float:
    back = 1 - at
    return (
        back**3 * start + 3 * back * back * at * first + 3 * back * at * at * second + at**3 * end
    )
