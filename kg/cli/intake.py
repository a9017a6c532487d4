"""What `kg ingest` says: what became of each file, how many there were, and why some failed."""

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

import click

from kg.characters import flat
from kg.cli.progress import progress
from kg.cli.telling import tell
from kg.errors import KgError, ReadError

if TYPE_CHECKING:
    from kg.ingest.run import Run


def _say(line: str) -> None:
    tell(line)


class Intake:
    """Tells the outcomes as they come; `new` are the sources of which the store has news.

    Only with `keep`: nothing else grows with the number of files.
    """

    def __init__(self, total: int, *, keep: bool, quiet: bool) -> None:
        self.new: list[str] = []
        self._total = total
        self._keep = keep
        self._quiet = quiet
        self._failed = 0
        self._first: KgError | None = None
        self._run: Run | None = None

    def restored(self, outcomes: Iterable[tuple[str, str | ReadError, str | None]]) -> None:
        """Tell what became of files of kg export."""
        for path, told, source in outcomes:
            if isinstance(told, ReadError):
                self._tell_failure(told)
            else:
                self._note(source)
                self._say(f"{path}: {told}")

    def read(self, run: "Run") -> None:
        """Have articles read, and tell what becomes of each; then of all, if there are several."""
        self._run = run
        with (
            progress(run.tally.total, "articles", quiet=self._quiet) as shown,
            closing(run.outcomes()) as outcomes,
        ):
            for outcome in outcomes:
                shown.done(run.tally.done)
                if outcome is None:
                    continue
                self._note(outcome.source)
                if outcome.error:
                    self._tell_failure(outcome.error, shown.say)
                elif not shown.is_bar:  # a bar tells of them together
                    self._say(f"{outcome.path}: {outcome.told}")
        if run.tally.total > 1:
            for line in run.tally.lines():
                self._say(f"kg ingest: {line}")

    def pruned(self, paths: Iterable[str]) -> None:
        """Tell what was removed."""
        for path in paths:
            self._say(f"{path}: its file is gone, removed")

    def interrupted(self) -> None:
        """Tell how far it had come when Ctrl-C ended it."""
        kept = self._run.tally.kept if self._run else 0
        what = f"stopped; {kept:,} of {self._total:,} are in the store"
        click.echo(f"kg ingest: {what}, and the same command goes on from there", err=True)

    def fail(self, noun: str) -> None:
        """Raise ReadError if any could not be read."""
        if self._first and self._total == 1:
            raise self._first
        if self._failed:
            what = f"{self._failed} of {self._total} {noun} could not be read"
            whole = self._failed == self._total
            raise ReadError(
                "kg ingest", what, "mend them" if whole else "the others are in the store"
            )

    def _tell_failure(self, error: KgError, say: Callable[[str], None] = _say) -> None:
        self._failed += 1
        self._first = self._first or error
        if self._total > 1:
            say(f"Error: {flat(str(error))}")

    def _say(self, line: str) -> None:
        if not self._quiet:
            _say(flat(line))

    def _note(self, source: str | None) -> None:
        if self._keep and source:
            self.new.append(source)
