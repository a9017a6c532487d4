"""`kg ingest` killed at random moments and on disks that run full; a program, run by test_kill.py.

`torture_ingest.py FOLDER --seed S SCENARIO=KILLS...`, as torture.py. Each process is `kg ingest`
with all that it does. Only what the extractor makes of an article is there when it begins, as the
process is a fork, and takes a moment; and the ontology that goes into the store is very small.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

from processes import child, result, run

import kg.ingest.writer
from kg.cli import main as kg_main
from kg.errors import StoreError
from kg.export import export
from kg.extract import Extractor
from kg.store import Store, open_store
from kg.upkeep import verify

ARTICLES = 16
_AGENCIES = ("ISRO", "JAXA", "NASA", "ESA", "Roscosmos")
_CRAFTS = ("Chandrayaan-3", "Luna 25", "Vikram", "Hakuto-R", "SLIM", "Odysseus", "Beresheet")
_FULL = "the disk is full; make room and run the same again; what was written stays"


def write_articles(folder: Path) -> None:
    """Short articles, each with a few statements."""
    folder.mkdir()
    for number in range(ARTICLES):
        agency, craft = _AGENCIES[number % 5], _CRAFTS[number % 7]
        (folder / f"{number:02}.txt").write_text(
            f"{agency} will launch {craft} in {2024 + number % 9}. The lander carries a rover of"
            f" {20 + number} kg. {craft} landed at the South Pole on {1 + number} August 2023."
        )


def ingest(
    articles: Path, ontology: Path, store: Path, log: Path, *, jobs: int, singly: bool
) -> tuple[int, list[str]]:
    """Run `kg ingest`: its status, and the errors it told.

    `singly` writes each article by itself; else those of five seconds are one step.
    """
    if singly:
        kg.ingest.writer.MOST_SECONDS = 0.0
    with log.open("w") as stream:
        os.dup2(stream.fileno(), 2)
    given = ["--publisher", "Daily", "--published", "2024-01-01", "--isolated"]
    given += ["--ontology", str(ontology)]
    try:
        kg_main(["ingest", str(articles), "--store", str(store), f"--jobs={jobs}", *given])
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    sys.stderr.flush()
    told = [line for line in log.read_text().splitlines() if "Error: " in line or "Trace" in line]
    return status, told


def remember() -> None:
    """Have each article read but once, by all processes that come after; see the module's head."""
    loaded = Extractor.load(None)
    read, known = loaded.read, {}

    def remembered(path: str, **given: object) -> object:
        if path not in known:
            known[path] = read(path, **given)
        else:
            time.sleep(0.02)
        return known[path]

    loaded.read = remembered
    Extractor.load = classmethod(lambda cls, ontology=None: loaded)


def opened(store: Path) -> Store | None:
    """The store, read-only; None where there is none yet."""
    end = time.monotonic() + 2
    while True:
        try:
            return open_store(str(store))
        except StoreError as error:
            if "there is no store" in str(error):
                return None
            # A worker that was being started holds the lock for a moment longer than its parent.
            if "is in use" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.005)


def looked_through(store: Path, ontology: Path) -> int | None:
    """The number of articles, each whole as `kg store verify` sees it; None without a store."""
    there = opened(store)
    if there is None:
        return None
    with there:
        for _, fault in verify(there, ontology):
            if fault is not None and fault.where != "ontology":
                raise AssertionError(str(fault))
        query = "SELECT (COUNT(*) AS ?n) { ?x a kg:Article }"
        return int(getattr(there.select(query).rows[0]["n"], "value", "0"))


def content(store: Path) -> tuple[bytes, list[str]]:
    """What `kg export --format nquads` writes of it, and all its quads."""
    with open_store(str(store)) as there:
        return export(there, "nquads"), list(there.quads())


def names_in(folder: Path) -> set[str]:
    return set(os.listdir(folder)) - {"kg.lock"} if folder.is_dir() else set()


