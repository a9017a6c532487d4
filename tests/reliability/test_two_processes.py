"""Two processes and one store: the second is told, or reads, and nothing is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.store import open_store

IN_USE = "is in use by another process; wait until it has finished, or name another --store\n"
HOLD = """
import sys
from kg.store import open_store
with open_store(sys.argv[1], create=sys.argv[2] == "writer") as store:
    print("open", flush=True)
    sys.stdin.read()
"""
# Adds one line of its own, however often it has to ask for the store.
ADD = """
import sys, time
from kg.errors import StoreError
from kg.store import open_store
for number in range(5):
    line = f"<urn:{sys.argv[2]}> <urn:p> <urn:{number}> <urn:g> ."
    for attempt in range(3000):
        try:
            with open_store(sys.argv[1], create=True) as store:
                store.load([line])
            break
        except StoreError as error:
            assert "is in use by another process" in str(error), error
            time.sleep(0.01)
    else:
        sys.exit("never had its turn")
"""


def hold(store: Path, how: str) -> subprocess.Popen[str]:
    """A process that has the store open until its input ends."""
    command = [sys.executable, "-c", HOLD, str(store), how]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def kg(*args: object) -> tuple[int, str]:
    ended = CliRunner().invoke(main, list(map(str, args)))
    return ended.exit_code, ended.stderr


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(str(tmp_path / "store"), create=True) as made:
        made.load(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    return tmp_path / "store"


def test_who_comes_second_is_told_and_may_when_the_first_was_killed(
    store: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("ISRO will launch Chandrayaan-3 in 2023.")
    writer = hold(store, "writer")
    assert kg("ingest", tmp_path / "a.txt", "--store", store) == (2, f"Error: {store}: {IN_USE}")
    assert kg("query", "-e", "ASK { }", "--store", store) == (2, f"Error: {store}: {IN_USE}")
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    assert kg("query", "-e", "ASK { }", "--store", store) == (0, "")


def test_readers_look_on_together_and_keep_a_writer_out(store: Path) -> None:
    reader = hold(store, "reader")
    assert kg("query", "-e", "ASK { }", "--store", store) == (0, "")
    backup = store.with_name("backup")
    assert kg("store", "backup", backup, "--store", store) == (2, f"Error: {store}: {IN_USE}")
    reader.communicate("")
    assert kg("store", "backup", backup, "--store", store, "--quiet") == (0, "")


def test_of_what_several_write_in_turn_nothing_is_lost(store: Path) -> None:
    names = ("a", "b", "c")
    writers = [subprocess.Popen([sys.executable, "-c", ADD, str(store), name]) for name in names]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with open_store(str(store)) as opened:
        lines = set(opened.quads())
    expected = {f"<urn:{name}> <urn:p> <urn:{n}> <urn:g> ." for name in names for n in range(5)}
    assert lines == expected | {"<urn:s> <urn:p> <urn:o> <urn:g> ."}
