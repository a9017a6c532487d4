"""Tables in text, tab- or comma-separated -> rows that know where each cell stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\Z)')


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number, its cells by column, and where they stand in the text.

    `columns` maps a name to its place among the cells; `spans` are code points, end exclusive.
    """

    line: int
    columns: Mapping[str, int]
    cells: Sequence[str]
    spans: Sequence[tuple[int, int]]

    def __getitem__(self, column: str) -> str:
        """The trimmed cell; nothing where the table has no such column, or the cell says so (-)."""
        place = self.columns.get(column)
        cell = "" if place is None else self.cells[place].strip()
        return "" if cell == "-" else cell

    def span(self, *columns: str) -> tuple[int, int]:
        """From the first to the last of these cells, blanks at the ends left out."""
        found = [self._trimmed(self.columns[name]) for name in columns if name in self.columns]
        return min(start for start, _ in found), max(end for _, end in found)

    def _trimmed(self, place: int) -> tuple[int, int]:
        start, _ = self.spans[place]
        cell = self.cells[place]
        start += len(cell) - len(cell.lstrip())
        return start, start + len(cell.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """A file's text, its columns, its rows, and the lines whose cells are not as many."""

    path: Path
    text: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: int


def read_text(path: Path) -> str:
    """The file's text; raises ReadError where there is none, or it is no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ReadError(f"{path}:{line}", "not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(path, reason, "name a file you may read") from error


def read_table(path: Path) -> Table:
    """The table in the file; its first line names the columns. Lines that open with # are remarks.

    Raises ReadError with file and line for text that is no table.
    """
    text = read_text(path)
    head, _, _ = text.partition("\n")
    if not head.strip():
        raise ReadError(f"{path}:1", "no line with column names", "give the table with its head")
    lines = _tabbed(text) if "\t" in head else _commaed(path, text)
    _, cells, _ = next(lines)
    columns = tuple(cell.strip().lstrip("#").strip() for cell in cells)
    places = {name: number for number, name in reversed(list(enumerate(columns))) if name}
    rows: list[Row] = []
    broken = 0
    for line, cells, spans in lines:
        if cells[0].startswith("#") or not any(cells):
            continue
        if len(cells) != len(columns):
            broken += 1
            continue
        rows.append(Row(line, places, cells, spans))
    return Table(path, text, columns, tuple(rows), broken)


_Line = tuple[int, list[str], list[tuple[int, int]]]


def _tabbed(text: str) -> Iterator[_Line]:
    place = 0
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.removesuffix("\r").split("\t")
        spans = []
        start = place
        for cell in cells:
            spans.append((start, start + len(cell)))
            start += len(cell) + 1
        yield number, cells, spans
        place += len(line) + 1


def _commaed(path: Path, text: str) -> Iterator[_Line]:
    place, number, line = 0, 1, 1
    cells: list[str] = []
    spans: list[tuple[int, int]] = []
    while place < len(text) or cells:
        match = _CELL.match(text, place)
        if match is None:
            what = "a quotation mark that is not closed, or stands within a cell"
            raise ReadError(f"{path}:{line}", what, "quote the whole cell and double the marks")
        quoted = match[1] is not None
        cells.append(match[1].replace('""', '"') if quoted else match[2])
        spans.append(match.span(1) if quoted else match.span(2))
        place = match.end()
        line += match[0].count("\n")
        if match[3] != ",":
            yield number, cells, spans
            cells, spans, number = [], [], line
