"""The fair copy of an article: its paragraphs without what is no word of theirs.

Line breaks of a wrapped text, hyphens at line ends, marks of Markdown and of footnotes, soft
hyphens and widthless characters go; blanks of all kinds become one space. Every place of the copy
leads back to its place in the file, so that a quote is cut from the file.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.pagebreaks import PAGE_BREAK
from kg.model import Article, Block, BlockKind, Quote

_READ = (BlockKind.TITLE, BlockKind.BODY)
_BREAK = r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
_BLANK = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_UNSEEN = "\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# An address in the brackets of a link; it may hold a pair of brackets itself.
_ADDRESS = r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"\n]*\")?\)"
_NOTE = (
    r"(?:\d{1,3}(?:[,–-] ?\d{1,3})*|\^[\w-]{1,20}|[a-z]|(?:note|nb) \d{1,2}|citation needed"
    r"|clarification needed|failed verification|better source needed|edit|when\?|who\?|by whom\?)"
)
_HIGH = "[¹²³⁰⁴-⁹]"
# All marks begin with one of these; most characters need no further look.
_FIRST = rf"(?=[\s‐\-{_UNSEEN}\[\]!<\\&*_~`¹²³⁰⁴-⁹†‡ﬀ-ﬆ])"
_MARKS = re.compile(
    rf"{_FIRST}(?:(?P<page>{PAGE_BREAK})"
    rf"|(?P<hyphen>(?<=[^\W_])[-‐\xad]{_BLANK}*{_BREAK}{_BLANK}*(?:>{_BLANK}?)*(?=[^\W_]))"
    rf"|(?P<line>(?<!{_BLANK}){_BLANK}*{_BREAK}(?:\s|(?<=[\n\r])>(?={_BLANK}))*)"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<blank>[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]|{_BLANK}{{2,}})"
    rf"|(?P<note>(?<=[^\s\[(])(?:\[{_NOTE}\])+(?![(:])|(?<=\S) (?:\[\d{{1,3}}\])+(?![(:\w]))"
    rf"|(?P<high>(?<=[.,;:!?\"”’)\]]){_HIGH}+|(?<=[a-z]{{4}}){_HIGH}+(?!\w)|(?<=[\w.,”])[†‡]+)"
    rf"|(?P<image>!\[[^\]\n]{{0,300}}\]{_ADDRESS} ?)"
    rf"|(?P<open>\[(?=[^\[\]\n]{{1,300}}\](?:{_ADDRESS}|\[[^\]\n]{{0,60}}\])))"
    rf"|(?P<close>(?<=[^\s\[])\](?:{_ADDRESS}|\[[^\]\n]{{0,60}}\]))"
    r"|(?P<power>(?<=\d)<sup>)"
    r"|(?P<tag><sup>\[?\d{1,3}\]?</sup>|<(?:https?://|www\.)[^<>\s]+> ?|</?[a-zA-Z][^<>\n]{0,200}>)"
    r"|(?P<escape>\\[\\`*_{}\[\]()#+.!>~|-])"
    r"|(?P<entity>&(?:\#\d{1,6}|\#x[\da-fA-F]{1,5}|[a-zA-Z]{2,8});)"
    r"|(?P<stress>(?<![\w ])\*{1,3}|\*{1,3}(?![\w ])|(?<![\w*])\*{1,3}(?=\w)"
    r"|(?<=[^\W\d])\*{1,3}(?!\w)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`{1,2})"
    r"|(?P<joined>[ﬀ-ﬆ]))"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Lines that are shorter, with a capital behind them, are broken on purpose.
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class FairCopy:
    """An article as it is parsed, and where its characters stand in the file.

    `copied`, `begins` and `ends` tell of each stretch where it begins in the copy, and from where
    to where it stands in the file; `copied` ends with the length of the copy.
    """

    article: Article
    source: str
    copied: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the copy stands in the file."""
        if not self.copied:
            return start, end
        first = bisect_right(self.copied, start) - 1
        last = bisect_right(self.copied, max(end - 1, start)) - 1
        begin = self.begins[first] + (0 if self._replaced(first) else start - self.copied[first])
        if self._replaced(last):
            return begin, self.ends[last]
        return begin, self.begins[last] + end - self.copied[last]

    def quote(self, quote: Quote) -> Quote:
        """The characters of the file that a quote of the copy stands for."""
        if not self.copied:
            return quote
        return Quote.of(self.source, *self.place(quote.start, quote.end))

    def _replaced(self, index: int) -> bool:
        length = self.copied[index + 1] - self.copied[index]
        return length != self.ends[index] - self.begins[index]


