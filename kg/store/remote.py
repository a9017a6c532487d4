"""Any server that speaks the SPARQL 1.1 protocol.

The location is the query address (ending in `/query` or `/sparql`) or the base above `/query` and
`/update`. Queries expect the union of all graphs as default graph: Oxigraph is told so with each
query, Virtuoso, GraphDB and Blazegraph do it by themselves, Fuseki needs tdb2:unionDefaultGraph.
A server that ends a query early answers with status 200 and half a document: that is an error here.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import httpx2
import pyoxigraph

from kg import vocab
from kg.errors import QueryError, StoreError
from kg.rdf import Iri, Literal, Term, Triple, n3, n3_or_blank
from kg.store.base import Solutions, Store, insertion, removal, replacement
from kg.store.fault import check_query
from kg.store.syntax import bind, declare
from kg.store.terms import stored, triple_of

_NO_BINDINGS: Mapping[str, Term] = {}
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_BATCH = 20_000
_CONNECTING = 10  # seconds


class RemoteStore(Store):
    """A SPARQL server; whether a request is one transaction is up to it (Oxigraph's is)."""

    def __init__(self, location: str, patience: float = 300) -> None:
        try:
            url = httpx2.URL(location)
        except httpx2.InvalidURL as error:
            raise StoreError(_bare(location), "is no address", "write http://host:port") from error
        user, secret, url = url.username, url.password, url.copy_with(username=None, password=None)
        base = str(url).rstrip("/")
        self.location = base
        if base.endswith("/query"):
            self._queries, self._updates = base, base.removesuffix("/query") + "/update"
        elif base.endswith("/sparql"):
            self._queries = self._updates = base
        else:
            self._queries, self._updates = base + "/query", base + "/update"
        auth = httpx2.BasicAuth(user, secret) if user else None
        timeout = httpx2.Timeout(_CONNECTING, read=patience or None)
        self._patience = patience
        self._client = httpx2.Client(auth=auth, timeout=timeout)

    def load(self, lines: Iterable[str]) -> None:
        self._update(insertion(lines))

    def fill(self, lines: Iterable[str]) -> None:
        for part in _batches(lines):
            self.load(part)

    def replace(self, source: str, lines: Iterable[str]) -> bool:
        new = sorted(set(lines))
        if self._said(source) == {f"{quad} ." for quad in stored("\n".join(new))}:
            return False
        self._update(replacement(source, new))
        return True

    def remove(self, source: str) -> None:
        self._update(removal(source))

    def said(self, source: str) -> Iterator[str]:
        yield from sorted(self._said(source))

    def _said(self, source: str) -> set[str]:
        node = n3(Iri(source))
        own = f"{{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g = {node}) }}"
        told = f"{{ GRAPH {node} {{ ?g oa:hasSource {node} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        return set(self._lines(f"SELECT ?g ?s ?p ?o {{ {own} UNION {told} }}"))

    def _lines(self, query: str) -> Iterator[str]:
        for row in self.select(query).rows:
            yield " ".join(n3_or_blank(row[name]) for name in "spog") + " ."

    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        answer = self._results(query, bindings)
        try:
            names = tuple(answer["head"]["vars"])
            rows = [
                {name: _from_json(value) for name, value in row.items()}
                for row in answer["results"]["bindings"][:limit]
            ]
        except (KeyError, TypeError) as error:
            raise QueryError("query", "is no SELECT", "write a SELECT query") from error
        return Solutions(names, rows)

    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        answer = self._results(query, bindings).get("boolean")
        if not isinstance(answer, bool):
            raise QueryError("query", "is no ASK", "write an ASK query")
        return answer

    def construct(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> list[Triple]:
        text = self._query(query, bindings, _TRIPLES)
        try:
            found = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
            return sorted({triple_of(triple) for triple in found}, key=str)
        except SyntaxError as error:
            raise self._cut_off("N-Triples") from error

    def triples(self, graph: str | None = None) -> Iterator[Triple]:
        where = "{ ?s ?p ?o }" if graph is None else f"{{ GRAPH {n3(Iri(graph))} {{ ?s ?p ?o }} }}"
        yield from self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {where}")

    def quads(self) -> Iterator[str]:
        yield from sorted(self._lines("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"))

    def close(self) -> None:
        self._client.close()

    def _results(self, query: str, bindings: Mapping[str, Term]) -> dict[str, Any]:
        try:
            answer = json.loads(self._query(query, bindings, _JSON))
        except json.JSONDecodeError as error:
            raise self._cut_off("SPARQL JSON") from error
        return answer if isinstance(answer, dict) else {}

    def _cut_off(self, form: str) -> StoreError:
        what = f"its answer is cut off, or is no {form}"
        return StoreError(self.location, what, "ask for less, or raise the server's time limit")

    def _query(self, query: str, bindings: Mapping[str, Term], accept: str) -> str:
        check_query(query)
        return self._post(
            self._queries,
            params={"union-default-graph": "true", **self._limit()},
            content=declare(bind(query, bindings)).encode(),
            headers={"Content-Type": "application/sparql-query", "Accept": accept},
        )

    def _limit(self) -> dict[str, str]:
        """How the server is told when to give up; one that knows no such thing looks past it."""
        if not self._patience:
            return {}
        # Virtuoso counts milliseconds; GraphDB, RDF4J and Fuseki seconds; Oxigraph not at all.
        factor = 1000 if self._queries.endswith("/sparql") else 1
        return {"timeout": str(math.ceil(self._patience * factor))}

    def _update(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        self._post(self._updates, content=update.encode(), headers=headers)

    def _post(self, address: str, **request: Any) -> str:
        try:
            answer = self._client.post(address, **request)
        except httpx2.TimeoutException as error:
            what, remedy = "did not answer in time", "ask for less, or try again"
            raise StoreError(self.location, what, remedy) from error
        except httpx2.HTTPError as error:
            remedy = "check the address and that the server runs"
            raise StoreError(self.location, f"does not answer ({_first(error)})", remedy) from error
        if answer.status_code == httpx2.codes.UNAUTHORIZED:
            remedy = "put user:password@ before the host's name"
            raise StoreError(self.location, "asks for a password", remedy)
        if answer.status_code == httpx2.codes.PARTIAL_CONTENT or "X-SQL-State" in answer.headers:
            # Virtuoso's way of giving up: what it had found until then.
            raise self._cut_off("whole answer")
        if not answer.is_success:
            detail = " ".join(answer.text.split())[:200]
            what = f"answers {answer.status_code} at {httpx2.URL(address).path}: {detail}"
            raise StoreError(self.location, what, "check that it is a SPARQL 1.1 server")
        return answer.text


def _bare(location: str) -> str:
    return re.sub(r"//[^/@]*@", "//", location)


def _first(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _from_json(value: Mapping[str, str]) -> Term:
    if value["type"] == "uri":
        return Iri(value["value"])
    if value["type"] == "bnode":
        return Iri("_:" + value["value"])
    language = value.get("xml:lang")
    kind = vocab.RDF + "langString" if language else vocab.XSD + "string"
    return Literal(value["value"], value.get("datatype", kind), language)


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch
