"""A limit of time, kept by a process that can be ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import KgError, QueryError, StoreError
from kg.store import Store, open_store
from kg.store.fault import check_query
from kg.store.limit import within

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MESSAGE = "q: ran longer than 0.5 s and was stopped; ask for less, or raise --timeout (0: no limit)"


@pytest.fixture
def store() -> Store:
    """A thousand triples: their fourth power is not counted in a lifetime."""
    filled = open_store()
    filled.load(f'<http://a/{n}> <http://a/p> "{n}" <http://g/g> .' for n in range(1000))
    return filled


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_runs_over_is_stopped_and_its_process_is_gone(store: Store, tmp_path: Path) -> None:
    note = tmp_path / "process"

    def count() -> object:
        note.write_text(str(os.getpid()))
        return store.select(ENDLESS)

    start = time.monotonic()
    with pytest.raises(QueryError) as caught:
        within(0.5, count, "q")
    assert str(caught.value) == MESSAGE
    assert time.monotonic() - start < 5
    assert int(note.read_text()) != os.getpid()
    assert is_gone(int(note.read_text()))


def test_what_is_in_time_comes_back_as_it_is(store: Store) -> None:
    query = "SELECT ?x ?y { ?x <http://a/p> ?y } ORDER BY ?y LIMIT 3"
    assert within(30, lambda: store.select(query), "q") == store.select(query)
    assert within(30, lambda: b"x" * 5_000_000, "q") == b"x" * 5_000_000


def test_no_limit_is_no_process() -> None:
    assert within(0, os.getpid, "q") == os.getpid()
    assert within(30, os.getpid, "q") != os.getpid()


def test_an_error_is_the_one_that_was_raised() -> None:
    def fail() -> None:
        error = StoreError(Path("a"), "is bad", "mend it")
        error.excerpt = "here"
        raise error

    with pytest.raises(StoreError) as caught:
        within(30, fail, "q")
    assert (str(caught.value), caught.value.excerpt) == ("a: is bad; mend it", "here")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "q: was ended, most likely as it took all"),
        (lambda: os.kill(os.getpid(), signal.SIGTERM), "q: ended early (SIGTERM); ask for less"),
        (lambda: os._exit(3), "q: ended early (status 3); ask for less"),
    ],
)
def test_a_process_that_ends_otherwise_is_told(action: Callable[[], object], message: str) -> None:
    with pytest.raises(KgError) as caught:
        within(30, action, "q")
    assert str(caught.value).startswith(message)


def test_a_query_that_overflows_the_engine_s_stack_is_told() -> None:
    query = f"ASK {{ ?a ?b ?c FILTER({'!' * 100_000}?c) }}"
    with pytest.raises(QueryError) as caught:
        within(30, lambda: check_query(query), "q")
    assert str(caught.value) == "q: is too long, or nested too deeply; write it shorter"


SCRIPT = f"""
from kg.store import open_store
from kg.store.limit import within
store = open_store()
store.load(f'<http://a/{{n}}> <http://a/p> "{{n}}" <http://g/g> .' for n in range(1000))
print("ready", flush=True)
within(2, lambda: store.select({ENDLESS!r}), "q")
"""


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_its_parent_for_long(ended_by: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        os.kill(parent.pid, ended_by)
        parent.wait()
    for _ in range(100):
        try:
            os.killpg(parent.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(parent.pid, signal.SIGKILL)
    raise AssertionError("its child still runs")
