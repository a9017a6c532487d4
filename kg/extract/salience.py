"""Which of the things that the text spoke of comes to mind: near, a subject, the main one."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from kg.extract.memory import Memory, Record
from kg.extract.phrases import determiners
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences further back than this are all equally far.
_FAR = 4
_FAR_FROM_MAIN = 2
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_WHOLE = 1_000_000
# So many sentences back the text is still about a thing.
_NEAR = 2
_SUBJECT = 1.5
_MAIN = 2.5
_ASIDE = 1.8
_MAIN_NEAR = 1.0
_OVER = 2.0
_SAME_NOUN = 2.0
_BACKGROUND = 1.6
_SAME_PARAGRAPH = 3.1
# What a mention weighs at most, in the paragraph and before it, but for how far back it is.
_MOST = _SUBJECT + _MAIN_NEAR + _SAME_PARAGRAPH + _SAME_NOUN
_MOST_BEFORE = _SUBJECT + _MAIN


class Salience:
    """Weighs the mentions before a place. The weights were set on texts of several paragraphs."""

    def __init__(self, lexicon: Lexicon, topics: Topics, memory: Memory) -> None:
        self._vocabulary = lexicon.vocabulary
        self._topics = topics
        self._memory = memory

    def best(
        self,
        number: int,
        token: int,
        accept: Callable[[Record], Entity | None],
        *,
        apart: Collection[str] = (),
        future: bool = False,
        lemma: str = "",
    ) -> Entity | None:
        """The most salient thing before the place that `accept` makes of a mention."""
        sentence = self._memory.sentence_of(number, token)
        barred = {*apart, *self._memory.compared(number, token)}
        found: tuple[float, Entity] | None = None
        for record in self._memory.before(number, token):
            age = sentence - record.sentence
            if record.entity.iri in barred:
                continue
            most = _MOST if record.passage == number else _MOST_BEFORE
            if found is not None and found[0] >= most - min(age, _FAR_FROM_MAIN):
                break
            entity = accept(record)
            if entity is None:
                continue
            weight = self._weight(record, entity, number, age, future=future)
            if lemma == record.lemma and record.passage == number:
                weight += _SAME_NOUN
            if found is None or weight > found[0]:
                found = (weight, entity)
        return found[1] if found is not None else None

    def planned(self, number: int, token: "Token") -> str | None:
        """The one flight that has not flown, where the text is about it at this place."""
        topics = self._topics
        if topics.planned is None or topics.main is None or topics.main == topics.planned:
            return topics.planned
        sentence = self._memory.sentence_of(number, token.i)
        for record in self._memory.before(number, token.sent[-1].i + 1):
            if sentence - record.sentence > _NEAR:
                break
            if topics.top_of(record.entity) == topics.planned:
                return topics.planned
        # A new thing may be named only in what follows: "will launch a probe. Alder-2 is to …"
        new = not determiners(token) & _DEFINITE
        for paragraph in (number, number + 1) if new else ():
            if topics.planned in topics.named_in(paragraph, 0, _WHOLE):
                return topics.planned
        named = topics.named_in(number, token.sent.start, token.sent.end)
        return topics.planned if topics.planned in named else None

    def _weight(
        self, record: Record, entity: Entity, number: int, age: int, *, future: bool
    ) -> float:
        main = self._topics.main is not None and self._topics.top_of(entity) == self._topics.main
        weight = -float(min(age, _FAR_FROM_MAIN if main else _FAR))
        if record.subject:
            weight += _SUBJECT - min(record.distance, _SUBJECT)
        if future and record.past and not main:
            # What has been is rather not what will be; the text is about another.
            weight -= _OVER
        if record.background and not main:
            weight -= _BACKGROUND
        if record.aside:
            weight -= _ASIDE
        if record.passage == number:
            weight += _SAME_PARAGRAPH + (_MAIN_NEAR if main else 0)
        elif main:
            weight += _MAIN
        return weight
