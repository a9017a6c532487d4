"""The timeline: which day was said of a mission, and when that was published; a lane a mission.

From left to right goes the day of publication, upwards the day that is said: where the line rises,
a plan slips.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from math import ceil

from kg.draw.network import Dated, Kind, Network
from kg.draw.picture import svg
from kg.draw.picture.font import shorten, width
from kg.draw.picture.frame import MARGIN, Key, foot, head, line_key
from kg.draw.picture.labels import Labels
from kg.draw.picture.scale import Scale
from kg.draw.picture.svg import element, number, text
from kg.draw.picture.wording import counted, quoted, told_sources
from kg.errors import UsageError
from kg.model import Tense, Time
from kg.report.words import time_words

_COLOURS = ("#1f3a5f", "#1b8a7a", "#b07d1e", "#7b4a8f", "#5b6472")
_MOST_LABEL = 190.0
_SIZE, _SMALL = 12.0, 10.0
_AIR, _TICKS = 84.0, 46.0  # widths: the room at the right of the plot, the dates at its left
_MOST_HEIGHT = 2200.0  # then the lanes go on in another column
_MOST_COLUMNS = 4
_MANY = 60  # lanes
_MOST_DOT = 4  # sources that make a dot larger
_BESIDE = 6.0
_LINE = "#e3e6ea"
_GRID = "#eef0f3"
_AXIS = 22.0


@dataclass(frozen=True, slots=True)
class _Room:
    """How high a lane is in which nothing moves, how high one in which something does, how wide."""

    low: float
    high: float
    wide: float

    def of(self, lane: "_Lane") -> float:
        return self.high if lane.moves else self.low


@dataclass(frozen=True, slots=True)
class _Mark:
    """All statements of a lane that say the same day on the same day; both are ordinals.

    `low` and `high` are the ends of what is said, None where open; `at` is where its dot stands.
    `shift` sets those of several properties side by side.
    """

    said: int
    label: str
    time: Time
    told: tuple[Dated, ...]
    shift: float = 0.0

    @property
    def low(self) -> int | None:
        return self.time.earliest.toordinal() if self.time.earliest else None

    @property
    def high(self) -> int | None:
        return self.time.latest.toordinal() if self.time.latest else None

    @property
    def at(self) -> float:
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


@dataclass(frozen=True, slots=True)
class _Lane:
    """The marks of a mission; it `moves` where two different days are said of one thing."""

    marks: tuple[_Mark, ...]
    moves: bool

    @classmethod
    def of(cls, marks: Sequence[_Mark]) -> "_Lane":
        """In the order of publication, those of each property a little further right."""
        days: dict[str, set[str]] = {}
        for mark in marks:
            days.setdefault(mark.label, set()).add(time_words(mark.time))
        shifts = {
            label: (at - (len(days) - 1) / 2) * _BESIDE for at, label in enumerate(sorted(days))
        }
        ordered = sorted(marks, key=lambda mark: (mark.said, mark.label, mark.at))
        return cls(
            tuple(replace(mark, shift=shifts[mark.label]) for mark in ordered),
            any(len(said) > 1 for said in days.values()),
        )

    @property
    def mission(self) -> str:
        return self.marks[0].told[0].mission.label


def as_timeline(network: Network, name: str) -> str:
    """The days said of missions as SVG; `name` stands above it.

    Raises UsageError where no source with a day of publication says one.
    """
    lanes = _lanes(network)
    if not lanes:
        what = (
            f"tells no day of a {network.noun(Kind.MISSION)}, in a source with a day of publication"
        )
        raise UsageError("kg graph --layout timeline", what, "give --published DATE")
    return _Timeline(network, lanes).svg(name)


def _lanes(network: Network) -> list[_Lane]:
    """The marks of each mission by publication, the mission with the earliest dates first."""
    placed = [
        one
        for one in network.dates
        if one.statement.source in network.days
        and isinstance(one.statement.value, Time)
        and (one.statement.value.earliest or one.statement.value.latest)
    ]
    lanes = []
    for _, lane in groupby(placed, key=lambda one: one.mission.iri):
        marks: dict[tuple[object, ...], list[Dated]] = {}
        for one in lane:
            time = one.statement.value
            assert isinstance(time, Time)
            day = network.days[one.statement.source]
            marks.setdefault((day, one.label, time.earliest, time.latest), []).append(one)
        found = []
        for told in marks.values():
            first = told[0].statement
            assert isinstance(first.value, Time)
            said = date.fromisoformat(network.days[first.source]).toordinal()
            found.append(_Mark(said, told[0].label, first.value, tuple(told)))
        lanes.append(_Lane.of(found))
    return sorted(lanes, key=lambda lane: (min(mark.at for mark in lane.marks), lane.mission))


class _Timeline:
    def __init__(self, network: Network, lanes: list[_Lane]) -> None:
        self._network = network
        self._lanes = lanes
        labels = sorted({mark.label for lane in lanes for mark in lane.marks})
        self._colours = {one: _COLOURS[at % len(_COLOURS)] for at, one in enumerate(labels)}
        self._room = _Room(34, 88, 520) if len(lanes) <= _MANY else _Room(22, 60, 380)
        names = [width(lane.mission, _SIZE, bold=True) for lane in lanes]
        self._names = min(max(names), _MOST_LABEL)
        self._column = self._names + 12 + _TICKS + self._room.wide + _AIR
        self._columns = _in_columns(lanes, self._room)
        count = len(self._columns)
        self._wide = MARGIN * 2 + self._column * count + MARGIN * (count - 1)

    def svg(self, name: str) -> str:
        told = self._headline()
        lines, top = head(name, told, self._keys(), self._wide)
        parts = []
        deepest = top
        for number_, lanes in enumerate(self._columns):
            left = MARGIN + number_ * (self._column + MARGIN)
            start = left + self._names + 12 + _TICKS
            said = Scale.over(
                [mark.said for lane in self._lanes for mark in lane.marks],
                start,
                start + self._room.wide,
            )
            high = sum(map(self._room.of, lanes))
            parts += _axis(said, top, high)
            y = top + _AXIS
            for lane in lanes:
                parts.append(self._lane(lane, said, left, y))
                y += self._room.of(lane)
            deepest = max(deepest, y)
        dated = {one.statement.source for one in self._network.dates} & set(self._network.days)
        below, high = foot(self._provenance(dated), deepest + 10, self._wide)
        return svg.page(self._wide, high, name, told, [*lines, *parts, *below])

    def _headline(self) -> str:
        count = sum(len(mark.told) for lane in self._lanes for mark in lane.marks)
        moved = sum(lane.moves for lane in self._lanes)
        disputed = sum(_is_disputed(mark) for lane in self._lanes for mark in lane.marks)
        noun = self._network.noun(Kind.MISSION)
        told = f"{counted(len(self._lanes), noun)}, {counted(count, 'date')} said; "
        told += f"of {counted(moved, noun)} the date moves; " if moved else "none moves; "
        told += f"{disputed or 'none'} disputed. "
        return told + "To the right: the day of publication. Upwards: the day that was said."

    def _provenance(self, dated: set[str]) -> str:
        told = told_sources(self._network, dated)
        undated = {one.statement.source for one in self._network.dates} - dated
        if undated:
            told += f" Left out: {counted(len(undated), 'source')} without a day of publication."
        return told

    def _keys(self) -> list[Key]:
        marks = [mark for lane in self._lanes for mark in lane.marks]
        keys = [line_key(label, colour) for label, colour in self._colours.items()]
        if any(_is_planned(mark) for mark in marks):
            keys.append(Key(lambda x, y: _dot(x + 14, y, svg.SOFT, planned=True), "a plan"))
        if not all(_is_planned(mark) for mark in marks):
            keys.append(
                Key(lambda x, y: _dot(x + 14, y, svg.SOFT, planned=False), "as it happened")
            )
        if any(mark.low != mark.high for mark in marks):
            keys.append(Key(_span, "all days that the words allow"))
        if any(lane.moves for lane in self._lanes):
            keys.append(line_key("said on the day itself", svg.SOFT, 1, "2 3"))
        if any(_is_disputed(mark) for mark in marks):
            keys.append(Key(lambda x, y: svg.warning(x + 14, y, 12), "disputed"))
        return keys

    def _lane(self, lane: _Lane, said: Scale, left: float, top: float) -> str:
        high = self._room.of(lane)
        days = [end for mark in lane.marks for end in (mark.low, mark.high) if end is not None]
        air = min(14, high / 3)
        scale = Scale.over(days, top + high - air, top + air, least=30)
        name = shorten(lane.mission, _MOST_LABEL, _SIZE, bold=True)
        middle = top + high / 2 + _SIZE * 0.35
        parts = [
            element(
                "path",
                d=f"M{number(left)} {number(top)}H{number(left + self._column)}",
                stroke=_LINE,
                stroke_width=1,
            ),
            text(left, middle, name, _SIZE, bold=True, fill=svg.INK),
        ]
        if lane.moves:
            parts += [*_dates(scale, said), *_today(scale, said)]
        parts += [
            self._slip([mark for mark in lane.marks if mark.label == label], scale, said)
            for label in self._colours
        ]
        parts += [self._mark(mark, scale, said) for mark in lane.marks]
        labels = Labels((said.start, top + 1, said.end + _AIR, top + high - 1))
        for label in self._colours:
            ways = [
                (said.place(one.said), scale.place(one.at))
                for one in lane.marks
                if one.label == label
            ]
            labels.avoid(ways, 5 + _MOST_DOT)
        before: dict[str, str] = {}
        for mark in lane.marks:
            words = time_words(mark.time)
            if before.get(mark.label) != words:
                spot = _place(mark, scale, said)
                parts += labels.put(words, spot, _SMALL, self._colours[mark.label])
            before[mark.label] = words
        return element("g", *parts, class_="lane")

    def _slip(self, marks: Sequence[_Mark], scale: Scale, said: Scale) -> str:
        """The line from what was said first to what was said last."""
        points = [_place(mark, scale, said) for mark in marks]
        if len(points) < 2:
            return ""
        way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        return element(
            "path",
            d=f"M{way}",
            fill="none",
            stroke=self._colours[marks[0].label],
            stroke_width=1.6,
            stroke_opacity="0.6",
        )

    def _mark(self, mark: _Mark, scale: Scale, said: Scale) -> str:
        x, y = _place(mark, scale, said)
        colour = svg.DISPUTED if _is_disputed(mark) else self._colours[mark.label]
        parts = [svg.title(self._describe(mark))]
        low, high = _ends(mark, scale)
        if abs(high - low) > 3:
            dash = "3 3" if None in (mark.low, mark.high) else None
            way = f"M{number(x)} {number(low)}V{number(high)}"
            parts.append(
                element(
                    "path",
                    d=way,
                    stroke=colour,
                    stroke_width=4,
                    stroke_opacity="0.28",
                    stroke_dasharray=dash,
                )
            )
        if _is_disputed(mark):
            parts.append(svg.warning(x, y, 13))
        else:
            size = 3.2 + 0.8 * self._sources(mark)
            parts.append(_dot(x, y, colour, planned=_is_planned(mark), size=size))
        return element("g", *parts, class_="said disputed" if _is_disputed(mark) else "said")

    def _sources(self, mark: _Mark) -> int:
        origins = self._network.origins
        told = {origins.get(one.statement.id, one.statement.source) for one in mark.told}
        return min(len(told), _MOST_DOT)

    def _describe(self, mark: _Mark) -> str:
        told = f"{mark.told[0].mission.label}, {mark.label}: {time_words(mark.time)}"
        disputes = dict.fromkeys(finding for one in mark.told for finding in one.disputed)
        lines = [told, *(f"⚠ disputed ({one.rule}): {one.message}" for one in disputes)]
        return "\n".join([*lines, *(quoted(self._network, one.statement) for one in mark.told)])


def _in_columns(lanes: Sequence[_Lane], room: _Room) -> list[list[_Lane]]:
    """The lanes in as many columns as make the picture no higher than it may be."""
    total = sum(map(room.of, lanes))
    count = max(1, min(_MOST_COLUMNS, ceil(total / _MOST_HEIGHT)))
    columns: list[list[_Lane]] = [[]]
    high = 0.0
    for lane in lanes:
        if high + room.of(lane) / 2 > total / count and len(columns) < count:
            columns.append([])
            high = 0.0
        columns[-1].append(lane)
        high += room.of(lane)
    return columns


def _is_planned(mark: _Mark) -> bool:
    return all(one.statement.tense is Tense.FUTURE for one in mark.told)


def _is_disputed(mark: _Mark) -> bool:
    return any(one.disputed for one in mark.told)


def _ends(mark: _Mark, scale: Scale) -> tuple[float, float]:
    """Where what is said begins and ends; an open end reaches to the border of the lane."""
    low = scale.start + 6 if mark.low is None else scale.place(mark.low)
    high = scale.end - 6 if mark.high is None else scale.place(mark.high)
    return low, high


def _place(mark: _Mark, scale: Scale, said: Scale) -> tuple[float, float]:
    return said.place(mark.said) + mark.shift, scale.place(mark.at)


def _axis(said: Scale, top: float, high: float) -> list[str]:
    parts = []
    for x, label in said.ticks(6):
        way = f"M{number(x)} {number(top + _AXIS - 6)}v{number(high + 6)}"
        parts.append(element("path", d=way, stroke=_GRID, stroke_width=1))
        parts.append(text(x, top + _AXIS - 10, label, _SMALL, text_anchor="middle", fill=svg.SOFT))
    return parts


def _dates(scale: Scale, said: Scale) -> list[str]:
    """The days that may be said, at the left of the lane."""
    parts = []
    for y, label in scale.ticks(4):
        way = f"M{number(said.start)} {number(y)}H{number(said.end)}"
        parts.append(element("path", d=way, stroke=_GRID, stroke_width=1))
        parts.append(text(said.start - 6, y + 3.5, label, _SMALL, text_anchor="end", fill=svg.SOFT))
    return parts


def _today(scale: Scale, said: Scale) -> list[str]:
    """Where the day said is that of publication: below it lies what was past."""
    first, last = max(scale.low, said.low), min(scale.high, said.high)
    if first >= last:
        return []
    way = (
        f"M{number(said.place(first))} {number(scale.place(first))}"
        f"L{number(said.place(last))} {number(scale.place(last))}"
    )
    return [element("path", d=way, stroke=svg.SOFT, stroke_width=1, stroke_dasharray="2 3")]


def _dot(x: float, y: float, colour: str, *, planned: bool, size: float = 4.2) -> str:
    fill = svg.PAPER if planned else colour
    return element("circle", cx=x, cy=y, r=size, fill=fill, stroke=colour, stroke_width=1.8)


def _span(x: float, y: float) -> str:
    way = f"M{number(x + 14)} {number(y - 7)}v14"
    return element("path", d=way, stroke=svg.SOFT, stroke_width=4, stroke_opacity="0.35")
