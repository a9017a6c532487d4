"""Worker processes: each has an article in hand and some that wait, so that none is ever idle.

A worker that dies, or takes too long over an article, is replaced; that article is lost to it,
those that waited go to another.
"""

import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from kg.errors import KgError, ReadError
from kg.ingest.reader import Read, Reader
from kg.ingest.worker import uninterrupted, work

AHEAD = 8  # articles with a worker: the one in hand, and what it reads while this process writes
FORKS = sys.platform == "linux"  # elsewhere a fork is not safe, or there is none


class Task(NamedTuple):
    """An article to be read; `number` is its place among all."""

    number: int
    path: str
    limit: float | None = None  # seconds


class _Worker:
    """A process, its end of the pipe, and what it was given in that order."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.tasks: deque[Task] = deque()
        self.since = time.monotonic()

    @property
    def deadline(self) -> float | None:
        """When the article in hand has taken too long."""
        limit = self.tasks[0].limit if self.tasks else None
        return None if limit is None else self.since + limit


class Pool:
    """So many workers, each made of `make`; where processes fork, `make` is called in the child."""

    def __init__(self, size: int, make: Callable[[], Reader]) -> None:
        self._make = make
        self._context = multiprocessing.get_context("fork" if FORKS else "spawn")
        self._left: deque[Task] = deque()  # what waited for a worker that is no more
        self._workers: list[_Worker] = []
        self._size = size

    @property
    def room(self) -> int:
        """How many articles can be given without one of them waiting for long."""
        return max(0, self._size * AHEAD - self.busy)

    @property
    def busy(self) -> int:
        """How many articles have been given and not come back."""
        return len(self._left) + sum(len(one.tasks) for one in self._workers)

    def give(self, task: Task) -> None:
        """Have an article read."""
        self._left.append(task)
        self._hand_out()

    def results(self, patience: float) -> Iterator[tuple[Task, Read | KgError]]:
        """What has come back, after so many seconds at most; maybe nothing."""
        now = time.monotonic()
        ends = [one.deadline for one in self._workers if one.deadline is not None]
        least = max(0.0, min([patience, *(end - now for end in ends)]))
        for pipe in wait([one.pipe for one in self._workers], least):
            worker = next(one for one in self._workers if one.pipe is pipe)
            try:
                found = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            worker.since = time.monotonic()
            yield worker.tasks.popleft(), found
        yield from self._overdue()
        self._hand_out()

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for one in self._workers:
            one.process.kill()
        for one in self._workers:
            one.process.join()
            one.pipe.close()
        self._workers.clear()

    def _overdue(self) -> Iterator[tuple[Task, KgError]]:
        for worker in list(self._workers):
            end = worker.deadline
            # What is in the pipe was in time: this process was busy.
            if end is None or time.monotonic() < end or worker.pipe.poll():
                continue
            worker.process.kill()
            task = worker.tasks.popleft()
            self._remove(worker)
            yield task, too_long(task)

    def _bury(self, worker: _Worker) -> Iterator[tuple[Task, KgError]]:
        lost = worker.tasks.popleft() if worker.tasks else None
        self._remove(worker)
        if lost:
            yield lost, _died(lost, worker.process.exitcode)

    def _remove(self, worker: _Worker) -> None:
        """Take what waited for a worker that is ending back, and forget it."""
        self._workers.remove(worker)
        self._left.extendleft(reversed(worker.tasks))
        worker.process.join()
        worker.pipe.close()

    def _hand_out(self) -> None:
        """Give what is left to those who have least, and start workers where there are too few."""
        while self._left:
            least = min(self._workers, key=lambda one: len(one.tasks), default=None)
            if (least is None or least.tasks) and len(self._workers) < self._size:
                least = self._start()
            if least is None or len(least.tasks) >= AHEAD:
                return
            if not least.tasks:
                least.since = time.monotonic()
            task = self._left.popleft()
            least.tasks.append(task)
            try:
                least.pipe.send(task.path)
            except OSError:
                continue  # it is gone, as `results` will see

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._make, os.getpid())
        process = self._context.Process(target=work, args=arguments, daemon=True)  # type: ignore[attr-defined]
        worker = _Worker(process, ours)
        with uninterrupted(), warnings.catch_warnings():
            # Python 3.12 warns of threads where one forks; theirs, RocksDB's, are not used there.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
            self._workers.append(worker)  # within, or Ctrl-C could leave it behind
        theirs.close()
        return worker


def too_long(task: Task) -> ReadError:
    """The error of an article over which the extractor sits for ever."""
    what = f"was not read within {task.limit:,.0f} s"
    return ReadError(task.path, what, "split it into articles, or allow more (--article-timeout)")


def _died(task: Task, status: int | None) -> ReadError:
    what = "the process that read it ended"
    if status is not None and status < 0:
        what += f" ({signal.Signals(-status).name})"
    remedy = "memory may have run out: use fewer --jobs"
    return ReadError(task.path, what, remedy)
