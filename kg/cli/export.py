"""`kg export`: statements -> RDF files, or the rules as SHACL."""

from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.reading import Overrides, read_articles
from kg.errors import UsageError
from kg.export import PARTS, export, export_rules, format_of
from kg.load import load_ontology, load_readings
from kg.rules import load_rules
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
@click.option(
    "--with",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    help="Write this too (repeatable): what the rules need beside the articles.",
)
@click.option(
    "--rules",
    type=click.Choice(("shacl",)),
    help="Write no articles but the rules, as shapes in Turtle that any SHACL engine can run.",
)
@options.store
@options.reading
@configured
@options.output
def command(
    paths: tuple[str, ...],
    form: str | None,
    parts: tuple[str, ...],
    rules: str | None,
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

    `kg export --rules shacl -o rules.ttl` and `kg export PATH --with ontology --with reference -o
    data.ttl` give all that `pyshacl -s rules.ttl -a data.ttl` needs.
    """
    if rules:
        if paths or parts or form:
            raise UsageError("--rules", "writes the rules alone", "leave out the other arguments")
        options.write(export_rules(load_rules(), ontology), output)
        return
    form = form or (format_of(output) if output and output != "-" else "trig")
    overrides = Overrides(
        published=published,
        publisher=publisher,
        url=url,
        min_confidence=min_confidence,
    )
    with _source(paths, store, overrides, ontology, parts) as source:
        options.write(export(source, form, parts), output)


def _source(
    paths: tuple[str, ...],
    location: str,
    overrides: Overrides,
    ontology: Path | None,
    parts: tuple[str, ...],
) -> Store:
    """The articles' store, or a copy of the one at the location if more than articles is wanted."""
    if not paths and not parts:
        return open_store(location)
    store = open_store()
    if paths:
        load_readings(store, read_articles(paths, overrides, ontology))
    else:
        with open_store(location) as kept:
            store.load(kept.quads())
    if parts and (paths or ontology):
        load_ontology(store, ontology)
    if "reference" in parts:
        from kg.reference import load_reference

        load_reference(store, ontology=ontology)
    return store