def children_of(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


class Torture:
    """Ingests of one folder, and what an ingest that was left alone has in its store."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.articles = folder / "articles"
        write_articles(self.articles)
        self.ontology = folder / "ontology"
        self.ontology.mkdir()
        (self.ontology / "words.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
        self.seen: Counter[str] = Counter()
        extractor, told = Extractor.load(None), {"publisher": "Daily", "url": None}
        for path in sorted(self.articles.iterdir()):
            extractor.read(str(path), published=date(2024, 1, 1), **told)
        self.writing = 0.0  # seconds from the first write to the end
        found = set()
        for number, (jobs, singly) in enumerate(((1, False), (1, True), (2, True))):
            store = folder / f"whole-{number}"
            pid, reading = child(self.action(store, jobs, singly))
            while not names_in(store):
                time.sleep(0.001)
            start = time.perf_counter()
            with open(reading, "rb") as stream:
                stream.read()
            os.waitpid(pid, 0)
            self.writing = max(self.writing, time.perf_counter() - start)
            exported, quads = result(partial(content, store))
            found.add((exported, tuple(quads)))
        assert len(found) == 1, "the number of jobs, or of steps, makes a difference"
        self.due = exported, quads

    def action(self, store: Path, jobs: int, singly: bool) -> "partial[tuple[int, list[str]]]":
        """One run of `kg ingest` into the store."""
        log = store.with_suffix(".log")
        where = (self.articles, self.ontology, store, log)
        return partial(ingest, *where, jobs=jobs, singly=singly)

    def ingest(self, kills: int) -> None:
        """A run is killed, and the next one goes on, until one comes to its end."""
        number = done = 0
        while done < kills:
            store, jobs, singly = self.folder / f"store-{number}", 1 + number % 2, number % 4 < 3
            number += 1
            for _ in range(self.random.randint(1, 4)):
                if done >= kills or not self.killed(self.action(store, jobs, singly), store):
                    break
                done += 1
                count = result(partial(looked_through, store, self.ontology))
                self.seen[f"killed, {jobs} jobs"] += 1
                state = "all" if count == ARTICLES else "some" if count else "no"
                self.seen[f"{state} articles there"] += 1
            assert result(self.action(store, jobs, singly)) == (0, [])
            assert result(partial(content, store)) == self.due, f"{store} differs"
            shutil.rmtree(store)
        self.seen["stores finished"] = number

    def killed(self, action: "partial[tuple[int, list[str]]]", store: Path) -> bool:
        """Whether it was there to be killed; four of five times after it has opened the store."""
        before = names_in(store)
        pid, reading = child(action)
        if self.random.random() < 0.8:
            while names_in(store) == before and is_alive(pid):
                time.sleep(0.0005)
        time.sleep(self.random.uniform(0, self.writing))
        workers = children_of(pid)
        os.kill(pid, signal.SIGKILL)
        os.close(reading)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if status not in (0, -signal.SIGKILL):
            sys.exit("a run failed before it was killed")
        end = time.monotonic() + 5
        while any(map(is_alive, workers)):
            assert time.monotonic() < end, "a worker outlives the run"
            time.sleep(0.001)
        return status != 0

    def worker(self, kills: int) -> None:
        """One worker is killed: the run goes on without its article; the next one reads it."""
        for number in range(kills):
            store = self.folder / f"worker-{number}"
            pid, reading = child(self.action(store, 2, True))
            while not children_of(pid):
                time.sleep(0.0005)
            time.sleep(self.random.uniform(0, self.writing / 2))
            for one in children_of(pid)[:1]:
                os.kill(one, signal.SIGKILL)
                self.seen["workers killed"] += 1
            with open(reading, "rb") as stream:
                stream.read()
            assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
            told = store.with_suffix(".log").read_text()
            assert "Traceback" not in told, told
            self.seen["articles read by the next run"] += "the process that read it ended" in told
            result(partial(looked_through, store, self.ontology))
            assert result(self.action(store, 2, True)) == (0, [])
            assert result(partial(content, store)) == self.due, f"{store} differs"
            shutil.rmtree(store)

    def quota(self, disks: int) -> None:
        """Disks of many sizes that run full; then they get more room, and the same command ends."""
        disk = self.folder / "disk"
        disk.mkdir()
        whole = self.folder / "whole-1"
        most = sum(path.stat().st_size for path in whole.iterdir())
        for number in range(disks):
            jobs, room = 1 + number % 2, int(self.random.uniform(65536, most))
            run("mount", "-t", "tmpfs", "-o", f"size={room}", "kg-test", disk)
            try:
                store = disk / "store"
                where = (self.articles, self.ontology, store, self.folder / "disk.log")
                action = partial(ingest, *where, jobs=jobs, singly=True)
                status, told = result(action)
                if status:
                    (line,) = told
                    assert (status, line.endswith(_FULL)) == (2, True), told
                    self.seen["full"] += 1
                    result(partial(looked_through, store, self.ontology))
                    run("mount", "-o", f"remount,size={most * 4}", disk)
                    assert result(action) == (0, [])
                assert result(partial(content, store)) == self.due, "the store differs"
            finally:
                run("umount", disk)


def main() -> None:
    """Run the scenarios and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO=KILLS")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    remember()
    torture, seen = Torture(given.folder, given.seed), {}
    for scenario in given.scenarios:
        name, kills = scenario.split("=")
        start = time.perf_counter()
        torture.seen = Counter()
        getattr(torture, name)(int(kills))
        seconds = round(time.perf_counter() - start, 1)
        seen[name] = {"kills": int(kills), "seconds": seconds, **torture.seen}
        print(f"{name}: {seen[name]}", file=sys.stderr)
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
