"""Places that are told by their degrees alone: "69 degrees south", "13°S, 25°E"."""

import re
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract.parse import Passage
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEGREES = r"[\d.,]+\s*(?:°|degrees?\b)\s*(?:[\d.]+\s*['′]\s*)?(?:of\s+)?"
_COORDINATES = re.compile(
    rf"{_DEGREES}(?:(?:south|north)\b|[SN]\b)(?:\s+latitude)?"
    rf"(?:,?\s+(?:and\s+)?{_DEGREES}(?:(?:east|west)\b|[EW]\b)(?:\s+longitude)?)?"
)
# Tokens of the longest form.
_LONGEST = 16


def place_by_degrees(passage: Passage, noun: "Token", kind: str) -> list[Entity]:
    """The place, if the noun phrase gives a latitude; it is called by these words."""
    first = noun.left_edge.i
    words = passage.words(first, min(first + _LONGEST, len(passage.doc)))
    found = _COORDINATES.match(words)
    if found is None:
        return []
    label = found[0]
    return [Entity(iri=vocab.ENTITY + slug(label), label=label, type=kind, mention=label)]
