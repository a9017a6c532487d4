"""Several things at once: "the two agencies", "both", "the pair", "they"; "the former"."""

from typing import TYPE_CHECKING

from kg.extract import kinds
from kg.extract.memory import Memory, Record
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
_ORDER = {"former": 0, "latter": -1}
_PLURAL = frozenset({"they", "them", "their", "both"})
_ARTICLES = frozenset({"the", "these", "those", "both"})
_PAIR = 2


class Groups:
    """Takes up what the text named together, one by one."""

    def __init__(self, lexicon: Lexicon, memory: Memory) -> None:
        self._vocabulary = lexicon.vocabulary
        self._memory = memory
        self._nouns = lexicon.table("group_nouns")
        self._words = lexicon.table("group_words")

    def of_noun(self, number: int, token: "Token") -> list[Entity]:
        """“the pair”, "the trio", "both", "the former": the last that were named together."""
        word = token.lower_
        alone = not any(child.dep_ in ("prep", "compound", "amod") for child in token.children)
        articles = {child.lower_ for child in token.children if child.dep_ in ("det", "poss")}
        if word in _ORDER and "the" in articles:
            found = self._last(number, token, _PAIR, None)
            return found[_ORDER[word] :][:1]
        count = self._nouns.get(word)
        if count is None or not alone or not (word == "both" or articles & _ARTICLES):
            return []
        return self._last(number, token, int(count), None)

    def of_plural(self, number: int, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """“the two landers”, "both companies", "the twin spacecraft"."""
        count = self.count(token)
        return self._last(number, token, count, classes) if count else []

    def count(self, token: "Token") -> int:
        """How many the text must have spoken of, for a plural that takes them up; else 0."""
        before = [one for one in token.subtree if one.i < token.i]
        counts = [int(self._words[one.lower_]) for one in before if one.lower_ in self._words]
        return counts[0] if counts and {one.lower_ for one in before} & _ARTICLES else 0

    def of_pronoun(self, number: int, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """“They”: what the sentence before joined by "and", if all of it can be meant."""
        if token.lower_ not in _PLURAL:
            return []
        sentence = self._memory.sentence_of(number, token.i)
        for group in self._joined(number, token):
            if sentence - group[-1].sentence > 1:
                return []
            entities = [one.entity for one in group]
            subjects = any(one.subject for one in group)
            if subjects and all(self._vocabulary.fits(one.type, wanted) for one in entities):
                return entities
        return []

    def _last(
        self, number: int, token: "Token", count: int, classes: tuple[str, ...] | None
    ) -> list[Entity]:
        """The last `count` things that were joined, else the last that are of one kind."""
        wanted = classes or (*kinds.PARTY, *kinds.VEHICLE)
        sentence = self._memory.sentence_of(number, token.i)
        for group in self._joined(number, token):
            if sentence - group[-1].sentence > _REACH:
                break
            entities = [one.entity for one in group]
            if len(entities) == count and all(
                self._vocabulary.fits(one.type, wanted) for one in entities
            ):
                return entities
        if classes is None:
            return []
        found: dict[str, Entity] = {}
        for record in self._memory.before(number, token.i):
            if self._vocabulary.fits(record.entity.type, classes):
                found.setdefault(record.entity.iri, record.entity)
            if len(found) == count:
                return list(found.values())[::-1]
        return []

    def _joined(self, number: int, token: "Token") -> "list[list[Record]]":
        """The coordinations before the place, last first."""
        groups: dict[tuple[int, int], dict[str, Record]] = {}
        for record in self._memory.before(number, token.i):
            key = (record.passage, record.joined)
            groups.setdefault(key, {}).setdefault(record.entity.iri, record)
        return [list(one.values())[::-1] for one in groups.values() if len(one) > 1]
