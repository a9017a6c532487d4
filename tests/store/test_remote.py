"""A real Oxigraph server, and servers that misbehave."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import QueryError, StoreError
from kg.load import load_ontology, load_reading, load_readings
from kg.model import Reading
from kg.rdf import Literal, read_statements, source_iri
from kg.store import Store, open_store

NONE: Mapping[str, str] = {}
EMPTY = '{"head":{"vars":["x"]},"results":{"bindings":[]}}'


@pytest.fixture
def store(server: str) -> Iterator[Store]:
    """The server's store, emptied."""
    with open_store(server) as remote:
        for row in remote.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows:
            remote.replace(str(row["g"]), [])
        yield remote


def test_a_server_holds_the_same_quads_as_memory(
    store: Store, reading: Reading, other_reading: Reading, changed_reading: Reading
) -> None:
    memory = open_store()
    for one in (store, memory):
        load_ontology(one)
        load_readings(one, [reading, other_reading, changed_reading])
    assert list(store.quads()) == list(memory.quads())


def test_statements_come_back_from_a_server(store: Store, reading: Reading) -> None:
    assert load_reading(store, reading) is True
    assert load_reading(store, reading) is False
    found = read_statements(store.triples(source_iri("a.txt")))
    assert found == list(reading.statements)


def test_what_a_source_said_is_listed_and_removed_alike_in_memory_and_on_a_server(
    store: Store, reading: Reading, other_reading: Reading
) -> None:
    memory = open_store()
    for one in (store, memory):
        load_readings(one, [reading])
        before = list(one.quads())
        other = open_store()
        load_readings(other, [other_reading])
        said = list(other.said(source_iri("b.txt")))
        one.fill(said)
        assert list(one.said(source_iri("b.txt"))) == said
        one.remove(source_iri("b.txt"))
        assert list(one.quads()) == before
    assert list(store.quads()) == list(memory.quads())


def test_a_server_answers_over_all_graphs(store: Store) -> None:
    store.load(
        [
            '<https://a/s> <https://a/p> "x"@en <https://a/g> .',
            '<https://a/s> <https://a/q> "y" <https://a/h> .',
        ]
    )
    query = "SELECT ?x ?y { ?s <https://a/p> ?x ; <https://a/q> ?y }"
    memory = open_store()
    memory.load(store.quads())
    assert store.select(query) == memory.select(query)
    assert store.ask(query.replace("SELECT ?x ?y", "ASK"), {"y": Literal("y")})
    assert store.construct("DESCRIBE <https://a/s>") == list(store.triples())


def test_the_query_address_may_be_given_itself(server: str) -> None:
    with open_store(f"{server}/query") as store:
        assert store.ask("ASK { }")


def test_a_query_is_checked_before_it_is_sent(store: Store) -> None:
    with pytest.raises(QueryError, match="would ask another server"):
        store.select("SELECT ?x { SERVICE <http://127.0.0.1/> { ?x ?y ?z } }")
    with pytest.raises(QueryError, match="is no ASK"):
        store.ask("SELECT ?x { }")
    with pytest.raises(QueryError, match="is no SELECT"):
        store.select("ASK { }")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    address = "http://me:secret@127.0.0.1:1/x"
    with open_store(address) as store, pytest.raises(StoreError) as caught:
        store.ask("ASK { }")
    assert str(caught.value).startswith("http://127.0.0.1:1/x: does not answer (")


@contextmanager
def answering(
    status: int, body: str, headers: Mapping[str, str] = NONE, asked: list[str] | None = None
) -> Iterator[str]:
    """A server that gives everyone this answer, and notes what was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if asked is not None:
                asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}"
        finally:
            http.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (200, '{"head":{"vars":["x"]},"results":{"bind', "its answer is cut off, or is no SPARQL"),
        (200, "<html>", "its answer is cut off, or is no SPARQL JSON"),
        (503, "busy\nnow", "answers 503 at /query: busy now; check that it is a SPARQL 1.1 server"),
        (401, "", "asks for a password; put user:password@ before the host's name"),
    ],
)
def test_a_server_that_misbehaves_is_named(status: int, body: str, message: str) -> None:
    error = pytest.raises(StoreError)
    with answering(status, body) as address, open_store(address) as store, error as caught:
        store.select("SELECT ?x { }")
    assert str(caught.value).startswith(f"{address}: {message}")


def test_triples_that_are_cut_off_are_an_error() -> None:
    body = "<https://a/s> <https://a/p> <htt"
    error = pytest.raises(StoreError, match="cut off")
    with answering(200, body) as address, open_store(address) as store, error:
        store.construct("DESCRIBE <https://a/s>")


@pytest.mark.parametrize(("status", "headers"), [(206, NONE), (200, {"X-SQL-State": "S1TAT"})])
def test_an_answer_that_the_server_ended_early_is_an_error(
    status: int, headers: Mapping[str, str]
) -> None:
    error = pytest.raises(StoreError, match="cut off")
    with answering(status, EMPTY, headers) as address, open_store(address) as store, error:
        store.select("SELECT ?x { }")


@pytest.mark.parametrize(
    ("path", "patience", "told"),
    [("/sparql", 2.5, "&timeout=2500"), ("/repositories/a/query", 2.5, "&timeout=3"), ("", 0, "")],
)
def test_a_server_is_told_when_to_give_up(path: str, patience: float, told: str) -> None:
    asked: list[str] = []
    with (
        answering(200, EMPTY, asked=asked) as address,
        open_store(address + path, patience=patience) as store,
    ):
        store.select("SELECT ?x { }")
    assert asked == [f"{path or '/query'}?union-default-graph=true{told}"]
