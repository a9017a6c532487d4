import pytest

from kg.report.cells import head, tail, width, wrapped


@pytest.mark.parametrize(
    ("text", "cells"),
    [("Vikram", 6), ("月面", 4), ("cafe\u0301", 4), ("a\u200bb", 2), ("한", 2), ("Ａ", 2), ("", 0)],
)
def test_width_counts_cells_and_not_characters(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_wide_character_that_does_not_fit_whole_is_left_out() -> None:
    assert (head("月面着陸", 5), tail("月面着陸", 5)) == ("月面", "着陸")


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert (head("cafe\u0301s", 4), tail("cafe\u0301s", 2)) == ("cafe\u0301", "e\u0301s")


def test_a_mark_whose_letter_does_not_fit_goes_with_it() -> None:
    assert tail("e\u0301s", 1) == "s"


def test_wrapped_lines_break_at_blanks_and_cut_longer_words() -> None:
    assert wrapped("one two antidisestablish", 8) == ["one two", "antidise", "stablish"]
    assert wrapped("", 8) == [""]
