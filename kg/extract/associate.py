"""Associations: a value whose kind alone tells the property, and whoever takes part in its clause.

"The probe tips the scales at 367 kg" needs no entry for its verb: a mass in a clause about one
craft is that craft's mass. A frame of the kind `clause` lists what the value may hang on, and the
verbs that mean something else; it speaks only where no other frame has read the value.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.lexicon.frames import Frame
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """A value and the participant that it is said of; `verb` heads their clause."""

    verb: "Token"
    subject: Entity
    subject_token: "Token"
    value: Entity | QuantityExpression
    value_token: int


class Associations:
    """One frame of the kind `clause` (an entity of its range) or `clause-DIMENSION`."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._dimension = str(frame.kind).partition("-")[2]

    @classmethod
    def of(cls, frame: Frame) -> bool:
        """Whether the frame is of this kind."""
        return str(frame.kind or "").split("-")[0] == KIND

    def readings(
        self, passage: Passage, discourse: Discourse, read: Collection[int]
    ) -> Iterator[Association]:
        """What the clauses of the passage say; `read` are the values that other frames took."""
        for place, value in self._values(passage, discourse):
            if place in read:
                continue
            token = passage.doc[place]
            verb, role = self._clause(passage, discourse, token)
            if verb is None or role not in self.frame.value or self._means_other(verb):
                continue
            for subject, source in self._participants(passage, discourse, verb, token, role):
                yield Association(
                    verb=verb,
                    subject=subject,
                    subject_token=source,
                    value=value,
                    value_token=place,
                )

    def _values(
        self, passage: Passage, discourse: Discourse
    ) -> Iterator[tuple[int, Entity | QuantityExpression]]:
        if self._dimension:
            for place, expression in passage.quantities:
                hinted = not self.frame.bearer or expression.bearer_hint in self.frame.bearer
                if expression.quantity.kind == self._dimension and hinted:
                    yield place, expression
            return
        for place in sorted(passage.links):
            for entity in discourse.resolve(passage, passage.doc[place], self.frame.range)[:1]:
                yield place, entity

    def _clause(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> tuple["Token | None", str]:
        """The verb of the value's clause and how the value hangs on it: a preposition, `subj`,
        `obj`. None where something else owns the value: "two tonnes of ice".
        """
        role = ""
        one = token
        while one.head != one:
            above = one.head
            if one.dep_ in ("prep", "agent"):
                role = role or one.lower_
            if syntax.is_verb(above):
                return above, role or ("subj" if one.dep_.startswith("nsubj") else "obj")
            if one.dep_ == "conj" or (one.dep_ == "poss" and not role):
                return None, ""
            if above.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not self._passes(
                passage, discourse, above
            ):
                return None, ""
            one = above
        return None, ""

    def _passes(self, passage: Passage, discourse: Discourse, noun: "Token") -> bool:
        """Whether the noun only carries the value ("a mass of"), and owns it not."""
        if noun.lemma_.lower() in self.frame.nouns:
            return True
        return not self._dimension and not discourse.entities_at(passage, noun)

    def _means_other(self, verb: "Token") -> bool:
        one = verb
        while True:
            if one.lemma_.lower() in self.frame.unless:
                return True
            if one.dep_ not in ("xcomp", "conj", "pcomp") or one.head == one:
                return False
            one = one.head

    def _participants(
        self, passage: Passage, discourse: Discourse, verb: "Token", value: "Token", role: str
    ) -> list[tuple[Entity, "Token"]]:
        """Who takes part in the clause: what is acted on before who acts, for an entity; who acts
        or is so, for an amount. Two kinds of participant that both fit are none.
        """
        order: list[Callable[[Token], list[Token]]] = [syntax.surface_subjects, syntax.objects]
        if not self._dimension:
            order = [syntax.objects] if role == "subj" else [syntax.objects, syntax.surface_subjects]
        for participants in order:
            found = [
                (entity, one)
                for filler in participants(verb)
                for one in syntax.conjuncts(filler)
                if one != value and not syntax.has_ancestor(value, one)
                for entity in discourse.resolve(passage, one, self.frame.domain)
            ]
            if found:
                return found
        return []