def fair_copy(article: Article) -> FairCopy:
    """The copy of an article; the article itself where there is nothing to leave out."""
    writer = _Writer(article.text)
    blocks = [writer.copy(block) for block in article.blocks]
    if not writer.edited:
        return FairCopy(article, article.text)
    writer.keep(writer.place, len(article.text))
    copy = replace(article, text="".join(writer.parts), blocks=tuple(blocks))
    copied = (*writer.copied, len(copy.text))
    return FairCopy(copy, article.text, copied, tuple(writer.begins), tuple(writer.ends))


def plain(paragraph: str) -> str:
    """A paragraph without marks, as it is read."""
    block = Block(kind=BlockKind.BODY, start=0, end=len(paragraph))
    writer = _Writer(paragraph)
    writer.copy(block)
    return "".join(writer.parts)


class _Writer:
    """Copies a text block by block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None
        self.parts: list[str] = []
        self.copied: list[int] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.place = 0  # how much of the file is copied
        self.edited = False
        self._length = 0

    def copy(self, block: Block) -> Block:
        """Copy what stands before a block, and the block; the block as it stands in the copy."""
        self.keep(self.place, block.start)
        start = self._length
        if block.kind in _READ:
            for begin, end, words in self._edits(block.start, block.end):
                self.keep(self.place, begin)
                self.put(words, begin, end)
        self.keep(self.place, block.end)
        return replace(block, start=start, end=self._length)

    def keep(self, begin: int, end: int) -> None:
        """Copy a stretch as it is."""
        if begin < end:
            self.put(self._text[begin:end], begin, end)

    def put(self, words: str, begin: int, end: int) -> None:
        """Write `words` for a stretch of the file."""
        self.place = end
        if words:
            self.copied.append(self._length)
            self.begins.append(begin)
            self.ends.append(end)
            self.parts.append(words)
            self._length += len(words)

    def _edits(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        for match in _MARKS.finditer(self._text, start, end):
            words = self._instead(match, start)
            if words != match[0]:
                self.edited = True
                yield match.start(), match.end(), words

    def _instead(self, match: re.Match[str], start: int) -> str:
        found = match[0]
        match match.lastgroup:
            case "hyphen":
                return self._hyphen(match)
            case "line":
                return self._line(match, start)
            case "page" | "blank":
                return " "
            case "power":
                return "^"
            case "escape":
                return found[1]
            case "entity":
                return html.unescape(found).replace("\xa0", " ").replace("\xad", "")
            case "joined":
                return _LIGATURES[found]
            case _:
                return ""

    def _line(self, match: re.Match[str], start: int) -> str:
        """A space for the break of a wrapped line; a break on purpose stays."""
        begin = max(start, self._text.rfind("\n", start, match.start()) + 1)
        wide = len(self._text[begin : match.start()].strip()) >= _NARROWEST
        following = self._text[match.end() : match.end() + 1]
        return " " if wide or following.islower() else "\n"

    def _hyphen(self, match: re.Match[str]) -> str:
        """“commu-/nication” is one word, “far-/side” two, “Luna-/25” a name."""
        if match[0][0] == "\xad":
            return ""
        following = self._text[match.end() : match.end() + 40]
        if not following[0].islower():
            return "-"
        before = self._text[max(0, match.start() - 40) : match.start()]
        first = re.search(r"(?<![^\W\d_])[^\W\d_]*$", before)
        second = re.match(r"[^\W\d_]*", following)
        parts = [part[0].lower() if part else "" for part in (first, second)]
        known = self._known()
        if "".join(parts) in known:
            return ""
        return "-" if "-".join(parts) in known or known.issuperset(parts) else ""

    def _known(self) -> frozenset[str]:
        """The words of the text that no line end cuts."""
        if self._words is None:
            whole = re.sub(
                rf"(?<![^\W\d_])[^\W\d_]++[-‐]{_BLANK}*{_BREAK}\s*[^\W\d_]+", " ", self._text
            )
            self._words = frozenset(word.lower() for word in _WORD.findall(whole))
        return self._words
