"""The line of a query that is at fault, with a caret under the place."""

import unicodedata

from kg.errors import QueryError

_WIDTH = 96  # cells of a line that are shown


def query_error(
    query: str, where: str, offset: int, what: str, remedy: str, *, length: int = 1
) -> QueryError:
    """The error at an offset of the query, with line and column, and the line as its excerpt."""
    line, column = place(query, offset)
    error = QueryError(f"{where}:{line}:{column}", what, remedy)
    error.excerpt = excerpt(query, offset, length)
    return error


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def excerpt(text: str, offset: int, length: int = 1) -> str:
    """The line of the offset, cut to what surrounds it, and carets under `length` characters.

    Nothing for a text without words.
    """
    if not text.strip():
        return ""
    number, column = place(text, offset)
    line = text.split("\n")[number - 1]
    start = column - 1
    end = min(start + max(length, 1), max(len(line), start + 1))
    first = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    last = first + _WIDTH
    head = "…" if first else ""
    tail = "…" if last < len(line) else ""
    before = head + _plain(line[first:start])
    marked = _plain(line[start : min(end, last)])
    margin = str(number)
    return (
        f"{margin} | {before}{marked}{_plain(line[end:last])}{tail}".rstrip()
        + f"\n{' ' * len(margin)} | {' ' * _cells(before)}{'^' * max(1, _cells(marked))}"
    )


def _plain(text: str) -> str:
    """The text without what would move a terminal's cursor; each character stays one."""
    kept = (" " if char.isspace() else char for char in text)
    return "".join("\ufffd" if unicodedata.category(char)[0] == "C" else char for char in kept)


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
