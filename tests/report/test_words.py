from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Certainty, Polarity, Quantity, Speaker, Statement, Tense, Time
from kg.report.words import (
    count_words,
    factuality_words,
    label_words,
    list_words,
    name_words,
    time_words,
    value_words,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("launches", "launches"),
        ("partnersWith", "partners with"),
        ("space:LaunchSite", "launch site"),
        ("kg:ESAMission", "ESA mission"),
        ("space:Agency", "agency"),
    ],
)
def test_a_name_reads_as_words(name: str, words: str) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2019, 9, 7), date(2019, 9, 7), "2019-09-07"),
        (date(2019, 9, 1), date(2019, 9, 30), "2019-09"),
        (date(2024, 2, 1), date(2024, 3, 31), "2024-02 to 2024-03"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2020, 1, 1), date(2023, 12, 31), "2020 to 2023"),
        (date(2020, 1, 1), date(2020, 1, 1), "2020-01-01"),
        (date(2019, 9, 7), date(2019, 10, 1), "2019-09-07 to 2019-10-01"),
        (None, date(2023, 12, 31), "by 2023-12-31"),
        (date(2026, 1, 1), None, "from 2026-01-01"),
        (None, None, "no date"),
        (date(9999, 1, 1), date(9999, 12, 31), "9999"),
    ],
)
def test_an_interval_is_said_as_short_as_it_can_be(
    earliest: date | None, latest: date | None, words: str
) -> None:
    assert time_words(Time(earliest=earliest, latest=latest, text="")) == words


def test_a_value_keeps_the_words_of_the_text() -> None:
    time = Time(earliest=None, latest=date(2023, 12, 31), text="by 2023")
    height = Quantity(
        amount=2.5, unit="km", text="just 2.5 km", low=2450, high=2550, base="m", kind="length"
    )
    assert (value_words(time), value_words(height)) == ("by 2023 (by 2023-12-31)", "just 2.5 km")


def test_a_label_says_who_within_the_text_how_and_when(make: Callable[..., Statement]) -> None:
    time = Time(earliest=date(2020, 1, 1), latest=date(2023, 12, 31), text="early 2020s")
    plan = make(
        "will land",
        "land",
        speakers=(Speaker(label="Sputnik"), Speaker(label="PTI"), Speaker(label="an official")),
        certainty=Certainty.PROBABLE,
        tense=Tense.FUTURE,
        qualifiers=(("time", time),),
    )
    assert label_words(plan) == "an official, hedged (probable), planned, 2020 to 2023"
    assert factuality_words(plan) == "future, probable"


def test_a_plain_report_needs_no_label(make: Callable[..., Statement]) -> None:
    assert label_words(make("landed", "landed", tense=Tense.PAST)) == ""


def test_a_denial_is_labelled(make: Callable[..., Statement]) -> None:
    denied = make("never landed", "landed", polarity=Polarity.NEGATIVE, tense=Tense.PAST)
    assert (label_words(denied), factuality_words(denied)) == ("denied", "past, denied")


def test_numbers_and_lists_read_as_in_a_sentence() -> None:
    assert [count_words(1, "article"), count_words(2, "article")] == ["1 article", "2 articles"]
    assert [list_words(parts) for parts in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]
