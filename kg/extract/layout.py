"""Tells the body of a page from what stands round it, by where each paragraph stands.

Before the first sentence lies the head, after the last the foot; the words of single paragraphs
are judged by `Furniture`.
"""

import re
from collections.abc import Sequence

from kg.extract.furniture import Furniture, count_words, is_ended, is_menu, is_tag_list
from kg.extract.piece import Piece
from kg.extract.sections import mark_sections
from kg.model import Block, BlockKind

# A sentence that ends within a paragraph: its last may be broken off.
_SENTENCE = re.compile(r"[a-z]{3}\.[\"'”’)]{0,2} [A-Z“\"]")
_HEADWORD = re.compile(r"[A-Z][\w'’-]*(?: [(\w'’-]+\)?){0,3}")
_COLUMNS = re.compile(r"\s{3,}|\t| \| ")


def classify(
    text: str, pieces: Sequence[Piece], furniture: Furniture, title: str | None = None
) -> list[Block]:
    """Give each piece its kind. `title` is the title if it is known from elsewhere."""
    kinds = [piece.kind or _claim(text, piece, furniture) for piece in pieces]
    words = [text[piece.start : piece.end] for piece in pieces]
    if title and BlockKind.TITLE not in kinds:
        _mark_title(kinds, words, title)
    mark_sections(kinds, words, pieces, furniture)
    prose = [i for i, kind in enumerate(kinds) if kind is None and _is_prose(pieces[i], words[i])]
    first, last = (prose[0], prose[-1]) if prose else (len(kinds), len(kinds))
    end = _ending(words, prose, furniture)
    last = max((i for i in prose if i < end), default=last)
    _judge_head(kinds, words, first, furniture, sole=not prose)
    _judge_middle(kinds, words, pieces, first, last, furniture)
    _judge_foot(kinds, words, pieces, last, end, furniture)
    return [
        Block(kind=kind or BlockKind.BODY, start=piece.start, end=piece.end)
        for kind, piece in zip(kinds, pieces, strict=True)
    ]


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ at most in case, spacing and emphasis marks."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", "").casefold().split())


def _claim(text: str, piece: Piece, furniture: Furniture) -> BlockKind | None:
    paragraph = text[piece.start : piece.end]
    kind = furniture.claim(paragraph)
    if kind is None and furniture.author(paragraph) and not _is_prose(piece, paragraph):
        return BlockKind.HEADER
    return kind


def _mark_title(kinds: list[BlockKind | None], words: list[str], title: str) -> None:
    for i, paragraph in enumerate(words[:40]):
        if kinds[i] in (None, BlockKind.HEADER) and same_words(paragraph, title):
            kinds[i] = BlockKind.TITLE
            return


def _is_prose(piece: Piece, paragraph: str) -> bool:
    size = count_words(paragraph)
    if piece.item:
        return size >= 8 and is_ended(paragraph)
    if size >= 25 and not is_tag_list(paragraph):
        return True
    if size >= 12 and _SENTENCE.search(paragraph):
        return True
    if is_ended(paragraph):
        # A short question or exclamation may be a headline.
        return size >= (2 if paragraph.rstrip("\"'”’»)]*_ ").endswith((".", "。", "।")) else 12)
    return size >= 12 and paragraph.endswith(('"', "”", "’", "»"))


def _ending(words: list[str], prose: list[int], furniture: Furniture) -> int:
    """Where the article ends for sure; a mark with more prose behind than before it is none."""
    for i, paragraph in enumerate(words):
        if len(paragraph) <= 80 and furniture.endings.match(paragraph.strip("*_ ")):
            before = sum(len(words[j]) for j in prose if j < i)
            behind = sum(len(words[j]) for j in prose if j > i)
            if before > behind:
                return i
    return len(words)


def _judge_head(
    kinds: list[BlockKind | None], words: list[str], first: int, furniture: Furniture, *, sole: bool
) -> None:
    free = [i for i in range(first) if kinds[i] is None]
    own = [i for i in free if not is_menu(words[i]) and not _is_masthead(words[i], furniture)]
    likely = [i for i in own if count_words(words[i]) >= 4]
    titled = BlockKind.TITLE in kinds
    if not titled and not likely:
        likely = [
            i
            for i in own[-1:]
            if furniture.is_headline(words[i]) or (len(own) == 1 and _is_headword(words[i]))
        ]
    for i in free:
        kinds[i] = BlockKind.HEADER
    if sole and (titled or len(likely) == 1):
        standing = likely
    elif titled:
        standing = [i for i in likely if _is_standfirst(words[i], furniture)][:1]
    else:
        for i in likely[:1]:
            kinds[i] = BlockKind.TITLE
        rest = likely[1:]
        standing = (
            rest if sole or (len(rest) == 1 and _is_standfirst(words[rest[0]], furniture)) else []
        )
    for i in standing:
        kinds[i] = BlockKind.BODY


def _is_masthead(line: str, furniture: Furniture) -> bool:
    """The name of the paper and the day, no headline: few words, or columns, with a full date."""
    if furniture.paper(line) == line.strip("*_ "):
        return True
    days = [found for found in furniture.calendar.find(line) if found.day]
    if not days:
        return False
    rest = line[: days[0].start] + line[days[0].end :]
    return bool(_COLUMNS.search(line)) or count_words(rest) < 4


def _is_headword(line: str) -> bool:
    """“SURVEYOR 4”: what an entry is about: a name, and no more."""
    return bool(_HEADWORD.fullmatch(line.strip()))


def _is_standfirst(paragraph: str, furniture: Furniture) -> bool:
    return count_words(paragraph) >= 6 and furniture.is_headline(paragraph)


def _judge_middle(
    kinds: list[BlockKind | None],
    words: list[str],
    pieces: Sequence[Piece],
    first: int,
    last: int,
    furniture: Furniture,
) -> None:
    for i in range(first, min(last + 1, len(kinds))):
        if kinds[i] is None:
            paragraph = words[i]
            body = (
                pieces[i].item
                or is_ended(paragraph)
                or paragraph.endswith((":", ";", ",", '"', "”"))
                or count_words(paragraph) > 12
                or furniture.is_verbal(paragraph)
            )
            kinds[i] = BlockKind.BODY if body else BlockKind.HEADER


def _judge_foot(
    kinds: list[BlockKind | None],
    words: list[str],
    pieces: Sequence[Piece],
    last: int,
    end: int,
    furniture: Furniture,
) -> None:
    free = [i for i in range(last + 1, len(kinds)) if kinds[i] is None]
    for i in free:
        headline = count_words(words[i]) >= 4 and not is_tag_list(words[i]) and i < end
        kinds[i] = BlockKind.LINKS if headline else BlockKind.FOOTER
    for i in free:
        follows = kinds[i - 1] is BlockKind.BODY
        listed = pieces[i].item and (pieces[i - 1].item or words[i - 1].endswith(":"))
        alone = len(free) == 1 and furniture.is_verbal(words[i])
        colon = words[i].endswith(":") and count_words(words[i]) >= 3
        if follows and i < end and (listed or alone or colon):
            kinds[i] = BlockKind.BODY
