"""Rows as a Markdown table, as GitHub shows it."""

from collections.abc import Iterable, Mapping

from kg import vocab
from kg.commonmark import escaped
from kg.rdf import Iri, Term
from kg.results.standard import bare
from kg.results.term import is_number
from kg.store import Solutions


def as_markdown(solutions: Solutions, labels: Mapping[str, str]) -> str:
    """A table; what a cell holds is shown as it is, never taken for Markdown or HTML."""
    names = solutions.variables
    lines = [_line(map(_escaped, names)), _line(_rule(solutions, name) for name in names)]
    lines += [_line(_cell(row.get(name), labels) for name in names) for row in solutions.rows]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(solutions: Solutions, name: str) -> str:
    return "---:" if any(is_number(row.get(name)) for row in solutions.rows) else "---"


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if not isinstance(term, Iri):
        return _escaped(bare(term))
    short = f"`{vocab.shorten(term)}`" if "`" not in term and "|" not in term else _escaped(term)
    return f"{_escaped(labels[term])} {short}" if term in labels else short


def _escaped(text: str) -> str:
    return "<br>".join(map(escaped, text.strip().splitlines()))
