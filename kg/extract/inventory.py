"""What is said to be in a thing, read off the syntax: the craft on a rocket, the items of a
payload, the members of a crew, the parts of a mission.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.phrases import determiners
from kg.extract.strangers import classes_of
from kg.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# The roles that are filled here.
ROLES = frozenset({"cargo", "members"})
_CLAUSES = frozenset({"acl", "relcl", "advcl", "amod"})
# Beside a rocket or what it does, these tell of a flight that the text is not about.
_OTHER_FLIGHT = frozenset(
    "first previously last twice again originally once already previous other another"
    " second third every each".split()
)


class Inventory:
    """Holds the words of carrying and including."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._carrying = lexicon.list("carrying_verbs")
        self._including = lexicon.list("including_verbs")
        self._nouns = lexicon.nouns
        self._vocabulary = lexicon.vocabulary
        self._before = lexicon.list("including_prepositions")

    def fillers(self, token: "Token", role: str) -> list["Token"]:
        """The heads of the noun phrases in one of the ROLES."""
        return list(self._cargo(token) if role == "cargo" else self._members(token))

    def stands_for_flight(self, passage: Passage, discourse: Discourse, token: "Token") -> bool:
        """Whether "the rocket lifted off", "the crew lifted off" mean what the text is about.

        Not if the clause names a cargo, nor for "a rocket" or one of another flight.
        """
        if any(True for _ in self._cargo(token)):
            return False
        for one in _moved(token):
            people = self._vocabulary.fits_any(classes_of(one, self._nouns), kinds.PERSON)
            if people and any(child.dep_ in ("compound", "poss", "prep") for child in one.children):
                # "the Artemis crew": of what it is the crew is told.
                continue
            if not (people or discourse.resolve(passage, one, kinds.CARRIER)):
                continue
            beside = {child.lower_ for place in (one, token) for child in place.children}
            if determiners(one) <= {"the"} and not beside & _OTHER_FLIGHT:
                return True
        return False

    def _cargo(self, token: "Token") -> Iterator["Token"]:
        """What flies with the thing that moves: "a rocket *carrying X* lifted off *with Y*"."""
        for holder in (token, *_moved(token)):
            for child in holder.children:
                if child.dep_ == "prep" and child.lower_ == "with":
                    yield from _behind(child)
                elif child.dep_ in _CLAUSES and child.lemma_ in self._carrying:
                    if syntax.is_passive(child):
                        # "topped with the lander", "loaded with two satellites"
                        for part in child.children:
                            if part.lower_ in ("with", "by"):
                                yield from _behind(part)
                    else:
                        yield from syntax.objects(child)

    def _members(self, noun: "Token") -> Iterator["Token"]:
        """What a collection is said to have in it: "the payload *comprises X and Y*"."""
        verb = noun.head
        if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in self._including:
            yield from (child for child in verb.children if child.dep_ in ("attr", "dobj"))
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in ("of", "by"):
                    yield from _behind(child)
        if noun.dep_ == "pobj" and verb.lower_ in self._before and verb.head.lemma_ == "be":
            # "Among its payloads is a drill."
            for child in verb.head.children:
                if child.dep_ in ("attr", "nsubj") and child.i > verb.head.i:
                    yield child
        for child in noun.children:
            if child.dep_ == "prep" and (child.lower_ in self._before or _is_such_as(child)):
                yield from _behind(child)
            elif child.dep_ == "appos":
                yield child


def spelled_out(filler: "Token") -> Iterator["Token"]:
    """What is coordinated with the filler, and the list that a plural is: "two rovers, A and B"."""
    for one in syntax.conjuncts(filler):
        yield one
        for child in one.children if one.tag_ in ("NNS", "CD") else ():
            if child.dep_ == "appos":
                yield from syntax.conjuncts(child)


def _moved(token: "Token") -> list["Token"]:
    """What a verb moves, or what a nominal ("the launch of X") is of."""
    if not syntax.is_verb(token):
        return [target for name, target in syntax.prepositions(token, deep=False) if name == "of"]
    found = syntax.objects(token)
    # "the rocket left the pad": what moves is the subject.
    return found if syntax.is_passive(token) else [*found, *syntax.surface_subjects(token)]


def _behind(preposition: "Token") -> Iterator["Token"]:
    return (child for child in preposition.children if child.dep_ == "pobj")


def _is_such_as(preposition: "Token") -> bool:
    return preposition.lower_ == "as" and any(
        child.lower_ == "such" for child in preposition.children
    )
