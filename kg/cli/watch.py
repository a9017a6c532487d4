"""`kg check --watch`: the check again whenever an article changes, until Ctrl-C."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.notices import notices
from kg.cli.reading import Overrides
from kg.cli.reports import STDOUT, Target, targets_of, write_reports
from kg.cli.roundform import FORMS, status, teller
from kg.cli.vigil import Round, Vigil
from kg.config import Settings
from kg.errors import UsageError
from kg.report.words import count_words
from kg.rules import Rule

if TYPE_CHECKING:
    from kg.report.formats import Report


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
    tell = teller(form, rules[0], settings.show_ignored, verbose)
    last: Round | None = None
    try:
        for last in _rounds(vigil, paths, quiet):
            tell(last)
            for error in last.unread:
                click.echo(f"Error: {error}", err=True)
            if targets:
                write_reports(targets, _report(vigil, last, rules[0], settings))
            if not quiet:
                click.echo(status(last), err=True)
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
    for _ in notices(paths, quiet):
        found = vigil.again()
        if found is not None:
            yield found


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
