"""Questions to a server, and their answers, page by page where it gives no more at once."""

import math
from collections.abc import Iterator
from urllib.parse import urlencode

from kg.errors import StoreError
from kg.rdf import Term, Triple
from kg.store.server.address import Address
from kg.store.server.answers import JSON, TRIPLES, number_of, read_results, read_triples, rows_of
from kg.store.server.client import Client, Request
from kg.store.server.pages import PagedError, capped, counting, page, solutions
from kg.store.server.table import CSV, read_table

_TRUTH = ["__ASK_RETVAL"]  # the only column of what Virtuoso answers to an ASK
_FEWEST = 1_000  # rows that any server gives at once
_SEEN = 1_000_000  # rows that are held against each other
_TRIES = 3  # at pages that are not all there is
_SOME = "SELECT * { }"
_ANY = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"


class Asker:
    """Asks one server; each question is SPARQL that declares and binds all that it names.

    `patience` is how many seconds the server is told to take at most.
    """

    def __init__(self, client: Client, address: Address, patience: float) -> None:
        self._client = client
        self._address = address
        self._patience = patience

    def rows(self, query: str, names: list[str] | None = None) -> Iterator[dict[str, Term]]:
        """The rows of a SELECT one after the other; its variables are put into `names` first."""
        most, found = 0, 0
        while True:
            asked = page(query, most, found) if most else query
            with self._client.ask(self._request(asked, JSON)) as answer:
                results = read_results(self._client, answer)
                most = most or capped(answer)
            try:
                told, rows = rows_of(results)
            except (KeyError, TypeError, AttributeError, ValueError):
                raise self._client.cut_off("SPARQL JSON") from None
            if names is not None and not found:
                names += told
            found += len(rows)
            yield from rows
            if not most or len(rows) < most:
                break
        if most and found > most:
            self._verify(query, found)

    def table(self, query: str, *, paged: bool = True) -> Iterator[str]:
        """The rows of a query for the columns of a table, page by page, each once.

        PagedError where that is needed, but not wanted. Pages have no order, and now and then
        Virtuoso gives some rows twice and others not at all: it is asked again for those.
        """
        seen: set[int] = set()
        for _ in range(_TRIES):
            found, whole = 0, True
            for last, rows in self._pages(query):
                whole = whole and last
                if not (last or paged):
                    raise PagedError
                for row in rows:
                    found += 1
                    if not whole and found <= _SEEN:
                        if hash(row) in seen:
                            continue
                        seen.add(hash(row))
                    yield row
            if whole:
                return
            there = self._number_of(query)
            if found == there and len(seen) >= min(found, _SEEN):
                return
            if len(seen) == there or found > _SEEN:
                break
        if len(seen) != there:
            raise self._unsteady(found, there)

    def truth(self, query: str) -> bool:
        """The answer to an ASK."""
        with self._client.ask(self._request(query, JSON)) as answer:
            results = read_results(self._client, answer)
        truth = results.get("boolean")
        if isinstance(truth, bool):
            return truth
        try:  # Virtuoso's is a table of one row, or of none
            if results["head"]["vars"] == _TRUTH:
                return bool(results["results"]["bindings"])
        except (KeyError, TypeError):
            pass
        raise self._client.cut_off("SPARQL JSON")

    def triples(self, query: str) -> list[Triple]:
        """What a CONSTRUCT or DESCRIBE makes, sorted."""
        with self._client.ask(self._request(query, TRIPLES)) as answer:
            return read_triples(self._client, answer)

    def refuse_part(self, query: str, found: int) -> None:
        """Refuse what Virtuoso made of a part of the rows, as it does without a word."""
        rows = solutions(query)
        if found < _FEWEST and rows is None:
            return
        count = self._number_of(rows or _SOME) or found
        if max(count, found) < _FEWEST:
            return
        with self._client.ask(self._request(_ANY, CSV)) as answer:
            most = capped(answer)
        if most and max(count, found) > most:
            what = f"gives no more than {most} rows at once"
            raise self._client.error(what, "ask for less, or raise its ResultSetMaxRows")

    def _pages(self, query: str) -> Iterator[tuple[bool, Iterator[str]]]:
        """The rows of each page, and whether it is the last."""
        most, found = 0, 0
        while True:
            asked = page(query, most, found) if most else query
            with self._client.ask(self._request(asked, CSV)) as answer:
                rows = read_table(answer.body.read().decode(errors="replace"))
                last, most = not capped(answer), capped(answer) or most
            if answer.kind != CSV or rows is None:
                raise self._client.cut_off("CSV")
            told = list(rows)
            yield last, iter(told)
            found += len(told)
            if last or not told or len(told) != most:
                return

    def _verify(self, query: str, found: int) -> None:
        """Pages have no order: whether they were all there were is counted."""
        there = self._number_of(query)
        if there != found:
            raise self._unsteady(found, there)

    def _number_of(self, query: str) -> int | None:
        """How many rows the query has."""
        with self._client.ask(self._request(counting(query), JSON)) as answer:
            return number_of(read_results(self._client, answer))

    def _unsteady(self, found: int, there: int | None) -> StoreError:
        what = f"gave {found} rows of {there}, page by page"
        if found == there:
            what = "gave some rows twice and others not at all, page by page"
        remedy = "try again when nobody writes to it, or raise its ResultSetMaxRows"
        return self._client.error(what, remedy)

    def _request(self, query: str, accept: str) -> Request:
        """A question, as a form: Virtuoso never answers one that comes as it is."""
        return Request(
            "POST",
            self._address.queries,
            content=urlencode({"query": query}).encode(),
            params={"union-default-graph": "true", **self._limit()},
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": accept},
        )

    def _limit(self) -> dict[str, str]:
        """How the server is told when to give up; one that knows no such thing looks past it."""
        if not self._patience:
            return {}
        # Virtuoso counts milliseconds; GraphDB, RDF4J and Fuseki seconds; Oxigraph not at all.
        factor = 1000 if self._address.queries.endswith(("/sparql", "/sparql-auth")) else 1
        return {"timeout": str(math.ceil(self._patience * factor))}
