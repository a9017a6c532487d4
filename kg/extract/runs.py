"""Runs of capitalised words in a plain text: what may be a name that no file knows."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

# A word keeps its hyphens and apostrophes; an initial keeps its full stop.
_WORD = re.compile(
    r"[A-Z]\.(?=\s?[A-Z])|[^\W_](?:[\w’'&]|-(?=\w)|\.(?=\d))*(?<![’'&])|[^\w\s]", re.UNICODE
)
_GENITIVE = re.compile(r"[’']s?$")
# Between capitalised words of a name in other languages.
_JOINTS = frozenset("de del da do di du des la las los van von der el al bin für d".split())
_QUOTES = frozenset("\"“”'‘’«»*_")
_ENDS = frozenset(".!?:;•|")
# "Calandria 2", "Merle 6A", "Merle 2576"; "1969" and "2024" are years.
_NUMBER = re.compile(r"\d{1,3}[A-Z]?|(?!19|20)\d{4}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; `genitive` if an 's follows, `first` if a sentence may begin with it."""

    start: int
    end: int
    text: str
    genitive: bool = False
    first: bool = False

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name: a capital somewhere, no number before it."""
        return self.text[0].isalpha() and any(map(str.isupper, self.text))

    @property
    def is_marked(self) -> bool:
        """Whether its spelling alone tells a name: “Alder-1”, “XPoSat”, “PIP”."""
        capitals = sum(map(str.isupper, self.text))
        return (
            self.is_capital
            and len(self.text) > 1
            and (capitals > 1 or any(map(str.isdigit, self.text)))
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Words `left` up to, not including, `right` of a text, and how the name is written."""

    left: int
    right: int
    name: str


def words_of(text: str) -> list[Word]:
    """The words and marks of a text in order."""
    found: list[Word] = []
    first = True
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        genitive = False
        if word[0].isalnum():
            if (tail := _GENITIVE.search(word)) and len(word) > len(tail[0]):
                word, end, genitive = word[: tail.start()], match.start() + tail.start(), True
            elif word.endswith(("s", "S")) and text[end : end + 2] in ("’ ", "' "):
                genitive = True
            found.append(Word(match.start(), end, word, genitive, first))
            first = False
        else:
            found.append(Word(match.start(), end, word))
            first = word in _ENDS or (first and word in _QUOTES) or word in ("“", '"')
    return found


def runs_of(
    text: str,
    words: Sequence[Word],
    *,
    barred: Collection[int],
    openers: Collection[str],
    joining: Collection[str],
) -> Iterator[Run]:
    """The runs in order; `barred` words are no part of one, nor are `openers`.

    Behind a word of `joining` ("University") "of" and "for" go on with the name; a number does not
    """
    place = 0
    while place < len(words):
        if not _may_be_part(words[place], place, barred, openers):
            place += 1
            continue
        end = place + 1
        joins = words[place].low in joining
        while end < len(words) and not words[end - 1].genitive:
            step = _step(words, end, barred, openers, joins=joins)
            if not step or text[words[end - 1].end : words[end].start] not in (" ", "\u00a0"):
                break
            end += step
            joins = joins or words[end - 1].low in joining
        end = _with_number(text, words, end, barred)
        yield Run(place, end, text[words[place].start : words[end - 1].end])
        place = end


def _may_be_part(word: Word, place: int, barred: Collection[int], openers: Collection[str]) -> bool:
    based = word.low.endswith(("-based", "-led", "-built", "-born"))
    return word.is_capital and place not in barred and word.low not in openers and not based


def _step(
    words: Sequence[Word],
    place: int,
    barred: Collection[int],
    openers: Collection[str],
    *,
    joins: bool,
) -> int:
    """How many words go on with the name at a place."""
    if _may_be_part(words[place], place, barred, openers):
        return 1
    after = place + 1
    if after < len(words) and _may_be_part(words[after], after, barred, openers):
        joint = words[place].text in _JOINTS or (joins and words[place].text in ("of", "for"))
        return 2 if joint else 0
    return 0


def _with_number(text: str, words: Sequence[Word], end: int, barred: Collection[int]) -> int:
    """“Calandria 2”: with the number, unless that counts what comes next."""
    if end >= len(words) or end in barred or words[end - 1].genitive:
        return end
    number = words[end]
    if not _NUMBER.fullmatch(number.text):
        return end
    if text[words[end - 1].end : number.start] != " ":
        return end
    after = words[end + 1] if end + 1 < len(words) else None
    if after is None or number.genitive:
        return end + 1
    plural = after.low.endswith("s") and after.low not in ("is", "was", "has", "its", "as")
    counts = after.text in "%/" or (plural and not after.is_capital)
    return end if counts else end + 1
