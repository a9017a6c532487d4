"""The command line: each command is a module here; none is imported before it is called."""

import importlib
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = {
    "statements": "Extract statements from articles and print them.",
    "check": "Report which statements do not fit.",
    "ingest": "Extract statements and add them to the store.",
    "query": "Run a SPARQL query, by name, file or text.",
    "rules": "List the rules, or explain one.",
    "export": "Write statements as RDF.",
    "eval": "Score the extractor against a gold file.",
}


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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Turn a KgError into one line on stderr and exit status 2."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(2)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """A linter for facts: what articles state, and what of it does not fit."""
