"""The mentions of an article in text order, and how far back a reader remembers them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.parse import Passage
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

# Mentions further back than this are not taken up; it also bounds the cost of long texts.
_HORIZON = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A mention: where, of what, whether as a subject, whether of something that lies ahead.

    `joined` is the token with which the coordination begins that it is in; an `aside` only tells of
    another noun; `distance` is how far the grammar keeps it from what its sentence is about, which
    it may only be `compared` with; `past` tells of a clause about what has been.
    """

    passage: int
    sentence: int
    token: int
    entity: Entity
    subject: bool
    planned: bool
    lemma: str
    plural: bool
    joined: int
    aside: bool
    distance: float = 0.0
    compared: bool = False
    past: bool = False
    background: bool = False


class Memory:
    """Records in order; `sentence_of` numbers the sentences of the whole article."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._records: list[Record] = []
        self._places: list[tuple[int, int]] = []
        self._pronouns: dict[int, tuple[int, Token]] = {}
        self._sentences: list[tuple[int, int]] = [
            (number, sentence.start)
            for number, passage in enumerate(passages)
            for sentence in passage.doc.sents
        ]

    def add(self, record: Record) -> None:
        """Append a record; they come in text order."""
        self._records.append(record)
        self._places.append((record.passage, record.token))

    def add_pronoun(self, passage: int, token: "Token") -> None:
        """Remember the “it” of which a sentence tells: its last one in a main clause."""
        self._pronouns[self.sentence_of(passage, token.i)] = (passage, token)

    def pronoun_of(self, sentence: int) -> "tuple[int, Token] | None":
        """The passage and the pronoun that is the subject of a sentence."""
        return self._pronouns.get(sentence)

    def sentence_of(self, passage: int, token: int) -> int:
        """The number of the token's sentence in the article."""
        return bisect_right(self._sentences, (passage, token))

    def compared(self, passage: int, token: int) -> set[str]:
        """What the sentence has held something against, before a place: not that thing itself."""
        sentence = self.sentence_of(passage, token)
        found: set[str] = set()
        for record in self.before(passage, token):
            if record.sentence != sentence:
                break
            if record.compared:
                found.add(record.entity.iri)
        return found

    def named(self) -> Iterator[Entity]:
        """What has a proper name, once for each mention."""
        return (one.entity for one in self._records if one.entity.label[:1].isupper())

    def before(self, passage: int, token: int, *, within: int | None = None) -> Iterator[Record]:
        """The records before a place, last first, as far as memory reaches.

        With `within` only those of the same passage from that token on.
        """
        place = bisect_left(self._places, (passage, token))
        for index in range(place - 1, max(-1, place - 1 - _HORIZON), -1):
            if within is not None and self._places[index] < (passage, within):
                return
            yield self._records[index]
