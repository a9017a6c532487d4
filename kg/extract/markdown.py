"""Cuts Markdown into paragraphs that are raw stretches of the file.

Marks inside a paragraph (links, emphasis) stay, or offsets would be wrong; marks before it
(#, -, >) are left outside. Code, tables, rules, HTML comments and the lines that say where links
lead are left out.
"""

import re
from collections.abc import Iterator

from kg.extract.piece import Piece
from kg.extract.plain import Line, read_lines
from kg.model import BlockKind

HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
UNDERLINE = re.compile(r"(=+|-+)$")
FENCE = re.compile(r"(`{3,}|~{3,})")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
QUOTED = re.compile(r"(?:>[ \t]?)+")
IMAGE = re.compile(r"\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?$")
TABLE = re.compile(r"\|.*\|$|:?-{3,}:?[ \t]*\|")
# `[1]: https://…`; a footnote, `[^1]: …`, is prose, and so may be what leads nowhere.
DEFINITION = re.compile(
    r"\[(?!\^)[^\[\]]+\]:[ \t]*(?:<[^<>]*>|(?=\S*[/:#])\S+)"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
TAGS = re.compile(r"(?:</?[A-Za-z][^<>]*>[ \t]*)+$")


def cut_markdown(text: str, start: int = 0) -> list[Piece]:
    """The paragraphs from offset `start` on; the first top heading is the title."""
    pieces = list(_pieces(text, start))
    levels = [level for _, level in pieces]
    top = 0 if levels[:1] > [0] else -1
    title = levels.index(1) if 1 in levels else top
    return [
        _titled(piece, i == title) if level else piece for i, (piece, level) in enumerate(pieces)
    ]


def plain_words(markdown: str) -> str:
    """A heading's words without links, emphasis and code marks."""
    words = re.sub(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)", r"\1", markdown)
    return " ".join(re.sub(r"\*+|`+|(?<!\w)_+|(?<!_)_++(?!\w)", "", words).split())


def _titled(piece: Piece, is_title: bool) -> Piece:
    return piece._replace(kind=BlockKind.TITLE if is_title else BlockKind.HEADER)


def _pieces(text: str, start: int) -> Iterator[tuple[Piece, int]]:
    """Pieces with their heading level (0: no heading)."""
    open_lines: list[Line] = []
    for line in _prose_lines(text, start):
        heading = HEADING.match(line.text) if line.indent < 4 else None
        underline = UNDERLINE.match(line.text) if open_lines else None
        if underline and not _is_marked(open_lines[0]):
            yield _join(open_lines), 1 if underline[1][0] == "=" else 2
            open_lines = []
        elif _stands_alone(line):
            if open_lines:
                yield _join(open_lines), 0
            open_lines = []
            if heading:
                end = line.start + len(_without_hashes(line.text))
                yield Piece(line.start + heading.end(), end), len(heading[1])
            elif IMAGE.match(line.text):
                yield Piece(line.start, line.end, BlockKind.CAPTION), 0
        elif open_lines and not _begins(line, open_lines[0]):
            open_lines.append(line)
        else:
            if open_lines:
                yield _join(open_lines), 0
            open_lines = [line]
    if open_lines:
        yield _join(open_lines), 0


def _prose_lines(text: str, start: int) -> Iterator[Line]:
    """Lines outside code fences and comments; what is left out appears as a blank line."""
    fence = ""
    comment = False
    for line in read_lines(text, start):
        blank = line._replace(text="")
        mark = FENCE.match(line.text)
        if fence:
            closes = mark and mark[1].startswith(fence) and not line.text.strip(fence[0])
            fence = "" if closes else fence
            yield blank
        elif comment or line.text.startswith("<!--"):
            comment = "-->" not in line.text
            yield blank
        elif mark:
            fence = mark[1]
            yield blank
        else:
            yield line


def _stands_alone(line: Line) -> bool:
    return (
        not line.text
        or line.text in {">", "#"}
        or bool(RULE.match(line.text) or TABLE.match(line.text))
        or bool(TAGS.match(line.text) or IMAGE.match(line.text))
        or bool(DEFINITION.match(line.text))
        or bool(HEADING.match(line.text) and line.indent < 4)
    )


def _without_hashes(heading: str) -> str:
    """A heading without the hashes that close it."""
    bare = heading.rstrip("#")
    return bare.rstrip(" \t") if bare.endswith((" ", "\t")) else heading


def _begins(line: Line, first: Line) -> bool:
    """Whether a line begins a list item or leaves or enters a quotation."""
    quoted = bool(QUOTED.match(line.text))
    return bool(ITEM.match(line.text)) or quoted != bool(QUOTED.match(first.text))


def _is_marked(line: Line) -> bool:
    return bool(ITEM.match(line.text) or QUOTED.match(line.text))


def _join(lines: list[Line]) -> Piece:
    first = lines[0]
    quoted = QUOTED.match(first.text)
    skipped = quoted.end() if quoted else 0
    item = ITEM.match(first.text, skipped)
    skipped = item.end() if item else skipped
    skipped += len(first.text[skipped:]) - len(first.text[skipped:].lstrip())
    return Piece(first.start + skipped, lines[-1].end, item=bool(item))
