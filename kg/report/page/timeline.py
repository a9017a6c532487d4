"""Who said which date when: the dates told of one fact, one row a statement, on one scale.

A row is drawn as a bar over the days it allows, so that a day, a year and "by 2023" can be told
apart. Places are thousandths of the scale's width.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.check.result import SourceSummary
from kg.model import Statement, Time
from kg.report.words import factuality_words, time_words, told_by

WIDTH = 1000
_UNDATED = "undated"
_LEAST = 16  # the width of one day, so that it can be seen
_MOST_TICKS = 6
_MOST_DAYS, _MOST_MONTHS = 2, 4  # whose names are longer than a year's
_EDGE = 0.14  # of the scale: a name there begins or ends at its tick, so that it is not cut off
_LETTER = 25  # the width of a letter of a name where the page is as narrow as a telephone
_MARGIN = 0.06  # of the scale, at either end
_FEW_MONTHS = 2
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)  # months between two ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One statement's date; `said` is the day of its source, `side` the letter in the finding.

    An article whose day is not known is "undated", and comes last; a reference has "".

    `open_left` and `open_right` tell that the words set no bound there.
    """

    said: str
    who: str
    words: str
    how: str
    side: str
    x: int
    width: int
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale with its name, and which part of that stands at the line."""

    x: int
    label: str

    @property
    def anchor(self) -> str:
        """The value of SVG's `text-anchor`."""
        if self.x < WIDTH * _EDGE:
            return "start"
        return "end" if self.x > WIDTH * (1 - _EDGE) else "middle"

    @property
    def begin(self) -> float:
        """Where the name begins, at the least width of a page."""
        return self.x - self._width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]

    @property
    def end(self) -> float:
        """Where it ends, with a letter's room behind it."""
        return self.begin + self._width + _LETTER

    @property
    def _width(self) -> int:
        return _LETTER * len(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The bars in the order in which they were said, over the ticks of one scale."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def time_of(statement: Statement) -> Time | None:
    """The date that a statement tells: its value, or else when it holds."""
    told = [statement.value, *(value for role, value in statement.qualifiers if role == "time")]
    for one in told:
        if isinstance(one, Time) and (one.earliest or one.latest):
            return one
    return None


def timeline(
    sides: Mapping[str, Iterable[Statement]], sources: Mapping[str, SourceSummary]
) -> Timeline | None:
    """The timeline of what is told on each side, by its letter; None for fewer than two dates."""
    told = [
        (_said(one, sources), letter, one, time)
        for letter, statements in sides.items()
        for one in statements
        if (time := time_of(one)) is not None
    ]
    if len({(time.earliest, time.latest) for *_, time in told}) < 2:
        return None
    told.sort(key=lambda row: (row[0] or "9999", row[1], row[2].source, row[2].quote.start))
    scale = _Scale([time for *_, time in told])
    return Timeline(
        bars=tuple(_bar(scale, *row) for row in told),
        ticks=tuple(_legible(scale.ticks())),
    )


def _said(statement: Statement, sources: Mapping[str, SourceSummary]) -> str:
    """The day of the source; a data set's own is that of no statement in it."""
    source = sources.get(statement.source)
    if statement.citation or not source or source.kind != "article":
        return ""
    return source.published.isoformat() if source.published else _UNDATED


class _Scale:
    """Days to places, wide enough for every bound that the times have; days are ordinals."""

    def __init__(self, times: Sequence[Time]) -> None:
        bounds = [day.toordinal() for one in times for day in (one.earliest, one.latest) if day]
        margin = max(10, round((max(bounds) - min(bounds)) * _MARGIN))
        self.low = max(1, min(bounds) - margin)
        self.high = min(date.max.toordinal(), max(bounds) + margin)

    def place(self, day: int) -> int:
        return min(WIDTH, round((day - self.low) / (self.high - self.low) * WIDTH))

    def ticks(self) -> Iterable[Tick]:
        """A few round dates: days within a month, else months, else years."""
        first, last = date.fromordinal(self.low), date.fromordinal(self.high)
        months = _month(last) - _month(first)
        if months < _FEW_MONTHS:
            step = -(-(self.high - self.low) // (_MOST_DAYS + 1))
            for ordinal in range(self.low + step, self.high, step):
                yield Tick(self.place(ordinal), date.fromordinal(ordinal).isoformat())
            return
        step = next(
            one
            for one in _STEPS
            if months / one <= (_MOST_TICKS if one % 12 == 0 else _MOST_MONTHS)
        )
        for month in range(_month(first) + -_month(first) % step, _month(last) + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            if day >= first:
                label = f"{day.year}" if step % 12 == 0 else f"{day.year}-{day.month:02}"
                yield Tick(self.place(day.toordinal()), label)


def _legible(ticks: Iterable[Tick]) -> Iterable[Tick]:
    """The ticks, without the names that would touch the one before."""
    end = 0.0
    for tick in ticks:
        clear = tick.begin >= end
        yield tick if clear else replace(tick, label="")
        end = tick.end if clear else end


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _bar(scale: _Scale, said: str, side: str, statement: Statement, time: Time) -> Bar:
    left = scale.place(time.earliest.toordinal()) if time.earliest else 0
    right = scale.place(time.latest.toordinal() + 1) if time.latest else WIDTH
    if right - left < _LEAST:
        left = max(0, min(left, WIDTH - _LEAST))
        right = left + _LEAST
    return Bar(
        said=said,
        who=told_by(statement),
        words=_words(time),
        how=factuality_words(statement),
        side=side,
        x=left,
        width=right - left,
        open_left=time.earliest is None,
        open_right=time.latest is None,
    )


def _words(time: Time) -> str:
    days = time_words(time)
    return days if time.text in ("", days) else f"“{time.text}”: {days}"
