"""`kg ontology`: folders of vocabulary, words and entities."""

from pathlib import Path

import click

from kg.folder import data_folder


@click.group("ontology")
def command() -> None:
    """Say whether the files of an ontology folder are sound."""


@command.command("check")
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.pass_context
def check(ctx: click.Context, folder: Path | None) -> None:
    """List all that is wrong in the ontology folder FOLDER (default: the one that ships).

    One problem a line, as FILE:LINE: what; what to do. Exit status: 0 sound, 1 problems, 2 could
    not run.
    """
    from kg.ontology import check_ontology

    problems = check_ontology(folder or data_folder("ontology"))
    for problem in problems:
        click.echo(str(problem))
    ctx.exit(int(bool(problems)))
