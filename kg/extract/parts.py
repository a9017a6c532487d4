"""Resolves parts of a period that is known: "early 2025", "the first half of March".

Parts of a year are as wide as the words allow.
"""

from collections.abc import Callable
from datetime import date, timedelta

from kg.extract.calendar import Interval, add_months, unit_around, years_between
from kg.extract.periods import Reading

_DAY = timedelta(days=1)
# The units whose halves and quarters are whole months.
_MONTHS = {"year": 12, "fiscal year": 12, "decade": 120, "quarter": 3}

Part = Callable[[Reading, date, date, str], Interval | None]


def resolve_part(reading: Reading, whole: Interval) -> Interval | None:
    """The part of the whole; None if it has no such part."""
    if whole.earliest is None or whole.latest is None:
        return None
    return PARTS[reading.kind](reading, whole.earliest, whole.latest, whole.precision)


def _part(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    unit = "year" if precision == "fiscal year" else precision
    table, upto = reading["part"], reading.get("upto") or reading["part"]
    if unit in {"season", "quarter", "half"}:
        return Interval(first, last, precision)
    if unit not in table:
        return None
    low, high = table[unit][0], upto[unit][1]
    if unit in {"decade", "century"}:
        return years_between(first.year + low, first.year + high, unit)
    if unit == "year":
        return Interval(
            add_months(first, low - 1), add_months(last + _DAY, high - 12) - _DAY, "month"
        )
    return Interval(
        first + timedelta(days=low - 1), min(first + timedelta(days=high - 1), last), "day"
    )


def _fraction(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    """Halves and quarters; two of them where the words give a range."""
    months, nth = reading["months"], reading["nth"]
    name = "quarter" if months == 3 else "half"
    if precision == "month" and months == 6:
        return _half_month(nth, first, last)
    if precision not in _MONTHS:
        return None
    length = _MONTHS[precision]
    size = length // 2 if months == 6 else length // 4
    nth = nth if nth > 0 else length // max(size, 1)
    upto = reading.get("upto") or nth
    if size < 1 or not nth <= upto <= length // size:
        return None
    return Interval(
        add_months(first, size * (nth - 1)),
        add_months(last + _DAY, size * upto - length) - _DAY,
        name,
    )


def _half_month(nth: int, first: date, last: date) -> Interval | None:
    """The middle day of a month belongs to both of its halves."""
    match nth:
        case 1:
            return Interval(first, first + timedelta(days=15), "half")
        case 2 | -1:
            return Interval(first + timedelta(days=14), last, "half")
    return None


def _first_months(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    """The first or last so many months."""
    nth, count = reading["nth"], reading["amount"]
    if nth not in {1, -1} or precision != "year" or not 1 < count < 12:
        return None
    if nth > 0:
        return Interval(first, add_months(first, count) - _DAY, "month")
    return Interval(add_months(last + _DAY, -count), last, "month")


def _nth_week(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    """Weeks of a month are counted from its first day, or end with its last."""
    if precision != "month":
        return None
    if reading["nth"] < 0:
        return Interval(last - timedelta(days=6), last, "week")
    start = first + timedelta(days=7 * (reading["nth"] - 1))
    return Interval(start, start + timedelta(days=6), "week")


def _week_of(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    """The week of a day; one that begins on a Sunday where that is the day named."""
    if first != last:
        return None
    if first.weekday() == 6:
        return Interval(first, first + timedelta(days=6), "week")
    return unit_around(first, "week")


def _nth_day(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    """The first or last day, and those next to it."""
    nth = reading["nth"]
    day = first + timedelta(days=nth - 1) if nth > 0 else last
    return Interval(day, day, "day") if precision in {"month", "year", "week"} else None


def _eve(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    return Interval(first - _DAY, first - _DAY, "day") if first == last else None


def _night(reading: Reading, first: date, last: date, precision: str) -> Interval | None:
    return Interval(first, last + _DAY, "day") if first == last else None


PARTS: dict[str, Part] = {
    "part": _part,
    "fraction": _fraction,
    "firstmonths": _first_months,
    "nthweek": _nth_week,
    "weekof": _week_of,
    "night": _night,
    "eve": _eve,
    "nthday": _nth_day,
}
