"""Processes that write a store and are killed at random moments; a program, run by test_kill.py.

`torture.py FOLDER --seed S SCENARIO=KILLS...` prints one JSON object: what each has seen. A child
is a fork of this process, which has all modules by then but no store open: some kills a second.
Where FOLDER is in memory nothing waits for the disk, so that more moments lie within a write.
"""

import argparse
import json
import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from processes import Progress, killed, result, run

from kg import model
from kg.errors import StoreError
from kg.load import load_ontology, load_reading
from kg.model import Reading
from kg.rdf import source_iri, statement_iri
from kg.store import open_store
from kg.store.ontology import ontology_hash
from kg.upkeep import back_up, compact, restore, verify
from kg.vocab import expand

ARTICLES = 12
ROOM = "make room and run the same again; what was written stays"


def make_reading(path: str, statements: int, word: str) -> Reading:
    """An article of as many sentences, each a statement of its own."""
    sentences = [f"Agency {n} {word} craft {n}." for n in range(statements)]
    text, found = " ".join(sentences), []
    for number, sentence in enumerate(sentences):
        start = text.index(sentence)
        quote = model.Quote.of(text, start, start + len(sentence))
        one, other = (
            model.Entity(iri=expand(f"ent:{name}-{number}"), label=f"{name} {number}", type=kind)
            for name, kind in (("agency", "space:Agency"), ("craft", "space:Lander"))
        )
        prop = model.Property(iri=expand("space:develops"), name="develops")
        polarity = model.Polarity.POSITIVE
        found.append(
            model.Statement(
                id=statement_iri(source_iri(path), quote, one, prop, other, polarity),
                source=path,
                subject=one,
                property=prop,
                value=other,
                qualifiers=(),
                certainty=model.Certainty.CERTAIN,
                polarity=polarity,
                tense=model.Tense.PRESENT,
                speakers=(model.Speaker(label="Daily", iri=expand("ent:speaker-daily")),),
                quote=quote,
                confidence=0.9,
            )
        )
    day = model.PublicationDate(day=date(2020, 3, 1), origin="option")
    article = model.Article(path=path, text=text, blocks=(), publisher="Daily", published=day)
    return Reading(article=article, statements=tuple(found))


