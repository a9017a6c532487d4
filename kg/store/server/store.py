"""Any server that speaks the SPARQL 1.1 protocol.

Queries expect the union of all graphs as default graph: Oxigraph is told so with each query,
Virtuoso, GraphDB and Blazegraph do it by themselves, Fuseki needs tdb2:unionDefaultGraph.
A server that ends a query early answers with status 200 and half a document: that is an error here.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pyoxigraph import Quad

from kg.errors import QueryError, StoreError
from kg.rdf import Iri, Term, Triple, n3, n3_or_blank
from kg.store.base import Solutions, Store
from kg.store.fault import check_query
from kg.store.known import Wanted
from kg.store.server import writing
from kg.store.server.address import read_address
from kg.store.server.answers import QUADS, read_quads, refuse_form
from kg.store.server.asker import Asker
from kg.store.server.client import Client, Request
from kg.store.server.kinds import Kind, kind_of
from kg.store.server.lookups import Part, question, questions
from kg.store.server.pages import PagedError
from kg.store.server.table import COLUMNS
from kg.store.syntax import bind, declare, first_keyword
from kg.store.terms import stored, triple_of

_NO_BINDINGS: Mapping[str, Term] = {}
_PART = 20_000  # quads that are sent at once where it need not be all or none
_ROWS = 5_000  # quads that are brought into one form at once
_ALL = "GRAPH ?g { ?s ?p ?o }"


class RemoteStore(Store):
    """A SPARQL server. What it has of a source is written wholly, or can be seen not to be whole.

    `patience` is how many seconds each answer may take, with all that is tried for it.
    """

    def __init__(self, location: str, patience: float = 300) -> None:
        self._address = read_address(location)
        self.location = self._address.shown
        self._client = Client(self._address, patience)
        self._asker = Asker(self._client, self._address, patience)
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
            rows = self._asker.rows(declare(f"SELECT ?g ?s ?p ?o {where}"))
            lines: Iterator[str] = (
                " ".join(n3_or_blank(row[name]) for name in "spog") + " ." for row in rows
            )
        else:
            lines = self._asker.table(declare(f"SELECT {COLUMNS} {where}"), paged=paged)
        for part in _batches(lines, _ROWS):
            yield from stored("\n".join(part))

    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        check_query(query)
        if first_keyword(query) != "SELECT":
            raise QueryError("query", "is no SELECT", "write a SELECT query")
        names: list[str] = []
        text = declare(bind(query, bindings))
        rows = list(islice(self._asker.rows(text, names), limit))
        return Solutions(tuple(names), rows)

    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        check_query(query)
        if first_keyword(query) != "ASK":
            raise QueryError("query", "is no ASK", "write an ASK query")
        return self._asker.truth(declare(bind(query, bindings)))

    def construct(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> list[Triple]:
        check_query(query)
        text = declare(bind(query, bindings))
        found = self._asker.triples(text)
        if not self._kind.exact:
            self._asker.refuse_part(text, len(found))
        return found

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

    def _update(
        self, operations: Iterable[writing.Operation], batch: int, *, again: bool = True
    ) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        for update in writing.requests(operations, batch):
            self._send(self._address.updates, update.encode(), headers, again=again)

    def _send(self, url: str, content: bytes, headers: Mapping[str, str], *, again: bool) -> None:
        with self._client.ask(Request("POST", url, content, headers=headers, again=again)):
            pass


def _batches(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch
