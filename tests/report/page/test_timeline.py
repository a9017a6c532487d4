from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from kg.check.result import SourceSummary
from kg.model import Statement, Tense, Time
from kg.report.page.timeline import timeline

Make = Callable[..., Statement]

TEXT = "It flies in 2026, or by 2030."
SOURCES = {
    "a.txt": SourceSummary(path="a.txt", publisher="Daily", published=date(2025, 3, 1)),
    "b.txt": SourceSummary(path="b.txt", publisher="Weekly", published=date(2024, 1, 9)),
    "facts.yaml": SourceSummary(path="facts.yaml", published=date(2025, 1, 1), kind="reference"),
}


def year(number: int, text: str = "") -> Time:
    return Time(earliest=date(number, 1, 1), latest=date(number, 12, 31), text=text)


def test_what_was_said_first_stands_first(make: Make) -> None:
    later = make(TEXT, "2026", value=year(2026, "in 2026"), tense=Tense.FUTURE)
    first = make(TEXT, "2030", source="b.txt", value=year(2030))
    fact = make(TEXT, "It", source="facts.yaml", value=year(2027), citation="A catalogue")
    found = timeline({"a": [later], "b": [first], "": [fact]}, SOURCES)
    assert found
    assert [(bar.said, bar.who, bar.words, bar.how, bar.side) for bar in found.bars] == [
        ("2024-01-09", "Sputnik", "2030", "present", "b"),
        ("2025-03-01", "Sputnik", "“in 2026”: 2026", "future", "a"),
        ("", "A catalogue", "2027", "present", ""),
    ]


def test_an_article_without_a_day_is_undated_and_no_reference(make: Make) -> None:
    sources = {
        "a.txt": SourceSummary(path="a.txt"),
        "facts.yaml": SourceSummary(path="facts.yaml", kind="reference"),
    }
    sides = {
        "a": [make(TEXT, "It", value=year(2019), source="facts.yaml")],
        "b": [make(TEXT, "2026", value=year(2021), source="a.txt")],
    }
    found = timeline(sides, sources)
    assert found
    assert [(bar.said, bar.side) for bar in found.bars] == [("", "a"), ("undated", "b")]


def test_a_bar_covers_the_days_that_the_words_allow(make: Make) -> None:
    day = Time(earliest=date(2026, 1, 1), latest=date(2026, 1, 1), text="1 January 2026")
    by = Time(earliest=None, latest=date(2035, 12, 31), text="by 2035")
    found = timeline({"a": [make(TEXT, "It", value=day)], "b": [make(TEXT, "by", value=by)]}, {})
    assert found
    exact, open_ended = sorted(found.bars, key=lambda bar: bar.side)
    assert (exact.width, exact.open_left) == (16, False)
    assert (open_ended.x, open_ended.open_left, open_ended.open_right) == (0, True, False)
    assert exact.x + exact.width < open_ended.width < 1000


def test_the_scale_has_round_names(make: Make) -> None:
    sides = {"a": [make(TEXT, "It", value=year(2026))], "b": [make(TEXT, "or", value=year(2030))]}
    found = timeline(sides, {})
    assert found
    assert [tick.label for tick in found.ticks] == ["2026", "2027", "2028", "2029", "2030", "2031"]


def test_days_of_one_month_are_named_by_the_day(make: Make) -> None:
    first = Time(earliest=date(2026, 5, 14), latest=date(2026, 5, 14), text="14 May")
    other = Time(earliest=date(2026, 5, 15), latest=date(2026, 5, 15), text="15 May")
    sides = {"a": [make(TEXT, "It", value=first)], "b": [make(TEXT, "or", value=other)]}
    found = timeline(sides, {})
    assert found
    assert found.ticks
    assert all(tick.label.startswith("2026-05-") for tick in found.ticks)


def test_there_is_room_for_each_name_of_a_tick(make: Make) -> None:
    first = Time(earliest=date(2026, 5, 14), latest=date(2026, 5, 14), text="14 May")
    for days in (1, *range(20, 2500, 19)):
        last = date(2026, 5, 14) + timedelta(days)
        other = Time(earliest=last, latest=last, text="then")
        sides = {"a": [make(TEXT, "It", value=first)], "b": [make(TEXT, "or", value=other)]}
        found = timeline(sides, {})
        assert found
        anchors = {"start": 0, "middle": 1 / 2, "end": 1}
        ends = [
            (left, left + width)
            for tick in found.ticks
            for width in [25 * len(tick.label)]  # 240 pixels are the scale, 6 a digit
            for left in [tick.x - anchors[tick.anchor] * width]
            if width
        ]
        assert len(ends) >= 2, last
        assert all(left >= 0 and right <= 1000 for left, right in ends), last
        assert all(right < left for (_, right), (left, _) in pairwise(ends)), last


def test_one_date_alone_is_no_timeline(make: Make) -> None:
    same = [make(TEXT, "It", value=year(2026)), make(TEXT, "or", value=year(2026))]
    assert timeline({"a": same[:1], "b": same[1:]}, {}) is None


def test_a_time_beyond_the_calendar_has_its_place(make: Make) -> None:
    early = Time(earliest=date.min, latest=date(1, 2, 1), text="long ago")
    late = Time(earliest=date(9999, 1, 1), latest=date.max, text="at the end")
    found = timeline(
        {"a": [make(TEXT, "It", value=early)], "b": [make(TEXT, "or", value=late)]}, {}
    )
    assert found
    assert all(0 <= bar.x <= bar.x + bar.width <= 1000 for bar in found.bars)
