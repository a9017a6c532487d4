"""An article -> all that a corpus keeps of it, as one row; or why it could not be read."""

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.errors import ReadError
from kg.extract import Extractor
from kg.load import reading_quads
from kg.model import Reading
from kg.rdf import source_of
from kg.report.jsonform import Form, dumped, statement_form
from kg.store.terms import kept


class Record(NamedTuple):
    """What was read of one article.

    `failure` says why nothing was, and then all but the path is empty. `statements` are JSON
    objects of the columns in `kg.corpus.columns`, `quads` are sorted N-Quads lines as a store gives
    them back.
    """

    path: str
    failure: str | None = None
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_origin: str | None = None
    language: str | None = None
    url: str | None = None
    characters: int = 0
    statements: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def extractor(ontology: str | None) -> Extractor:
    """The extractor of this process: its model is loaded once, whatever the number of articles."""
    return Extractor.load(Path(ontology) if ontology else None)


def read_record(path: bytes, ontology: str | None = None) -> Record:
    """The row of the article at a path, as the file system has its name."""
    name = os.fsdecode(path)
    try:
        return record_of(extractor(ontology).read(name))
    except ReadError as error:
        return Record(_shown(name), failure=" ".join(str(error).split()))
    except Exception as error:  # one article of millions that meets a bug of ours stops nothing
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return Record(_shown(name), failure=f"{_shown(name)}: meets a bug ({what}); report it")


def record_of(reading: Reading) -> Record:
    """The row of an article that was read."""
    article = reading.article
    return Record(
        path=article.path,
        source=source_of(article).iri,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        published=article.published.day.isoformat() if article.published else None,
        published_origin=article.published.origin if article.published else None,
        language=article.language,
        url=article.url,
        characters=len(article.text),
        statements=tuple(dumped(columns_of(statement_form(one))) for one in reading.stated),
        quads=tuple(sorted(kept(reading_quads(reading)))),
    )


def columns_of(form: Form) -> Form:
    """The JSON form of a statement with one type for each column: an amount is always a list."""
    return form | {
        "value": _columns_of_value(form["value"]),
        "qualifiers": {
            role: _columns_of_value(value) for role, value in form["qualifiers"].items()
        },
    }


def _columns_of_value(form: Form) -> Form:
    if "amount" not in form or isinstance(form["amount"], list):
        return form
    return form | {"amount": [form["amount"]]}


def _shown(name: str) -> str:
    """The name as text, whatever its bytes."""
    return name.encode("utf-8", "backslashreplace").decode()
