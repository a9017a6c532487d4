"""What a command's options say about the articles that it reads."""

from dataclasses import dataclass, replace
from datetime import date

from kg.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the command line says about the articles, whatever they say themselves."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    min_confidence: float = 0.0


def sure(reading: Reading, least: float) -> Reading:
    """The reading without the statements of the prose that are less sure than `least`."""
    if least <= 0:
        return reading
    return replace(
        reading,
        statements=tuple(
            one for one in reading.statements if one.extractor != "rules" or one.confidence >= least
        ),
        sentences=tuple(
            replace(
                each,
                statements=tuple(one for one in each.statements if one.confidence >= least),
            )
            for each in reading.sentences
        ),
    )
