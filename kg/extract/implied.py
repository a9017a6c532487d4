"""What a frame's own words make of how its clause is meant."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.factuality import Factuality
from kg.extract.parse import Passage
from kg.extract.phrases import is_former
from kg.lexicon.frames import Frame
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def implied(frame: Frame, meant: Factuality) -> Factuality:
    """What the words imply by themselves: a tense, a doubt, a denial."""
    if frame.tense and frame.tense != "matrix":
        meant = replace(meant, tense=Tense(frame.tense))
    if frame.certainty:
        meant = meant.hedged(Certainty(frame.certainty))
    if frame.polarity == Polarity.NEGATIVE:
        meant = meant.negated()
    return meant


def in_time(frame: Frame, meant: Factuality) -> bool:
    """Whether the clause has the tense that the frame asks for."""
    if frame.when == "begun":
        return meant.tense is not Tense.FUTURE
    return not frame.when or meant.tense == frame.when


def no_more(passage: Passage, naming: "Token", meant: Factuality) -> Factuality:
    """“formerly known as X”: it was."""
    return replace(meant, tense=Tense.PAST) if is_former(passage, naming) else meant


def affirmed(frame: Frame, trigger: "Token", meant: Factuality) -> Factuality | None:
    """What the frame tells of a clause that is denied ("did not wake up"), or that is not; None
    where it asks for the other.
    """
    if frame.denied is None:
        return meant
    if (meant.polarity is Polarity.NEGATIVE) != frame.denied:
        return None
    meant = replace(meant, polarity=Polarity.POSITIVE)
    if frame.denied and frame.constant and syntax.is_present_perfect(trigger):
        # "has not woken up": it sleeps still.
        meant = replace(meant, tense=Tense.PRESENT)
    return meant
