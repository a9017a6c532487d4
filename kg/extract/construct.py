"""Constructions that state something without a trigger word: "ISRO's Chandrayaan-2", "a 27-kg rover"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

Reading = tuple[Entity, Entity | QuantityExpression, "Token", int]

_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth inaugural maiden".split()
)


class Construction:
    """One construction frame; `readings` yields (subject, value, subject token, value token)."""

    eventive = False

    def __init__(self, frame: Frame, lexicon: Lexicon) -> None:
        self.frame = frame
        self._lexicon = lexicon
        self._find = getattr(self, "_" + str(frame.kind).split("-")[0])

    @classmethod
    def of(cls, frame: Frame) -> bool:
        """Whether the frame is a construction that is known here."""
        kind = str(frame.kind or "").split("-")[0]
        return not (frame.verbs or frame.nouns or frame.adjectives) and hasattr(cls, "_" + kind)

    def readings(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """What the construction states at this token."""
        yield from self._find(passage, discourse, token)

    def _possessive(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A party's craft: poss with a named thing ("NASA's LRO")."""
        for child in token.children:
            if child.dep_ != "poss" or child.pos_ == "PRON":
                continue
            if token.i not in passage.links and not any(
                part.i in passage.links for part in token.children if part.dep_ != "poss"
            ):
                continue
            for owner in discourse.resolve(passage, child, self.frame.domain):
                for thing in discourse.resolve(passage, token, self.frame.range):
                    yield owner, thing, child, token.i

    def _located(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A thing with a place beside it: "water beneath the surface"."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return
        subjects = discourse.resolve(passage, token, self.frame.domain)
        if not subjects:
            return
        for name, target in syntax.prepositions(token, deep=False):
            if name in self.frame.value:
                for place in discourse.resolve(passage, target, self.frame.range):
                    yield subjects[0], place, token, target.i

    def _aboard(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """An instrument with its carrier beside it: "radars on Chandrayaan-1"."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return
        things = discourse.resolve(passage, token, self.frame.range)
        for name, target in syntax.prepositions(token, deep=False) if things else ():
            if name in self.frame.subject:
                for one in syntax.conjuncts(target):
                    for carrier in discourse.resolve(passage, one, self.frame.domain):
                        yield carrier, things[0], one, token.i

    def _attribute(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A quantity before its noun: "the 27-kg rover"."""
        wanted = str(self.frame.kind).split("-", 1)[1]
        for place, expression in passage.quantities:
            inside = expression.quantity.kind == wanted and passage.doc[place].head == token
            if inside and place < token.i:
                for thing in discourse.resolve(passage, token, self.frame.domain):
                    yield thing, expression, token, place

    def _ordinal(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """"India's first lunar mission" as apposition or predicate of a named thing."""
        if not any(child.lower_ == "first" and child.dep_ == "amod" for child in token.children):
            return
        owners = [
            entity
            for child in token.children
            if child.dep_ == "poss"
            for entity in discourse.resolve(passage, child, ("space:Country", "space:Organization"))
        ]
        described: list[Token] = []
        if token.dep_ == "appos":
            described = [token.head]
        elif token.dep_ == "attr" and token.head.lemma_ in ("be", "become"):
            described = syntax.surface_subjects(token.head)
        for one in described:
            for thing in discourse.resolve(passage, one, self.frame.domain):
                for owner in owners[:1]:
                    yield thing, owner, one, token.i
