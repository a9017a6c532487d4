"""Read the articles that a command names. The extractor is imported here, and only when called."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.ingest.overrides import Overrides as Overrides  # what the other commands take it from
from kg.ingest.overrides import sure as sure
from kg.model import Reading


def spare_articles(output: str | None, paths: Iterable[str]) -> None:
    """UsageError if the file to be written is one of these articles: it would be lost."""
    from kg.extract.read import find_articles

    if output in (None, "-"):
        return
    if os.path.realpath(output) in map(os.path.realpath, find_articles(paths)):
        raise UsageError(output, "is an article that is read", "choose another file")


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
