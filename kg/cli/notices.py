"""Notices that something may have changed at some paths, which may be gone for a while."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

_QUIET_MS = 50  # after the last change of a burst
_BURST_MS = 1_600  # a burst that does not end is looked at after that
_WAIT = 0.5  # seconds, for a folder that is gone


def notices(paths: Sequence[str], quiet: bool) -> Iterator[None]:
    """Something may have changed; also once when the watch begins, for what came before it."""
    from watchfiles import watch

    while True:
        _wait_for(paths, quiet)
        places = {path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths}
        before = _identity(places)
        changes = watch(
            *sorted(places),
            watch_filter=_filter(places),
            debounce=_BURST_MS,
            step=_QUIET_MS,
            rust_timeout=1_000,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        with closing(changes):
            first = True
            for changed in changes:
                if first or changed:
                    yield
                first = False
                if _identity(places) != before:
                    break
        yield  # what is gone with the folder


def _wait_for(paths: Sequence[str], quiet: bool) -> None:
    """Until all paths are there; whoever switches branches may take a folder away for a while."""
    gone = [path for path in paths if not os.path.exists(path)]
    if gone and not quiet:
        click.echo(f"{gone[0]} is gone; waiting for it", err=True)
    while any(not os.path.exists(path) for path in paths):
        time.sleep(_WAIT)


def _identity(places: set[str]) -> list[tuple[int, int] | None]:
    """Which folders they are; another one of the same name gives no notice to the watch."""
    found: list[tuple[int, int] | None] = []
    for place in sorted(places):
        try:
            told = os.stat(place)
            found.append((told.st_dev, told.st_ino))
        except OSError:
            found.append(None)
    return found


def _filter(places: set[str]) -> Callable[[object, str], bool]:
    """Nothing hidden, such as .git: `find_articles` passes it over too."""
    roots = [Path(place).resolve() for place in places]

    def seen(_: object, path: str) -> bool:
        for root in roots:
            if Path(path).is_relative_to(root):
                parts = Path(path).relative_to(root).parts
                return not any(part.startswith(".") for part in parts)
        return True

    return seen
