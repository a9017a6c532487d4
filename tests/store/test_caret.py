"""The line at fault, and the caret under its place."""

import pytest

from kg.store.caret import excerpt, place


def test_the_caret_stands_under_the_words() -> None:
    assert excerpt("ASK {\n ?s foo:p ?o }", 10, 5) == "2 |  ?s foo:p ?o }\n  |     ^^^^^"


def test_what_is_missing_at_the_end_is_after_it() -> None:
    assert excerpt("ASK {", 5) == "1 | ASK {\n  |      ^"


def test_tabs_and_wide_letters_move_no_caret() -> None:
    assert excerpt("\t'月' ?x", 5, 2) == "1 |  '月' ?x\n  |       ^^"
    assert excerpt("a\x1b[2J ?x", 6, 2) == "1 | a\ufffd[2J ?x\n  |       ^^"


@pytest.mark.parametrize("offset", [0, 200, 498])
def test_a_long_line_is_cut_to_what_is_around(offset: int) -> None:
    text = "a " * 250
    shown, carets = excerpt(text[:offset] + "XY" + text[offset + 2 :], offset, 2).split("\n")
    assert len(shown) < 110
    assert shown[carets.index("^") : carets.index("^") + 2] == "XY"
    assert carets.count("^") == 2


def test_nothing_is_shown_of_nothing() -> None:
    assert excerpt(" \n", 0) == ""


def test_lines_and_columns_count_from_one() -> None:
    assert [place("a\nbc", offset) for offset in range(4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]
