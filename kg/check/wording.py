"""A rule's sentence frame, filled with the words of the statements.

A frame holds places such as `{this.says}` or `{value.subject}`; the first part is `this`, `value`
or `evidence`, the second one of:

says      the quote, with who says it where the two sides do not speak with one voice
subject   what it is about;  it: the same, or "it" where both sides have one subject
property  the property's label;  value: the value's name
time      what it dates: the value, else the time told;  when: the words of that time;
          span: the days that it means
amount    the value as an amount, else the amount told
event     what happens, in a few words
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from kg.model import Entity, Quantity, Statement, Time

_PLACE = re.compile(r"\{(?P<side>this|value|evidence)\.(?P<part>[a-z]+)\}")
_LONGEST = 90

Sides = Mapping[str, Statement | None]


def fill(frame: str, sides: Sides, labels: Mapping[str, str]) -> str:
    """The sentence; a place of a side that is not there stays empty. `labels` are of properties."""

    def words(match: re.Match[str]) -> str:
        statement = sides.get(match["side"])
        return "" if statement is None else _part(match["part"], statement, sides, labels)

    text = _PLACE.sub(words, frame)
    return text[:1].upper() + text[1:]


def _part(part: str, statement: Statement, sides: Sides, labels: Mapping[str, str]) -> str:
    this = sides.get("this")
    name = labels.get(statement.property.iri, statement.property.name)
    match part:
        case "says":
            return _says(statement, sides)
        case "subject":
            return statement.subject.label
        case "it":
            same = this is not None and this.subject.iri == statement.subject.iri
            return "it" if same else statement.subject.label
        case "property":
            return name
        case "value":
            value = statement.value
            return value.label if isinstance(value, Entity) else _described(value)
        case "time":
            return _described(_time(statement))
        case "amount":
            return _described(_amount(statement, sides))
        case "span":
            told = _time(statement)
            return _span(told) if told else ""
        case "when":
            told = _time(statement)
            return told.text if told else ""
        case "event":
            what = statement.value.label if isinstance(statement.value, Entity) else ""
            if not what:
                return f"{name} of {statement.subject.label}"
            return f"{statement.subject.label} {name} {what}"
    return ""


def _says(statement: Statement, sides: Sides) -> str:
    words = f"“{_short(statement.quote.exact)}”"
    voices = {
        (one.source, tuple(speaker.label for speaker in one.speakers))
        for one in sides.values()
        if one is not None
    }
    chain = ", ".join(speaker.label for speaker in statement.speakers) or statement.source
    if statement.extractor == "reference":
        return f"{words} ({statement.citation or chain})"
    return f"{words} ({chain})" if len(voices) > 1 else words


def _short(text: str) -> str:
    text = " ".join(text.split()).strip('“”" ')
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _time(statement: Statement) -> Time | None:
    values = (statement.value, *(value for _, value in statement.qualifiers))
    return next((value for value in values if isinstance(value, Time)), None)


def _amount(statement: Statement, sides: Sides) -> Quantity | None:
    """Its value, or its first amount; of several, one of the sort that the other side tells too."""
    if isinstance(statement.value, Quantity):
        return statement.value
    amounts = _amounts(statement)
    shared = set.intersection(*(set(_amounts(one)) for one in sides.values() if one is not None))
    told = [amount for role, amount in amounts.items() if role in shared]
    return next(iter(told or amounts.values()), None)


def _amounts(statement: Statement) -> dict[str, Quantity]:
    """The first amount of each role, in the order told."""
    found: dict[str, Quantity] = {}
    for role, value in statement.qualifiers:
        if isinstance(value, Quantity):
            found.setdefault(role, value)
    return found


def _described(value: Time | Quantity | None) -> str:
    match value:
        case None:
            return ""
        case Quantity():
            return f"“{value.text}”"
        case Time():
            span = _span(value)
            return span if value.text in (span, _iso(value)) else f"“{value.text}” ({span})"


def _iso(value: Time) -> str:
    return value.earliest.isoformat() if value.earliest else ""


def _span(value: Time) -> str:
    if value.instant:
        return f"{_day(value.instant.date())}, {value.instant:%H:%M} UTC"
    first, last = value.earliest, value.latest
    if first is None:
        return f"until {_day(last)}" if last else "at an unknown time"
    if last is None:
        return f"from {_day(first)} on"
    if first == last:
        return _day(first)
    if _is_whole_year(first, last):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and _month(first) == _month(last):
        return _month(first)
    return f"{_day(first)} to {_day(last)}"


def _is_whole_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
