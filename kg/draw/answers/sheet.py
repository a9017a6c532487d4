"""Rows under columns: as a table for people, CSV, TSV and Markdown."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from kg.characters import flat, printable
from kg.commonmark import escaped
from kg.report.cells import head, width
from kg.report.csvform import cell as harmless

Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Columns and rows; a number is as long as it needs to be."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without(self, column: str) -> "Sheet":
        """The same without a column."""
        at = self.columns.index(column)
        return Sheet(
            columns=self.columns[:at] + self.columns[at + 1 :],
            rows=tuple(row[:at] + row[at + 1 :] for row in self.rows),
        )


def write_sheet(sheet: Sheet, form: str) -> str:
    """The rows as csv, tsv or markdown."""
    return {"csv": as_csv, "tsv": as_tsv, "markdown": as_markdown}[form](sheet)


def as_csv(sheet: Sheet) -> str:
    """CSV (RFC 4180); what a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.columns)
    writer.writerows(
        [harmless(flat(cell)) if isinstance(cell, str) else _shown(cell) for cell in row]
        for row in sheet.rows
    )
    return out.getvalue()


def as_tsv(sheet: Sheet) -> str:
    """One row a line, cells between tabs; white space within a cell is one blank."""
    rows = (sheet.columns, *sheet.rows)
    return "".join("\t".join(map(_shown, row)) + "\n" for row in rows)


def as_markdown(sheet: Sheet) -> str:
    """A table of GitHub's Markdown."""
    lines = [
        _piped([escaped(name) for name in sheet.columns]),
        _piped(["---:" if _is_numeric(sheet, at) else "---" for at in range(len(sheet.columns))]),
    ]
    lines += [_piped([escaped(_shown(cell)) for cell in row]) for row in sheet.rows]
    return "".join(f"{line}\n" for line in lines)


def as_table(sheet: Sheet, *, room: int = 100) -> str:
    """Columns side by side, numbers at the right of theirs; the last one is cut at `room` cells."""
    shown = [[printable(_shown(cell)) for cell in row] for row in (sheet.columns, *sheet.rows)]
    widths = [max(width(row[at]) for row in shown) for at in range(len(sheet.columns))]
    lines = []
    for row in shown:
        cells = []
        for at, cell in enumerate(row):
            blanks = " " * (widths[at] - width(cell))
            cells.append(blanks + cell if _is_numeric(sheet, at) else cell + blanks)
        lines.append(_cut("  ".join(cells).rstrip(), room))
    return "".join(f"{line}\n" for line in lines)


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(line: str, room: int) -> str:
    """As much of the line as there is room for, up to a blank if there is one."""
    if width(line) <= room:
        return line
    kept = head(line, room - 2)
    return f"{kept.rpartition(' ')[0].rstrip(' ,') or kept} …"


def _is_numeric(sheet: Sheet, at: int) -> bool:
    return bool(sheet.rows) and all(not isinstance(row[at], str) for row in sheet.rows)


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return flat(cell)
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)
