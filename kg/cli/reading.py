"""Read the articles that a command names. The extractor is imported here, and only when called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
            yield extractor.read(
                file,
                published=overrides.published,
                publisher=overrides.publisher,
                url=overrides.url,
            )
        except ReadError as error:
            if unread is None or len(files) == 1:
                raise
            unread.append(error)
