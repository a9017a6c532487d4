"""Vague dates, as the General Catalog of Artificial Space Objects writes them, as intervals.

A date is as exact as it is written: `2016 Jun  8 2355:57`, `2016 Jun  8 2355`, `2016 Jun  8 22h`,
`2016 Jun  8.98`, `2016 Jun  8`, `2016 Jun`, `2016 Q2`, `2016`, `2010s`, `21C`. A question mark
behind it widens it by one unit of what it is written in to either side. All are UTC. ISO 8601 days
are read too, as tables made from the catalogue have them. (J. McDowell, planet4589.org: GCAT,
"Vague dates".)
"""

import re
from datetime import UTC, date, datetime, timedelta

from kg.model import Time

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FORM = re.compile(
    r"(?P<year>\d{1,4})"
    r"(?:\s+Q(?P<quarter>[1-4])"
    r"|\s+(?P<month>[a-z]{3})(?:\s+(?P<day>\d{1,2})"
    r"(?:(?P<part>\.\d+)|\s+(?P<hour>\d\d?)(?:h|(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?))?"
    r")?)?(?P<open>\?)?",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?:(?P<decade>\d{2,3}0)s|(?P<century>\d{1,2})C)(?P<open>\?)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?P<open>\?)?")


def read_vague(text: str) -> Time | None:
    """The interval of days that the words stand for; None if they are no date.

    What is as exact as an hour keeps its moment (an hour's is its middle) unless in question.
    """
    words = text.strip()
    try:
        if match := _ISO.fullmatch(words):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return _days(words, day, "day", match["open"])
        if match := _LONG.fullmatch(words):
            first = int(match["decade"] or (int(match["century"]) - 1) * 100 + 1)
            unit = "decade" if match["decade"] else "century"
            return _days(words, date(first, 1, 1), unit, match["open"])
        match = _FORM.fullmatch(words)
        return _read(words, match) if match else None
    except (ValueError, OverflowError):  # no such month, day, hour or year
        return None


def _read(words: str, match: re.Match[str]) -> Time:
    year = int(match["year"])
    if match["quarter"]:
        return _days(words, date(year, int(match["quarter"]) * 3 - 2, 1), "quarter", match["open"])
    if not match["month"]:
        return _days(words, date(year, 1, 1), "year", match["open"])
    month = _MONTHS.index(match["month"].lower()) + 1
    if not match["day"]:
        return _days(words, date(year, month, 1), "month", match["open"])
    day = date(year, month, int(match["day"]))
    if match["hour"]:
        return _clock(words, day, match)
    return _days(words, day, "day", None if match["part"] else match["open"])


def _clock(words: str, day: date, match: re.Match[str]) -> Time:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    start += timedelta(hours=hour, minutes=minute, seconds=second)
    if not 0 <= hour <= 24 or minute > 59 or second > 60:
        raise ValueError(words)
    unit = "minute" if match["minute"] else "hour"
    length = timedelta(minutes=1) if match["minute"] else timedelta(hours=1)
    slack = length if match["open"] else timedelta(0)
    # The middle of an hour is within half an hour of all of it.
    middle = start if match["minute"] else start + length / 2
    return Time(
        earliest=(start - slack).date(),
        latest=(start + length + slack - timedelta(seconds=1)).date(),
        text=words,
        precision=unit,
        instant=None if match["open"] and unit == "hour" else middle,
    )


def _days(words: str, first: date, unit: str, in_question: str | None) -> Time:
    slack = 1 if in_question else 0
    return Time(
        earliest=_later(first, unit, -slack),
        latest=_later(first, unit, 1 + slack) - timedelta(days=1),
        text=words,
        precision=unit,
    )


def _later(day: date, unit: str, count: int) -> date:
    if unit == "day":
        return day + timedelta(days=count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    whole = day.year * 12 + day.month - 1 + months * count
    return date(whole // 12, whole % 12 + 1, day.day)
