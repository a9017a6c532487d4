"""Resolves the readings that hold no other: a date, a weekday, a fiscal year, a decade.

A reading that lacks a year, or says "last week", covers nothing (None) without its `Context`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kg.extract.calendar import (
    Context,
    Interval,
    add_months,
    choose,
    choose_step,
    first_of,
    month_days,
    months_from,
    step_by,
    unit_around,
    years_between,
)

_NEAREST_WEEKDAY = 12  # years to look through for a yearless date that names its weekday


@dataclass(frozen=True)
class Reading:
    """What the words mean, before any date is known: a kind and its fields (numbers, readings)."""

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str) -> Any:
        """The field, or None."""
        return self.fields.get(name)

    def having(self, **fields: object) -> "Reading":
        """The same reading with more fields."""
        return Reading(self.kind, {**self.fields, **fields})


Resolver = Callable[[Reading, Context], Interval | None]


def _day_or_month(year: int, reading: Reading) -> Interval | None:
    month, day = reading.get("month"), reading.get("day")
    if month is None:
        return years_between(year, year)
    if day is None:
        return months_from(year, month, 1, "month")
    if day > month_days(year, month):
        return None
    found = date(year, month, day) + timedelta(days=reading.get("shift") or 0)
    return Interval(found, found, "day")


def _date(reading: Reading, context: Context) -> Interval | None:
    if reading.get("year") is not None:
        return _day_or_month(reading["year"], reading)
    if reading.get("rel"):  # "in March of the following year"
        day = context.event_day
        return _day_or_month(day.year + reading["rel"]["which"], reading) if day else None
    now = context.published
    if now is None:
        return None
    if reading.get("which") is not None:
        return _day_or_month(now.year + reading["which"], reading)
    around = range(now.year - _NEAREST_WEEKDAY, now.year + _NEAREST_WEEKDAY + 1)
    candidates = [one for year in around if (one := _day_or_month(year, reading))]
    fitting = [
        one
        for one in candidates
        if one.earliest and one.earliest.weekday() == reading.get("weekday")
    ]
    nearest = choose(candidates, context)
    if nearest in fitting or not fitting:
        return nearest
    return choose(fitting, context)


def _iso(reading: Reading, context: Context) -> Interval | None:
    parts = reading["iso"]
    if isinstance(parts, str):
        moment = datetime.fromisoformat(parts)
        instant = moment.astimezone(UTC) if moment.tzinfo else None
        precision = "minute" if len(parts) > 10 else "day"
        return Interval(moment.date(), moment.date(), precision, instant)
    year, month, day = parts
    return Interval(date(year, month, day), date(year, month, day), "day")


def _today(reading: Reading, context: Context) -> Interval | None:
    if context.published is None:
        return None
    if reading.get("night"):  # "last night" spans two days
        return Interval(context.published - timedelta(days=1), context.published, "day")
    day = context.published + timedelta(days=reading["today"])
    return Interval(day, day, "day")


def resolve_weekday(reading: Reading, context: Context) -> Interval | None:
    """The day of a weekday: in a week, after or before today, or the likeliest near today."""
    if reading.get("base") == "event":
        context = context.at_event()
    now = context.published
    if now is None:
        return None
    which = reading.get("which")
    if reading.get("inweek"):
        day = now + timedelta(days=reading["weekday"] - now.weekday() + 7 * which)
        return Interval(day, day, "day")
    ahead = (reading["weekday"] - now.weekday()) % 7
    days = [now + timedelta(days=ahead + shift) for shift in (-14, -7, 0, 7)]
    if which:
        later = [day for day in days if (day - now).days * which > 0]
        day = min(later) if which > 0 else max(later)
        return Interval(day, day, "day")
    return choose([Interval(day, day, "day") for day in days], context)


def _weekdays(reading: Reading, context: Context) -> Interval | None:
    """“Monday or Tuesday”: from the first to the next one of the last."""
    first = resolve_weekday(reading, context)
    if first is None or first.earliest is None:
        return None
    days = (reading["last"] - reading["weekday"]) % 7
    return Interval(first.earliest, first.earliest + timedelta(days=days), "day") if days else None


def _day_of(reading: Reading, context: Context) -> Interval | None:
    """“The 3rd of next month”."""
    if context.published is None:
        return None
    month = add_months(context.published.replace(day=1), reading["which"])
    found = month.replace(day=reading["day"])
    return Interval(found, found, "day")


def _month(reading: Reading, context: Context) -> Interval | None:
    """A month by its step: "last March", "next March", "this March"."""
    if reading.get("base") == "event":
        context = context.at_event()
    now = context.published
    if now is None:
        return None
    return choose_step(
        [months_from(now.year + step, reading["month"], 1, "month") for step in (-2, -1, 0, 1, 2)],
        reading["which"],
        context,
    )


def _period(reading: Reading, context: Context) -> Interval | None:
    base, last, unit = context.published, context.published, reading["unit"]
    narrated = reading.get("base") == "either" and context.tense == "past" and context.anchor
    if reading.get("base") == "event" or narrated:
        anchor = context.anchor
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        base, last = anchor.earliest, anchor.latest
    if base is None or last is None or first_of(base, unit) != first_of(last, unit):
        return None
    found = unit_around(step_by(first_of(base, unit), unit, reading["which"]), unit)
    if reading.get("side") == "earlier":
        return Interval(found.earliest, last, found.precision)
    if reading.get("side") == "later":
        return Interval(base, found.latest, found.precision)
    return found


def _weekend(reading: Reading, context: Context) -> Interval | None:
    now = context.published
    if now is None:
        return None
    saturday = now + timedelta(days=5 - now.weekday())
    options = [
        Interval(saturday + timedelta(days=step), saturday + timedelta(days=step + 1), "day")
        for step in (-14, -7, 0, 7)
    ]
    return choose_step(options, reading.get("which") or 0, context)


def _fiscal(reading: Reading, context: Context) -> Interval | None:
    year, to = reading["year"], reading.get("to")
    if to is not None:  # "2023-24": named by both of its years
        if to % 100 != (year + 1) % 100:
            return None
        starts = reading.get("country") or [[4, 0], [10, 0]]
        return _cover(months_from(year, month, 12, "fiscal year") for month, _ in starts)
    # Unless a country tells: October before the year to March after it.
    starts = reading.get("country") or [[10, -1], [4, 0]]
    return _cover(months_from(year + shift, month, 12, "fiscal year") for month, shift in starts)


def _fiscal_end(reading: Reading, context: Context) -> Interval:
    last = months_from(reading["year"], reading["month"], 1, "month")
    day = last.earliest or date(reading["year"], 1, 1)
    return Interval(add_months(day, -11), last.latest, "fiscal year")


def _cover(intervals: Iterable[Interval]) -> Interval:
    parts = list(intervals)
    return Interval(
        min(one.earliest for one in parts if one.earliest),
        max(one.latest for one in parts if one.latest),
        parts[0].precision,
    )


def _fiscal_which(reading: Reading, context: Context) -> Interval | None:
    now = context.published
    if now is None:
        return None
    starts = [date(now.year - (now.month < month), month, 1) for month in (4, 10)]
    steps = [add_months(start, 12 * reading["which"]) for start in starts]
    return _cover(months_from(start.year, start.month, 12, "fiscal year") for start in steps)


def _decade(reading: Reading, context: Context) -> Interval:
    return years_between(reading["decade"], reading["decade"] + 9, "decade")


def _century(reading: Reading, context: Context) -> Interval:
    return years_between(reading["ordinal"] * 100 - 99, reading["ordinal"] * 100, "century")


def _turn(reading: Reading, context: Context) -> Interval | None:
    size, slack = {"decade": (10, 1), "century": (100, 5)}.get(reading["unit"], (1, 0))
    if context.published is None:
        return None
    nearest = (context.published.year + size // 2) // size * size
    return years_between(nearest - max(slack, 1), nearest + slack, reading["unit"])


def _year_range(reading: Reading, context: Context) -> Interval | None:
    first, last = reading.get("first") or reading.get("year"), reading.get("last")
    if last is None:
        last = first // 100 * 100 + reading["to"]
        if reading["to"] <= 12 and last != first + 1:  # 2019-12 is a month
            return None
    return years_between(first, last) if first < last else None


PERIODS: dict[str, Resolver] = {
    "date": _date,
    "iso": _iso,
    "today": _today,
    "weekday": resolve_weekday,
    "month": _month,
    "period": _period,
    "weekend": _weekend,
    "fiscal": _fiscal,
    "fiscalwhich": _fiscal_which,
    "decade": _decade,
    "century": _century,
    "turn": _turn,
    "weekdays": _weekdays,
    "dayof": _day_of,
    "fiscalend": _fiscal_end,
    "years": _year_range,
    "yearrange": _year_range,
}
