"""A run over many files: what is unchanged is passed over, the rest is read and written.

A run that was broken off, in whatever way, goes on where it was by being started again.
"""

import gc
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.decisions import keep_decisions
from kg.errors import KgError
from kg.extract import Extractor
from kg.folder import data_folder
from kg.ingest.alone import Alone
from kg.ingest.inputs import Inputs, is_plain_file
from kg.ingest.outcome import Fate, Outcome, Tally
from kg.ingest.overrides import Overrides
from kg.ingest.pool import FORKS, Pool, Task
from kg.ingest.reader import Read, Reader
from kg.ingest.writer import Writer
from kg.load import known_inputs
from kg.model import Article, Block, BlockKind
from kg.store import Store
from kg.store.ontology import ontology_hash

# The model and much else are loaded with the first sentence: before the workers, and for all.
_TEXT = "ISRO launched Chandrayaan-2 on 22 July 2019."
_FIRST = Article(path="", text=_TEXT, blocks=(Block(kind=BlockKind.BODY, start=0, end=len(_TEXT)),))
_AT_ONCE = 256  # files whose hashes are looked up in one query
_PATIENCE = 0.2  # seconds
# What is read slowest takes a sixth of a second a kilobyte; a machine may be busy.
_LEAST_LIMIT, _LIMIT_A_KILOBYTE = 60.0, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be read, and how.

    `known` if the store may have some of the files already; `again` reads those too. `limit` is in
    seconds for one article, None: by its size, 0: none. `strict` ends at the first that fails.
    """

    files: Sequence[str]
    overrides: Overrides = field(default_factory=Overrides)
    ontology: Path | None = None
    known: bool = True
    again: bool = False
    strict: bool = False
    jobs: int = 1
    limit: float | None = None


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Run:
    """Reads the files of a plan into a store; `tally` says how far it has come."""

    def __init__(self, plan: Plan, target: Callable[[], Store]) -> None:
        """`target` gives the store, and is called when there is a need of it."""
        self._plan = plan
        self._target = target
        self.tally = Tally(len(plan.files))
        version = ontology_hash(plan.ontology or data_folder("ontology"))
        self._inputs = Inputs(plan.overrides, version)
        self._version = version
        self._writer = Writer(target, plan.files, self._inputs)
        self._extractor: Extractor | None = None
        self._here = Alone(self._reader)
        self._crew: Alone | Pool = self._here

    def outcomes(self) -> Generator[Outcome | None]:
        """What becomes of each file, in the order of the files; None while there is nothing to say.

        Whatever ends it, what was read by then is written, and no worker is left. Raises StoreError
        for a store that fails, and in a strict run the error of the first file that does.
        """
        waiting: dict[int, Outcome] = {}
        turn = 0
        try:
            for outcome in self._done():
                if outcome is None:
                    yield None
                    continue
                waiting[outcome.number] = outcome
                while turn in waiting:
                    yield waiting.pop(turn)
                    turn += 1
        finally:
            self._crew.close()
            self._count(self._writer.write())

    def _done(self) -> Iterator[Outcome | None]:
        """What becomes of each file, in the order in which it is known."""
        if self._plan.known:
            # A store in use is told before an article is read. A run that was killed may have
            # changed an article on which somebody has decided, and come no further.
            keep_decisions(self._target())
        for start in range(0, len(self._plan.files), _AT_ONCE):
            for found in self._sorted_out(start):
                if isinstance(found, Outcome):
                    yield self._counted(found)
                else:
                    yield from self._have_read(found)
        while self._crew.busy:
            yield from self._results(self._crew)
        yield from map(self._counted, self._writer.write())

    def _sorted_out(self, start: int) -> Iterator[Outcome | Task]:
        """The next files: those that are unchanged, and those that are to be read."""
        plan = self._plan
        paths = list(enumerate(plan.files[start : start + _AT_ONCE], start))
        hashes: dict[int, str] = {}
        if plan.known and not plan.again:
            found = ((number, self._inputs.hash_of(path)) for number, path in paths)
            hashes = {number: one for number, one in found if one}
        known = known_inputs(self._target(), hashes.values()) if hashes else frozenset()
        for number, path in paths:
            if hashes.get(number) in known:
                yield Outcome(number=number, path=path, fate=Fate.UNCHANGED)
            else:
                yield Task(number, path, self._limit(path))

    def _limit(self, path: str) -> float | None:
        if self._plan.limit is not None:
            return self._plan.limit or None
        try:
            size = os.path.getsize(path)
        except (OSError, ValueError):
            size = 0
        return _LEAST_LIMIT + _LIMIT_A_KILOBYTE * size / 1000

    def _have_read(self, task: Task) -> Iterator[Outcome | None]:
        if not is_plain_file(task.path):
            # Standard input, a pipe, or nothing: it cannot be handed on.
            yield from self._results(self._here)
            self._here.give(task)
            yield from self._results(self._here)
            return
        if isinstance(self._crew, Alone) and self._plan.jobs > 1:
            self._crew = self._workers()
        while not self._crew.room:
            yield from self._results(self._crew)
        self._crew.give(task)

    def _results(self, crew: Alone | Pool) -> Iterator[Outcome | None]:
        for task, found in crew.results(_PATIENCE):
            if isinstance(found, Read):
                self._writer.add(task, found)
            else:
                yield self._counted(_failure(task, found))
                if self._plan.strict:
                    raise found
        if self._writer.due:
            yield from map(self._counted, self._writer.write())
        yield None

    def _counted(self, outcome: Outcome) -> Outcome:
        self.tally.add(outcome)
        return outcome

    def _count(self, outcomes: Iterator[Outcome]) -> None:
        for outcome in outcomes:
            self.tally.add(outcome)

    def _workers(self) -> Pool:
        if FORKS:
            self._load().extract(_FIRST)
            gc.collect()
            gc.freeze()  # the collector writes into what it visits, and ends its being shared
        make = _Making(self._plan.overrides, self._plan.ontology, self._version)
        return Pool(self._plan.jobs, self._reader if FORKS else make)

    def _load(self) -> Extractor:
        if self._extractor is None:
            self._extractor = Extractor.load(self._plan.ontology)
        return self._extractor

    def _reader(self) -> Reader:
        return Reader(self._load(), self._plan.overrides, self._inputs, self._version)


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes a reader in a process that shares nothing with this one."""

    overrides: Overrides
    ontology: Path | None
    version: str

    def __call__(self) -> Reader:
        inputs = Inputs(self.overrides, self.version)
        return Reader(Extractor.load(self.ontology), self.overrides, inputs, self.version)


def _failure(task: Task, error: KgError) -> Outcome:
    return Outcome(number=task.number, path=task.path, fate=Fate.FAILED, error=error)
