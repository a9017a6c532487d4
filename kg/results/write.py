"""An answer -> text in one of the forms."""

from collections.abc import Mapping

from kg.rdf import Triple
from kg.results.lines import as_jsonl
from kg.results.markdown import as_markdown
from kg.results.page import as_html, ask_as_html
from kg.results.standard import (
    as_csv,
    as_json,
    as_tsv,
    as_xml,
    ask_as_json,
    ask_as_xml,
    named_in_order,
)
from kg.results.table import as_table
from kg.store import Solutions

_PLAIN = {"csv": as_csv, "tsv": as_tsv, "json": as_json, "xml": as_xml, "jsonl": as_jsonl}


def as_text(
    answer: Solutions | bool | list[Triple],
    form: str,
    labels: Mapping[str, str],
    *,
    title: str = "",
    answers: str = "",
    width: int = 80,
    colour: bool = False,
) -> str:
    """The answer in a form that fits it, see `choose_form`; `labels` are for people's forms."""
    if isinstance(answer, list):
        from kg.store.serial import serialize_triples

        return serialize_triples(answer, form).decode()
    if isinstance(answer, bool):
        return _yes_or_no(answer, form, title, answers)
    answer = named_in_order(answer)
    if form == "html":
        return as_html(answer, labels, title=title, answers=answers)
    if form == "markdown":
        return as_markdown(answer, labels)
    if form == "table":
        return as_table(answer, labels, width=width, colour=colour)
    return _PLAIN[form](answer)


def _yes_or_no(answer: bool, form: str, title: str, answers: str) -> str:
    if form == "json":
        return ask_as_json(answer)
    if form == "xml":
        return ask_as_xml(answer)
    if form == "html":
        return ask_as_html(answer, title=title, answers=answers)
    return "true\n" if answer else "false\n"  # the standard has none in CSV and TSV
