"""Rows as a table on a terminal."""

import io
import textwrap
from collections.abc import Mapping, Sequence

from kg import vocab
from kg.characters import printable_lines
from kg.rdf import Iri, Term
from kg.results.standard import bare
from kg.results.term import is_number
from kg.store import Solutions


def as_table(
    solutions: Solutions, labels: Mapping[str, str], *, width: int = 80, colour: bool = False
) -> str:
    """A table for people: IRIs shortened, with their label in front where there is one.

    Where the columns would be too narrow to read, each row becomes a block of lines. No rows are
    no text: a heading alone says nothing.
    """
    if not solutions.rows:
        return ""
    rows = [
        [_shown(row.get(name), labels) for name in solutions.variables] for row in solutions.rows
    ]
    columns = list(zip(solutions.variables, *rows, strict=True))
    needed = sum(max(map(_longest_word, column), default=0) + 3 for column in columns)
    if needed > width:
        return _as_blocks(solutions.variables, rows, width)
    return _as_grid(solutions, rows, width, colour)


def _longest_word(cell: str) -> int:
    return min(24, max(map(len, cell.split()), default=0))


def _as_blocks(names: Sequence[str], rows: list[list[str]], width: int) -> str:
    margin = max(map(len, names)) + 2
    lines = []
    for row in rows:
        for name, cell in zip(names, row, strict=True):
            if cell:
                wrapped = textwrap.wrap(cell, max(20, width - margin), break_on_hyphens=False)
                lines.append(name.ljust(margin) + wrapped[0] if wrapped else name)
                lines += [" " * margin + rest for rest in wrapped[1:]]
        lines.append("")
    return "".join(f"{line}\n" for line in lines[:-1])


def _as_grid(solutions: Solutions, rows: list[list[str]], width: int, colour: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in solutions.variables:
        numeric = any(is_number(row.get(name)) for row in solutions.rows)
        table.add_column(Text(name), overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour)
    console.print(table)
    # The first and the last line are the blank ones of the box; one between is a row of nothing.
    lines = out.getvalue().removesuffix("\n").split("\n")[1:-1]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _shown(term: Term | None, labels: Mapping[str, str]) -> str:
    if isinstance(term, Iri):
        short = vocab.shorten(term)
        text = f"{labels[term]} ({short})" if term in labels else short
    else:
        text = bare(term)
    return printable_lines(text)
