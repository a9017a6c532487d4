"""Resolves what counts from a day: "three days later", "half a century ago", "in the coming weeks".

The day is given; how long the words say, with the slack that they leave, is this module's business.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.calendar import Context, Interval, distance, step_by
from kg.extract.periods import Reading

_ABOUT = 0.1
# "Ten years ago this week" may be six days off.
_WEEK = 6
_PRECISION = {"fortnight": "week", "hour": "day", "minute": "day"}


@dataclass(frozen=True, slots=True)
class _Lapse:
    """So many units, at least and at most; whole units of another kind before them."""

    unit: str
    low: float
    high: float
    hedge: str | None = None
    before: tuple[str, float] | None = None


def _count(count: Reading) -> tuple[float, float]:
    """The least and the most that a count allows."""
    if "tens" in count.fields:
        return (count["tens"] + count["ones"],) * 2
    amount = count["amount"]
    low, high = amount if isinstance(amount, list) else (amount, amount)
    return low, count.get("to") or high


def _lapse_of(reading: Reading) -> _Lapse:
    hedge, slack = reading.get("hedge"), _ABOUT if reading.get("about") else 0.0
    if isinstance(reading.get("of"), Reading):
        inner = _lapse_of(reading["of"])
        low, high = inner.low * (1 - slack), inner.high * (1 + slack)
        return _Lapse(inner.unit, low, high, hedge or inner.hedge, inner.before)
    if reading.get("units"):
        unit, low, high = reading["units"]
        return _Lapse(unit, low, high)
    if reading.get("halved"):
        unit, amount = reading["halved"]
        return _Lapse(unit, amount, amount)
    low, high = _count(reading.get("count") or reading)
    if reading.get("half"):
        low, high = low + 0.5, high + 0.5
    if reading.get("more"):  # "a year and three months"
        fewest, most = _count(reading["more"])
        return _Lapse(reading["less"], fewest, most, None, (reading["unit"], low))
    return _Lapse(reading["unit"], low, high)


def resolve_offset(reading: Reading, base: Interval, context: Context) -> Interval | None:
    """The days so far off the base; None for "in three days" of the past, which is a duration."""
    first, last = base.earliest, base.latest
    if first is None or last is None or (reading.get("infuture") and context.tense == "past"):
        return None
    sign = reading["sign"]
    lapse = _lapse_of(reading["lapse"] if reading.get("lapse") else reading)
    slack = _ABOUT if reading.get("about") else 0.0
    low, high = lapse.low * (1 - slack), lapse.high * (1 + slack)
    if lapse.before:
        unit, amount = lapse.before
        first, last = (step_by(day, unit, sign * int(amount)) for day in (first, last))
    if reading.get("exact"):
        return _anniversary(reading, lapse, (first, last))
    near, far = distance((first, last), lapse.unit, sign, low, high)
    match lapse.hedge or reading.get("hedge"):
        case "over":
            return Interval(None, near, "open") if sign < 0 else Interval(near, None, "open")
        case "under":
            near = last if sign < 0 else first
    precision = _PRECISION.get(lapse.unit, lapse.unit)
    return Interval(min(near, far), max(near, far), precision)


def _anniversary(reading: Reading, lapse: _Lapse, base: tuple[date, date]) -> Interval:
    """“Ten years ago today”: so many whole units before the day, or the week, that is named."""
    shift = timedelta(days=reading.get("today") or 0)
    first, last = (step_by(day + shift, lapse.unit, -int(lapse.low)) for day in base)
    if reading.get("week"):
        first, last = first - timedelta(days=_WEEK), last + timedelta(days=_WEEK)
    return Interval(first, last, "week" if reading.get("week") else "day")


def resolve_span(reading: Reading, base: Interval, context: Context) -> Interval | None:
    """From the base as far as the words reach, ahead or back."""
    first = base.earliest
    if first is None or (reading.get("infuture") and context.tense == "past"):
        return None
    if reading.get("ahead"):
        unit, high = reading["ahead"]
    elif reading.get("lapse"):
        lapse = _lapse_of(reading["lapse"])
        unit, high = lapse.unit, lapse.high
    else:
        unit, high = reading["unit"], 1
    if unit in {"hour", "minute"}:
        hours = high if unit == "hour" else high / 60
        far = first + timedelta(days=reading["sign"] * (int(hours / 24) + 1))
    else:
        far = step_by(first, unit, reading["sign"] * -int(-high // 1))
    return Interval(min(first, far), max(first, far), _PRECISION.get(unit, unit))


def base_of(reading: Reading, context: Context) -> Interval | None:
    """The day that the words count from, where they name none."""
    if reading.get("base") == "event":
        return context.anchor
    now: date | None = context.published
    return Interval(now, now, "day") if now else None
