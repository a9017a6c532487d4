"""`kg check --watch`: the check again whenever an article changes, until Ctrl-C."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clock import now
from kg.cli.reading import Overrides
from kg.cli.reports import STDOUT, Target, targets_of, write_reports
from kg.cli.vigil import Round, Vigil
from kg.config import Settings
from kg.errors import UsageError
from kg.report.words import count_words
from kg.rules import Rule

if TYPE_CHECKING:
    from kg.report.formats import Report

FORMS = ("text", "concise", "jsonl")
_QUIET_MS = 50  # after the last change of a burst
_BURST_MS = 1_600  # a burst that does not end is looked at after that
_WAIT = 0.5  # seconds, for a folder that is gone


def watch(
    ctx: click.Context,
    paths: tuple[str, ...],
    overrides: Overrides,
    rules: tuple[tuple[Rule, ...], tuple[Rule, ...]],
    settings: Settings,
    outputs: tuple[str, ...],
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check the paths, and again at each change; never returns but by Ctrl-C (status 130)."""
    if not paths:
        raise UsageError("kg check --watch", "names no folder", "name one: kg check --watch DIR")
    for path in paths:
        if not os.path.exists(path):
            what = "cannot be watched" if path == STDOUT else "no such file or folder"
            raise UsageError(path or "''", what, "name a folder of articles")
    targets = targets_of(outputs, settings.format, given=False) if outputs else ()
    _refuse_inside(targets, paths)
    form = settings.format
    if form not in FORMS:
        remedy = f"choose {', '.join(FORMS)}, or write a report to a file with -o"
        raise UsageError(f"--format {form}", "cannot be told bit by bit", remedy)
    vigil = Vigil(paths, overrides, rules, settings)
    tell = _jsonl if form == "jsonl" else _Lines(form, rules[0], settings.show_ignored, verbose)
    last: Round | None = None
    try:
        for last in _rounds(vigil, paths, quiet):
            tell(last)
            for error in last.unread:
                click.echo(f"Error: {error}", err=True)
            if targets:
                write_reports(targets, _report(vigil, last, rules[0], settings))
            if not quiet:
                click.echo(_status(last), err=True)
    except KeyboardInterrupt:
        if not quiet:
            count = count_words(len(last.result.findings) if last else 0, "finding")
            click.echo(f"\nstopped watching {' '.join(paths)}: {count}", err=True)
        ctx.exit(130)


def _rounds(vigil: Vigil, paths: Sequence[str], quiet: bool) -> Iterator[Round]:
    """The first check, and one whenever something has changed."""
    if not quiet:
        click.echo(f"watching {' '.join(paths)} (Ctrl-C ends it)", err=True)
    yield vigil.first()
    for _ in _changes(paths, quiet):
        found = vigil.again()
        if found is not None:
            yield found


def _changes(paths: Sequence[str], quiet: bool) -> Iterator[None]:
    """Something may have changed; also once when the watch begins, for what came before it."""
    from watchfiles import watch as notices

    while True:
        _wait_for(paths, quiet)
        places = {path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths}
        before = _identity(places)
        changes = notices(
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


def _refuse_inside(targets: Sequence[Target], paths: Sequence[str]) -> None:
    from kg.extract.read import SUFFIXES

    for target in targets:
        place = Path(target.file).resolve()
        if target.file == STDOUT:
            remedy = "leave it out: new and settled findings are told there anyhow"
            raise UsageError("-o -", "is no file", remedy)
        if place.suffix.lower() in SUFFIXES and any(
            place.is_relative_to(Path(path).resolve()) for path in paths
        ):
            what = "lies in the folder that is watched, and would be read as an article"
            raise UsageError(target.file, what, "write it to another folder")


def _report(vigil: Vigil, found: Round, rules: tuple[Rule, ...], settings: Settings) -> "Report":
    from kg.check.context import context_of
    from kg.report.formats import Report

    return Report(
        result=found.result,
        texts=found.texts,
        rules=rules,
        show_ignored=settings.show_ignored,
        context=lambda: context_of(vigil.store, found.result),
    )


class _Lines:
    """Tells people what is new and what is settled, on standard output."""

    def __init__(
        self, form: str, rules: tuple[Rule, ...], show_ignored: bool, verbose: bool
    ) -> None:
        self._form = form
        self._rules = rules
        self._reasons = {rule.id: rule.why for rule in rules}
        self._show_ignored = show_ignored
        self._verbose = verbose
        self._began = False
        self._color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    def __call__(self, found: Round) -> None:
        whole = not self._began
        self._began = True
        if self._form == "text":
            lines = self._first(found) if whole else self._blocks(found)
        else:
            lines = self._concise(found)
        for line in lines:
            click.echo(line)

    def _width(self) -> int:
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else 100

    def _first(self, found: Round) -> Iterator[str]:
        from kg.report.text import as_text

        yield as_text(
            found.result,
            found.texts,
            reasons=self._reasons,
            color=self._color,
            width=self._width(),
            show_ignored=self._show_ignored,
        ).rstrip("\n")

    def _blocks(self, found: Round) -> Iterator[str]:
        from dataclasses import replace

        from kg.characters import printable
        from kg.report.text import finding_blocks

        yield from finding_blocks(
            replace(found.result, findings=found.new),
            found.texts,
            reasons=self._reasons,
            color=self._color,
            width=self._width(),
        )
        for one in found.settled:
            told = printable(f"settled[{one.rule}]: {one.message}")
            yield f"{told} ({one.fingerprint[:12]})"
        if self._verbose:
            yield from (f"stays: {line}" for line in self._stay(found))

    def _concise(self, found: Round) -> Iterator[str]:
        from kg.report.concise import finding_line

        yield from (finding_line(one, found.texts) for one in found.new)
        yield from (f"settled: {finding_line(one, found.texts)}" for one in found.settled)
        if self._verbose:
            yield from (f"stays: {line}" for line in self._stay(found))

    def _stay(self, found: Round) -> Iterator[str]:
        from kg.report.concise import finding_line

        new = set(map(id, found.new))
        yield from (
            finding_line(one, found.texts) for one in found.result.findings if id(one) not in new
        )


def _jsonl(found: Round) -> None:
    """Events, a JSON object a line: what is new, what is settled, and what was done."""
    from kg.report.jsonform import as_jsonl, finding_form

    done = {
        "event": "checked",
        "time": now().isoformat(),
        "articles": _articles(found),
        "findings": len(found.result.findings),
        "new": len(found.new),
        "settled": len(found.settled),
        "read": list(found.read),
        "gone": list(found.gone),
        "unread": [str(error) for error in found.unread],
        "seconds": round(found.seconds, 3),
    }
    told = [("new", one) for one in found.new] + [("settled", one) for one in found.settled]
    events: list[dict[str, object]] = [
        {"event": event, "finding": finding_form(one)} for event, one in told
    ]
    events.append(done)
    click.echo(as_jsonl(events), nl=False)


def _articles(found: Round) -> int:
    return sum(1 for source in found.result.sources if source.kind == "article")


def _status(found: Round) -> str:
    """When, how many articles and findings, how many of these are new, and how long it took."""
    count = len(found.result.findings)
    stay = count - len(found.new)
    at = now().astimezone().strftime("%H:%M:%S")
    told = f"{len(found.new)} new, {len(found.settled)} settled, {stay} stay"
    return (
        f"[{at}] {count_words(_articles(found), 'article')}, {count_words(count, 'finding')}: "
        f"{told} ({found.seconds:.2f} s)"
    )
