"""The lines of a text that hold a quote, cropped to a width, with the cells that the quote takes.

Columns and lines count from 1. A line ends where an editor ends it: at LF, CR LF or CR.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from kg.characters import printable
from kg.report.cells import head, tail, width

_LINE_END = re.compile(r"\r\n|\n|\r")
_CUT_LEFT, _CUT_RIGHT, _CUT_MIDDLE = "… ", " …", " … "


@dataclass(frozen=True, slots=True)
class Row:
    """A line as shown: `indent` cells stand before the mark, which takes `length` cells.

    `line` is None where the row stands for lines that are not shown.
    """

    line: int | None
    text: str
    indent: int
    length: int


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a code point offset."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=16)  # asked for each quote of a text in turn
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def excerpt(text: str, start: int, end: int, room: int) -> tuple[Row, ...]:
    """The rows that show `text[start:end]`, none wider than `room` cells.

    A quote over several lines is shown by its first and its last line.
    """
    start, end = _trimmed(text, start, end)
    first, last = place(text, start), place(text, max(start, end - 1))
    left = start - first[1] + 1
    if first[0] == last[0]:
        return (_row(text, left, start, end, first[0], room),)
    final = end - last[1]
    top = _row(text, left, start, _line_end(text, start), first[0], room)
    final_start = final + len(text[final:end]) - len(text[final:end].lstrip())
    bottom = _row(text, final, final_start, end, last[0], room)
    between = (Row(None, "…", 0, 0),) if last[0] - first[0] > 1 else ()
    return (top, *between, bottom)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if not words.strip():
        return start, end
    return end - len(words.lstrip()), start + len(words.rstrip())


def _line_end(text: str, offset: int) -> int:
    match = _LINE_END.search(text, offset)
    return match.start() if match else len(text)


def _row(text: str, left: int, start: int, end: int, line: int, room: int) -> Row:
    before = printable(text[left:start].lstrip())
    marked = printable(text[start:end].rstrip())
    after = printable(text[end : _line_end(text, end)].rstrip())
    shown = _crop(before, marked, after, room)
    return Row(line, "".join(shown), width(shown[0]), max(1, width(shown[1])))


def _crop(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    if width(before + marked + after) <= room:
        return before, marked, after
    cut_left = _CUT_LEFT if before else ""
    cut_right = _CUT_RIGHT if after else ""
    spare = room - width(marked) - width(cut_left + cut_right)
    if spare < 0:
        space = room - width(cut_left + cut_right)
        return cut_left, _without_middle(marked, space), cut_right
    wanted = max(spare // 2, spare - width(after))
    kept = before if width(before) <= wanted + len(cut_left) else _last_words(before, wanted)
    cut_left = "" if kept == before else cut_left
    spare = room - width(cut_left + kept + marked)
    rest = after if width(after) <= spare else _first_words(after, spare - len(_CUT_RIGHT))
    return cut_left + kept, marked, rest if rest == after else rest + _CUT_RIGHT


def _last_words(text: str, room: int) -> str:
    kept = tail(text, room)
    if kept == text or text[len(text) - len(kept) - 1].isspace():
        return kept
    blank = kept.find(" ")
    return kept[blank + 1 :] if blank >= 0 else kept


def _first_words(text: str, room: int) -> str:
    kept = head(text, room)
    if kept == text or text[len(kept)].isspace():
        return kept.rstrip()
    blank = kept.rfind(" ")
    return kept[:blank].rstrip() if blank >= 0 else kept


def _without_middle(text: str, room: int) -> str:
    space = max(2, room - len(_CUT_MIDDLE))
    front = _first_words(text, (space + 1) // 2)
    return front + _CUT_MIDDLE + _last_words(text, space - width(front)).lstrip()
