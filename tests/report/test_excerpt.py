import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.report.cells import width
from kg.report.excerpt import Row, excerpt, place


def rows(text: str, words: str, room: int) -> tuple[Row, ...]:
    start = text.index(words)
    return excerpt(text, start, start + len(words), room)


def drawn(found: tuple[Row, ...]) -> str:
    return "\n".join(f"{row.text}\n{' ' * row.indent}{'^' * row.length}" for row in found)


@pytest.mark.parametrize(
    ("text", "offset", "where"),
    [
        ("one\ntwo", 0, (1, 1)),
        ("one\ntwo", 5, (2, 2)),
        ("one\r\ntwo", 5, (2, 1)),
        ("one\rtwo", 4, (2, 1)),
        ("one\x0btwo\u2028three", 8, (1, 9)),
    ],
)
def test_a_place_is_a_line_and_a_column_as_editors_count(
    text: str, offset: int, where: tuple[int, int]
) -> None:
    assert place(text, offset) == where


def test_carets_stand_under_the_words_of_a_line_without_its_indentation() -> None:
    assert rows("first\n    ISRO lost contact.\n", "lost contact", 40) == (
        Row(2, "ISRO lost contact.", 5, 12),
    )


def test_carets_stand_under_wide_characters() -> None:
    assert drawn(rows("日本の月着陸船は月面に着陸した。", "月面", 40)) == (
        "日本の月着陸船は月面に着陸した。\n                ^^^^"
    )


def test_combining_characters_do_not_shift_the_carets() -> None:
    assert drawn(rows("cafe\u0301 Vikram", "Vikram", 40)) == "cafe\u0301 Vikram\n     ^^^^^^"


def test_a_tab_takes_four_cells() -> None:
    assert rows("a\tb", "b", 40) == (Row(1, "a    b", 5, 1),)


def test_a_long_paragraph_is_cropped_at_words_on_both_sides() -> None:
    text = "The agency said that the lander was tilted to one side after it had come down hard."
    assert drawn(rows(text, "tilted", 40)) == (
        "… the lander was tilted to one side …\n                 ^^^^^^"
    )


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    text = "The agency said that the lander was tilted to one side."
    assert drawn(rows(text, "one side", 40)) == (
        "… the lander was tilted to one side.\n                           ^^^^^^^^"
    )
    assert drawn(rows(text, "The", 24)) == "The agency said that …\n^^^"


def test_a_quote_longer_than_the_room_loses_its_middle() -> None:
    text = "It is said that the lander was lost when it was tilted to one side. So be it."
    assert drawn(rows(text, "the lander was lost when it was tilted to one side", 40)) == (
        "… the lander was … tilted to one side …\n  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    )


def test_a_quote_over_several_lines_shows_the_first_and_the_last() -> None:
    text = "It was\n  planned\n  for long\n  and then dropped.\n"
    assert rows(text, "was\n  planned\n  for long\n  and then", 40) == (
        Row(1, "It was", 3, 3),
        Row(None, "…", 0, 0),
        Row(4, "and then dropped.", 0, 8),
    )


def test_a_quote_over_two_lines_leaves_nothing_out() -> None:
    assert rows("It was\r\nplanned.", "was\r\nplanned", 40) == (
        Row(1, "It was", 3, 3),
        Row(2, "planned.", 0, 7),
    )


@given(
    before=st.text("ab 月e\u0301\t", max_size=80),
    words=st.text("ab月", min_size=1, max_size=80),
    after=st.text("ab 月e\u0301\t", max_size=80),
    room=st.integers(16, 60),
)
def test_no_row_is_wider_than_the_room(before: str, words: str, after: str, room: int) -> None:
    (row,) = excerpt(before + words + after, len(before), len(before + words), room)
    assert width(row.text) <= room
    assert row.indent + row.length <= room
