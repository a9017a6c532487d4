"""How likely a statement is read right: a logistic model over a few signs, fitted to gold texts.

The weights stand in `core/confidence.yaml`, made by `kg eval GOLD --fit`. This is the extractor's
own sureness; how sure the speaker is stands in the certainty.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.extract.firing import Match
from kg.extract.parse import Passage
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNS = (
    "base",
    "frame",
    "pronoun",
    "description",
    "unnamed",
    "far",
    "long",
    "open",
    "aside",
)
# Farther apart than this, subject and trigger seldom belong to one short clause.
_FAR = 8
_LONG = 35
_LEAST, _MOST = 0.05, 0.99


class Confidence:
    """Weighs the signs of a match."""

    def __init__(self, weights: Mapping[str, object]) -> None:
        unknown = sorted(set(weights) ^ set(SIGNS))
        if unknown:
            raise OntologyError(
                "core/confidence.yaml",
                f"the weights are not those of the signs ({', '.join(unknown)})",
                "make the file anew with `kg eval GOLD --fit FILE`",
            )
        self._weights = {sign: float(str(weights[sign])) for sign in SIGNS}

    def of(self, signs: Mapping[str, float]) -> float:
        """The probability that a statement with these signs is right."""
        return probability(self._weights, signs)


def probability(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The logistic function of the weighted signs, kept away from 0 and 1."""
    score = sum(weights[sign] * value for sign, value in signs.items())
    return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-score))))


def signs_of(passage: Passage, match: Match) -> dict[str, float]:
    """What speaks for and against a match: `frame` is the log-odds of the frame's own confidence;
    the others are 0 or 1 (a subject that is a pronoun, a description, a thing without a name, far
    from the trigger; a long sentence; a value that only its words name; a frame without trigger).
    """
    source, trigger = match.subject_token, match.trigger
    own = min(0.95, max(0.05, match.frame.confidence))
    value = match.value
    described = source.pos_ == "NOUN" and source.i not in passage.links
    triggered = match.frame.verbs or match.frame.nouns or match.frame.adjectives
    return {
        "base": 1.0,
        "frame": math.log(own / (1 - own)),
        "pronoun": float(source.pos_ == "PRON"),
        "description": float(described),
        "unnamed": float(not match.subject.label[:1].isupper()),
        "far": float(_distance(source, trigger) > _FAR),
        "long": float(trigger.sent.end - trigger.sent.start > _LONG),
        "open": float(isinstance(value, Entity) and not value.label[:1].isupper()),
        "aside": float(not triggered),
    }


def _distance(source: "Token", trigger: "Token") -> int:
    return abs(source.i - trigger.i) if source.sent == trigger.sent else _FAR + 1
