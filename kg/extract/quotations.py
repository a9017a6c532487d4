"""What stands in quotation marks, and where the text says whose words they are.

Quotations may run on over paragraphs, and one speaker's may follow each other. The answer is the
report verb beside a quotation, or the passage and the stretch of text where its speaker is named.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.parse import Passage
from kg.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_QUOTED = re.compile(
    r"“[^”]{0,4000}(?:”|$)|\"[^\"]{0,4000}(?:\"|$)|«[^»]{0,4000}(?:»|$)|»[^«]{0,4000}(?:«|$)"
    r"|„[^“”]{0,4000}(?:[“”]|$)"
    # An apostrophe is no end: single marks close behind a stop alone.
    r"|(?<![\w])‘(?=\w)[^\n]{0,2000}?[,.?!]’(?!\w)|(?<![\w])'(?=\w)[^\n]{0,2000}?[,.?!]'(?!\w)"
)
_CLOSING = "”\"»«“’'"
# Fewer words in quotation marks are a name or a sneer.
_SHORTEST = 4
# With its marks and a stop: "It crashed."
_TWO_WORDS = 3
# A report verb further from the quotation than this many tokens is not its own.
_NEAR = 14
_STOPS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the speaker of a quotation is: a report verb, or a stretch that names a person."""

    passage: Passage
    verb: "Token | None" = None
    stretch: tuple["Token", ...] = ()


@dataclass(slots=True)
class Quotation:
    """Tokens from one quotation mark to the other; `full` if it is a clause of its own."""

    passage: Passage
    first: int
    last: int
    full: bool
    open: bool
    source: Source | None = None


class Quotations:
    """The quotations of one article with their sources."""

    def __init__(self, lexicon: Lexicon, passages: Sequence[Passage]) -> None:
        self._report = lexicon.list("report_verbs") - lexicon.list("finding_verbs")
        self._relay = lexicon.list("relay_verbs")
        self._by_doc = {id(one.doc): list(_find(one)) for one in passages}
        self._firsts = {key: [one.first for one in found] for key, found in self._by_doc.items()}
        before: Passage | None = None
        for passage in passages:
            self._attribute(passage, before)
            before = passage
        self._run_on(passages)

    def at(self, passage: Passage, token: "Token") -> Quotation | None:
        """The quotation in which the token stands."""
        key = id(passage.doc)
        place = bisect_right(self._firsts[key], token.i) - 1
        if place < 0:
            return None
        found = self._by_doc[key][place]
        return found if token.i <= found.last else None

    def _attribute(self, passage: Passage, before: Passage | None) -> None:
        found = [one for one in self._by_doc[id(passage.doc)] if one.full]
        previous: Quotation | None = None
        for number, one in enumerate(found):
            end = found[number + 1].first if number + 1 < len(found) else len(passage.doc)
            start = previous.last + 1 if previous else 0
            one.source = (
                self._behind(one, end)
                or self._ahead(one, start)
                or self._shared(one, previous)
                or self._looser(one, start, end, before)
            )
            previous = one

    def _run_on(self, passages: Sequence[Passage]) -> None:
        """A quotation that its paragraph leaves open shares the speaker of the next."""
        following: Quotation | None = None
        for passage in reversed(passages):
            found = [one for one in self._by_doc[id(passage.doc)] if one.full]
            if found and found[-1].open and following is not None and following.first == 0:
                found[-1].source = following.source
                for one in reversed(found[:-1]):
                    if one.source is None:
                        one.source = following.source
            following = found[0] if found else None

    def _behind(self, quotation: Quotation, end: int) -> Source | None:
        """“…”, X said."""
        doc = quotation.passage.doc
        stretch = doc[quotation.last + 1 : end]
        if not len(stretch) or quotation.open:
            return None
        stop = doc[quotation.last - 1].text
        if stop == "." and not stretch[0].text[:1].islower():
            return None
        verb = self._verb_in(quotation.passage, _until_stop(stretch))
        if verb is None or verb.i - quotation.last > _NEAR:
            return None
        if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
            return None
        return Source(quotation.passage, verb)

    def _ahead(self, quotation: Quotation, start: int) -> Source | None:
        """X said: “…”."""
        doc = quotation.passage.doc
        stretch = _last_sentence(doc[start : quotation.first])
        if not stretch or stretch[-1].text in _STOPS:
            return None
        verb = self._verb_in(quotation.passage, reversed(stretch))
        if verb is not None:
            return Source(quotation.passage, verb)
        if stretch[-1].text == ":":
            return Source(quotation.passage, stretch=tuple(stretch))
        return None

    def _shared(self, quotation: Quotation, previous: Quotation | None) -> Source | None:
        """“…”, X said. “…”: the same speaker goes on."""
        if previous is None or previous.source is None:
            return None
        between = quotation.passage.doc[previous.last + 1 : quotation.first]
        verb = previous.source.verb
        own = verb is not None and previous.last < verb.i < quotation.first
        stops = sum(token.text in _STOPS for token in between)
        return previous.source if stops <= (1 if own else 0) else None

    def _looser(
        self, quotation: Quotation, start: int, end: int, before: Passage | None
    ) -> Source | None:
        """The sentence before or behind the quotation, or the end of the paragraph before."""
        passage = quotation.passage
        doc = passage.doc
        ahead = _last_sentence(doc[start : quotation.first])
        if ahead:
            verb = self._verb_in(passage, reversed(ahead))
            return Source(passage, verb, tuple(ahead))
        behind = _until_stop(doc[quotation.last + 1 : end])
        if behind:
            return Source(passage, self._verb_in(passage, behind), tuple(behind))
        if before is None:
            return None
        earlier = [one for one in self._by_doc[id(before.doc)] if one.full]
        if earlier and _stops_after(before.doc, earlier[-1].last) <= 1:
            return earlier[-1].source
        tail = _last_sentence(before.doc[:])
        return Source(before, self._verb_in(before, reversed(tail)), tuple(tail))

    def _verb_in(
        self, passage: Passage, tokens: "Span | Iterator[Token] | Sequence[Token]"
    ) -> "Token | None":
        """The first report verb outside of quotation marks."""
        for token in tokens:
            says = token.lemma_ in self._report or token.lemma_ in self._relay
            if says and syntax.is_verb(token) and self.at(passage, token) is None:
                return token
        return None


