"""One query, from its text to the text of its answer: all that runs under the time limit."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg import vocab
from kg.queries import (
    Answer,
    Query,
    answer,
    find_labels,
    mentions,
    missed_literals,
    parse_query,
    unknown_names,
)
from kg.rdf import Iri
from kg.results import SHOWN, as_text, choose_form
from kg.results.term import iris_in
from kg.store import Solutions, Store
from kg.store.syntax import first_keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query with its values, and how its answer is wanted; `most` rows, None: all.

    One that `ships` with kg is known to be right. `kept` says that it is asked of a store that is
    kept, and not of articles.
    """

    text: str
    where: str
    name: str
    values: Mapping[str, str]
    form: str | None = None
    output: str | None = None
    terminal: bool = False
    most: int | None = None
    ships: bool = False
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answer as text, and what is to be said of it."""

    text: str
    notes: tuple[str, ...]


def ask(asked: Asked, source: Callable[[], Store]) -> Told:
    """Ask the store that the source opens; the prefixes it declares are known by then."""
    with source() as store:
        query = parse_query(asked.text, where=asked.where, name=asked.name)
        keyword = first_keyword(query.text)
        form = choose_form(keyword, asked.form, asked.output, terminal=asked.terminal)
        more = None if asked.most is None else asked.most + 1  # tells whether there are more
        found = answer(store, query, asked.values, limit=more)
        shown, notes = _cut(found, asked.most)
        notes += _empty(shown)
        if not asked.ships:
            notes += unknown_names(store, query)
            if _is_empty(shown):
                notes += missed_literals(store, query)
        if _is_empty(shown):
            notes += _unchecked(store, query, kept=asked.kept)
        return Told(text=_text(shown, store, query, form, asked), notes=tuple(notes))


def _text(found: Answer, store: Store, query: Query, form: str, asked: Asked) -> str:
    wanted = isinstance(found, Solutions) and form in SHOWN
    return as_text(
        found,
        form,
        find_labels(store, iris_in(found)) if wanted and isinstance(found, Solutions) else {},
        title=query.title,
        answers=query.answers,
        width=shutil.get_terminal_size((100, 40)).columns,
        colour=asked.terminal and not os.environ.get("NO_COLOR"),
    )


def _cut(found: Answer, most: int | None) -> tuple[Answer, list[str]]:
    if most is None or isinstance(found, bool):
        return found, []
    kind = "row" if isinstance(found, Solutions) else "triple"
    kind += "" if most == 1 else "s"
    notes = [f"Cut after {most} {kind}; --max-rows 0 shows all."]
    if isinstance(found, list):
        return (found[:most], notes) if len(found) > most else (found, [])
    if len(found.rows) <= most:
        return found, []
    return replace(found, rows=found.rows[:most]), notes


def _is_empty(found: Answer) -> bool:
    return not (found.rows if isinstance(found, Solutions) else found)


def _empty(found: Answer) -> Iterator[str]:
    if not isinstance(found, bool) and _is_empty(found):
        yield "No rows." if isinstance(found, Solutions) else "No triples."


def _unchecked(store: Store, query: Query, *, kept: bool) -> Iterator[str]:
    """That no findings can be there, to who asks for them."""
    if not mentions(query, Iri(vocab.KG + "Finding")):
        return
    from kg.report.recorded import is_checked

    if is_checked(store):
        return
    if kept:
        yield "Note: the store was never checked, so it has no findings; run kg check"
    else:
        yield "Note: articles are asked unchecked, so there are no findings; run kg check on them"
