"""What went wrong with which craft: "crashed", "the loss of X", "lost contact with X"."""

from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import belonging, kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.phrases import span
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS = (*kinds.CRAFT, kinds.MISSION)


class Mishaps:
    """Tells words for mishaps, and names a mishap by the craft that it happened to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._nouns = lexicon.list("mishap_nouns")
        self._verbs = lexicon.table("mishap_verbs")
        self._undertakings = lexicon.list("undertaking_nouns")

    def tells(self, token: "Token") -> bool:
        """Whether the word says that something went wrong."""
        if syntax.is_verb(token):
            return self._verb_noun(token) is not None
        return token.lemma_.lower() in self._nouns

    def is_undertaking(self, noun: "Token") -> bool:
        """A launch, a descent: what is undertaken with a craft and can go wrong."""
        return noun.lemma_.lower() in self._undertakings

    def events(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> list[Entity]:
        """The mishap of each craft; the craft itself, where the frame is not about events."""
        if not syntax.is_verb(token):
            bearers = self._bearers(passage, discourse, token)
            word = token.lemma_.lower()
            return [self._event(passage, token, one, word, frame) for one in bearers]
        word = self._verb_noun(token) or token.lemma_
        acted_on = syntax.objects(token)
        for noun in (*acted_on, *syntax.surface_subjects(token)):
            told = self._undertaken(noun) + word
            if found := self._bearers(passage, discourse, noun):
                return [self._event(passage, noun, one, told, frame) for one in found]
            if token.lemma_ == "lose" and noun in acted_on and noun.pos_ == "NOUN":
                # "lost power": the loss of power; "lost contact with X"
                word = f"{word} of {noun.lemma_.lower()}"
                for place in belonging.concerned(noun):
                    if found := discourse.resolve(passage, place, _THINGS):
                        return [self._event(passage, noun, one, word, frame) for one in found]
        if acted_on and syntax.is_passive(token):
            found = discourse.recent.craft_before(passage, token)
            return [self._event(passage, token, one, word, frame) for one in found]
        return []

    def _verb_noun(self, verb: "Token") -> str | None:
        """“crash” of "crashed", "cancellation" of "called off"."""
        lemma = verb.lemma_.lower()
        tails = (child.lower_ for child in verb.children if child.dep_ == "prt")
        for name in (*(f"{lemma} {tail}" for tail in tails), lemma):
            if name in self._verbs:
                return str(self._verbs[name])
        return None

    def _bearers(self, passage: Passage, discourse: Discourse, noun: "Token") -> list[Entity]:
        """To which craft it happened."""
        if not (noun.lemma_.lower() in self._nouns or self.is_undertaking(noun)):
            return discourse.resolve(passage, noun, _THINGS)
        for one in belonging.concerned(noun):
            if found := discourse.resolve(passage, one, _THINGS):
                return found
        return discourse.recent.craft_before(passage, noun)

    def _undertaken(self, noun: "Token") -> str:
        """“launch ” of "the launch failed", so that it is no failure of the craft itself."""
        return f"{noun.lemma_.lower()} " if self.is_undertaking(noun) else ""

    def _event(
        self, passage: Passage, noun: "Token", whose: Entity, word: str, frame: Frame
    ) -> Entity:
        """“Luna 25 crash”: what happened to whom; or the craft, where the frame wants that."""
        kind = self._vocabulary.own(kinds.EVENT)
        if not self._vocabulary.fits(kind, frame.domain):
            return whose
        label = f"{whose.label} {word}"
        return Entity(
            iri=f"{vocab.ENTITY}{slug(label)}",
            label=label,
            type=kind,
            mention=passage.words(*span(noun)),
        )
