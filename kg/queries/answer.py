"""A query with values for its parameters -> what the store answers."""

import difflib
import shlex
from collections.abc import Mapping

from kg.errors import QueryError
from kg.queries.query import Parameter, Query
from kg.queries.value import parse_value
from kg.rdf import Term, Triple
from kg.store import Solutions, Store
from kg.store.syntax import first_keyword, variables

# Rows of a SELECT, yes or no of an ASK, the graph of a CONSTRUCT or DESCRIBE.
Answer = Solutions | bool | list[Triple]


def answer(
    store: Store, query: Query, values: Mapping[str, str], *, limit: int | None = None
) -> Answer:
    """What the store answers, with the values for the query's parameters; of rows at most `limit`.

    Raises QueryError for a value that is missing, is for no parameter, or names nothing.
    """
    bindings = bind_values(store, query, values)
    keyword = first_keyword(query.text)
    if keyword == "ASK":
        return store.ask(query.text, bindings)
    if keyword in ("CONSTRUCT", "DESCRIBE"):
        return store.construct(query.text, bindings)[:limit]
    return store.select(query.text, bindings, limit=limit)


def bind_values(store: Store, query: Query, values: Mapping[str, str]) -> dict[str, Term]:
    """The terms that the values stand for, by variable."""
    parameters = {one.name: one for one in query.parameters}
    known = variables(query.text) | set(parameters)
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(parameters), n=1) or sorted(parameters)
            remedy = f"it takes {' and '.join(near)}" if near else "leave it out"
            raise QueryError(query.name, f"has no parameter {name}", remedy)
    for one in query.parameters:
        if not one.optional and one.name not in values:
            remedy = f"add {one.option} {shlex.quote(one.example)}"
            raise QueryError(query.name, f"needs a value for {one.name}", remedy)
    return {
        name: parse_value(store, value, parameters.get(name, Parameter(name=name, type="")))
        for name, value in values.items()
    }
