"""`kg ingest`: articles -> the store."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.reading import Overrides
from kg.errors import ReadError, UsageError
from kg.folder import data_folder
from kg.store import Store, open_store


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--again", is_flag=True, help="Read also what has not changed.")
@options.store
@options.reading
@options.quiet
def command(
    paths: tuple[str, ...],
    again: bool,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    ontology: Path | None,
    quiet: bool,
) -> None:
    """Extract statements and add them to the store.

    PATH is a .txt, .md or .html file, a folder of those, or - for standard input. An article that
    changed takes the place of what it said before; one that did not is passed over.
    """
    from kg.extract.read import find_articles
    from kg.load import load_ontology

    files = find_articles(paths)
    if url and len(files) > 1:
        raise UsageError("--url", "is one page, but these are several", "ingest them one by one")
    overrides = Overrides(published=published, publisher=publisher, url=url)
    failed = 0
    with open_store(store, create=True) as target:
        load_ontology(target, ontology)
        for path, told in _ingest(target, files, overrides, ontology, again):
            failed += isinstance(told, ReadError)
            if isinstance(told, ReadError):
                click.echo(f"Error: {told}", err=True)
            elif not quiet:
                click.echo(f"{path}: {told}", err=True)
    if failed:
        what = f"{failed} of {len(files)} articles could not be read"
        raise ReadError("kg ingest", what, "the others are in the store")


def _ingest(
    store: Store, files: list[str], overrides: Overrides, ontology: Path | None, again: bool
) -> Iterator[tuple[str, str | ReadError]]:
    from kg.extract import Extractor
    from kg.extract.furniture import Furniture
    from kg.extract.read import read_article
    from kg.lexicon import load_lexicon
    from kg.load import is_current, load_reading
    from kg.store.ontology import ontology_hash

    lexicon = load_lexicon(ontology)
    extractor = Extractor(lexicon)
    furniture = Furniture.of(lexicon.data["furniture"])
    version = ontology_hash(ontology or data_folder("ontology"))
    given = asdict(overrides)
    for path in files:
        try:
            if path != "-" and not again:  # standard input can be read but once
                article = read_article(path, furniture=furniture, **given)
                if is_current(store, article, version):
                    yield path, "unchanged"
                    continue
            reading = extractor.read(path, **given)
        except ReadError as error:
            yield path, error
            continue
        changed = load_reading(store, reading, version)
        count = len(reading.stated)
        statements = f"{count} statement{'s' * (count != 1)}"
        yield path, statements if changed else f"{statements}, as before"
