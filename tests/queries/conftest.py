"""What the named queries are asked of: articles read once by the real extractor."""

import runpy
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.load import store_in_memory
from kg.queries import answer, find_query
from kg.rdf import Literal, Term
from kg.reference import load_reference
from kg.store import Solutions, Store

CHECKOUT = Path(__file__).parents[2]
ARTICLE = "sources/articles/sputnik-japan-india-lunar-polar-exploration.txt"

Rows = list[str]


@pytest.fixture(scope="session")
def press() -> Store:
    """The articles that docs/queries.md is made of, checked."""
    script = runpy.run_path(str(CHECKOUT / "docs" / "write_queries.py"))
    store: Store = script["examples"](CHECKOUT)
    return store


@pytest.fixture(scope="session")
def known() -> Store:
    """The article that ships, beside the facts that ship."""
    with chdir(CHECKOUT):
        store = store_in_memory([Extractor.load().read(ARTICLE)])
        load_reference(store)
    return store


def ask(store: Store, name: str, columns: str, values: dict[str, str]) -> Rows:
    """The rows, cut to some columns, each as a line; a source is without folder and suffix."""
    found = answer(store, find_query(name), values)
    assert isinstance(found, Solutions)
    return [" | ".join(cell(row, column) for column in columns.split()) for row in found.rows]


def cell(row: dict[str, Term], column: str) -> str:
    term = row.get(column, Literal(""))
    text = term.value if isinstance(term, Literal) else term
    return Path(text).stem.split("-japan-")[0] if column.endswith("source") else text


@pytest.fixture(scope="session")
def rows(press: Store) -> Callable[..., Rows]:
    """Asks the articles: `rows(NAME, "COLUMN COLUMN", PARAMETER=VALUE)`."""
    return lambda name, columns, **values: ask(press, name, columns, values)


@pytest.fixture(scope="session")
def known_rows(known: Store) -> Callable[..., Rows]:
    """Asks the article and the facts that ship."""
    return lambda name, columns, **values: ask(known, name, columns, values)
