"""Any server that speaks the SPARQL 1.1 protocol.

Queries expect the union of all graphs as default graph: Oxigraph is told so with each query,
Virtuoso, GraphDB and Blazegraph do it by themselves, Fuseki needs tdb2:unionDefaultGraph.
A server that ends a query early answers with status 200 and half a document: that is an error here.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import Quad

from kg.errors import QueryError, StoreError
from kg.rdf import Iri, Term, Triple, n3, n3_or_blank
from kg.store.base import Solutions, Store
from kg.store.fault import check_query
from kg.store.known import Wanted
from kg.store.server import writing
from kg.store.server.address import read_address
from kg.store.server.answers import (
    JSON,
    QUADS,
    TRIPLES,
    read_quads,
    read_results,
    read_triples,
    refuse_form,
    rows_of,
)
from kg.store.server.client import Client, Request
from kg.store.server.kinds import Kind, kind_of
from kg.store.server.lookups import Part, question, questions
from kg.store.server.pages import PagedError, capped, counting, page, solutions
from kg.store.server.table import COLUMNS, CSV, read_table
from kg.store.syntax import bind, declare, first_keyword
from kg.store.terms import stored, triple_of

_NO_BINDINGS: Mapping[str, Term] = {}
_PART = 20_000  # quads that are sent at once where it need not be all or none
_ROWS = 5_000  # quads that are brought into one form at once
_TRUTH = ["__ASK_RETVAL"]  # the only column of what Virtuoso answers to an ASK
_FEWEST = 1_000  # rows that any server gives at once
_SEEN = 1_000_000  # rows that are held against each other
_TRIES = 3  # at pages that are not all there is
_SOME = "SELECT * { }"
_ALL = "GRAPH ?g { ?s ?p ?o }"


class RemoteStore(Store):
    """A SPARQL server. What it has of a source is written wholly, or can be seen not to be whole.

    `patience` is how many seconds each answer may take, with all that is tried for it.
    """

    def __init__(self, location: str, patience: float = 300) -> None:
        self._address = read_address(location)
        self.location = self._address.shown
        self._patience = patience
        self._client = Client(self._address, patience)
        self._known: Kind | None = None

    @property
    def others(self) -> frozenset[str]:
        return self._kind.own

    @property
    def _kind(self) -> Kind:
        if self._known is None:
            if not self._client.software:
                self.ask("ASK { }")
            self._known = kind_of(self._client.software)
        return self._known

    def load(self, lines: Iterable[str]) -> None:
        self._add(list(lines), self._kind.batch)

    def fill(self, lines: Iterable[str]) -> None:
        most = min(self._kind.batch, _PART)
        for part in _batches(lines, most):
            self._add(part, most)

    def _add(self, lines: list[str], batch: int) -> None:
        if self._kind.dumps:
            content = "".join(f"{line}\n" for line in lines).encode()
            headers = {"Content-Type": QUADS}
            self._send(
                self._address.dump, content, headers, again=not any(map(writing.has_blank, lines))
            )
        else:
            self._update(
                writing.add(lines, batch), batch, again=not any(map(writing.has_blank, lines))
            )

    def replace(self, source: str, lines: Iterable[str]) -> bool:
        new = sorted(set(lines))
        said = self._said(source)
        if said == {f"{quad} ." for quad in stored("\n".join(new))}:
            return False
        batch = self._kind.batch
        if self._kind.dumps and not said and len(new) <= batch:  # a transaction too, and quicker
            self._add(new, batch)
        else:
            self._update(
                writing.replace(source, new, batch),
                batch,
                again=not any(map(writing.has_blank, new)),
            )
        return True

    def remove(self, source: str) -> None:
        self._update(writing.remove(source), self._kind.batch)

    def change(self, updates: Sequence[str], lines: Iterable[str]) -> None:
        batch = self._kind.batch
        done = map(writing.Operation, updates)
        self._update((*done, *writing.add(lines, batch)), batch)

    def said(self, source: str) -> Iterator[str]:
        yield from sorted(self._said(source))

    def _said(self, source: str) -> set[str]:
        node = n3(Iri(source))
        told = f"{{ GRAPH {node} {{ ?g oa:hasSource {node} }} {_ALL} FILTER(?g != {node}) }}"
        return {f"{quad} ." for quad in (*self._of_graph(source), *self._found(told))}

    def _of_graph(self, graph: str) -> list[Quad]:
        node = n3(Iri(graph))
        try:
            bound = f"{{ GRAPH {node} {{ ?s ?p ?o }} BIND({node} AS ?g) }}"
            return list(self._found(bound, paged=False))
        except PagedError:  # asked so, Virtuoso gives some rows on two pages and others on none
            return list(self._found(f"{{ {_ALL} FILTER(?g = {node}) }}"))

    def look_up(self, wanted: Iterable[Wanted], without: Iterable[str]) -> Iterator[Quad]:
        """The quads that are looked up, but not those of some graphs (IRIs)."""
        but = {*without, *self._kind.own}
        for parts in questions(wanted):
            yield from self._look_up(parts, but)

    def _look_up(self, parts: Sequence[Part], without: Collection[str]) -> Iterator[Quad]:
        """In as many questions as give all rows at once: pages are the last resort."""
        where = question(parts, without)
        try:
            yield from list(self._found(where, paged=False))
            return
        except PagedError:
            pass
        if len(parts) > 1:
            fewer = [[part] for part in parts]
        elif len(parts[0].terms) > 1:
            fewer = [[part] for part in parts[0].halves()]
        else:
            yield from self._found(where)
            return
        for one in fewer:
            yield from self._look_up(one, without)

    def _lines(self, where: str) -> Iterator[str]:
        """The quads that the pattern finds, as a store in memory writes them."""
        return (f"{quad} ." for quad in self._found(where))

    def _found(self, where: str, *, paged: bool = True) -> Iterator[Quad]:
        if self._kind.exact:
            rows = self._rows(f"SELECT ?g ?s ?p ?o {where}", {})
            lines: Iterator[str] = (
                " ".join(n3_or_blank(row[name]) for name in "spog") + " ." for row in rows
            )
        else:
            lines = self._table(declare(f"SELECT {COLUMNS} {where}"), paged=paged)
        for part in _batches(lines, _ROWS):
            yield from stored("\n".join(part))

    def _table(self, query: str, *, paged: bool = True) -> Iterator[str]:
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

    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        names: list[str] = []
        rows = list(islice(self._rows(query, bindings, names), limit))
        return Solutions(tuple(names), rows)

    def _rows(
        self, query: str, bindings: Mapping[str, Term], names: list[str] | None = None
    ) -> Iterator[dict[str, Term]]:
        """The rows one after the other, page by page where the server gives no more at once."""
        check_query(query)
        if first_keyword(query) != "SELECT":
            raise QueryError("query", "is no SELECT", "write a SELECT query")
        text = declare(bind(query, bindings))
        most, found = 0, 0
        while True:
            asked = page(text, most, found) if most else text
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
            self._verify(text, found)

    def _verify(self, text: str, found: int) -> None:
        """Pages have no order: whether they were all there were is counted."""
        there = self._number_of(text)
        if there != found:
            raise self._unsteady(found, there)

    def _number_of(self, text: str) -> int | None:
        """How many rows the query has."""
        with self._client.ask(self._request(counting(text), JSON)) as answer:
            return _number(read_results(self._client, answer))

    def _unsteady(self, found: int, there: int | None) -> StoreError:
        what = f"gave {found} rows of {there}, page by page"
        if found == there:
            what = "gave some rows twice and others not at all, page by page"
        return StoreError(
            self.location, what, "try again when nobody writes to it, or raise its ResultSetMaxRows"
        )

    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        check_query(query)
        if first_keyword(query) != "ASK":
            raise QueryError("query", "is no ASK", "write an ASK query")
        request = self._request(declare(bind(query, bindings)), JSON)
        with self._client.ask(request) as answer:
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

    def construct(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> list[Triple]:
        check_query(query)
        request = self._request(declare(bind(query, bindings)), TRIPLES)
        with self._client.ask(request) as answer:
            found = read_triples(self._client, answer)
        if not self._kind.exact:
            self._whole(declare(bind(query, bindings)), len(found))
        return found

    def _whole(self, query: str, found: int) -> None:
        """Refuse what Virtuoso made of a part of the rows, as it does without a word."""
        rows = solutions(query)
        if found < _FEWEST and rows is None:
            return
        with self._client.ask(self._request(counting(rows or _SOME), JSON)) as answer:
            count = _number(read_results(self._client, answer)) or found
        if max(count, found) < _FEWEST:
            return
        with self._client.ask(self._request(f"SELECT ?g {{ {_ALL} }}", CSV)) as answer:
            most = capped(answer)
        if most and max(count, found) > most:
            what = f"gives no more than {most} rows at once"
            raise self._client.error(what, "ask for less, or raise its ResultSetMaxRows")

    def triples(self, graph: str | None = None) -> Iterator[Triple]:
        where = self._all() if graph is None else f"GRAPH {n3(Iri(graph))} {{ ?s ?p ?o }}"
        if self._kind.exact:
            yield from self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}")
            return
        quads = self._found(f"{{ {where} }}") if graph is None else self._of_graph(graph)
        yield from sorted(set(map(triple_of, quads)), key=str)

    def _all(self) -> str:
        """The pattern of all quads that are data of ours."""
        but = ", ".join(n3(Iri(one)) for one in sorted(self._kind.own))
        return f"{_ALL} FILTER(?g NOT IN ({but}))" if but else _ALL

    def quads(self) -> Iterator[str]:
        yield from sorted(self.lines())

    def lines(self) -> Iterator[str]:
        kind = self._kind
        if not kind.dumps:
            yield from self._lines(f"{{ {self._all()} }}")
            return
        count = self._count()
        found = 0
        headers = {"Accept": QUADS}
        with self._client.ask(
            Request("GET", self._address.dump, headers=headers, most=math.inf)
        ) as answer:
            refuse_form(self._client, answer, "N-Quads")
            for line in read_quads(self._client, answer.body):
                found += 1
                yield line
        if found != count:
            what = f"gave {found} quads of {count}"
            raise StoreError(self.location, what, "try again when nobody writes to it")

    def _count(self) -> int:
        rows = self.select(f"SELECT (COUNT(*) AS ?n) {{ {_ALL} }}").rows
        return int(str(rows[0]["n"][0]))

    def close(self) -> None:
        self._client.close()

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

    def _update(
        self, operations: Iterable[writing.Operation], batch: int, *, again: bool = True
    ) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        for update in writing.requests(operations, batch):
            self._send(self._address.updates, update.encode(), headers, again=again)

    def _send(self, url: str, content: bytes, headers: Mapping[str, str], *, again: bool) -> None:
        with self._client.ask(Request("POST", url, content, headers=headers, again=again)):
            pass


def _number(results: Mapping[str, Any]) -> int | None:
    """The value of ?n in the only row; None if there is none."""
    try:
        return int(results["results"]["bindings"][0]["n"]["value"])
    except (KeyError, TypeError, IndexError, ValueError):
        return None


def _batches(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch
