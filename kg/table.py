"""Answers of queries as a table, or in the forms of the SPARQL 1.1 results recommendations."""

import csv
import io
import json
import re
import textwrap
from collections.abc import Mapping, Sequence

from kg import vocab
from kg.rdf import Iri, Literal, Term, Triple, n3
from kg.store import Solutions

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def as_csv(solutions: Solutions) -> str:
    """CSV: bare values, CRLF line ends (SPARQL 1.1 Query Results CSV)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(solutions.variables)
    for row in solutions.rows:
        writer.writerow([_bare(row.get(name)) for name in solutions.variables])
    return out.getvalue()


def as_tsv(solutions: Solutions) -> str:
    """TSV: terms as in SPARQL, so that nothing is lost (SPARQL 1.1 Query Results TSV)."""
    lines = ["\t".join(f"?{name}" for name in solutions.variables)]
    for row in solutions.rows:
        terms = (row.get(name) for name in solutions.variables)
        lines.append("\t".join(map(_sparql, terms)))
    return "".join(f"{line}\n" for line in lines)


def as_json(solutions: Solutions) -> str:
    """SPARQL 1.1 Query Results JSON."""
    rows = [{name: _json(term) for name, term in row.items()} for row in solutions.rows]
    document = {"head": {"vars": list(solutions.variables)}, "results": {"bindings": rows}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_table(
    solutions: Solutions, labels: Mapping[str, str], *, width: int = 80, colour: bool = False
) -> str:
    """A table for people: IRIs shortened, with their label in front where there is one.

    Where the columns would be too narrow to read, each row becomes a block of lines.
    """
    rows = [
        [_shown(row.get(name), labels) for name in solutions.variables] for row in solutions.rows
    ]
    columns = list(zip(solutions.variables, *rows, strict=True))
    needed = sum(max(map(_longest_word, column), default=0) + 3 for column in columns)
    if needed > width and rows:
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
        numeric = any(_is_number(row.get(name)) for row in solutions.rows)
        table.add_column(Text(name), overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour)
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines() if line.strip())


def triples_as_solutions(triples: list[Triple]) -> Solutions:
    """The triples of a CONSTRUCT as rows of three."""
    names = ("subject", "predicate", "object")
    return Solutions(names, [dict(zip(names, triple, strict=True)) for triple in triples])


def iris_in(solutions: Solutions) -> set[Iri]:
    """All IRIs of the rows, for which a label may be looked up."""
    return {term for row in solutions.rows for term in row.values() if isinstance(term, Iri)}


def _bare(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else term or ""


def _sparql(term: Term | None) -> str:
    blank = isinstance(term, Iri) and term.startswith("_:")
    return "" if term is None else str(term) if blank else n3(term)


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype in (
        vocab.XSD + "integer",
        vocab.XSD + "decimal",
        vocab.XSD + "double",
    )


def _shown(term: Term | None, labels: Mapping[str, str]) -> str:
    if isinstance(term, Iri):
        short = vocab.shorten(term)
        text = f"{labels[term]} ({short})" if term in labels else short
    else:
        text = _bare(term)
    return _CONTROL.sub("\ufffd", text)


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        blank = term.startswith("_:")
        return {"type": "bnode" if blank else "uri", "value": term.removeprefix("_:")}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == vocab.XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype}
