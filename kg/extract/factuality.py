"""Certainty, polarity and tense of a statement, as FactBank tells them apart."""

from dataclasses import dataclass, replace

from kg.model import Certainty, Polarity, Tense

_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a clause is meant; `purpose` marks an aim ("to look for ice")."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    tense: Tense = Tense.PRESENT
    purpose: bool = False

    def hedged(self, certainty: Certainty) -> "Factuality":
        """The less certain of the two."""
        worse = max(self.certainty, certainty, key=_RANK.__getitem__)
        return replace(self, certainty=worse)

    def negated(self) -> "Factuality":
        """The opposite polarity."""
        opposite = Polarity.NEGATIVE if self.polarity is Polarity.POSITIVE else Polarity.POSITIVE
        return replace(self, polarity=opposite)


# What is only aimed at.
AIM = Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE, purpose=True)
# What was tried in vain.
FAILED = Factuality(polarity=Polarity.NEGATIVE, tense=Tense.PAST)
