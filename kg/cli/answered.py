"""What the commands that answer a question about the graph share: options, the answer's form."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.draw.answers import FORMS
from kg.errors import UsageError

_SUFFIXES = {".txt": "text", ".md": "markdown", ".csv": "csv", ".tsv": "tsv", ".json": "json"}

_OPTIONS: Sequence[Callable[..., Any]] = (
    click.option("--with-reference", is_flag=True, help="Count what reference data state too."),
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        help="Default: by the output file's suffix, else text.",
    ),
    options.store,
    options.ontology,
    options.confidence,
    options.article,
    configured,
    options.output,
)


def answered(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where to look, and in which form to answer."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def form_of(output: str | None) -> str:
    """The form that the file's suffix says, text for none. UsageError for another suffix."""
    suffix = Path(output).suffix.lower() if output and output != "-" else ""
    if suffix and suffix not in _SUFFIXES:
        remedy = f"end it in {', '.join(_SUFFIXES)}, or give --format {'|'.join(FORMS)}"
        raise UsageError(output, "its suffix names no form of an answer", remedy)
    return _SUFFIXES.get(suffix, "text")


def room(output: str | None) -> int:
    """How many cells a line has: those of the terminal, or a hundred."""
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else 100
