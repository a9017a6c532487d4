"""How what a trigger says is meant: by its clause, by the noun that it is, by what it describes."""

from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.factuality import Factuality
from kg.extract.implied import affirmed, implied, in_time, no_more
from kg.extract.measurement import meanwhile
from kg.extract.parse import Passage
from kg.extract.scope import Scope
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Certainty, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


class Assertions:
    """Asks the scope about a trigger in the way that its frame calls for."""

    def __init__(self, lexicon: Lexicon, scope: Scope) -> None:
        self._scope = scope
        self._amount_verbs = lexicon.list("amount_verbs")

    def of(self, passage: Passage, token: "Token", frame: Frame) -> Factuality | None:
        """How the trigger is meant; None where it states nothing that the frame asks for."""
        meant = self._by_clause(passage, token, frame)
        if meant is None or not in_time(frame, meant):
            return None
        aimed = meant.purpose or (
            meant.tense is Tense.FUTURE and meant.certainty is Certainty.POSSIBLE
        )
        if (frame.mood == "purpose") != aimed and frame.mood is not None:
            return None
        if "name" in frame.value:
            meant = no_more(passage, token, meant)
        return affirmed(frame, token, implied(frame, meant))

    def _by_clause(self, passage: Passage, token: "Token", frame: Frame) -> Factuality | None:
        headline = passage.is_title
        governor = syntax.governing_verb(token)
        if frame.tense == "matrix":
            return self._scope.of_verb(governor or token, headline=headline)
        if syntax.is_verb(token):
            if token.dep_ == "amod" and token.tag_ == "VBN":
                return self._scope.of_epithet(token, headline=headline)
            return self._scope.of_verb(token, headline=headline)
        if token.pos_ == "ADJ" or _is_said_of_clause(token):
            if token.dep_ == "amod":
                return self._scope.of_epithet(token, headline=headline)
            if governor is None:
                return Factuality()
            return self._scope.of_verb(governor, headline=headline)
        if "members" in frame.value:
            # "the payload includes X": as its verb is meant.
            if syntax.is_verb(token.head) and token.dep_ in ("nsubj", "nsubjpass"):
                return self._scope.of_verb(token.head, headline=headline)
            return self._scope.of_state(token, headline=headline)
        return self._by_noun(passage, token, frame)

    def _by_noun(self, passage: Passage, token: "Token", frame: Frame) -> Factuality | None:
        headline = passage.is_title
        meant = self._scope.of_noun(token, headline=headline)
        governor = syntax.governing_verb(token)
        if meant is None or governor is None or "quantity" not in frame.value:
            return meant
        above = self._scope.of_verb(governor, headline=headline)
        return meanwhile(token, meant, above, self._amount_verbs)


def _is_said_of_clause(noun: "Token") -> bool:
    """“is the maker of”, "acts as contractor for": as true as its clause."""
    acting = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    return acting or noun.dep_ in ("attr", "acomp", "oprd")
