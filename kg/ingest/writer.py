"""What was read -> the store, many articles in one step; the only one who writes.

Which article came first makes no difference to what the store holds in the end.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from kg.errors import StoreError
from kg.ingest.inputs import Inputs
from kg.ingest.outcome import Fate, Outcome
from kg.ingest.pool import Task
from kg.ingest.reader import Read
from kg.load import load_all, origins_of
from kg.store import Store

# What a kill can cost is the reading of this much; what a step costs is spread over as much.
MOST_BYTES = 16_000_000
MOST_SECONDS = 5.0


class Writer:
    """Gathers readings until there are enough of them for a step."""

    def __init__(self, target: Callable[[], Store], files: Sequence[str], inputs: Inputs) -> None:
        self._target = target
        self._inputs = inputs
        self._files = files
        self._waiting: list[tuple[Task, Read]] = []
        self._size = 0
        self._since = 0.0

    def add(self, task: Task, read: Read) -> None:
        """Take a reading; it is in the store after the next `write`."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((task, read))
        self._size += read.size

    @property
    def due(self) -> bool:
        """Whether it is time to write."""
        late = time.monotonic() - self._since > MOST_SECONDS
        return bool(self._waiting) and (self._size > MOST_BYTES or late)

    def write(self) -> Iterator[Outcome]:
        """Put all that was taken into the store; a store that fails gets it but once."""
        if not self._waiting:
            return
        waiting = sorted(self._waiting, key=lambda one: one[0].number)
        try:
            store = self._target()
            twins = self._twins(store, waiting)
            lines = {r.source: r.lines for task, r in waiting if task.number not in twins}
            changed = load_all(store, lines)
        except StoreError:
            self._waiting = []
            raise
        self._waiting, self._size = [], 0
        for task, read in waiting:
            if task.number in twins:
                yield _outcome(task, read, Fate.TWIN, twin=twins[task.number])
            elif read.source in changed:
                yield _outcome(task, read, Fate.READ)
            else:
                yield _outcome(task, read, Fate.SAME)

    def _twins(self, store: Store, waiting: Sequence[tuple[Task, Read]]) -> Mapping[int, str]:
        """Those that must not be written: a later file of this run is the same source.

        Else the store would hold whichever of the two was read last.
        """
        last = {read.source: task for task, read in waiting}
        there = origins_of(store, last)
        twins = {}
        for task, read in waiting:
            found, of_input = there.get(read.source, ("", ""))
            if last[read.source] is not task:
                twins[task.number] = last[read.source].path
            elif (
                found not in ("", task.path)
                and self._places.get(found, -1) > task.number
                and (
                    self._inputs.hash_of(found) == of_input  # else it may be that page no more
                )
            ):
                twins[task.number] = found
        return twins

    @cached_property
    def _places(self) -> dict[str, int]:  # a million take 100 MB: only where it is needed
        return {path: number for number, path in enumerate(self._files)}


def _outcome(task: Task, read: Read, fate: Fate, twin: str | None = None) -> Outcome:
    return Outcome(
        number=task.number,
        path=task.path,
        fate=fate,
        statements=0 if fate is Fate.TWIN else read.statements,
        source=read.source if fate is Fate.READ else None,
        twin=twin,
    )
