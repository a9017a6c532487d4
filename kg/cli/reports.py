"""Where the reports of one check go, and in which format each."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.check.result import CheckResult
from kg.cli import options
from kg.errors import UsageError
from kg.model import Statement
from kg.report.formats import FORMATS, Format, format_named, format_of
from kg.report.text import as_text
from kg.rules import Rule

SUFFIXES = tuple(end for form in FORMATS for end in form.suffixes)
_STDOUT = "-"


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
    files = tuple(outputs) or (_STDOUT,)
    for at, file in enumerate(files):
        if _place(file) in map(_place, files[:at]):
            raise UsageError(file, "is named twice", "give each report a file of its own")
    alone = given and len(files) == 1
    return tuple(
        Target(file, format_named(form) if alone else _form_of(file, form, given=given))
        for file in files
    )


def write_reports(
    targets: Sequence[Target],
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule],
    *,
    show_ignored: bool,
    context: Callable[[], Sequence[Statement]],
) -> None:
    """Write all reports, or none if one cannot be written.

    `context` tells what is said beside the findings; the page alone shows it, so it is asked then.
    Raises UsageError for a file that is one of the articles: it would be lost.
    """
    articles = {os.path.realpath(source.path) for source in result.sources}
    for target in targets:
        if _place(target.file) in articles:
            raise UsageError(target.file, "is an article of this check", "choose another file")
    options.write_all(
        (_written(target, result, texts, rules, show_ignored, context), target.file)
        for target in targets
    )


def _place(file: str) -> str:
    return file if file == _STDOUT else os.path.realpath(file)


def _form_of(file: str, form: str, *, given: bool) -> Format:
    if file == _STDOUT:
        return format_named(form)
    found = format_of(file)
    if found is None and Path(file).suffix and not given:
        remedy = f"end it in {', '.join(SUFFIXES)}, or give --format"
        raise UsageError(file, "its suffix names no format", remedy)
    return found or format_named(form)


def _written(
    target: Target,
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule],
    show_ignored: bool,
    context: Callable[[], Sequence[Statement]],
) -> str:
    if target.form.name == "html":
        from kg.report.page import as_html

        return as_html(result, texts, rules, show_ignored=show_ignored, stated=context())
    if target.form.name == "text" and target.file == _STDOUT and sys.stdout.isatty():
        return as_text(
            result,
            texts,
            reasons={rule.id: rule.why for rule in rules},
            color=not os.environ.get("NO_COLOR"),  # https://no-color.org
            width=shutil.get_terminal_size().columns,
            show_ignored=show_ignored,
        )
    return target.form.write(result, texts, rules, show_ignored=show_ignored)
