"""Widths are those of the font that ships."""

import pytest

from kg.draw.picture.font import shorten, width, wrap


def test_widths_are_those_of_arial() -> None:
    # from the font's own table: 2048 units an em
    assert width("W", 2048) == 1933
    assert width("i", 2048) == 455
    assert width("Wi", 20) == pytest.approx((1933 + 455) / 2048 * 20)
    assert width("i", 2048, bold=True) == 569


def test_letters_that_the_font_lacks_have_a_width_too() -> None:
    assert width("月", 10) == 10
    assert width("e\u0301", 10) == width("e", 10)


def test_what_is_too_long_is_cut_with_an_ellipsis() -> None:
    assert shorten("Corncrake", 200, 12) == "Corncrake"
    cut = shorten("Corncrake Observatory", 70, 12)
    assert (cut, width(cut, 12) <= 70) == ("Corncrake…", True)


def test_lines_are_filled_word_by_word() -> None:
    assert wrap("Snow Goose Relay", width("Snow Goose", 12), 12) == ["Snow Goose", "Relay"]
    assert wrap("", 100, 12) == []
