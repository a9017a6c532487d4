"""A SELECT whose rows a server gives only some thousands at once (Virtuoso: ResultSetMaxRows)."""

from kg.store.server.client import Answer
from kg.store.syntax import tokens

_HEADER = "x-sparql-maxrows"  # it comes only with an answer that was cut


class PagedError(Exception):
    """An answer was cut that cannot be had page by page."""


def capped(answer: Answer) -> int:
    """How many rows the server gives at most, if it left any out; else 0."""
    told = answer.headers.get(_HEADER, "")
    return int(told) if told.isascii() and told.isdigit() else 0


def page(query: str, size: int, start: int) -> str:
    """The query for so many of its rows, from that one on.

    The query stands within: sorted, Virtuoso would skip no more rows than it gives at once.
    """
    head, body = _parts(query)
    return f"{head}SELECT * {{ {{ {body}\n}} }} LIMIT {size} OFFSET {start}"


def counting(query: str) -> str:
    """The query for how many rows it has, as ?n."""
    head, body = _parts(query)
    return f"{head}SELECT (COUNT(*) AS ?n) {{ {{ {body}\n}} }}"


def solutions(query: str) -> str | None:
    """The rows that a CONSTRUCT is made of, as a SELECT; None for another query."""
    head, depth = 0, 0
    braces: list[int] = []
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() == "CONSTRUCT" and not head:
            head = token.start + len(token.text)
        if head and token.kind == "mark" and token.text in "{}":
            depth += 1 if token.text == "{" else -1
            if depth == (1 if token.text == "{" else 0):
                braces.append(token.start)
    if len(braces) < 2:
        return None
    template = len(braces) > 2  # the short form has none
    start = braces[1] + 1 if template else head
    before = query[: head - len("CONSTRUCT")]
    return f"{before}SELECT * {query[start:]}"


def _parts(query: str) -> tuple[str, str]:
    """What is declared before the SELECT, and the rest."""
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() == "SELECT":
            return query[: token.start], query[token.start :]
    return "", query
