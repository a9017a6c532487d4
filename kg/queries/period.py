"""A day as an asker writes it: whole, or a month or a year that stands for one of its ends."""

import calendar
import re
from datetime import date

_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def read_period(text: str) -> tuple[date, date] | None:
    """The first and the last day of `2019`, `2019-09` or `2019-09-07`; None for another form.

    Raises ValueError for what has the form and is in no calendar, such as `2019-00`.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        return None
    year, month, day = match.groups()
    first = date(int(year), int(month or "1"), int(day or "1"))
    if day:
        return first, first
    last = first if month else first.replace(month=12)
    return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])
