"""The single flight of a rocket: “Ariane 6's maiden flight”, "New Glenn first took off".

A rocket flies many times; what is said of its first flight is said of a thing of its own, which is
the same one in every text.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.ordinals import ordinal
from kg.extract.parse import Passage
from kg.extract.phrases import phrase
from kg.lexicon import Lexicon
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

# "for the first time"
_TIME = "time"
_NAMES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


class Flights:
    """Holds the nouns of flying; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._nouns = lexicon.list("flight_nouns") | lexicon.list("manoeuvre_nouns")
        self._debuts = lexicon.list("debut_nouns")

    def of(self, passage: Passage, token: "Token", rockets: Sequence[Entity]) -> list[Entity]:
        """The flight that is meant where the token names a rocket as what flies."""
        carriers = [one for one in rockets if self._vocabulary.fits(one.type, kinds.CARRIER)]
        number = self._number(token) if len(carriers) == 1 else None
        if number is None:
            return []
        name = _NAMES[number - 1] if number <= len(_NAMES) else f"{number}th"
        rocket = carriers[0]
        return [
            Entity(
                iri=vocab.ENTITY + slug(f"{rocket.iri.rsplit('/', 1)[1]} flight {number}"),
                label=f"{name} flight of {rocket.label}",
                type=self._vocabulary.own(kinds.MISSION),
                mention=phrase(passage, token),
            )
        ]

    def _number(self, token: "Token") -> int | None:
        """Which flight it is, by the noun that the rocket stands with, or by its verb."""
        noun = self._noun_of(token)
        if noun is not None:
            return 1 if noun.lemma_.lower() in self._debuts else _ordinal_of(noun)
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        verb = syntax.governing_verb(token)
        return _ordinal_of(token) or _times(verb) or self._made(verb)

    def _made(self, verb: "Token | None") -> int | None:
        """“made *its debut*”, "completed its second flight"."""
        for noun in verb.children if verb is not None else ():
            if noun.dep_ == "dobj" and noun.lemma_.lower() in self._debuts:
                return 1
            if noun.dep_ == "dobj" and noun.lemma_.lower() in self._nouns:
                return _ordinal_of(noun)
        return None

    def _noun_of(self, token: "Token") -> "Token | None":
        """“the maiden *flight* of X”, "X's *debut*"."""
        head = token.head
        if token.dep_ == "pobj" and head.lower_ == "of":
            head = head.head
        elif token.dep_ not in ("poss", "compound", "nmod"):
            return None
        return head if head.lemma_.lower() in self._nouns | self._debuts else None


def owner(token: "Token") -> "Token | None":
    """The word that names whose flight it is."""
    owners = [one for one in token.children if one.dep_ in ("poss", "compound", "nmod")]
    return next(iter((*owners, *syntax.after_of(token))), None)


def _ordinal_of(noun: "Token") -> int | None:
    numbers = (ordinal(one.lower_) for one in noun.lefts if one.dep_ in ("amod", "compound"))
    return next((one for one in numbers if one is not None), None)


def _times(verb: "Token | None") -> int | None:
    """“flew *for the second time*”, "*first* took off"."""
    if verb is None:
        return None
    if any(one.dep_ == "advmod" and one.lower_ == "first" for one in verb.children):
        return 1
    for name, target in syntax.prepositions(verb, deep=False):
        if name == "for" and target.lemma_ == _TIME:
            return _ordinal_of(target)
    return None
