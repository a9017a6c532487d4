"""What a reading of a time expression covers: closed intervals of days. Knows no words.

A reading that lacks a year, or says "last week", is resolved against a `Context`; without what it
needs it covers nothing (None). Parts of a year and fiscal years are as wide as the words allow.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
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
    first_of,
    is_us_summer,
    month_days,
    months_from,
    step_by,
    unit_around,
    years_between,
)

_ABOUT = 0.1
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


def resolve_reading(reading: Reading, context: Context) -> Interval | None:
    """The days that the reading covers; None if the context lacks what it needs, or none exist."""
    try:
        found = _RESOLVERS[reading.kind](reading, context)
    except (ValueError, OverflowError):
        return None
    if found and found.earliest and found.latest and found.earliest > found.latest:
        return None
    return found


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


def _weekday(reading: Reading, context: Context) -> Interval | None:
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


def _month(reading: Reading, context: Context) -> Interval | None:
    """“Last March”, "next March", "this March"."""
    now = context.published
    if now is None:
        return None
    return choose_step(
        [months_from(now.year + step, reading["month"], 1, "month") for step in (-2, -1, 0, 1, 2)],
        reading["which"],
        context,
    )


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


def _period(reading: Reading, context: Context) -> Interval | None:
    base = context.anchor if reading.get("base") == "event" else context.published
    if base is None:
        return None
    unit = reading["unit"]
    found = unit_around(step_by(first_of(base, unit), unit, reading["which"]), unit)
    if reading.get("side") == "earlier":
        return Interval(found.earliest, base, found.precision)
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


def _year_end(reading: Reading, context: Context) -> Interval | None:
    if context.published is None:
        return None
    return months_from(context.published.year, 10, 3, "month")


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


def _year_range(reading: Reading, context: Context) -> Interval | None:
    first, last = reading.get("first") or reading.get("year"), reading.get("last")
    if last is None:
        last = first // 100 * 100 + reading["to"]
        if reading["to"] <= 12 and last != first + 1:  # 2019-12 is a month
            return None
    return years_between(first, last) if first < last else None


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
        found = _weekday(reading, context)
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
    "date": _date,
    "iso": _iso,
    "today": _today,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "fraction": _fraction,
    "period": _period,
    "weekend": _weekend,
    "fiscal": _fiscal,
    "fiscalwhich": _fiscal_which,
    "decade": _decade,
    "century": _century,
    "turn": _turn,
    "part": _part,
    "yearend": _year_end,
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
    "years": _year_range,
    "yearrange": _year_range,
    "clock": _timed,
    "timed": _timed,
}
