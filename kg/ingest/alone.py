"""Reading in this process, one article at a time: the same face as a pool of workers."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from types import FrameType

from kg.errors import KgError
from kg.ingest.pool import Task, too_long
from kg.ingest.reader import Read, Reader


class _TooLong(BaseException):
    """The time is up; no `except Exception` on the way shall stop it."""


class Alone:
    """Reads what it was given when it is asked for results."""

    def __init__(self, make: Callable[[], Reader]) -> None:
        self._make = make
        self._task: Task | None = None

    @cached_property
    def _reader(self) -> Reader:
        return self._make()

    @property
    def room(self) -> int:
        """1 if nothing is to be read."""
        return 1 - self.busy

    @property
    def busy(self) -> int:
        """How many articles were given and not read."""
        return int(self._task is not None)

    def give(self, task: Task) -> None:
        """Have an article read."""
        self._task = task

    def results(self, patience: float) -> Iterator[tuple[Task, Read | KgError]]:
        """The article that was given; `patience` is the workers'."""
        task, self._task = self._task, None
        if task is None:
            return
        reader = self._reader  # loaded before the clock runs
        found: Read | KgError
        try:
            with _alarm(task.limit):
                found = reader.read(task.path)
        except _TooLong:
            found = too_long(task)
        yield task, found

    def close(self) -> None:
        """Nothing is to be ended."""


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Raise _TooLong when the time is up; where a process has no alarm, nothing ends it."""
    here = threading.current_thread() is threading.main_thread()
    if seconds is None or not here or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
