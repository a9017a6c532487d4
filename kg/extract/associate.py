"""Associations: a value whose kind alone tells the property, and whoever takes part in its clause.

"The probe tips the scales at 367 kg" needs no entry for its verb: a mass in a clause about one
craft is that craft's mass. A frame of the kind `clause` lists what the value may hang on, and the
verbs that mean something else; it speaks only where no other frame has read the value.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.lexicon.frames import Frame
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.discourse import Discourse

KIND = "clause"
# How a value hangs on its verb behind a noun that only carries it: "strapped to the top of".
CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """A value and the participant that it is said of; `verb` heads their clause."""

    verb: "Token"
    subject: Entity
    subject_token: "Token"
    value: Entity | QuantityExpression
    value_token: int
    borne: bool  # by a noun beside it, so that the clause says nothing of it


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
        self, passage: Passage, discourse: "Discourse", read: Collection[int]
    ) -> Iterator[Association]:
        """What the clauses of the passage say; `read` are the values that other frames took."""
        for place, value in self._values(passage, discourse):
            if place in read:
                continue
            token = passage.doc[place]
            verb, role, bearer = self._clause(passage, discourse, token)
            hangs = role == CARRIED or role in self.frame.value
            if verb is None or not hangs or self._means_other(verb):
                continue
            fillers = [bearer] if bearer is not None else self._fillers(verb, role)
            for subject, source in self._participants(passage, discourse, fillers, token):
                yield Association(
                    verb=verb,
                    subject=subject,
                    subject_token=source,
                    value=value,
                    value_token=place,
                    borne=bearer is not None,
                )

    def _values(
        self, passage: Passage, discourse: "Discourse"
    ) -> Iterator[tuple[int, Entity | QuantityExpression]]:
        if self._dimension:
            for place, expression in passage.quantities:
                hinted = not self.frame.bearer or expression.bearer_hint in self.frame.bearer
                beside = {passage.doc[at].lower_ for at in _around(passage, expression)}
                other = not beside.isdisjoint(self.frame.without) or _is_of(passage.doc[place])
                if expression.quantity.kind == self._dimension and hinted and not other:
                    yield place, expression
            return
        for place in sorted(passage.links):
            for entity in discourse.resolve(passage, passage.doc[place], self.frame.range)[:1]:
                yield place, entity

    def _clause(
        self, passage: Passage, discourse: "Discourse", token: "Token"
    ) -> tuple["Token | None", str, "Token | None"]:
        """The verb of the value's clause, how the value hangs on it (a preposition, `subj`,
        `obj`), and the noun that bears it, if one does. No verb where something else owns it:
        "two tonnes of ice".
        """
        role = ""
        bearer: Token | None = None
        one = token
        while one.head != one:
            above = one.head
            if syntax.is_excluded(one):
                break
            if one.dep_ in ("prep", "agent"):
                outer = f"{above.lower_} " if above.dep_ == "prep" and not role else ""
                role = role or outer + one.lower_
            if syntax.is_verb(above):
                return above, role or ("subj" if one.dep_.startswith("nsubj") else "obj"), bearer
            if one.dep_ == "conj" or (one.dep_ == "poss" and not role):
                break
            if above.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and bearer is None:
                if discourse.resolve(passage, above, self.frame.domain):
                    bearer = above
                elif not self._passes(passage, discourse, above, role):
                    break
                elif role and above.lemma_.lower() in self.frame.nouns:
                    role = CARRIED
            one = above
        return None, "", None

    def _passes(self, passage: Passage, discourse: "Discourse", noun: "Token", role: str) -> bool:
        """Whether the noun only carries the value ("a mass of"), and owns it not. A name seldom
        has a preposition of its own: "on a Falcon 9 from Kourou".
        """
        if noun.lemma_.lower() in self.frame.nouns:
            return True
        if noun.i in passage.links:
            return bool(role) and role != "of"
        return not self._dimension and not discourse.entities_at(passage, noun)

    def _means_other(self, verb: "Token") -> bool:
        one = verb
        while True:
            if one.lemma_.lower() in self.frame.unless:
                return True
            if one.dep_ not in ("xcomp", "conj", "pcomp") or one.head == one:
                return False
            one = one.head

    def _fillers(self, verb: "Token", role: str) -> Iterator["Token"]:
        """Who takes part in the clause: of an amount who is so or acts; of an entity what is
        acted on, before who acts.
        """
        if not self._dimension:
            yield from syntax.objects(verb)
        if role != "subj":
            yield from syntax.surface_subjects(verb)
        if self._dimension:
            yield from syntax.objects(verb)

    def _participants(
        self, passage: Passage, discourse: "Discourse", fillers: Iterable["Token"], value: "Token"
    ) -> list[tuple[Entity, "Token"]]:
        """The first participant, with what is coordinated with it, of the frame's domain."""
        for filler in fillers:
            found = [
                (entity, one)
                for one in syntax.conjuncts(filler)
                if one != value
                for entity in discourse.resolve(passage, one, self.frame.domain)
            ]
            if found:
                return found
        return []


def _is_of(amount: "Token") -> bool:
    """“1.7 kg of rock”: an amount of something."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in amount.children)


def _around(passage: Passage, expression: QuantityExpression) -> Iterator[int]:
    """The tokens right before and right behind an amount."""
    offset = passage.block.start
    first = bisect_right(passage.ends, offset + expression.start)
    last = bisect_left(passage.starts, offset + expression.end)
    for at in (first - 1, last):
        if 0 <= at < len(passage.doc):
            yield at
