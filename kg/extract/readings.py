"""Resolves a reading of a time expression to the closed interval of days that it covers.

A reading that needs more than its `Context` tells covers nothing (None). Parts of a year are as
wide as the words allow.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from kg.extract.calendar import (
    DAYS,
    MONTHS,
    Context,
    Interval,
    add_months,
    choose,
    choose_step,
    distance,
    is_us_summer,
    months_from,
    step_by,
    unit_around,
    years_between,
)
from kg.extract.periods import PERIODS, Reading, Resolver, resolve_weekday

__all__ = ["Reading", "Resolver", "resolve_reading"]

_ABOUT = 0.1


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
    if now is None or reading.get("relyear"):
        return None
    options = [months_from(now.year + step, month, count, "season") for step in (-2, -1, 0, 1, 2)]
    return choose_step(options, reading.get("which") or 0, context)


def _fraction(reading: Reading, context: Context) -> Interval | None:
    months, nth = reading["months"], reading["nth"]
    precision = "quarter" if months == 3 else "half"
    if reading.get("alone"):
        if context.published is None or nth < 0:
            return None
        years = range(context.published.year - 1, context.published.year + 2)
        return choose(
            [months_from(y, months * (nth - 1) + 1, months, precision) for y in years], context
        )
    unit, whole = "year", None
    if isinstance(reading.get("of"), Reading):
        whole = resolve_reading(reading["of"], context)
    elif context.published or reading.get("year"):
        unit = reading.get("unit") or "year"
        whole = _period_of(
            date(reading["year"], 1, 1) if reading.get("year") else None, unit, context
        )
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    length = 12 if whole.precision == "fiscal year" else MONTHS[unit]
    size = length // 2 if months == 6 else length // 4
    nth = nth if nth > 0 else length // size
    if size < 1 or nth * size > length:
        return None
    first = add_months(whole.earliest, size * (nth - 1))
    last = add_months(whole.latest + timedelta(days=1), size * nth - length) - timedelta(days=1)
    return Interval(first, last, precision)


def _period_of(day: date | None, unit: str, context: Context) -> Interval | None:
    base = day or context.published
    return unit_around(base, unit) if base else None


def _part(reading: Reading, context: Context) -> Interval | None:
    whole = resolve_reading(reading["of"], context)
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    unit = "year" if whole.precision == "fiscal year" else whole.precision
    table, upto = reading["part"], reading.get("upto") or reading["part"]
    if unit in {"season", "quarter", "half"}:
        return whole
    if unit not in table:
        return None
    low, high = table[unit][0], upto[unit][1]
    if unit in {"decade", "century"}:
        return years_between(whole.earliest.year + low, whole.earliest.year + high, unit)
    if unit == "year":
        first = add_months(whole.earliest, low - 1)
        last = add_months(whole.latest + timedelta(days=1), high - 12) - timedelta(days=1)
        return Interval(first, last, "month")
    first = whole.earliest + timedelta(days=low - 1)
    return Interval(first, min(whole.earliest + timedelta(days=high - 1), whole.latest), "day")


def _count(count: Reading) -> tuple[float, float, str | None]:
    """The least and the most that a count allows, and on which side it is open."""
    if "of" in count.fields:
        low, high, _ = _count(count["of"])
    elif "tens" in count.fields:
        low = high = count["tens"] + count["ones"]
    else:
        amount = count["amount"]
        low, high = amount if isinstance(amount, list) else (amount, amount)
        if count.get("to") is not None:
            high = count["to"]
    slack = _ABOUT if count.get("about") else 0.0
    return low * (1 - slack), high * (1 + slack), count.get("hedge")


def _offset(reading: Reading, context: Context) -> Interval | None:
    base = _base_of(reading, context)
    if base is None or (reading.get("infuture") and context.tense == "past"):
        return None
    sign = reading["sign"]
    if reading.get("units"):
        unit, low, high = reading["units"]
        hedge = None
    else:
        unit, (low, high, hedge) = reading["unit"], _count(reading.get("count") or reading)
    near, far = distance(base, unit, sign, low, high)
    if hedge == "over":
        return Interval(None, near, "open") if sign < 0 else Interval(near, None, "open")
    if hedge == "under":
        near = base
    return Interval(min(near, far), max(near, far), _precision(unit))


def _precision(unit: str) -> str:
    return {"fortnight": "week", "hour": "day", "minute": "day"}.get(unit, unit)


def _base_of(reading: Reading, context: Context) -> date | None:
    if isinstance(reading.get("of"), Reading):
        found = resolve_reading(reading["of"], context)
        return found.earliest if found else None
    return context.anchor if reading.get("base") == "event" else context.published


def _span(reading: Reading, context: Context) -> Interval | None:
    base = _base_of(reading, context)
    if base is None or (reading.get("infuture") and context.tense == "past"):
        return None
    if reading.get("ahead"):
        unit, high = reading["ahead"]
    elif reading.get("count"):
        unit, (_, high, _) = reading["unit"], _count(reading["count"])
    else:
        unit, high = reading["unit"], 1
    if unit in {"hour", "minute"}:
        far = base + timedelta(days=reading["sign"] * (int(high / 24) + 1))
    else:
        far = step_by(base, unit, reading["sign"] * -int(-high // 1))
    return Interval(min(base, far), max(base, far), _precision(unit))


def _bound(reading: Reading, context: Context) -> Interval | None:
    of = reading["of"]
    found = resolve_reading(of, context)
    if found is None or found.earliest is None or found.latest is None:
        return None
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
    if last.get("year") is not None and _is_yearless(first):
        start = resolve_reading(first.having(year=last["year"]), context)
        end = resolve_reading(last, context)
        if start and end and start.earliest and end.earliest and start.earliest > end.earliest:
            start = resolve_reading(first.having(year=last["year"] - 1), context)
    else:
        start = resolve_reading(first, context)
        if start is None or start.earliest is None:
            return None
        if _is_yearless(last):
            year = start.earliest.year
            end = resolve_reading(last.having(year=year), context)
            if end and end.latest and end.latest < start.earliest:
                end = resolve_reading(last.having(year=year + 1), context)
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


def _is_yearless(reading: Reading) -> bool:
    return reading.kind in {"date", "season"} and not (
        {"year", "which", "of"} & set(reading.fields)
    )


def _range(reading: Reading, context: Context) -> Interval | None:
    return _pair(reading["first"], reading["last"], context)


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
    first = Reading("date", {"month": reading["first"]})
    return _pair(
        first, Reading("date", {"month": reading["last"], "year": reading["year"]}), context
    )


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
        day = context.anchor
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
    "fraction": _fraction,
    "part": _part,
    "offset": _offset,
    "span": _span,
    "by": _bound,
    "before": _bound,
    "after": _bound,
    "since": _bound,
    "near": _near,
    "range": _range,
    "days": _days,
    "months": _month_range,
    "clock": _timed,
    "timed": _timed,
}
