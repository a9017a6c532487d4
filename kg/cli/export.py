"""`kg export`: statements -> RDF files."""

from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.reading import Overrides, read_articles
from kg.export import export, format_of
from kg.load import load_readings
from kg.store import Store, open_store
from kg.store.serial import FORMATS


@click.command("export")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Default: by the output file's suffix, else trig.",
)
@options.store
@options.reading
@configured
@options.output
def command(
    paths: tuple[str, ...],
    form: str | None,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    output: str | None,
) -> None:
    """Write what articles state as RDF, with quotes, speakers and times.

    Without PATH it is what the store holds of articles. In turtle all graphs are one, so that the
    plain triples stand beside the descriptions; the other formats keep the graphs.
    """
    form = form or (format_of(output) if output and output != "-" else "trig")
    overrides = Overrides(
        published=published,
        publisher=publisher,
        url=url,
        min_confidence=min_confidence,
    )
    with _source(paths, store, overrides, ontology) as source:
        options.write(export(source, form), output)


def _source(
    paths: tuple[str, ...], location: str, overrides: Overrides, ontology: Path | None
) -> Store:
    if not paths:
        return open_store(location)
    store = open_store()
    load_readings(store, read_articles(paths, overrides, ontology))
    return store
