"""Finds the days that a page or its metadata names. Prose is not its business."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
ZONE = re.compile(r"\b[A-Z]{2,4}T\b")
END = r"(?:(?!\d)|(?=\d\d:\d\d))"


class Day(NamedTuple):
    """A day and where it stands; `day` is None where the year is missing."""

    month: int
    number: int
    year: int | None
    start: int
    end: int

    @property
    def day(self) -> date | None:
        """The date, or None without a year."""
        return None if self.year is None else date(self.year, self.month, self.number)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Month names and the pattern built from them."""

    months: Mapping[str, int]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, months: Mapping[str, int]) -> "Calendar":
        """Compile the forms of a day for these month names (lower case)."""
        month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        year = rf"(?P<{{}}>(?:19|20)\d\d){END}"
        forms = (
            rf"(?<!\d)(?P<n1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \xa0-]?(?P<m1>{month})\b\.?"
            rf"(?:[ ,\xa0-]{{0,2}}{year.format('y1')})?",
            rf"(?<![^\W\d_])(?P<m2>{month})\.?[ \xa0](?P<n2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
            rf"(?:(?:,[ \xa0]?|[ \xa0]){year.format('y2')})?",
            r"(?<!\d)(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d{1,2})[-/](?P<n3>\d{1,2})(?!\d)",
            rf"(?<![\d/.])(?P<a>\d{{1,2}})(?P<s>[/.])(?P<b>\d{{1,2}})(?P=s){year.format('y4')}",
        )
        # A month glued to its year ("October2020") has no word boundary between them.
        text = "|".join(f"(?:{form})" for form in forms).replace(r")\b\.?", r")(?![^\W\d_])\.?")
        return cls(months, re.compile(text, re.IGNORECASE))

    def find(self, text: str) -> Iterator[Day]:
        """The days in `text`, in order; what reads two ways (4/5/2020) is left out."""
        for match in self.pattern.finditer(text):
            numbers = self._numbers(match)
            if numbers and _exists(*numbers):
                month, number, year = numbers
                yield Day(month, number, year, *match.span())

    def parse(self, value: str) -> date | None:
        """The day that a metadata value names: ISO 8601, RFC 2822 or prose with a year."""
        value = value.strip()
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            pass
        named = next((found for found in self.find(value) if found.day), None)
        if named is None:
            return None
        beside = ZONE.sub("", WEEKDAY.sub("", f"{value[: named.start]} {value[named.end :]}"))
        return None if re.search(r"[^\W\d_]{4,}", beside) else named.day

    def _numbers(self, match: re.Match[str]) -> tuple[int, int, int | None] | None:
        group = match.groupdict()
        if group["n1"]:
            return self.months[group["m1"].lower()], int(group["n1"]), _year(group["y1"])
        if group["n2"]:
            return self.months[group["m2"].lower()], int(group["n2"]), _year(group["y2"])
        if group["y3"]:
            return int(group["m3"]), int(group["n3"]), int(group["y3"])
        first, second = int(group["a"]), int(group["b"])
        if group["s"] == "." or first > 12 or first == second:
            return second, first, int(group["y4"])
        return (first, second, int(group["y4"])) if second > 12 else None


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _exists(month: int, number: int, year: int | None) -> bool:
    try:
        date(year or 2000, month, number)
    except ValueError:
        return False
    return True
