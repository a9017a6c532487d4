"""Resolves a reading of a time expression to the closed interval of days that it covers.

A reading that needs more than its `Context` tells covers nothing (None).
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from kg.extract.calendar import (
    DAYS,
    MONTHS,
    Context,
    Interval,
    choose,
    choose_step,
    is_us_summer,
    months_from,
    step_by,
    unit_around,
)
from kg.extract.lapses import base_of, resolve_offset, resolve_span
from kg.extract.parts import PARTS, resolve_part
from kg.extract.periods import PERIODS, Reading, Resolver, resolve_weekday

__all__ = ["Reading", "Resolver", "resolve_reading"]


def resolve_reading(reading: Reading, context: Context) -> Interval | None:
    """The days that the reading covers; None if the context lacks what it needs, or none exist."""
    try:
        found = _RESOLVERS[reading.kind](reading, context)
    except (ValueError, OverflowError):
        return None
    if found and found.earliest and found.latest and found.earliest > found.latest:
        return None
    return found


def _season(reading: Reading, context: Context) -> Interval | None:
    month, count = reading["season"]
    year, now = reading.get("year"), context.published
    if isinstance(reading.get("of"), Reading):
        whole = resolve_reading(reading["of"], context)
        year = whole.earliest.year if whole and whole.earliest else None
    elif reading.get("relyear") and now:
        year = now.year + reading["which"]
    if year is not None:
        first = months_from(year, month, count, "season")
        if month + count <= 13 or reading.get("to") is not None:
            return first
        before = months_from(
            year - 1, month, count, "season"
        )  # "winter 2024" may have begun in 2023
        return Interval(before.earliest, first.latest, "season")
    if reading.get("base") == "event":
        context = context.at_event()
        now = context.published
    if now is None or reading.get("relyear"):
        return None
    options = [months_from(now.year + step, month, count, "season") for step in (-2, -1, 0, 1, 2)]
    return choose_step(options, reading.get("which") or 0, context)


def _alone(reading: Reading, context: Context) -> Interval | None:
    """“In Q1”: the quarter that the tense points to."""
    months, nth = reading["months"], reading["nth"]
    if context.published is None or nth < 0:
        return None
    years = range(context.published.year - 1, context.published.year + 2)
    first = months * (nth - 1) + 1
    return choose([months_from(year, first, months, "quarter") for year in years], context)


def _partial(reading: Reading, context: Context) -> Interval | None:
    """A part of what `of` names, or of the unit around the day of publication."""
    if reading.get("alone"):
        return _alone(reading, context)
    if isinstance(reading.get("of"), Reading):
        whole = resolve_reading(reading["of"], context)
    else:
        now = context.published
        whole = unit_around(now, reading.get("unit") or "year") if now else None
    return resolve_part(reading, whole) if whole else None


def _counted(reading: Reading, context: Context) -> Interval | None:
    """What counts from a day that the words name, or from today, or from the last event."""
    if isinstance(reading.get("of"), Reading):
        base = resolve_reading(reading["of"], context)
    else:
        base = base_of(reading, context)
    if base is None:
        return None
    resolver = resolve_offset if reading.kind == "offset" else resolve_span
    return resolver(reading, base, context)


def _bound(reading: Reading, context: Context) -> Interval | None:
    of = reading["of"]
    found = resolve_reading(of, context)
    if found is None or found.earliest is None or found.latest is None:
        return None
    if reading.get("aslate") and context.tense == "past":
        # "failed as early as April": in April
        return found
    day = timedelta(days=1)
    match reading.kind:
        case "before" if of.get("end") is None:
            return Interval(None, found.earliest - day, "open", None)
        case "by" | "before":
            return Interval(None, found.latest, "open")
        case "after":
            return Interval(found.latest + day, None, "open")
        case _:
            return Interval(found.earliest, None, "open")


def _near(reading: Reading, context: Context) -> Interval | None:
    found = resolve_reading(reading["of"], context)
    if found is None or found.earliest is None or found.latest is None:
        return None
    unit = found.precision if found.precision in {*MONTHS, *DAYS} else "day"
    first, after = (
        step_by(found.earliest, unit, -1),
        step_by(found.latest + timedelta(days=1), unit, 1),
    )
    return Interval(first, after - timedelta(days=1), found.precision)


def _pair(first: Reading, last: Reading, context: Context) -> Interval | None:
    """From the first to the last; a part without a year takes the other's."""
    if (year := _year(last)) is not None and is_yearless(first):
        start = resolve_reading(with_year(first, year), context)
        end = resolve_reading(last, context)
        if start and end and start.earliest and end.earliest and start.earliest > end.earliest:
            start = resolve_reading(with_year(first, year - 1), context)
    else:
        start = resolve_reading(first, context)
        if start is None or start.earliest is None:
            return None
        if is_yearless(last):
            year = start.earliest.year
            end = resolve_reading(with_year(last, year), context)
            if end and end.latest and end.latest < start.earliest:
                end = resolve_reading(with_year(last, year + 1), context)
        else:
            end = resolve_reading(last, context)
    if start is None or end is None:
        return None
    week = timedelta(days=7)
    if "weekday" in {first.kind, last.kind} and start.earliest and end.latest:
        if start.earliest > end.latest and context.tense == "past":
            return Interval(start.earliest - week, end.latest, end.precision)
        if start.earliest > end.latest:
            return Interval(start.earliest, end.latest + week, end.precision)
    return Interval(start.earliest, end.latest, end.precision)