def _find(passage: Passage) -> Iterator[Quotation]:
    starts = [start - passage.block.start for start in passage.starts]
    for match in _QUOTED.finditer(passage.text):
        first = max(bisect_right(starts, match.start()) - 1, 0)
        last = bisect_right(starts, match.end() - 1) - 1
        if last - first > (_SHORTEST if not _is_sentence(match[0]) else _TWO_WORDS):
            is_open = match[0][-1] not in _CLOSING or len(match[0]) == 1
            yield Quotation(passage, first, last, is_open or _is_clause(match), is_open)


def _is_sentence(words: str) -> bool:
    """“It crashed.”"""
    words = words.strip(_CLOSING + " „‘")
    return words[:1].isupper() and words[-1:] in ",.?!"


def _is_clause(match: re.Match[str]) -> bool:
    """Whether the words are a clause of their own: a stop ends them, within the marks or behind."""
    words = match[0].rstrip(_CLOSING + " ")
    if words[-1:] in ",.?!…—–":
        return True
    opens = words.lstrip(_CLOSING + " „‘")[:1].isupper()
    return opens and match.string[match.end() : match.end() + 1] in (",", ".", ";", ":")


def _until_stop(stretch: "Span") -> list["Token"]:
    found = []
    for token in stretch:
        found.append(token)
        if token.text in _STOPS:
            break
    return found


def _last_sentence(stretch: "Span") -> list["Token"]:
    """The tokens behind the last stop that has words behind it."""
    found: list[Token] = []
    for token in reversed(stretch):
        if token.text in _STOPS and found:
            break
        found.append(token)
    return found[::-1]


def _stops_after(doc: "Doc", last: int) -> int:
    return sum(token.text in _STOPS for token in doc[last + 1 :])
