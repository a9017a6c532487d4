"""Rows as JSON lines for programs that know no RDF: plain values under the columns' names."""

import json
import math

from kg import vocab
from kg.rdf import Literal, Term
from kg.results.standard import bare
from kg.store import Solutions

_WHOLE = {vocab.XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FRACTION = {vocab.XSD + name for name in ("decimal", "double", "float")}


def as_jsonl(solutions: Solutions) -> str:
    """One object a row: numbers and booleans as such, all else text, null for what is unbound."""
    rows = ({name: _plain(row.get(name)) for name in solutions.variables} for row in solutions.rows)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _plain(term: Term | None) -> str | int | float | bool | None:
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
