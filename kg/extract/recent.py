"""Who and what the text spoke of last: the craft, the person, the body that it is about."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import kinds
from kg.extract.memory import Memory
from kg.extract.metonymy import Metonymy
from kg.extract.parse import Passage
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back the craft of the text may have been named, in sentences.
_REACH = 3


class Recent:
    """Looks back from a place; `index` numbers the passages by the id of their parse."""

    def __init__(
        self,
        lexicon: Lexicon,
        topics: Topics,
        memory: Memory,
        metonymy: Metonymy,
        index: Mapping[int, int],
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._topics = topics
        self._memory = memory
        self._metonymy = metonymy
        self._index = index

    def subject_of_entry(self, passage: Passage, token: "Token") -> list[Entity]:
        """The craft that was spoken of last, or that the whole text is about."""
        if found := self.craft_before(passage, token):
            return found
        return [self._topics.entity(self._topics.main)] if self._topics.main is not None else []

    def craft_before(
        self, passage: Passage, token: "Token", apart: Collection[str] = ()
    ) -> list[Entity]:
        """The craft that the text is about at this place: the main one if it was named not long
        before, else the last one. `apart` are IRIs that cannot be meant.
        """
        number = self._index[id(passage.doc)]
        sentence = self._memory.sentence_of(number, token.i)
        main = self._topics.main
        for record in self._memory.before(number, token.sent[-1].i + 1):
            if sentence - record.sentence > _REACH:
                break
            if not self._vocabulary.fits(record.entity.type, kinds.FLIGHT):
                continue
            if record.entity.iri in apart:
                continue
            here = record.passage == number and record.sentence == sentence
            if here or main is None or self._topics.top_of(record.entity) == main:
                return [replace(record.entity, mention=None)]
        return []

    def mentions(self, classes: tuple[str, ...]) -> int:
        """How often the whole text speaks of a thing of the classes by its name."""
        return sum(self._vocabulary.fits(one.type, classes) for one in self._memory.named())

    def main_body(self, wanted: tuple[str, ...]) -> list[Entity]:
        """The agency or company that the article is about: who acts where no one is named."""
        if self._topics.main_body is None:
            return []
        found = self._metonymy.as_wanted(self._topics.entity(self._topics.main_body), wanted)
        return [found] if found is not None else []

    def body_before(
        self, passage: Passage, token: "Token", wanted: tuple[str, ...]
    ) -> list[Entity]:
        """The body named last, in this sentence or the one before."""
        number = self._index[id(passage.doc)]
        sentence = self._memory.sentence_of(number, token.i)
        for record in self._memory.before(number, token.i):
            if record.passage != number or sentence - record.sentence > 1:
                break
            if self._vocabulary.fits(record.entity.type, wanted):
                return [replace(record.entity, mention=None)]
        return []

    def person_before(self, passage: Passage, token: "Token") -> list[Entity]:
        """The person of the sentence before."""
        number = self._index[id(passage.doc)]
        sentence = self._memory.sentence_of(number, token.i)
        for record in self._memory.before(number, token.i):
            if record.passage != number or sentence - record.sentence > 1:
                break
            if self._vocabulary.fits(record.entity.type, kinds.PERSON):
                return [record.entity]
        return []
