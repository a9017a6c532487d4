"""Where the reports of one check go, and in which format each."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.cli import options
from kg.errors import UsageError
from kg.report.formats import FORMATS, Format, Report, format_named, format_of

SUFFIXES = tuple(end for form in FORMATS for end in form.suffixes)
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file, or `-` for standard output, and what is written there."""

    file: str
    form: Format


def targets_of(outputs: Sequence[str], form: str, *, given: bool) -> tuple[Target, ...]:
    """The target of each `-o`, or standard output; `given`: `--format` stands on the command line.

    A file's suffix says its format. The format named is that of standard output, of a file without
    a suffix, and if given, of a file with an unknown one, and of a single file whatever its suffix.
    Raises UsageError for an unknown suffix, and for a file that is named twice.
    """
    files = tuple(outputs) or (STDOUT,)
    for at, file in enumerate(files):
        if _place(file) in map(_place, files[:at]):
            raise UsageError(file, "is named twice", "give each report a file of its own")
    alone = given and len(files) == 1
    return tuple(
        Target(file, format_named(form) if alone else _form_of(file, form, given=given))
        for file in files
    )


def write_reports(targets: Sequence[Target], report: Report) -> None:
    """Write all reports, or none if one cannot be written.

    Raises UsageError for a file that is one of the articles: it would be lost.
    """
    articles = {os.path.realpath(source.path) for source in report.result.sources}
    for target in targets:
        if _place(target.file) in articles:
            raise UsageError(target.file, "is an article of this check", "choose another file")
    options.write_all(
        (target.form.write(_shown(target, report)), target.file) for target in targets
    )


def _shown(target: Target, report: Report) -> Report:
    """The report as the terminal shows it, if that is where it goes."""
    if target.file != STDOUT or not sys.stdout.isatty():
        return report
    color = not os.environ.get("NO_COLOR")  # https://no-color.org
    return replace(report, color=color, width=shutil.get_terminal_size().columns)


def _place(file: str) -> str:
    return file if file == STDOUT else os.path.realpath(file)


def _form_of(file: str, form: str, *, given: bool) -> Format:
    if file == STDOUT:
        return format_named(form)
    found = format_of(file)
    if found is None and Path(file).suffix and not given:
        remedy = f"end it in {', '.join(SUFFIXES)}, or give --format"
        raise UsageError(file, "its suffix names no format", remedy)
    return found or format_named(form)
