"""The options that several commands share, each spelled and explained once."""

import math
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kg import vocab
from kg.cli.reading import Overrides
from kg.errors import UsageError

_Command = TypeVar("_Command", bound=Callable[..., object])

store = click.option(
    "--store",
    envvar="KG_STORE",
    default=".kg/store",
    show_default=True,
    metavar="LOCATION",
    help="Where statements are kept: a folder, or http(s)://... of a SPARQL server.",
)
output = click.option(
    "-o", "--output", metavar="FILE", help="Write there instead of to standard output."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Say more on standard error.")
rules = click.option(
    "--rules",
    "overlay",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Lay the rule files of this folder over those that ship with kg.",
)


class Number(click.FloatRange):
    """A number in a range; `nan`, which click takes for one in any, is none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; a usage error for what is none."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a valid float.", param, ctx)
        return number


def _ontology(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """The folder; its prefixes are known from here on, also where only a store is asked."""
    if value is not None:
        vocab.know(vocab.declared_in(value))
    return value


ontology = click.option(
    "--ontology",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    callback=_ontology,
    help="Use this ontology folder instead of the one that ships with kg.",
)


ignore_file = click.option(
    "--ignore-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings to set aside; default: kg-ignore.toml beside the configuration.",
)

confidence = click.option(
    "--min-confidence",
    type=Number(0, 1),
    default=0.0,
    metavar="P",
    help="Leave out statements that are less likely than this to be read right (0 to 1).",
)


def day(ctx: click.Context, param: click.Parameter, value: datetime | None) -> date | None:
    """The day of what click read as a time."""
    return value.date() if value else None


def _address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        raise UsageError("--url", f"'{value}' is no address", "write https://example.org/story")
    return value


published = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=day,
    metavar="DATE",
    help="When the articles appeared (2019-09-07), whatever they say themselves.",
)
publisher = click.option("--publisher", metavar="NAME", help="Who published the articles.")
url = click.option(
    "--url", metavar="URL", callback=_address, help="Where the article was published."
)


def reading(command: _Command) -> _Command:
    """All options that bear on how articles are read."""
    for option in (ontology, confidence, url, publisher, published):
        command = option(command)
    return command


def article(command: Callable[..., None]) -> Callable[..., None]:
    """What is known of the articles, whatever they say themselves; the command gets `overrides`."""

    @wraps(command)
    def told(*args: Any, **given: Any) -> None:
        known = {name: given.pop(name) for name in ("published", "publisher", "url")}
        command(*args, overrides=Overrides(**known), **given)

    for option in (url, publisher, published):
        told = option(told)
    return told


def write(data: str | bytes, file: str | None) -> None:
    """Write the result to the file, or to standard output for None and `-`."""
    write_all([(data, file)])


def write_all(results: Iterable[tuple[str | bytes, str | None]]) -> None:
    """Write each to its file, whole, or none of them if one cannot be written."""
    printed: list[str | bytes] = []
    staged: list[tuple[str, Path]] = []
    try:
        for data, file in results:
            if file is None or file == "-":
                printed.append(data)
            else:
                staged += _stage(file, data.encode() if isinstance(data, str) else data)
        while staged:
            os.replace(*staged[0])
            del staged[0]
    finally:
        for made, _ in staged:
            os.unlink(made)
    for data in printed:
        _print(data)


def _print(data: str | bytes) -> None:
    try:
        click.echo(data, nl=False)
    except BrokenPipeError:  # whoever read has seen enough
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError("standard output", reason, "write where there is room") from error


def _stage(file: str, data: bytes) -> list[tuple[str, Path]]:
    """Put the data beside the file, which keeps its permissions; what is no file gets it at once.

    UsageError where it cannot be written.
    """
    try:
        path = Path(file)
        if path.exists() and not path.is_file():  # a terminal, a pipe
            path.write_bytes(data)
            return []
        return [(_beside(path.resolve(), data), path.resolve())]
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(file, reason, "choose a file you may write") from error


def _beside(target: Path, data: bytes) -> str:
    if target.exists():
        with target.open("r+b"):  # may it be written?
            mode = target.stat().st_mode & 0o777
    else:
        mode = 0o666 & ~_umask()
    handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        os.chmod(made, mode)
    except OSError:
        os.unlink(made)
        raise
    return made


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
