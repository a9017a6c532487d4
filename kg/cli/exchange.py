"""Files of `kg export` that `kg ingest` is given."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.store import Store

# Turtle is refused, but it is no text to read either.
SUFFIXES = (".trig", ".nq", ".nquads", ".jsonld", ".ttl")


def is_export(path: str) -> bool:
    """Whether the path is named like a file of `kg export`."""
    return path.lower().endswith(SUFFIXES)


def restore(
    target: Callable[[], Store], files: Iterable[str]
) -> Iterator[tuple[str, str | ReadError, str | None]]:
    """What became of each article in the files, as `kg ingest` tells it.

    A path, what to say or what is wrong, and the IRI of the source if the store has something new.
    """
    from kg.exchange import load_dump, read_dump

    for file in files:
        try:
            dump = read_dump(Path(file))
            loaded = load_dump(target(), dump)
        except ReadError as error:
            yield file, error, None
            continue
        for article in dump.articles:
            source = article.source
            new = source.iri in loaded.sources
            count = sum(one.extractor == "rules" for one in article.statements)
            told = _told(count, "statement", new)
            yield f"{file}: {source.path}", told, source.iri if new else None
        if dump.ledger.decisions:
            yield file, _told(len(dump.ledger), "decision", loaded.decisions > 0), None


def _told(count: int, noun: str, new: bool) -> str:
    return f"{count} {noun}{'s' * (count != 1)}{'' if new else ', as before'}"
