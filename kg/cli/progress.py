"""How far a long command has come: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click

_PAUSE = 0.2  # seconds between two pictures of the bar


class Progress(NamedTuple):
    """Say a line on standard error, and how many are done; `is_bar` where there is a bar."""

    say: Callable[[str], None]
    done: Callable[[int], None]
    is_bar: bool


@contextmanager
def progress(total: int, noun: str, *, quiet: bool) -> Iterator[Progress]:
    """Show done and total, the rate and the remaining time while standard error is a terminal."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield Progress(lambda line: click.echo(line, err=True), lambda done: None, False)
        return
    from rich import progress as bars
    from rich.console import Console

    console = Console(stderr=True)
    columns = (
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
    )
    # It draws no picture by itself: a thread of its own would not live through a fork.
    bar = bars.Progress(*columns, console=console, transient=True, auto_refresh=False)
    task = bar.add_task(noun, total=total, rate="")
    drawn = 0.0

    def done(count: int) -> None:
        nonlocal drawn
        if time.monotonic() - drawn < _PAUSE:
            return
        drawn = time.monotonic()
        speed = bar.tasks[0].speed
        bar.update(task, completed=count, rate=f"{speed:,.1f} {noun}/s" if speed else "")
        bar.refresh()

    def say(line: str) -> None:
        console.print(line, markup=False, highlight=False, soft_wrap=True)

    with bar:
        yield Progress(say, done, True)