def is_yearless(reading: Reading) -> bool:
    """Whether it is a date that lacks its year, or holds one."""
    if isinstance(reading.get("of"), Reading):
        return reading.kind in {"part", "timed"} and is_yearless(reading["of"])
    return reading.kind in {"date", "season", "days"} and not (
        {"year", "which", "rel", "base", "weekday"} & set(reading.fields)
    )


def _year(reading: Reading) -> int | None:
    """The year that a reading names, itself or in what it is a part of."""
    if isinstance(reading.get("of"), Reading):
        return _year(reading["of"])
    year: int | None = reading.get("year") if reading.kind in {"date", "season"} else None
    return year


def with_year(reading: Reading, year: int) -> Reading:
    """The same reading in that year."""
    if isinstance(reading.get("of"), Reading):
        return reading.having(of=with_year(reading["of"], year))
    return reading.having(year=year)


def _range(reading: Reading, context: Context) -> Interval | None:
    return _pair(reading["first"], reading["last"], context)


def _adjacent(reading: Reading, context: Context) -> Interval | None:
    """“New Year's Eve and New Year's Day”: two days that follow each other."""
    found = _pair(reading["first"], reading["last"], context)
    if found is None or found.earliest is None or found.latest is None:
        return None
    return found if (found.latest - found.earliest).days == 1 else None


def _days(reading: Reading, context: Context) -> Interval | None:
    if reading["first"] >= reading["last"]:
        return None
    shared = {name: reading[name] for name in ("month", "year") if reading.get(name) is not None}
    return _pair(
        Reading("date", {"day": reading["first"], **shared}),
        Reading("date", {"day": reading["last"], **shared}),
        context,
    )


def _month_range(reading: Reading, context: Context) -> Interval | None:
    year = {"year": reading["year"]} if reading.get("year") else {}
    first = Reading("date", {"month": reading["first"]})
    return _pair(first, Reading("date", {"month": reading["last"], **year}), context)


def _offset_of(zone: Any, day: date) -> timedelta | None:
    if zone is None:
        return None
    if isinstance(zone, list):
        zone = zone[1] if is_us_summer(day) else zone[0]
    return timedelta(hours=zone)


def _timed(reading: Reading, context: Context) -> Interval | None:
    clock = reading.get("clock") or reading
    hour, minute = clock["hm"] if clock.get("hm") else (clock["hour"], 0)
    if clock.get("ampm") is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + clock["ampm"]
    moment = time(hour, minute)
    if reading.get("of"):
        found = resolve_reading(reading["of"], context)
        day = found.earliest if found else None
    elif reading.get("weekday") is not None:
        found = resolve_weekday(reading, context)
        day = found.earliest if found else None
    else:
        anchor = context.anchor
        day = anchor.earliest if anchor and anchor.earliest == anchor.latest else None
    if day is None:
        return None
    precision = "minute" if clock.get("hm") else "hour"
    offset = _offset_of(clock["zoned"]["zone"], day) if clock.get("zoned") else None
    if offset is None:
        return Interval(day, day, precision)
    instant = datetime.combine(day, moment, timezone(offset)).astimezone(UTC)
    return Interval(day, day, precision, instant)


_RESOLVERS: dict[str, Resolver] = {
    **PERIODS,
    "season": _season,
    **dict.fromkeys(PARTS, _partial),
    "offset": _counted,
    "span": _counted,
    "by": _bound,
    "before": _bound,
    "after": _bound,
    "since": _bound,
    "near": _near,
    "range": _range,
    "days": _days,
    "adjacent": _adjacent,
    "months": _month_range,
    "clock": _timed,
    "timed": _timed,
}
