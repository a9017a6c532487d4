"""Answers of queries in the forms that people and programs read."""

from kg.results.form import GRAPHS, ROWS, SHOWN, choose_form
from kg.results.write import as_text

__all__ = ["GRAPHS", "ROWS", "SHOWN", "as_text", "choose_form"]
