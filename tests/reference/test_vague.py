"""Vague dates: each form with the days that it stands for, and its moment where it has one."""

from datetime import UTC, datetime

import pytest

from kg.reference.vague import read_vague


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1994 Feb  3", "1994-02-03/1994-02-03"),
        ("1994 Feb  3?", "1994-02-02/1994-02-04"),
        ("1994 Feb  3.25", "1994-02-03/1994-02-03"),
        ("1994 Feb  3 0017", "1994-02-03/1994-02-03"),
        ("1994 Feb  3 0000?", "1994-02-02/1994-02-03"),
        ("1994 Feb  3 23h", "1994-02-03/1994-02-03"),
        ("1994 Feb  3 23h?", "1994-02-03/1994-02-04"),
        ("1994 FEb", "1994-02-01/1994-02-28"),
        ("1994 Feb?", "1994-01-01/1994-03-31"),
        ("1994 Q1", "1994-01-01/1994-03-31"),
        ("1994 Q1?", "1993-10-01/1994-06-30"),
        ("1994", "1994-01-01/1994-12-31"),
        ("1994?", "1993-01-01/1995-12-31"),
        ("1990s", "1990-01-01/1999-12-31"),
        ("1990s?", "1980-01-01/2009-12-31"),
        ("20C", "1901-01-01/2000-12-31"),
        ("1994-02-03", "1994-02-03/1994-02-03"),
    ],
)
def test_a_vague_date_is_an_interval_of_days(text: str, days: str) -> None:
    found = read_vague(text)
    assert found is not None
    assert f"{found.earliest}/{found.latest}" == days


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("1994 Feb  3 0017", datetime(1994, 2, 3, 0, 17, tzinfo=UTC)),
        ("1994 Feb  3 0017:30", datetime(1994, 2, 3, 0, 17, 30, tzinfo=UTC)),
        ("1994 Feb  3 04h", datetime(1994, 2, 3, 4, 30, tzinfo=UTC)),
        ("1994 Feb  3 04h?", None),
        ("1994 Feb  3", None),
    ],
)
def test_a_clock_time_is_a_moment_in_utc(text: str, instant: datetime | None) -> None:
    found = read_vague(text)
    assert found is not None
    assert found.instant == instant


@pytest.mark.parametrize("text", ["", "-", "*", "?", "soon", "1994 Foo", "1994 Feb 30", "0000"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_vague(text) is None
