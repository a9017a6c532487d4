"""The three things that a notebook asks for; each goes by its arguments alone, by no kg.toml."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from kg.cli.checked import add_reference, from_articles, from_store, judge
from kg.cli.reading import Overrides, read_articles
from kg.config import Settings
from kg.load import store_in_memory
from kg.notebook.held import Checked, Rows, Stated, solutions_of
from kg.queries import Answer, Query, answer, find_labels, parse_query, query_file, read_query
from kg.results.lines import plain_rows
from kg.results.term import iris_in
from kg.rules import choose_rules, load_rules, yielded_to
from kg.store import Solutions, Store, open_store
from kg.store.limit import within

_STORE = ".kg/store"


def check(
    *paths: str | Path,
    store: str = _STORE,
    publisher: str | None = None,
    published: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    reference: bool | Sequence[str] = True,
) -> Checked:
    """What does not fit in these articles, between them and against the reference.

    Without a path it is the store that is checked; nothing is kept in it. The other arguments are
    the options of `kg check`. Raises KgError for what cannot be read.
    """
    settings = Settings(
        store=store,
        select=tuple(select),
        ignore=tuple(ignore),
        reference=reference if isinstance(reference, bool) else tuple(reference),
    )
    rules = load_rules()
    chosen = choose_rules(rules, settings.select, settings.ignore)
    overrides = Overrides(publisher=publisher, published=published)
    if paths:
        checked = from_articles(_names(paths), overrides, settings)
    else:
        checked = from_store(store, None)
    for error in checked.unread:
        raise error
    texts = add_reference(checked, settings)
    result = judge(checked.store, checked.focus, (chosen, yielded_to(rules, chosen)), settings)
    return Checked(result, texts)


def statements(
    *paths: str | Path, publisher: str | None = None, published: date | None = None
) -> Stated:
    """What these articles state; raises KgError for what cannot be read."""
    overrides = Overrides(publisher=publisher, published=published)
    readings = list(read_articles(_names(paths), overrides, None))
    texts = {reading.article.path: reading.article.text for reading in readings}
    return Stated((one for reading in readings for one in reading.stated), texts)


def query(
    asked: str,
    *,
    on: Iterable[str | Path] = (),
    store: str = _STORE,
    timeout: float = 60,
    **values: object,
) -> Rows | bool:
    """The answer of a named query, a query file or a query's text over the store, or over articles.

    `values` are those of the query's parameters: `query("missions-of", agency="ISRO")`. The triples
    of a CONSTRUCT are rows of subject, predicate and object, an ASK is True or False. Raises
    QueryError for a query that does not parse or runs longer than `timeout` seconds.
    """
    source: Callable[[], Store] = partial(open_store, store)
    if paths := _names(on):
        memory = store_in_memory(read_articles(paths, Overrides(), None))
        source = partial(_itself, memory)
    ask = partial(_ask, asked, source, {name: str(value) for name, value in values.items()})
    found, labels = within(timeout, ask, "query")
    if isinstance(found, bool):
        return found
    solutions = found if isinstance(found, Solutions) else solutions_of(found)
    return Rows(plain_rows(solutions), solutions, labels)


def _ask(
    asked: str, source: Callable[[], Store], values: dict[str, str]
) -> tuple[Answer, dict[str, str]]:
    with source() as store:
        found = answer(store, _query(asked), values)
        return found, find_labels(store, iris_in(found)) if isinstance(found, Solutions) else {}


def _query(asked: str) -> Query:
    """A text with a brace is a query itself, as no name of a file has one."""
    return parse_query(asked, where="query") if "{" in asked else read_query(query_file(asked))


def _itself(store: Store) -> Store:
    return store


def _names(paths: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(str(path) for path in paths)
