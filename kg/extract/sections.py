"""Parts of a page that a heading opens and that are no part of its article: "About the company",
"References", "Media contacts".
"""

from collections.abc import Sequence

from kg.extract.furniture import Furniture, count_words, is_ended
from kg.extract.piece import Piece
from kg.model import BlockKind

# A heading has no more words.
_LONGEST_HEADING = 8
# These hold lines rather than paragraphs; the first paragraph behind them is the article's.
_OF_LINES = (BlockKind.LINKS, BlockKind.CONTACT)


def mark_sections(
    kinds: list[BlockKind | None],
    words: Sequence[str],
    pieces: Sequence[Piece],
    furniture: Furniture,
) -> None:
    """Give what stands under such a heading the kind that the heading tells."""
    section: BlockKind | None = None
    prose = 0
    for i, paragraph in enumerate(words):
        if prose and (opened := _opened(i, words, furniture, prose)):
            kind, whole = opened
            section = None if whole else kind
            kinds[i] = kind if kinds[i] is not BlockKind.TITLE else kinds[i]
        elif section and not _closes(section, paragraph, pieces[i]):
            kinds[i] = kinds[i] or section
        else:
            section = None
            prose += len(paragraph) if kinds[i] is None and is_ended(paragraph) else 0


def _opened(
    i: int, words: Sequence[str], furniture: Furniture, prose: int
) -> tuple[BlockKind, bool] | None:
    """The kind of section that a paragraph opens, and whether it is the whole of it."""
    heading, whole = _heading(words[i])
    found = furniture.section(heading)
    if found is None:
        return None
    kind, unsure = found
    if unsure:
        text = words[i] if whole else " ".join(words[i : i + 2])
        if len(text) > prose or not furniture.company_words.search(text):
            return None
    return kind, whole


def _heading(paragraph: str) -> tuple[str, bool]:
    """The heading of a paragraph, and whether its text stands behind it: "About X: X builds"."""
    first, newline, _ = paragraph.partition("\n")
    if newline and count_words(first) <= _LONGEST_HEADING and not is_ended(first):
        return first, True
    heading, colon, rest = first.partition(": ")
    if colon and heading[:6].lower() == "about " and count_words(rest) > _LONGEST_HEADING:
        return heading, True
    return (paragraph, False) if count_words(paragraph) <= _LONGEST_HEADING else ("", False)


def _closes(section: BlockKind, paragraph: str, piece: Piece) -> bool:
    if piece.kind is BlockKind.HEADER or piece.kind is BlockKind.TITLE:
        return True
    ended = is_ended(paragraph)
    if section in _OF_LINES:
        return ended and not piece.item and count_words(paragraph) >= _LONGEST_HEADING
    return not ended and not piece.item and count_words(paragraph) <= _LONGEST_HEADING
