"""`kg statements`: what articles state."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.reading import spare_articles, sure
from kg.cli.telling import tell
from kg.model import Reading
from kg.report import explain as explained
from kg.report.jsonform import Form, as_json_array, as_jsonl, sentence_form, statement_form
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
@click.option(
    "--explain",
    is_flag=True,
    help="Sentence by sentence: statements and the frame of each, mentions, what gave nothing.",
)
@options.reading
@configured
@options.output
@options.quiet
def command(
    paths: tuple[str, ...],
    form: str,
    explain: bool,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
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

    spare_articles(output, paths)
    extractor = Extractor.load(ontology)
    readings = [
        sure(
            extractor.read(
                path, published=published, publisher=publisher, url=url, explain=explain
            ),
            min_confidence,
        )
        for path in find_articles(paths)
    ]
    printed = _explained(readings, form) if explain else _printed(readings, form)
    options.write(printed, output)
    if not quiet:
        for reading in readings:
            tell(left_out(reading))


def _printed(readings: list[Reading], form: str) -> str:
    statements = [one for reading in readings for one in reading.stated]
    if form == "text":
        return as_text(statements, {one.article.path: one.article.text for one in readings})
    return _json(map(statement_form, statements), form)


def _explained(readings: list[Reading], form: str) -> str:
    if form == "text":
        return "\n".join(map(explained.as_text, readings))
    sentences = (
        sentence_form(sentence, one.article.path) for one in readings for sentence in one.sentences
    )
    return _json(sentences, form)


def _json(forms: Iterable[Form], form: str) -> str:
    return as_jsonl(forms) if form == "jsonl" else as_json_array(forms)
