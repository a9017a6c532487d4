"""The command line: each command is a module here; none is imported before it is called."""

import difflib
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from kg import __version__
from kg.characters import printable_lines
from kg.cli.telling import tell
from kg.errors import KgError, UsageError

COMMANDS = {
    "statements": "Extract statements from articles and print them.",
    "check": "Report which statements do not fit.",
    "ingest": "Extract statements and add them to the store.",
    "query": "Run a SPARQL query, by name, file or text.",
    "graph": "Draw who does what in which mission.",
    "rules": "List the rules, or explain one.",
    "ignore": "Set a finding aside, with a reason.",
    "config": "Show each setting and where it comes from.",
    "export": "Write statements as RDF.",
    "review": "Decide on a statement or a finding: accept, reject, correct.",
    "evidence": "Show all values of a property side by side, with who says so.",
    "store": "Look after a store: verify, back up, restore, compact.",
    "reference": "Import, list and remove reference data, such as catalogues.",
    "ontology": "Say whether the files of an ontology are sound.",
    "corpus": "Read and check a corpus larger than one machine, on Spark.",
    "eval": "Score the extractor against a gold file.",
}


# What pathlib raises where it is only asked whether there is such a file.
_OF_A_NAME = (errno.ENAMETOOLONG, errno.EACCES)


class LazyGroup(click.Group):
    """A group whose commands are imported when called, so that `kg --help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are documented."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import `kg.cli.NAME` and return its `command`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a name that is none is told with those near it."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, n=2, cutoff=0.6)
            remedy = f"did you mean {' or '.join(near)}?" if near else "see kg --help"
            raise UsageError(f"kg {name}", "no such command", remedy)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and turn what the user can mend into one line on stderr and exit status 2."""
        if not extra.pop("standalone_mode", True):
            return super().main(*args, **{**extra, "standalone_mode": False})
        try:
            _refuse_bytes(args[0] if args else extra.get("args"))
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except NoArgsIsHelpError as error:
            error.show()
            status = 2
        except click.ClickException as error:
            tell(f"Error: {_told(error)}")
            status = 2
        except KgError as error:
            if error.excerpt:
                click.echo(printable_lines(error.excerpt), err=True)
            tell(f"Error: {' '.join(str(error).split())}")
            status = 2
        except OSError as error:
            if error.errno not in _OF_A_NAME or not isinstance(error.filename, str):
                raise
            tell(f"Error: {error.filename}: {os.strerror(error.errno).lower()}; name another")
            status = 2
        except click.Abort:
            status = 130  # as the shell says of what Ctrl-C ended
        sys.exit(status)


def _refuse_bytes(arguments: Sequence[str] | None) -> None:
    """Raise UsageError for an argument that is no text, unless a file has that name."""
    for one in sys.argv[1:] if arguments is None else arguments:
        try:
            one.encode()
        except UnicodeEncodeError as error:
            if not os.path.lexists(one):
                where = one.encode("utf-8", "backslashreplace").decode()
                raise UsageError(where, "is no UTF-8", "write it in UTF-8") from error


def _told(error: click.ClickException) -> str:
    """Click's error as ours: where, what, what to do."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = f"kg {context.info_name}" if context and context.parent else "kg"
    what, remedy = error.format_message(), f"see {where} --help"
    if isinstance(error, click.NoSuchOption):
        where, what = error.option_name, "no such option"
        if error.possibilities:
            remedy = f"did you mean {' or '.join(sorted(error.possibilities))}?"
    elif isinstance(error, click.BadOptionUsage):
        where, what = error.option_name, what.removeprefix(f"Option '{error.option_name}' ")
    elif isinstance(error, click.MissingParameter):
        pass
    elif isinstance(error, click.BadParameter) and error.param and context:
        where, what = error.param.get_error_hint(context).strip("'"), error.message
    what = " ".join(what.split()).rstrip(".")
    return f"{where}: {what[:1].lower()}{what[1:]}; {remedy}"


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """A linter for facts: what articles state, and what of it does not fit."""
