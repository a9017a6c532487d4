"""Read the articles that a command names. The extractor is imported here, and only when called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.errors import ReadError
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


def read_articles(
    paths: Iterable[str],
    overrides: Overrides,
    ontology: Path | None,
    unread: list[ReadError] | None = None,
) -> Iterator[Reading]:
    """The reading of each article; raises ReadError at the first that cannot be read.

    With a list `unread`, what cannot be read among several is put there, and the rest goes on.
    """
    from kg.extract import Extractor
    from kg.extract.read import find_articles

    files = find_articles(paths)
    extractor = Extractor.load(ontology)
    for file in files:
        try:
            yield sure(
                extractor.read(
                    file,
                    published=overrides.published,
                    publisher=overrides.publisher,
                    url=overrides.url,
                ),
                overrides.min_confidence,
            )
        except ReadError as error:
            if unread is None or len(files) == 1:
                raise
            unread.append(error)
