"""What frames tell of names that no file knows: who buys is a company, where it sits a city.

A frame may say which class a name has that stands in one of its roles (`subject_is`, `value_is`).
The whole article is looked through before anything is resolved, so that a name is what it is from
its first mention on.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract import belonging, lightobjects, roles, syntax
from kg.extract.parse import Passage
from kg.extract.triggers import Triggers, licensed
from kg.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.lexicon.frames import Frame


class Naming:
    """Holds the frames that tell classes of names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._triggers = Triggers(
            frame for frame in lexicon.frames if frame.subject_is or frame.value_is
        )
        self._event_verbs = lexicon.list("event_verbs")
        self._report = lexicon.list("report_verbs")

    def told(self, passages: Sequence[Passage]) -> Iterator[tuple[Passage, "Token", str]]:
        """Each name that stands in such a role, with the class that the frame tells."""
        for passage in passages:
            for token in passage.doc:
                for frame in self._triggers.of(passage, token):
                    if licensed(passage, token, frame) and _has_amount(passage, token, frame):
                        yield from self._by(passage, token, frame)

    def _by(
        self, passage: Passage, token: "Token", frame: "Frame"
    ) -> Iterator[tuple[Passage, "Token", str]]:
        sides = ((frame.subject, frame.subject_is), (frame.value, frame.value_is))
        for wanted, kind in sides:
            for name in self._names(passage, token, wanted, frame) if kind else ():
                yield passage, name, str(kind)

    def _names(
        self, passage: Passage, token: "Token", wanted: Sequence[str], frame: "Frame"
    ) -> list["Token"]:
        """The names in the first of the roles that has anything in it."""
        for role in roles.by_preference(wanted, token):
            if role in roles.UNDERSTOOD:
                continue
            if role == "owner":
                noun = lightobjects.light_object(passage, token, frame.object)
                found = belonging.owners(noun) if noun is not None else []
            else:
                found = roles.fillers(
                    token, role, light=bool(frame.object), event_verbs=self._event_verbs
                )
            if found:
                named = (
                    self._meant(passage, one)
                    for filler in found
                    for one in syntax.conjuncts(filler)
                )
                return [one for one in named if one is not None and one.i not in passage.links]
        return []

    def _meant(self, passage: Passage, token: "Token") -> "Token | None":
        """The name itself, or the speaker of “X said it would …”, "X denied reports that it …"."""
        if token.pos_ == "PROPN":
            joined = token.i and token.nbor(-1).text == "&"  # "Castor & Fils" is one name
            return None if joined or _goes_on(passage, token) else token
        if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        clause = syntax.governing_verb(token)
        if clause is None or clause.dep_ not in ("ccomp", "acl"):
            return None
        verb = clause.head if clause.dep_ == "ccomp" else clause.head.head
        if verb.lemma_ not in self._report:
            return None
        subjects = syntax.surface_subjects(verb)
        return subjects[0] if len(subjects) == 1 and subjects[0].pos_ == "PROPN" else None


def _goes_on(passage: Passage, token: "Token") -> bool:
    """“Lockheed Martin *Space Systems*”: what is left of a longer name than the files know."""
    return any(
        child.i in passage.links and child.dep_ in ("compound", "nmod") for child in token.lefts
    )


def _has_amount(passage: Passage, token: "Token", frame: "Frame") -> bool:
    """Whether the sentence has an amount of the frame's dimension: "received *$2 million* from"."""
    sentence = token.sent
    return frame.kind is None or any(
        one.quantity.kind == frame.kind and sentence.start <= place < sentence.end
        for place, one in passage.quantities
    )
