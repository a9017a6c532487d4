"""An article's text cut into paragraphs, and these where a marked stretch begins or ends.

Stretches may overlap: a piece names all that lie over it, and no piece lies across a border.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.frontmatter import front_matter_end
from kg.model import Severity

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_KEPT = 2  # unmarked paragraphs shown before and after a marked one
_LONG = 6  # so many unmarked paragraphs in a row are folded away
_DEEPEST = 3  # overlaps that look different
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The stretch `text[start:end]` that a side of a finding rests on.

    `label` is what the reader sees (2a), `anchor` the id of the mark, `target` that of the card.
    """

    start: int
    end: int
    label: str
    anchor: str
    target: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the spans that lie over it, and those that end where it ends."""

    text: str
    spans: tuple[Span, ...] = ()
    ends: tuple[Span, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """The worst of the spans."""
        return min((one.severity for one in self.spans), key=_RANK.__getitem__, default=None)

    @property
    def depth(self) -> int:
        """How many spans lie over it, up to three."""
        return min(len(self.spans), _DEEPEST)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces between two blank lines, or the article's front matter."""

    pieces: tuple[Piece, ...]
    front: bool = False

    @property
    def marked(self) -> bool:
        """Whether any span touches it."""
        return any(piece.spans for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs in a row; `folded` ones have no mark and are many."""

    paragraphs: tuple[Paragraph, ...]
    folded: bool


def mark(text: str, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
    """The paragraphs of the text, front to back, without the blank lines between them."""
    trimmed = (_trimmed(text, one) for one in spans)
    ordered = sorted(trimmed, key=lambda one: (one.start, -one.end, one.label))
    found = []
    matter = front_matter_end(text)
    for start, end in _paragraphs(text, matter):
        inside = [one for one in ordered if one.start < end and start < one.end]
        front = end == matter
        found.append(Paragraph(tuple(_pieces(text, start, end, inside)), front))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    """Without blanks at its ends, so that it ends inside a paragraph."""
    words = text[span.start : span.end]
    return replace(
        span,
        start=span.end - len(words.lstrip()),
        end=span.start + len(words.rstrip()),
    )


def _paragraphs(text: str, start: int) -> Iterable[tuple[int, int]]:
    if start:
        yield 0, start
    for gap in [*_BLANK.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            yield first, start + len(text[start:end].rstrip())
        start = gap.end() if gap else end


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterable[Piece]:
    borders = {start, end}
    borders |= {place for one in spans for place in (one.start, one.end) if start < place < end}
    for left, right in pairwise(sorted(borders)):
        over = tuple(one for one in spans if one.start < right and left < one.end)
        ends = tuple(one for one in over if left < one.end <= right)
        yield Piece(text[left:right], over, ends)


def fold(paragraphs: Sequence[Paragraph]) -> tuple[Stretch, ...]:
    """Long rows of paragraphs without a mark are folded away, but for those beside a mark."""
    near = {
        number + offset
        for number, one in enumerate(paragraphs)
        if one.marked
        for offset in range(-_KEPT, _KEPT + 1)
    } | set(range(_KEPT))
    found: list[Stretch] = []
    row: list[Paragraph] = []
    shown: list[Paragraph] = []

    def close() -> None:
        if len(row) >= _LONG:
            if shown:
                found.append(Stretch(tuple(shown), folded=False))
            found.append(Stretch(tuple(row), folded=True))
            shown.clear()
        else:
            shown.extend(row)
        row.clear()

    for number, one in enumerate(paragraphs):
        if number in near:
            close()
            shown.append(one)
        else:
            row.append(one)
    close()
    if shown:
        found.append(Stretch(tuple(shown), folded=False))
    return tuple(found)
