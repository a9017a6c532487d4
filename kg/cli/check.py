"""`kg check`: report which statements do not fit."""

import shutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.reading import Overrides, read_articles
from kg.errors import ReadError, RuleError, UsageError
from kg.model import Reading, Severity
from kg.rules import Rule, find_rule, load_rules
from kg.store import Store, open_store

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Both quotes with marks, for people, or JSON.",
)
@click.option(
    "--fail-on",
    type=click.Choice((*(level.value for level in Severity), "never")),
    default="violation",
    show_default=True,
    help="Exit with status 1 if anything is at least that bad.",
)
@click.option("--no-reference", is_flag=True, help="Leave the curated facts out.")
@options.rules
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule (repeatable).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule (repeatable).")
@options.store
@options.reading
@options.output
@options.quiet
@options.verbose
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    fail_on: str,
    no_reference: bool,
    overlay: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Report which statements do not fit: within articles, between them, against curated facts.

    PATH is a .txt, .md or .html file, a folder of those, or - for standard input; without PATH the
    store is checked. Exit status: 0 nothing found, 1 findings (see --fail-on), 2 could not run.
    """
    from kg.check import check
    from kg.reference import load_reference

    rules = choose(load_rules(overlay), select, ignore)
    unread: list[ReadError] = []
    readings: list[Reading] = []
    if paths:
        overrides = Overrides(
            published=published,
            publisher=publisher,
            url=url,
            min_confidence=min_confidence,
        )
        readings = list(read_articles(paths, overrides, ontology, unread))
        if url and len(readings) > 1:
            raise UsageError("--url", "is one page, but these are several", "check them one by one")
        _tell(readings, quiet, verbose)
        source, focus = memory_of(readings, ontology)
    else:
        source, focus = copy_of(store, ontology), None
    texts = {} if no_reference else load_reference(source, ontology=ontology)
    texts |= article_texts(source)
    result = check(rules, source, focus)
    if form == "json":
        from kg.report.jsonform import as_json

        options.write(as_json(result), output)
    else:
        from kg.report.text import as_text

        reasons = {rule.id: rule.why for rule in rules}
        terminal = output is None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if terminal else 100
        options.write(as_text(result, texts, reasons=reasons, color=terminal, width=width), output)
    if unread:
        for error in unread:
            click.echo(f"Error: {error}", err=True)
        where = f"{len(unread)} of {len(unread) + len(readings)} articles"
        raise ReadError(where, "could not be read", "the report leaves them out")
    if fail_on != "never":
        worst = _RANK[Severity(fail_on)]
        ctx.exit(int(any(_RANK[finding.severity] <= worst for finding in result.findings)))


def choose(
    rules: tuple[Rule, ...], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Rule, ...]:
    """The rules selected (all, if none is) without those ignored."""
    wanted = {find_rule(rules, name).id for name in select}
    unwanted = {find_rule(rules, name).id for name in ignore}
    chosen = tuple(
        rule for rule in rules if (not wanted or rule.id in wanted) and rule.id not in unwanted
    )
    if not chosen:
        raise RuleError("--ignore", "leaves no rule to run", "ignore fewer rules")
    return chosen


def memory_of(readings: Iterable[Reading], ontology: Path | None) -> tuple[Store, list[str]]:
    """A store in memory with the readings, and the IRIs of their sources."""
    from kg.load import store_in_memory
    from kg.rdf import source_of

    readings = list(readings)
    sources = [source_of(reading.article).iri for reading in readings]
    return store_in_memory(readings, ontology), sources


def copy_of(location: str, ontology: Path | None) -> Store:
    """A copy in memory of the store: five times faster to check, and left as it is."""
    from kg.load import load_ontology

    copy = open_store()
    with open_store(location) as store:
        copy.load(store.quads())
    if ontology is not None:
        load_ontology(copy, ontology)
    return copy


def article_texts(store: Store) -> dict[str, str]:
    """The text of each article in the store, by path."""
    query = "SELECT ?path ?text { ?source a kg:Article ; kg:path ?path ; kg:text ?text }"
    rows = store.select(query).rows
    return {getattr(row["path"], "value", ""): getattr(row["text"], "value", "") for row in rows}


def _tell(readings: Iterable[Reading], quiet: bool, verbose: bool) -> None:
    for reading in readings:
        if verbose and not quiet:
            count = len(reading.stated)
            click.echo(f"{reading.article.path}: {count} statements read", err=True)
