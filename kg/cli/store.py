"""`kg store`: what is in a store, whether it is whole, its backups and its room."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.errors import StoreError
from kg.store import open_store

if TYPE_CHECKING:
    from kg.upkeep import Fault

_form = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object.",
)


@click.group("store")
def command() -> None:
    """Look after a store: say what is in it, verify, back up, restore and compact it."""


@command.command("info")
@_form
@configured
@options.store
@options.ontology
@options.output
def info(form: str, store: str, ontology: Path | None, output: str | None) -> None:
    """Say what is in the store, in numbers.

    Articles, references, statements and quads; whether its ontology is the one that kg has now;
    what the last check found; how many decisions people made; the bytes that its folder takes.
    """
    from kg.upkeep import summarize
    from kg.upkeep.words import as_json, as_lines

    with open_store(store) as opened:
        summary = summarize(opened, ontology)
    options.write(as_json(summary) if form == "json" else as_lines(summary), output)


@command.command("verify")
@_form
@configured
@options.store
@options.ontology
@options.output
@options.quiet
@click.pass_context
def verify(
    ctx: click.Context,
    form: str,
    store: str,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Look whether all in the store is as kg left it; the store is only read.

    Each article must have its text by its SHA-256, each statement all that kg writes of it, each
    quote its place in the text; every graph must belong to a source; decisions must be in force. Of
    a store in a folder each file is read and held against its checksums.

    The status is 0 if all is sound, 1 if something is wrong (each with what to do), 2 if the store
    could not be read.
    """
    from kg.upkeep import verify as look_through
    from kg.upkeep.words import faults_as_json, faults_as_lines

    with open_store(store) as opened:
        faults = list(_counted(look_through(opened, ontology), quiet))
    options.write(faults_as_json(faults) if form == "json" else faults_as_lines(faults), output)
    ctx.exit(1 if faults else 0)


@command.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@configured
@options.store
@options.quiet
def backup(target: Path, store: str, quiet: bool) -> None:
    """Copy the store, as it is now, to the new folder TARGET.

    The copy is a store like any other: kg store verify --store TARGET looks it through. On the same
    disk it takes next to no time and no room, as the two share the files that neither changes; for
    safety copy it elsewhere. What broke off never stands under the name TARGET. Nobody else may use
    the store meanwhile.

    A server has means of its own; kg export -o FILE.nq writes its articles and decisions.
    """
    from kg.upkeep import back_up

    number = back_up(_folder(store), target)
    if not quiet:
        click.echo(f"{target}: {number:,} quads", err=True)


@command.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a store that is there.")
@configured
@options.store
@options.quiet
def restore(backup: Path, force: bool, store: str, quiet: bool) -> None:
    """Make the store what BACKUP is, a folder that kg store backup wrote.

    The store's folder must be missing or empty. With --force what is there is replaced; it stays
    until the new one is whole, and if anything goes wrong it is still there.
    """
    from kg.upkeep import restore as bring_back

    number = bring_back(backup, _folder(store), force=force)
    if not quiet:
        click.echo(f"{store}: {number:,} quads", err=True)


@command.command("compact")
@configured
@options.store
@options.quiet
def compact(store: str, quiet: bool) -> None:
    """Give back the room of what was replaced or removed.

    The store is written anew beside itself, which takes room for another, and the new one takes its
    place when it is whole. Nobody else may use it meanwhile. The size before and after is told on
    standard error.
    """
    from kg.upkeep import compact as make_compact
    from kg.upkeep.words import bytes_in_words

    room = make_compact(_folder(store))
    if not quiet:
        before, after = bytes_in_words(room.before), bytes_in_words(room.after)
        click.echo(f"{store}: {before} before, {after} after", err=True)


def _folder(location: str) -> Path:
    if "://" in location:
        what = "is a server, and this is for stores in folders"
        raise StoreError(
            open_store(location).location,
            what,
            "use the server's own means, or kg export -o FILE.nq",
        )
    return Path(location)


def _counted(looked: Iterator[tuple[str, "Fault | None"]], quiet: bool) -> Iterator["Fault"]:
    """The faults; how far it is shows on a terminal."""
    tell = _teller(quiet)
    for number, (where, fault) in enumerate(looked, 1):
        tell(f"{number:,}: {where}")
        if fault is not None:
            yield fault
    tell("")


def _teller(quiet: bool) -> Callable[[str], None]:
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda text: click.echo(f"\r\x1b[K{text[:70]}", err=True, nl=False)
