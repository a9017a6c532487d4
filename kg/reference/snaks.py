"""Values of Wikidata's snaks: times with their precision, amounts with their unit, items."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from kg.extract.quantities import QuantityGrammar
from kg.model import Quantity, Time
from kg.reference.words import read_quantity

_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")
_GREGORIAN = "Q1985727"
# Wikibase's data model: 7 is a century, 8 a decade, ... 14 a second.
_PRECISIONS = {7: "century", 8: "decade", 9: "year", 10: "month", 11: "day", 13: "minute"}


def snak_value(snak: Mapping[str, Any]) -> Any:
    """What the snak holds; None for an unknown value, or for none."""
    data = snak.get("datavalue") if snak.get("snaktype") == "value" else None
    return data.get("value") if isinstance(data, dict) else None


def item_of(value: Any) -> str | None:
    """The id of an item."""
    if not isinstance(value, dict):
        return None
    return value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else None)


def time_of(value: Any) -> Time | None:
    """The interval of days; None for other calendars, and for what is coarser than a century."""
    if not isinstance(value, dict) or not str(value.get("calendarmodel")).endswith(_GREGORIAN):
        return None
    match = _TIME.fullmatch(str(value.get("time")))
    precision = min(int(value.get("precision", 0)), 13)
    unit = _PRECISIONS.get(11 if precision == 12 else precision)
    if match is None or unit is None:
        return None
    year, month, day = int(match[1]), int(match[2]) or 1, int(match[3]) or 1
    text = "-".join(match.groups()[: max(1, min(precision, 11) - 8)])
    try:
        first, last = _ends(unit, year, month, day)
    except ValueError:
        return None
    if unit in ("decade", "century"):
        text = f"{first.year}/{last.year}"
    instant = None
    if unit == "minute":
        instant = datetime(year, month, day, int(match[4]), int(match[5]), tzinfo=UTC)
        text = f"{text}T{match[4]}:{match[5]}Z"
    return Time(earliest=first, latest=last, text=text, precision=unit, instant=instant)


def _ends(unit: str, year: int, month: int, day: int) -> tuple[date, date]:
    if unit in ("decade", "century"):
        span = 10 if unit == "decade" else 100
        # Decades count from 0, centuries from 1.
        start = year - year % 10 if unit == "decade" else (year - 1) // 100 * 100 + 1
        return date(start, 1, 1), date(start + span - 1, 12, 31)
    if unit == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if unit == "month":
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def quantity_of(value: Any, units: Mapping[str, str], grammar: QuantityGrammar) -> Quantity | None:
    """The amount in one of the units (by item); its bounds count where it has any."""
    if not isinstance(value, dict) or "amount" not in value:
        return None
    item = str(value.get("unit", "")).rsplit("/", 1)[-1]
    unit = "" if item == "1" else units.get(item)
    if unit is None:
        return None

    def read(number: object) -> Quantity | None:
        return read_quantity(f"{str(number).lstrip('+')} {unit}".strip(), grammar)

    amount = read(value["amount"])
    low, high = (read(value.get(name, value["amount"])) for name in ("lowerBound", "upperBound"))
    if amount is None or low is None or high is None:
        return None
    return replace(amount, low=low.low, high=high.high)
