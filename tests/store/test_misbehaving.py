"""Servers that misbehave."""

import contextlib
import re
import socket
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count

import pytest

from kg.errors import QueryError, StoreError
from kg.store import open_store
from kg.store.server import RemoteStore, client
from kg.store.server.asker import Asker


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries that follow each other at once."""
    monkeypatch.setattr(client, "PAUSE", 0.01)
    monkeypatch.setattr(client, "WAITING", 0.1)
    monkeypatch.setattr(client, "UNKNOWN", 0.05)


NONE: Mapping[str, str] = {}
EMPTY = '{"head":{"vars":["x"]},"results":{"bindings":[]}}'


def with_term(kind: str, value: str) -> str:
    """An answer of one row, whose term has this as its value in JSON."""
    return EMPTY.replace("[]}", f'[{{"x":{{"type":"{kind}","value":{value}}}}}]}}')


def test_the_query_address_may_be_given_itself(server: str) -> None:
    with open_store(f"{server}/query") as store:
        assert store.ask("ASK { }")


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
        (200, "{}", "its answer is cut off, or is no SPARQL JSON"),
        (200, '{"results":{"bindings":[]}}', "its answer is cut off, or is no SPARQL JSON"),
        (200, '{"head":{"vars":["x"]},"results":{"bindings":{}}}', "its answer is cut off"),
        (200, '{"head":{"vars":["x"]},"results":{"bindings":[5]}}', "its answer is cut off"),
        (200, with_term("moon", '"a"'), "its answer is cut off, or is no SPARQL JSON"),
        (200, with_term("uri", "5"), "its answer is cut off, or is no SPARQL JSON"),
        (200, with_term("triple", "{}"), "its answer is cut off, or is no SPARQL JSON"),
        (200, with_term("literal", r'"\ud800"'), "its answer is cut off, or is no SPARQL JSON"),
        (503, "busy\nnow", "answers 503 at /query: busy now; try again later"),
        (401, "", "asks for a password; set KG_STORE_USER and KG_STORE_PASSWORD"),
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


def request(connection: socket.socket) -> bytes:
    """All of a request: whoever closes before the rest of it has come may take the answer back."""
    head = connection.recv(1 << 16)
    while b"\r\n\r\n" not in head and (more := connection.recv(1 << 16)):
        head += more
    head, _, body = head.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
    while length and len(body) < int(length[1]) and (more := connection.recv(1 << 16)):
        body += more
    return head + b"\r\n\r\n" + body


@contextmanager
def raw(*answers: bytes, pause: float = 0, close: bool = True) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives each connection the next of these answers (the last again and again).

    `pause` is between the bytes. It does not look at what it is asked, which is noted.
    """
    asked: list[bytes] = []
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for number in count():
                connection, _ = listening.accept()
                if over.is_set():
                    connection.close()
                    return
                with connection, contextlib.suppress(OSError):
                    asked.append(request(connection))
                    answer = answers[min(number, len(answers) - 1)]
                    for piece in [answer] if not pause else [bytes([one]) for one in answer]:
                        connection.sendall(piece)
                        if over.wait(pause):
                            break
                    if not close:
                        over.wait()

        thread = threading.Thread(target=serve)
        thread.start()
        port = listening.getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}", asked
        finally:
            over.set()
            socket.create_connection(("127.0.0.1", port)).close()
            thread.join()


def http(
    body: str = EMPTY, status: str = "200 OK", *headers: str, length: int | None = None
) -> bytes:
    # Else the client may learn that the connection is closed as it asks again, or not.
    told = (
        *headers,
        "Connection: close",
        f"Content-Length: {len(body) if length is None else length}",
    )
    return "\r\n".join((f"HTTP/1.1 {status}", *told, "", body)).encode()


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "before",
    [
        (http("busy", "503 Service Unavailable"), http("busy", "503 Service Unavailable")),
        (http("slower", "429 Too Many Requests", "Retry-After: 0"),),
        (http("down", "502 Bad Gateway"), http("down", "504 Gateway Timeout")),
        (b"",),
        (b"HTTP/1.1 200 OK\r\nContent-Le",),
        (http(EMPTY[:20], length=len(EMPTY)),),
        (CHUNKED + b"14\r\n" + EMPTY[:20].encode() + b"\r\n",),
    ],
)
def test_what_passes_is_tried_again(before: tuple[bytes, ...]) -> None:
    with raw(*before, http()) as (address, asked), open_store(address) as store:
        assert store.select("SELECT ?x { }").variables == ("x",)
    assert len(asked) == len(before) + 1


def test_a_retry_waits_as_long_as_it_is_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(client, "WAITING", 100)
    monkeypatch.setattr(time, "sleep", waited.append)
    busy = http("busy", "503 Service Unavailable", "Retry-After: 7")
    with raw(busy, http()) as (address, _), open_store(address) as store:
        store.select("SELECT ?x { }")
    assert waited == [7]


LATE = "did not answer in time"
DRIP = http("x" * 10_000)


