"""Days, months and years as an asker writes them."""

from datetime import date

import pytest

from kg.queries import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-09-07", date(2019, 9, 7), date(2019, 9, 7)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert read_period(text) == (first, last)


@pytest.mark.parametrize("text", ["2019-00", "2019-13", "2019-05-00", "2019-02-29", "0000"])
def test_what_is_in_no_calendar_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        read_period(text)


@pytest.mark.parametrize("text", ["", "soon", "19", "2019-9", "2019-09-", "2019/09", "２０１９"])
def test_another_form_is_none(text: str) -> None:
    assert read_period(text) is None
