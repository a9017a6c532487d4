"""Rows as JSON lines for programs that know no RDF: plain values under the columns' names."""

import json
import math
from collections.abc import Iterator

from kg import vocab
from kg.rdf import Literal, Term
from kg.results.standard import bare
from kg.store import Solutions

Plain = str | int | float | bool | None

_WHOLE = {vocab.XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FRACTION = {vocab.XSD + name for name in ("decimal", "double", "float")}


def as_jsonl(solutions: Solutions) -> str:
    """One object a row, as `plain_rows` has them; null is what is unbound."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in plain_rows(solutions))


def plain_rows(solutions: Solutions) -> Iterator[dict[str, Plain]]:
    """Each row by column: numbers and booleans as such, all else text, None for what is unbound."""
    for row in solutions.rows:
        yield {name: _plain(row.get(name)) for name in solutions.variables}


def _plain(term: Term | None) -> Plain:
    if term is None:
        return None
    kind = term.datatype if isinstance(term, Literal) else ""
    value = bare(term)
    try:
        if kind in _WHOLE:
            return int(value)
        if kind in _FRACTION and math.isfinite(float(value)):
            return float(value)
    except ValueError:  # an ill-typed literal
        return value
    if kind == vocab.XSD + "boolean" and value in ("true", "false", "1", "0"):
        return value in ("true", "1")
    return value