@pytest.mark.parametrize(
    ("answer", "pause", "message"),
    [
        (b"", 0, LATE),  # never
        (DRIP, 0.02, LATE),  # byte by byte, from the first line on
        (CHUNKED + b"1\r\nx\r\n" * 100_000, 0.02, LATE),
        (b"\x00garbage\r\n\r\n", 0, "does not answer \\("),
        (
            http("<html>", "200 OK", "Content-Type: text/html"),
            0,
            "answers with text/html, not with",
        ),
        (http("no", "200 OK", "Content-Encoding: gzip"), 0, "broke off its answer|does not answer"),
        (http("", "302 Found", "Location: http://u:pw@elsewhere.test/x"), 0, "moved to http://els"),
        (http("[1]"), 0, "is cut off, or is no SPARQL JSON"),
        (http("[" * 100_000), 0, "cut off"),
    ],
)
def test_a_server_that_answers_badly_is_told_in_time(
    answer: bytes, pause: float, message: str
) -> None:
    start = time.monotonic()
    with (
        raw(answer, pause=pause, close=bool(answer)) as (address, _),
        open_store(address, patience=0.4) as store,
        pytest.raises((StoreError, QueryError), match=message) as caught,
    ):
        store.select("SELECT ?x { }")
    assert time.monotonic() - start < 3
    assert "pw" not in str(caught.value)


def test_an_answer_without_end_is_cut_at_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    part = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    monkeypatch.setattr(client, "MOST", 1 << 20)
    error = pytest.raises(StoreError, match="larger than 1 MB")
    with raw(CHUNKED + part * 500) as (address, _), open_store(address) as store, error:
        store.select("SELECT ?x { }")


def test_what_may_have_been_done_is_not_done_twice() -> None:
    line = '_:x <https://a/p> "y" <https://a/g> .'
    with raw(http('{"boolean": true}'), b"") as (address, asked), open_store(address) as store:
        with pytest.raises(StoreError, match="broke off its answer"):
            store.load([line])
        assert len(asked) == 2  # what it is, and the update
        with pytest.raises(StoreError, match="broke off its answer"):
            store.load([line.replace("_:x", "<https://a/x>")])
        assert len(asked) > 4


SECRET = "s3cret/%41é@:"


@pytest.mark.parametrize("where", ["address", "environment", "token"])
def test_a_secret_is_in_no_error(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, user = SECRET if where == "environment" else "s3cret-word", "somebody"
    monkeypatch.setenv("KG_STORE_USER", user if where == "environment" else "")
    monkeypatch.setenv("KG_STORE_PASSWORD", secret if where == "environment" else "")
    monkeypatch.setenv("KG_STORE_TOKEN", secret if where == "token" else "")
    echo = http(f"you are {user} with {secret}", "400 Bad Request").replace(b"Content-Length", b"X")
    for answer in (echo, http("", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"'), b""):
        with raw(answer) as (address, asked):
            if where == "address":
                address = address.replace("//", f"//{user}:{secret}@")
            with open_store(address) as store, pytest.raises(StoreError) as caught:
                store.select("SELECT ?x { }")
            told = str(caught.value) + repr(caught.value) + repr(store)
            told += "".join(traceback.format_exception(caught.value))
            assert "s3cret" not in told
            assert secret not in told
    assert asked


@pytest.mark.parametrize(
    ("challenge", "sent"),
    [('Basic realm="x"', b"Basic "), ('Digest realm="x", nonce="1", qop="auth"', b"Digest ")],
)
def test_a_password_goes_out_when_and_as_it_is_asked_for(
    challenge: str, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_USER", "somebody")
    monkeypatch.setenv("KG_STORE_PASSWORD", "s3cret")
    refused = http("", "401 Unauthorized", f"WWW-Authenticate: {challenge}", "Connection: close")
    with raw(refused, *[http()] * 3) as (address, asked), open_store(address) as store:
        store.select("SELECT ?x { }")
    first, *more = [one.lower() for one in asked]
    assert b"authorization" not in first
    assert all(b"authorization: " + sent.lower() in one for one in more)


def test_a_token_is_sent_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TOKEN", "abc.def")
    with raw(http()) as (address, asked), open_store(address) as store:
        store.select("SELECT ?x { }")
    assert b"authorization: bearer abc.def" in asked[0].lower()


@pytest.mark.parametrize("bad", ["http://", "http://u:s3cret@", "http://u:s3cret@host:port/x"])
def test_what_is_no_address_is_told_without_its_password(bad: str) -> None:
    with pytest.raises(StoreError, match="is no address") as caught:
        open_store(bad)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


LOST = [(False, ["a", "b"]), (True, ["b"])]


@pytest.mark.parametrize(
    ("passes", "told"),
    [
        ([LOST, [(False, ["b", "c"]), (True, ["a"])]], ["a", "b", "c"]),
        ([[(False, ["a", "b"]), (True, ["c"])]], ["a", "b", "c"]),
        ([LOST, LOST, LOST], None),
    ],
    ids=["once", "never", "always"],
)
def test_what_pages_lost_is_asked_for_again(
    passes: list[list[tuple[bool, list[str]]]],
    told: list[str] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = iter(passes)
    monkeypatch.setattr(Asker, "_pages", lambda *_: iter(next(asked)))
    monkeypatch.setattr(Asker, "_number_of", lambda *_: 3)
    rows = RemoteStore("http://127.0.0.1:1/")._asker.table("SELECT ?g ?s ?p ?o { }")
    if told is None:
        with pytest.raises(StoreError, match="gave some rows twice and others not at all"):
            list(rows)
    else:
        assert list(rows) == told
    assert next(asked, None) is None
