"""`kg statements`: what articles state."""

from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.model import Reading
from kg.report.jsonform import as_json_array, as_jsonl
from kg.report.statements import as_text, left_out


@click.command("statements")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "json"]),
    default="text",
    show_default=True,
    help="A paragraph a statement, one JSON object a line, or one JSON array.",
)
@options.reading
@options.output
@options.quiet
def command(
    paths: tuple[str, ...],
    form: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Extract statements from articles and print them; nothing is stored.

    PATH is a .txt, .md or .html file, a folder of those, or - for standard input. What was left
    out, and how many sentences gave no statement, is said on standard error.
    """
    from kg.extract import Extractor
    from kg.extract.read import find_articles

    extractor = Extractor.load(ontology)
    readings = [
        extractor.read(path, published=published, publisher=publisher, url=url)
        for path in find_articles(paths)
    ]
    options.write(_printed(readings, form), output)
    if not quiet:
        for reading in readings:
            click.echo(left_out(reading), err=True)


def _printed(readings: list[Reading], form: str) -> str:
    statements = [one for reading in readings for one in reading.stated]
    if form == "text":
        return as_text(statements, {one.article.path: one.article.text for one in readings})
    return as_jsonl(statements) if form == "jsonl" else as_json_array(statements)
