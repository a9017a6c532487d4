"""`kg ingest`: articles, or what kg export wrote of them -> the store."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.exchange import is_export, restore
from kg.cli.reading import Overrides, sure
from kg.cli.settings import file_settings, settled_rules
from kg.config import Settings
from kg.errors import ReadError, UsageError
from kg.folder import data_folder
from kg.rules import Rule
from kg.store import Store, open_store


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--again", is_flag=True, help="Read also what has not changed.")
@click.option(
    "--check",
    "check_too",
    is_flag=True,
    help="Report what does not fit in what was just read, and keep the findings.",
)
@options.store
@options.reading
@configured
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    again: bool,
    check_too: bool,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    quiet: bool,
) -> None:
    """Extract statements and add them to the store.

    PATH is a .txt, .md or .html file, a folder of those, or - for standard input. An article that
    changed takes the place of what it said before; one that did not is passed over. A store that
    is missing is made as soon as one article has been read.

    It may also be a .trig, .nq or .jsonld file that kg export wrote: its articles and decisions are
    taken as they are, nothing is read anew. What kg did not write so is refused.

    With --check the rules are run over what touches the articles just read, within the store, which
    takes a fraction of `kg check`. Rules, severities, references and findings set aside are those
    of the configuration; the status stays 0.
    """
    from kg.load import load_ontology

    settings = file_settings(ctx, store=store, ontology=ontology)
    rules = settled_rules(ctx, settings) if check_too else ((), ())
    exported = [path for path in paths if is_export(path)]
    files = _articles([path for path in paths if not is_export(path)])
    if url and len(files) > 1:
        raise UsageError("--url", "is one page, but these are several", "ingest them one by one")
    if exported and (published or publisher or url):
        what = "says --published, --publisher or --url of what was read before"
        raise UsageError(exported[0], what, "leave these out")
    total = len(exported) + len(files)
    overrides = Overrides(
        published=published,
        publisher=publisher,
        url=url,
        min_confidence=min_confidence,
    )
    with ExitStack() as stack:

        @cache
        def target() -> Store:
            opened = stack.enter_context(open_store(store, create=True))
            load_ontology(opened, ontology)
            return opened

        failed, new = [], []
        for path, told, source in chain(
            restore(target, exported),
            _ingest(target, _is_there(store), files, overrides, ontology, again),
        ):
            new += [source] if source else []
            if isinstance(told, ReadError):
                failed.append(told)
                if total > 1:
                    click.echo(f"Error: {told}", err=True)
            elif not quiet:
                click.echo(f"{path}: {told}", err=True)
        if check_too and new:
            click.echo(_check(target(), new, rules, settings), nl=False)
    if failed and total == 1:
        raise failed[0]
    if failed:
        what = f"{len(failed)} of {total} {'files' if exported else 'articles'} could not be read"
        remedy = "mend them" if len(failed) == total else "the others are in the store"
        raise ReadError("kg ingest", what, remedy)


def _articles(paths: list[str]) -> list[str]:
    from kg.extract.read import find_articles

    return find_articles(paths)


def _is_there(location: str) -> bool:
    return location.startswith(("http://", "https://")) or os.path.lexists(location)


def _ingest(
    target: Callable[[], Store],
    known: bool,
    files: list[str],
    overrides: Overrides,
    ontology: Path | None,
    again: bool,
) -> Iterator[tuple[str, str | ReadError, str | None]]:
    """What became of each file, and the IRI of its source if the store has something new of it.

    `known` if the store may already have some of them.
    """
    from kg.extract import Extractor
    from kg.extract.read import read_article
    from kg.load import is_current, load_reading
    from kg.rdf import source_of
    from kg.store.ontology import ontology_hash

    if not files:
        return
    extractor = Extractor.load(ontology)
    if known:
        target()  # a store that is in use is told before an article is read
    version = ontology_hash(ontology or data_folder("ontology"))
    given = asdict(overrides)
    least = given.pop("min_confidence")
    for path in files:
        try:
            if known and path != "-" and not again:  # standard input can be read but once
                article = read_article(path, furniture=extractor.furniture, **given)
                if is_current(target(), article, version):
                    yield path, "unchanged", None
                    continue
            reading = sure(extractor.read(path, **given), least)
        except ReadError as error:
            yield path, error, None
            continue
        changed = load_reading(target(), reading, version)
        count = len(reading.stated)
        statements = f"{count} statement{'s' * (count != 1)}"
        told = statements if changed else f"{statements}, as before"
        yield path, told, source_of(reading.article).iri if changed else None


def _check(
    store: Store,
    sources: Sequence[str],
    rules: tuple[tuple[Rule, ...], tuple[Rule, ...]],
    settings: Settings,
) -> str:
    """The report on what touches these sources; the findings are kept in the store."""
    from kg.cli.checked import beside_reference, judge, texts_of
    from kg.report.shaclform import update
    from kg.report.text import as_text

    with beside_reference(store, settings) as whole:
        result = judge(whole, sources, rules, settings)
        texts = texts_of(whole)
    update(store, result.findings, sources)
    return as_text(result, texts, reasons={rule.id: rule.why for rule in rules[0]})
