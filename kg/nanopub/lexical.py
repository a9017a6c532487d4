"""Whether a literal is one of its datatype: the lexical forms of XML Schema that are in use."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from kg import vocab
from kg.rdf import Literal

_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_CLOCK = r"\d{2}:\d{2}:\d{2}(?:\.\d+)?"
_DATE = re.compile(rf"(-?)(\d{{4,}})-(\d{{2}})-(\d{{2}}){_ZONE}")
_TIME = re.compile(rf"({_CLOCK}){_ZONE}")
_MOMENT = re.compile(rf"(-?\d{{4,}}-\d{{2}}-\d{{2}})T({_CLOCK}){_ZONE}")

_FORMS = {
    "boolean": r"true|false|1|0",
    "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    "double": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN",
    "float": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN",
    "integer": r"[+-]?\d+",
    "nonNegativeInteger": r"\+?\d+|-0+",
    "positiveInteger": r"\+?0*[1-9]\d*",
    "int": r"[+-]?\d+",
    "long": r"[+-]?\d+",
    "gYear": rf"-?\d{{4,}}{_ZONE}",
    "gYearMonth": rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}",
    "anyURI": r"\S*",
}


def is_well_typed(literal: Literal) -> bool:
    """False for "two"^^xsd:integer or "2021-02-31"^^xsd:date; a datatype not known here is well."""
    kind = literal.datatype.removeprefix(vocab.XSD)
    if kind in _CALENDAR:
        return _CALENDAR[kind](literal.value)
    form = _FORMS.get(kind) if literal.datatype.startswith(vocab.XSD) else None
    return form is None or re.fullmatch(form, literal.value.strip()) is not None


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match:
        return False
    # Python knows no year 0 and none past 9999; leap years come round every 400.
    year = (-int(match[2]) if match[1] else int(match[2])) % 400 + 400
    return _holds(lambda: date(year, int(match[3]), int(match[4])))


def _is_clock(text: str) -> bool:
    return text.startswith("24:00:00") or _holds(lambda: time.fromisoformat(text[:8]))


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    return match is not None and _is_clock(match[1])


def _is_moment(text: str) -> bool:
    match = _MOMENT.fullmatch(text)
    if not match:
        return _is_date(text)  # published ones have bare days, and the reference tools let them
    return _is_date(match[1]) and _is_clock(match[2])


def _holds(make: Callable[[], date | time | datetime]) -> bool:
    try:
        make()
    except ValueError:
        return False
    return True


_CALENDAR = {"date": _is_date, "time": _is_time, "dateTime": _is_moment}
