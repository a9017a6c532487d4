"""Runs of `kg ingest` that are ended in the middle; a program, run by test_ended.py.

`ended.py FOLDER SIGNAL=TIMES...` writes a JSON object: how runs ended, and what is wrong after it.
A run is a fork of this process, which has the extractor by then but no store: some runs a second.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import kg.ingest.writer
import kg.store.embedded
from kg.cli import main
from kg.errors import KgError, StoreError
from kg.extract import Extractor
from kg.ingest.reader import Read, Reader
from kg.ingest.run import Run  # imported before the forks
from kg.load import load_ontology
from kg.store import open_store

sys.path.append(str(Path(__file__).parents[1]))

from readonce import read_once

ARTICLES = 20
LASTS = 0.5  # seconds for which two workers read, at least
TEXT = (
    "In {year} ISRO lost contact with the Vikram lander. ISRO will launch Probe-{km} in 20{km}.\n"
)


def fork(action: Callable[[], int]) -> int:
    """The process that does it, in a group of its own, which Ctrl-C reaches as a whole."""
    pid = os.fork()
    if pid:
        return pid
    status = 130  # of Ctrl-C that comes before the command begins, or after it
    try:
        os.setpgrp()
        status = action()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:
        traceback.print_exc()
        status = 1
    finally:  # whatever comes, it does not go on as what it is a copy of
        try:
            sys.stderr.flush()
        finally:
            os._exit(status)


def ingest(store: str, *more: str) -> Callable[[], int]:
    """`kg ingest` on the articles, in steps as small as they can be, its words in a file."""

    def action() -> int:
        kg.ingest.writer.MOST_SECONDS = 0.02
        kg.store.embedded._FEW = 200  # so that some steps are of either kind
        os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
        main(["ingest", "news", "--store", store, *more])
        return 0

    return action


def status_of(pid: int) -> int:
    """The status with which the process ends; a signal is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def left_of(group: int) -> list[str]:
    """The processes of the group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if its_group == str(group) and state != "Z":
            found.append(path.parent.name)
    return found


def said(store: str) -> dict[str, tuple[str, ...]]:
    """All lines of each article in the store."""

    def look() -> int:
        found: dict[str, tuple[str, ...]] = {}
        try:
            with open_store(store) as opened:
                rows = opened.select("SELECT ?x { ?x a kg:Article }").rows
                found = {str(row["x"]): tuple(opened.said(str(row["x"]))) for row in rows}
        except StoreError as error:  # its making was cut off
            if "there is no store" not in str(error):
                raise
        Path("said").write_text(json.dumps(found))
        return 0

    assert status_of(fork(look)) == 0
    return {name: tuple(lines) for name, lines in json.loads(Path("said").read_text()).items()}


def export(store: str) -> str:
    """The bytes of the store's export."""

    def write() -> int:
        main(["export", "--format", "nquads", "--store", store, "-o", "out.nq"])
        return 0

    assert status_of(fork(write)) == 0
    return Path("out.nq").read_text()


def prepare(folder: Path) -> None:
    """The articles, and an extractor that all forks share."""
    os.chdir(folder)
    Path("news").mkdir()
    for number in range(ARTICLES):
        text = TEXT.format(year=1990 + number, km=30 + number)
        Path(f"news/{number:02}.txt").write_text(text)
    read_once(setattr)
    Extractor.load().read("news/00.txt")
    load_ontology(open_store())
    assert Run
    at_once = Reader.read

    def slowly(reader: Reader, path: str) -> Read | KgError:
        time.sleep(2 * LASTS / ARTICLES)
        return at_once(reader, path)

    Reader.read = slowly  # type: ignore[method-assign]


def children(pid: int) -> str:
    """The processes that it has started, as long as it is there."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


def end(store: str, number: int, seconds: float, *, early: bool) -> tuple[int, list[str]]:
    """A run that gets the signal so many seconds after its first worker, or, `early`, its start.

    Its status, and the processes that outlive it.
    """
    pid = fork(ingest(store, "--jobs", "2"))
    while os.getpgid(pid) != pid or not (early or children(pid) or not left_of(pid)):
        time.sleep(0.002)
    time.sleep(seconds)
    (os.killpg if number == signal.SIGINT else os.kill)(pid, number)
    status = status_of(pid)
    for _ in range(100):
        if not left_of(pid):
            return status, []
        time.sleep(0.05)
    return status, left_of(pid)


class Ended:
    """Runs that are ended, held against one that was not."""

    def __init__(self) -> None:
        assert status_of(fork(ingest("whole", "--jobs", "1"))) == 0
        self.said, self.export = said("whole"), export("whole")

    def runs(self, name: str, times: int) -> dict[str, object]:
        """End so many runs, each going on where the one before was ended, and look after each."""
        chance = random.Random(times)
        ends: Counter[str] = Counter()
        faults: list[str] = []
        partly, store = 0, ""
        for number in range(times):
            store = store or f"{name}-{number}"
            # The first while it reads, whatever the chance.
            seconds = chance.uniform(0, LASTS) if number else LASTS / 4
            early = number % 3 == 1
            status, left = end(store, signal.Signals[name], seconds, early=early)
            ends[str(status)] += 1
            faults += [f"workers outlive their run: {left}"] if left else []
            found = said(store) if Path(store, "CURRENT").exists() else {}
            faults += [f"{one} is there in part" for one in found if found[one] != self.said[one]]
            partly += 0 < len(found) < ARTICLES
            if len(found) == ARTICLES or number == times - 1:
                faults += self._finish(store)
                store = ""
        return {"ends": ends, "partly": partly, "faults": faults}

    def _finish(self, store: str) -> list[str]:
        assert status_of(fork(ingest(store, "--jobs", "2"))) == 0
        return [] if export(store) == self.export else [f"the export of {store} is another"]


def main_program(folder: str, *wanted: str) -> None:
    """End runs at random moments."""
    prepare(Path(folder))
    ended = Ended()
    seen: dict[str, object] = {}
    for one in wanted:
        name, times = one.split("=")
        seen[name] = ended.runs(name, int(times))
    seen["told"] = Path("stderr").read_text().splitlines()
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main_program(*sys.argv[1:])
