"""Rows as a table on a terminal."""

from kg.rdf import Literal
from kg.results.table import as_table
from kg.store import Solutions
from kg.vocab import expand


def test_a_table_shows_labels_and_no_control_characters(found: Solutions) -> None:
    shown = as_table(found, {expand("ent:isro"): "ISRO"}, width=80)
    assert shown.splitlines()[0].split() == ["who", "n", "what"]
    assert "ISRO (ent:isro)" in shown
    assert "Mond␛[31m" in shown
    assert "\x1b" not in shown


def test_a_table_that_is_too_wide_becomes_blocks(found: Solutions) -> None:
    shown = as_table(found, {}, width=18)
    assert shown == 'who   ent:isro\nn     2\nwhat  a "b", c\n\nwho   _:b0\nwhat  Mond␛[31m\n'


def test_no_rows_are_no_table() -> None:
    assert as_table(Solutions(("x",), []), {}, width=20) == ""


def test_a_row_of_nothing_is_a_line() -> None:
    rows = [{"x": Literal("one")}, {}, {"x": Literal("two")}, {}]
    assert as_table(Solutions(("x",), rows), {}, width=20) == " x\n ───\n one\n\n two\n\n"
