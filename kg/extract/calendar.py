"""Calendar arithmetic: closed intervals of days, units before and after a day. Knows no words.

Weeks run from Monday; a count of units ("two years ago") leaves half a unit either side.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

# Units by their length.
DAYS = {"week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True)
class Interval:
    """A closed interval of days; an open end is None. `instant` is a moment in UTC."""

    earliest: date | None
    latest: date | None
    precision: str
    instant: datetime | None = None


@dataclass(frozen=True)
class Context:
    """What a relative expression is resolved against: the last event has days, a clock time one."""

    published: date | None = None
    anchor: Interval | None = None
    tense: str = "past"

    @property
    def event_day(self) -> date | None:
        """The first day of the last event."""
        return self.anchor.earliest if self.anchor else None

    def at_event(self) -> "Context":
        """The same, as if published on the last day of the last event."""
        return replace(self, published=self.anchor.latest if self.anchor else None)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """How many days the month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def months_from(year: int, month: int, count: int, precision: str) -> Interval:
    """Whole months, from the first of one on."""
    first = date(year, month, 1)
    return Interval(first, add_months(first, count) - timedelta(days=1), precision)


def years_between(first: int, last: int, precision: str = "year") -> Interval:
    """Whole years, both included."""
    return Interval(date(first, 1, 1), date(last, 12, 31), precision)


def choose(candidates: Iterable[Interval], context: Context) -> Interval | None:
    """The candidate that the tense points to: the latest begun, or the earliest not yet over."""
    now = context.published
    options = [one for one in candidates if one.earliest and one.latest]
    if now is None or not options:
        return None
    past = [one for one in options if one.earliest and one.earliest <= now]
    future = [one for one in options if one.latest and one.latest >= now]
    if context.tense == "past":
        return max(past, key=lambda one: one.earliest or now, default=None)
    if context.tense == "future":
        return min(future, key=lambda one: one.earliest or now, default=None)
    return min(options, key=lambda one: (_gap(one, now), one.earliest or now))


def _gap(interval: Interval, day: date) -> int:
    first, last = interval.earliest or day, interval.latest or day
    return max((first - day).days, (day - last).days, 0)


def choose_step(options: list[Interval], which: int, context: Context) -> Interval | None:
    """The last (-1) one over, the next (1) one not begun, or (0) the one the tense points to."""
    now = context.published
    if now is None:
        return None
    if which < 0:
        over = [one for one in options if one.latest and one.latest < now]
        return max(over, key=lambda one: one.latest or now, default=None)
    if which > 0:
        ahead = [one for one in options if one.earliest and one.earliest > now]
        return min(ahead, key=lambda one: one.earliest or now, default=None)
    return choose(options, context)


def unit_around(day: date, unit: str) -> Interval:
    """The calendar unit that holds the day."""
    if unit in DAYS:
        first = day - timedelta(days=day.weekday())
        return Interval(first, first + timedelta(days=DAYS[unit] - 1), "week")
    if unit == "month":
        return months_from(day.year, day.month, 1, "month")
    if unit == "quarter":
        return months_from(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit in {"year", "decade"}:
        first_year = day.year if unit == "year" else day.year // 10 * 10
        return years_between(first_year, first_year + (0 if unit == "year" else 9), unit)
    if unit == "century":
        first_year = (day.year - 1) // 100 * 100 + 1
        return years_between(first_year, first_year + 99, unit)
    return Interval(day, day, "day")


def step_by(day: date, unit: str, count: int) -> date:
    """The day so many units on."""
    if unit in MONTHS:
        return add_months(day, count * MONTHS[unit])
    return day + timedelta(days=count * DAYS.get(unit, 1))


def first_of(day: date, unit: str) -> date:
    """The first day of the calendar unit that holds the day."""
    return unit_around(day, unit).earliest or day


def is_us_summer(day: date) -> bool:
    """From the second Sunday of March to the first of November (the law since 2007)."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    start = march + timedelta(days=(6 - march.weekday()) % 7)
    return start <= day < november + timedelta(days=(6 - november.weekday()) % 7)


def distance(
    base: tuple[date, date], unit: str, sign: int, low: float, high: float
) -> tuple[date, date]:
    """The nearest and the farthest day that lies that many units off the base (a day or more).

    Half a unit of slack, except from a base that is as coarse as the unit.
    """
    start, end = base if sign > 0 else base[::-1]
    if unit in {"hour", "minute"}:
        hours = high if unit == "hour" else high / 60
        return start, end + timedelta(days=sign * (int(hours / 24) + 1))
    size = DAYS.get(unit) or round(MONTHS.get(unit, 0) * 30.4) or 1
    slack = 0.5 if (base[1] - base[0]).days * 2 < size else 0.0
    if unit not in MONTHS:
        slack = size // 2 if slack else 0
        near = start + timedelta(days=sign * int(low * size - slack))
        return near, end + timedelta(days=sign * -int(-(high * size + slack) // 1))
    if unit == "month":
        days = timedelta(days=sign * round(slack * 30))
        return _months_on(start, sign * low) - days, _months_on(end, sign * high) + days
    months = MONTHS[unit]
    return (
        add_months(start, sign * round((low - slack) * months)),
        add_months(end, sign * round((high + slack) * months)),
    )


def _months_on(day: date, months: float) -> date:
    whole = int(months)
    return add_months(day, whole) + timedelta(days=round((months - whole) * 30))
