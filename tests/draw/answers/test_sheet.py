"""Rows as a table, CSV, TSV and Markdown."""

import csv
import io

from kg.draw.answers.sheet import Sheet, as_table, write_sheet

SHEET = Sheet(
    columns=("place", "name", "score", "linked"),
    rows=(
        (1, 'ann "A"', 0.5, "=1+1, x | y"),
        (12, "bob\tand\nlee", 12, "<b>*Moon*</b> @bob https://example.org"),
    ),
)


def test_a_table_has_numbers_at_the_right_and_one_row_a_line() -> None:
    assert as_table(SHEET) == (
        "place  name         score  linked\n"
        '    1  ann "A"        0.5  =1+1, x | y\n'
        "   12  bob and lee     12  <b>*Moon*</b> @bob https://example.org\n"
    )


def test_a_line_without_room_ends_after_a_word() -> None:
    assert as_table(SHEET, room=33).splitlines()[1:] == [
        '    1  ann "A"        0.5 …',
        "   12  bob and lee     12 …",
    ]


def test_wide_characters_take_two_cells() -> None:
    sheet = Sheet(columns=("name", "n"), rows=(("月", 1), ("Luna", 10)))
    assert as_table(sheet) == "name   n\n月     1\nLuna  10\n"


def test_no_cell_of_csv_is_a_formula_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(write_sheet(SHEET, "csv"))))
    assert rows == [
        ["place", "name", "score", "linked"],
        ["1", 'ann "A"', "0.5", "'=1+1, x | y"],
        ["12", "bob and lee", "12", "<b>*Moon*</b> @bob https://example.org"],
    ]


def test_a_negative_number_is_no_formula() -> None:
    assert write_sheet(Sheet(columns=("n",), rows=((-1,),)), "csv") == "n\r\n-1\r\n"


def test_tsv_has_no_tab_or_line_end_within_a_cell() -> None:
    assert write_sheet(SHEET, "tsv") == (
        "place\tname\tscore\tlinked\n"
        '1\tann "A"\t0.5\t=1+1, x | y\n'
        "12\tbob and lee\t12\t<b>*Moon*</b> @bob https://example.org\n"
    )


def test_markdown_shows_what_would_be_markup() -> None:
    lines = write_sheet(SHEET, "markdown").splitlines()
    assert lines[:3] == [
        "| place | name | score | linked |",
        "| ---: | --- | ---: | --- |",
        '| 1 | ann "A" | 0.5 | =1+1, x \\| y |',
    ]
    assert "&lt;b&gt;\\*Moon\\*&lt;/b&gt;" in lines[3]


def test_a_column_can_be_left_out() -> None:
    sheet = Sheet(columns=("a", "b", "c"), rows=((1, 2, 3),)).without("b")
    assert sheet == Sheet(columns=("a", "c"), rows=((1, 3),))


def test_a_sheet_of_nothing_has_its_head() -> None:
    assert as_table(Sheet(columns=("a", "b"), rows=())) == "a  b\n"


def test_a_whole_number_has_all_its_digits_in_every_form() -> None:
    sheet = Sheet(columns=("n", "x"), rows=((1234567, 0.12345678),))
    assert write_sheet(sheet, "csv") == "n,x\r\n1234567,0.123457\r\n"
    assert write_sheet(sheet, "tsv") == "n\tx\n1234567\t0.123457\n"
    assert as_table(sheet) == "      n         x\n1234567  0.123457\n"


def test_a_line_without_room_and_without_a_blank_is_cut_within_its_word() -> None:
    sheet = Sheet(columns=("iri",), rows=(("https://example.org/tern",),))
    assert as_table(sheet, room=12) == "iri\nhttps://ex …\n"
