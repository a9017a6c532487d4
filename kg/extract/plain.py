"""Cuts plain text into paragraphs: blank lines, indentation, one line each, or hard-wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.extract.piece import Piece

INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
BULLET = re.compile(r"(?:[-*+•–·▪]|\d{1,2}[.)])[ \t\xa0]+(?=\S)")
RULE = re.compile(r"(?:[-=_*~•·—–][ \t]?){3,}$")
ADDRESS = re.compile(r"[^\s@]+@|https?:|www\.")
# Who wrote it and when, below a headline.
STAMP = re.compile(r"(?:posted|published|updated|filed|submitted)\b|by [A-Z]")
NARROWEST = 40
# A wrapped line is seldom longer; a longer one is a paragraph of its own.
WIDEST = 130
STOPS = (".", "!", "?", ":", "…", '"', "”", "’")
DANGLING = re.compile(r"\b(?:the|an?|of|to|in|on|at|by|for|and|or|with|from|its)$")


class Line(NamedTuple):
    """A line without the white space round it; `indent` counts the characters before it."""

    start: int
    end: int
    indent: int
    text: str


def cut_paragraphs(text: str, start: int = 0) -> list[Piece]:
    """The paragraphs of a plain text from `start`, in order, without white space at their ends."""
    chunks = list(_chunks(text, start))
    width = _wrap_width(chunks)
    return [piece for chunk in chunks for piece in _paragraphs(chunk, width)]


def read_lines(text: str, start: int = 0) -> Iterator[Line]:
    """All lines from `start`, blank ones too; offsets are into `text`."""
    offset = start
    for raw in text[start:].splitlines(keepends=True):
        left = raw.lstrip().lstrip(INVISIBLE).lstrip()
        words = left.rstrip().rstrip(INVISIBLE).rstrip()
        indent = len(raw) - len(left)
        yield Line(offset + indent, offset + indent + len(words), indent, words)
        offset += len(raw)


def _chunks(text: str, start: int) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in read_lines(text, start):
        if line.text and not RULE.match(line.text):
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _wrap_width(chunks: list[list[Line]]) -> int:
    """The longest line that surely goes on in the next (which begins in lower case), else 0."""
    return max(
        (
            _length(line)
            for chunk in chunks
            for line, following in pairwise(chunk)
            if _continues(following) and NARROWEST <= _length(line) <= WIDEST
        ),
        default=0,
    )


def _continues(line: Line) -> bool:
    """Whether a line begins in lower case, as no paragraph but an address does."""
    return line.text[0].islower() and not ADDRESS.match(line.text)


def _length(line: Line) -> int:
    return line.indent + len(line.text)


def _paragraphs(chunk: list[Line], width: int) -> Iterator[Piece]:
    first = chunk[0]
    for line, following in pairwise(chunk):
        if not _goes_on(line, following, width):
            yield _piece(first, line)
            first = following
    yield _piece(first, chunk[-1])


def _piece(first: Line, last: Line) -> Piece:
    bullet = BULLET.match(first.text)
    return Piece(first.start + (bullet.end() if bullet else 0), last.end, item=bool(bullet))


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether a line break is only a wrap: the next word would not have fitted."""
    if following.indent > line.indent + 1 and not BULLET.match(line.text):
        return False
    if BULLET.match(following.text):
        return False
    if _length(line) < NARROWEST and STAMP.match(following.text):
        return False
    if not line.text.endswith(STOPS):
        if _continues(following):
            return True
        if line.text.endswith(",") or DANGLING.search(line.text, len(line.text) - 5):
            return True
    word = following.text.split(None, 1)[0]
    return 0 < width < _length(line) + 1 + len(word) and _length(line) <= WIDEST
