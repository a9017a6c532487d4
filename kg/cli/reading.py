"""Read the articles that a command names. The extractor is loaded here, and only then."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.model import Reading


def read_articles(
    paths: Iterable[str],
    ontology: Path | None,
    published: date | None,
    publisher: str | None,
    url: str | None,
) -> Iterator[Reading]:
    """The reading of each article; raises ReadError for the first that cannot be read."""
    from kg.extract import Extractor
    from kg.extract.read import find_articles

    files = find_articles(paths)
    extractor = Extractor.load(ontology)
    for file in files:
        yield extractor.read(file, published=published, publisher=publisher, url=url)
