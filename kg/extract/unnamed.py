"""Things that nobody has named: a part of the mission in question, or a thing of its own."""

from collections.abc import Set
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds
from kg.extract.memory import Memory, Record
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, named_by_words, span
from kg.extract.salience import Salience
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "another"})


class Unnamed:
    """Gives each a label that says what it is, the same one wherever the text means the same."""

    def __init__(
        self,
        lexicon: Lexicon,
        topics: Topics,
        memory: Memory,
        salience: Salience,
        *,
        article: str,
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._gazetteer = lexicon.gazetteer
        self._topics = topics
        self._memory = memory
        self._salience = salience
        self._article = article

    def by_words(self, passage: Passage, token: "Token", classes: tuple[str, ...]) -> Entity:
        """A thing of this article alone, told by the words of its noun phrase."""
        return named_by_words(passage, token, classes[0], article=self._article)

    def is_vessel(self, classes: tuple[str, ...]) -> bool:
        """Whether the noun tells no more than that it travels by itself ("craft", "probe")."""
        return classes == (self._vocabulary.own(kinds.VESSEL),)

    def part(
        self, passage: Passage, iri: str, label: str, token: "Token", classes: tuple[str, ...]
    ) -> Entity:
        """The part of that class of a mission: a known one, or one without a name."""
        known = self._gazetteer.entities
        parts = [
            one
            for one in self._gazetteer.parts.get(iri, ())
            if self._vocabulary.fits(known[one].type, classes)
        ]
        device = self._vocabulary.fits(classes[0], kinds.DEVICE)
        if device:
            # An instrument that is called so, not whatever is known.
            parts = [one for one in parts if self._is_called(one, token)]
        if len(parts) == 1 and token.tag_ != "NNS":
            return self._topics.entity(parts[0])
        words = [token.lower_]
        if device:
            words = [
                _as_written(passage, one)
                for one in token.doc[slice(*span(token))]
                if one.dep_ not in ("det", "poss", "case", "nummod", "punct")
                and one.lower_ != "own"
            ]
        whole = known[iri].label if iri in known else label
        key = " ".join([whole, *words[:-1], token.lemma_])
        return Entity(
            iri=vocab.ENTITY + slug(key),
            label=f"{label} {' '.join(words)}",
            type=classes[0],
            part_of=iri,
        )

    def _is_called(self, iri: str, token: "Token") -> bool:
        """Whether a name of a known thing has the noun in it."""
        names = " ".join(self._gazetteer.entities[iri].names).lower()
        return token.lemma_.lower() in names

    def resolve(
        self,
        number: int,
        passage: Passage,
        token: "Token",
        classes: tuple[str, ...],
        mission: str | None,
        *,
        future: bool,
    ) -> list[Entity]:
        """A thing that nobody has named: a part of the mission in question, or on its own."""
        fits, fits_any = self._vocabulary.fits, self._vocabulary.fits_any
        by_words = [self.by_words(passage, token, classes)]
        if not fits(classes[0], kinds.NAMELESS):
            return by_words if fits(classes[0], kinds.STUFF) else []
        if token.tag_ == "NNS" and fits(classes[0], kinds.VEHICLE) and _is_any(token):
            # "Landers of other countries have failed": none in particular.
            return []
        if mission is None or fits(classes[0], kinds.ON_ITS_OWN):
            return by_words
        whole = self._topics.entity(mission)
        articles = determiners(token)
        if token.tag_ == "NNS" and not articles & DEFINITE:
            # "lunar missions": not one of those that the text is about.
            return [] if fits_any(classes, (kinds.MISSION,)) else by_words
        if fits_any(classes, (kinds.MISSION,)):
            another = articles & _INDEFINITE and self._topics.has_begun(mission)
            return [] if another else [whole]
        if fits(classes[0], kinds.DEVICE):
            mission = self._carrier(number, token) or mission
            return [self.part(passage, mission, self._topics.entity(mission).label, token, classes)]
        if future and not articles & DEFINITE and not self._topics.is_unflown(mission):
            return by_words
        if fits(whole.type, classes) or self.is_vessel(classes):
            # "A craft" is another one than that of a name.
            if articles & _INDEFINITE and mission in self._topics.new:
                return by_words
            vessel = self._topics.vessel_of(mission) if self.is_vessel(classes) else None
            return [self._topics.entity(vessel)] if vessel is not None else [whole]
        alone = not fits(whole.type, (kinds.MISSION,)) and mission in self._topics.new
        if alone and articles & _INDEFINITE and self._carrier(number, token) != mission:
            return by_words
        return [self.part(passage, mission, whole.label, token, classes)]

    def _carrier(self, number: int, token: "Token") -> str | None:
        """The mission of the craft in the same sentence, before the noun or behind it."""
        tops = [
            top
            for record in self._memory.before(number, token.i, within=token.sent.start)
            if (top := self._topics.top_of(record.entity)) is not None
        ]
        if not tops:
            # “Carrying a drill, the Griffin lander ...”
            tops = list(self._topics.named_in(number, token.i, token.sent[-1].i + 1))
        return tops[0] if tops else None

    def mission(
        self, number: int, token: "Token", *, future: bool, nations: Set[str]
    ) -> str | None:
        """The mission that an unnamed thing belongs to."""
        topics = self._topics
        planned = self._salience.planned(number, token) if future and not nations else None
        if planned is not None:
            return planned
        sentence = self._memory.sentence_of(number, token.i)

        def accept(record: Record) -> Entity | None:
            top = topics.top_of(record.entity)
            if top is None or (nations and topics.country(record.entity) not in (None, *nations)):
                return None
            here = record.sentence >= sentence - 1
            if not (future or here) and topics.is_unflown(top) and len(topics.flights) > 1:
                return None
            return topics.entity(top)

        found = self._salience.best(number, token.i, accept, future=future)
        if found is not None:
            return found.iri
        if nations:
            return None
        if topics.main is not None and not future and not topics.is_unflown(topics.main):
            return topics.main
        return topics.planned or (topics.flights[0] if len(topics.flights) == 1 else None)


def _is_any(token: "Token") -> bool:
    """“landers”, "most landers", as who acts: whoever is one."""
    acts = token.dep_ in ("nsubj", "nsubjpass")
    return acts and not (
        determiners(token) & DEFINITE
        or any(child.dep_ in ("poss", "nummod", "appos") for child in token.children)
    )


def _as_written(passage: Passage, token: "Token") -> str:
    """The word in small letters, unless it is a name."""
    words = passage.words(token.i, token.i + 1)
    return words if token.pos_ == "PROPN" or words[1:] != words[1:].lower() else words.lower()