class Torture:
    """Stores of a dozen articles in a folder, with what a store that was left alone would have."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.ontology = folder / "ontology"
        self.ontology.mkdir()
        (self.ontology / "words.ttl").write_text(
            f"<{expand('kg:Statement')}> <{expand('rdfs:label')}> 'statement' ."
        )
        self.version = ontology_hash(self.ontology)

    def fill(
        self, store: Path, word: str, progress: Progress | None = None, statements: int = 1
    ) -> float:
        """Put all articles in, as kg ingest does; the seconds it took."""
        progress, start = progress or Progress(), time.perf_counter()
        with open_store(str(store), create=True) as opened:
            progress(lambda: load_ontology(opened, self.ontology))
            for number in range(ARTICLES):
                reading = make_reading(f"{number}.txt", statements + number % 5, word)
                progress(partial(load_reading, opened, reading, self.version))
        return time.perf_counter() - start

    def quads(self, store: Path) -> list[str]:
        """All that a store has, or nothing where none has been made yet."""
        try:
            with open_store(str(store)) as opened:
                return list(opened.quads())
        except StoreError as error:
            if "there is no store" not in str(error):
                raise
            return []

    def sound(self, store: Path) -> bool:
        """Look the store through, as kg store verify does; whether there is one."""
        try:
            with open_store(str(store)) as opened:
                for _, fault in verify(opened, self.ontology):
                    if fault is not None and fault.where != "ontology":
                        raise AssertionError(str(fault))
        except StoreError as error:
            if "there is no store" not in str(error):
                raise
            return False
        return True

    def fresh(self, kills: int) -> None:
        """A new store each time, killed while being filled, looked through, filled to the end."""
        whole = self.folder / "whole"
        lasts = result(partial(self.fill, whole, "builds"))
        due = result(partial(self.quads, whole))
        for number in range(kills):
            store, progress = self.folder / f"fresh-{number}", Progress()
            action = partial(self.fill, store, "builds", progress)
            killed(action, self.random.uniform(0, lasts * 1.1))
            self.seen[progress.state(ARTICLES + 1)] += 1
            self.seen["no store yet"] += not result(partial(self.sound, store))
            result(partial(self.fill, store, "builds"))
            assert result(partial(self.quads, store)) == due, f"{store} differs"
            shutil.rmtree(store)

    def again(self, kills: int) -> None:
        """One store that is killed again and again while its articles are replaced."""
        store = self.folder / "again"
        words = ["builds", "tests"]
        lasts = min(result(partial(self.fill, store, word)) for word in reversed(words))
        due = []
        for word in words:
            result(partial(self.fill, self.folder / word, word))
            due.append(result(partial(self.quads, self.folder / word)))
        allowed = set(due[0]) | set(due[1])
        for number in range(kills):
            word, progress = words[(number + 1) % 2], Progress()
            killed(partial(self.fill, store, word, progress), self.random.uniform(0, lasts * 1.1))
            self.seen[progress.state(ARTICLES + 1)] += 1
            assert result(partial(self.sound, store)), "the store is gone"
            assert set(result(partial(self.quads, store))) <= allowed, "there is something strange"
            if number % 10 == 9:
                result(partial(self.fill, store, word))
                found = result(partial(self.quads, store))
                assert found == due[words.index(word)], "the store differs"

    def creation(self, kills: int) -> None:
        """A store killed in the milliseconds in which its folder is made."""

        def make(store: Path) -> float:
            start = time.perf_counter()
            open_store(str(store), create=True).close()
            return time.perf_counter() - start

        lasts = result(partial(make, self.folder / "whole"))
        for number in range(kills):
            store = self.folder / f"made-{number}"
            killed(partial(make, store), self.random.uniform(0, lasts))
            there = sorted(os.listdir(store)) if store.exists() else []
            state = "whole" if "CURRENT" in there else "begun" if there else "not begun"
            self.seen[state] += 1
            result(partial(self.sound, store))
            result(partial(make, store))
            assert result(partial(self.sound, store))
            shutil.rmtree(store)

    def upkeep(self, kills: int) -> None:
        """Backup, restoration and compaction, killed: nothing is lost, no half a backup is left."""
        store, target = self.folder / "kept", self.folder / "backup"
        result(partial(self.fill, store, "builds"))
        due = result(partial(self.quads, store))
        result(partial(back_up, store, self.folder / "source"))
        actions = {
            "backup": partial(back_up, store, target),
            "restore": partial(restore, self.folder / "source", store, force=True),
            "compact": partial(compact, store),
        }
        lasts = {}
        for name, action in actions.items():
            start = time.perf_counter()
            result(action)
            lasts[name] = time.perf_counter() - start
            shutil.rmtree(target, ignore_errors=True)
        for number in range(kills):
            name = list(actions)[number % len(actions)]
            if killed(actions[name], self.random.uniform(0, lasts[name])):
                self.seen[name] += 1
            if target.exists():
                self.seen["whole backup"] += 1
                assert result(partial(self.quads, target)) == due, "a backup is not whole"
                shutil.rmtree(target)
            if not store.exists():
                self.seen["between two renames"] += 1
            assert result(partial(self.quads, store)) == due, f"{name} lost something"

    def quota(self, disks: int) -> None:
        """Disks of many sizes that run full at one moment or another; then they get more room."""
        whole, disk = self.folder / "whole", self.folder / "disk"
        disk.mkdir()
        fill = partial(self.fill, word="builds", statements=15)
        result(partial(fill, whole))
        due = result(partial(self.quads, whole))
        most = sum(path.stat().st_size for path in whole.iterdir())
        for _ in range(disks):
            room = int(self.random.uniform(4096, most * 1.2))
            run("mount", "-t", "tmpfs", "-o", f"size={room}", "kg-test", disk)
            try:
                store = disk / "store"
                told, writing = result(partial(self.told, partial(fill, store)))
                if told:
                    assert told.endswith("the disk is full; " + ROOM), told
                    self.seen[f"full: {writing}"] += 1
                    self.seen["no store yet"] += not result(partial(self.sound, store))
                    again, _ = result(partial(self.told, partial(fill, store)))
                    assert not again or again.endswith("the disk is full; " + ROOM), again
                    result(partial(self.sound, store))
                    run("mount", "-o", f"remount,size={most * 4}", disk)
                    result(partial(fill, store))
                assert result(partial(self.quads, store)) == due, "the store differs"
            finally:
                run("umount", disk)

    def told(self, action: Callable[[], object]) -> tuple[str, str]:
        """The error in which it ends, or nothing; and what kind of file was being written."""
        try:
            action()
        except StoreError as error:
            found = re.search(r"[/.](sst|log|dbtmp|MANIFEST|OPTIONS|LOG)", str(error.__cause__))
            return str(error), found[1] if found else "other"
        return "", ""


def main() -> None:
    """Run the scenarios and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO=KILLS")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seen = {}
    for scenario in given.scenarios:
        name, kills = scenario.split("=")
        start, folder = time.perf_counter(), given.folder / name
        folder.mkdir()
        torture = Torture(folder, given.seed)
        getattr(torture, name)(int(kills))
        shutil.rmtree(folder)
        seconds = round(time.perf_counter() - start, 1)
        seen[name] = {"kills": int(kills), "seconds": seconds, **torture.seen}
        print(f"{name}: {seen[name]}", file=sys.stderr)
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
