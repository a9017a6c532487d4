"""`kg ingest`: articles, or what kg export wrote of them -> the store."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.exchange import is_export, restore
from kg.cli.intake import Intake
from kg.cli.reading import Overrides
from kg.cli.settings import file_settings, settled_rules
from kg.config import Settings
from kg.errors import UsageError
from kg.rules import Rule
from kg.store import Store, open_store


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read in so many processes; 1: in this one.  [default: one for each core]",
)
@click.option("--strict", is_flag=True, help="Stop at the first article that cannot be read.")
@click.option("--again", is_flag=True, help="Read also what has not changed.")
@click.option(
    "--prune",
    "prune_too",
    is_flag=True,
    help="Remove the articles of the folders PATH whose files are gone.",
)
@click.option(
    "--article-timeout",
    type=options.Number(min=0),
    metavar="SECONDS",
    help="Give an article up after so long; 0: never.  [default: 60, and 0.5 for each kilobyte]",
)
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
    jobs: int | None,
    strict: bool,
    again: bool,
    prune_too: bool,
    article_timeout: float | None,
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

    An article is in the store wholly or not at all. What was broken off, by Ctrl-C or otherwise,
    goes on where it was with the same command. What cannot be read is listed and passed over, and
    the status is 2 at the end.

    PATH may also be a .trig, .nq or .jsonld file that kg export wrote: its articles and decisions
    are taken as they are, nothing is read anew. What kg did not write so is refused.

    With --check the rules are run over what touches the articles just read, within the store, which
    takes a fraction of `kg check`. Rules, severities, references and findings set aside are those
    of the configuration; the status stays 0.
    """
    from kg.ingest.prune import prune
    from kg.ingest.run import Plan, Run, usable_cores

    settings = file_settings(ctx, store=store, ontology=ontology)
    rules = settled_rules(ctx, settings) if check_too else ((), ())
    exported = [path for path in paths if is_export(path)]
    files = _articles([path for path in paths if not is_export(path)])
    if url and len(files) > 1:
        raise UsageError("--url", "is one page, but these are several", "ingest them one by one")
    if exported and (published or publisher or url):
        what = "says --published, --publisher or --url of what was read before"
        raise UsageError(exported[0], what, "leave these out")
    overrides = Overrides(
        published=published, publisher=publisher, url=url, min_confidence=min_confidence
    )
    plan = Plan(
        files=files,
        overrides=overrides,
        ontology=ontology,
        known=_is_there(store),
        again=again,
        strict=strict,
        jobs=min(jobs or usable_cores(), len(files)),
        limit=article_timeout,
    )
    intake = Intake(len(exported) + len(files), keep=check_too, quiet=quiet)
    with _opener(store, ontology) as target:
        try:
            intake.restored(restore(target, exported))
            intake.read(Run(plan, target))
            if prune_too:
                intake.pruned(prune(target(), filter(os.path.isdir, paths)))
        except KeyboardInterrupt:
            intake.interrupted()
            ctx.exit(130)  # as the shell says of what Ctrl-C ended
        if intake.new:
            click.echo(_check(target(), intake.new, rules, settings), nl=False)
    intake.fail("files" if exported else "articles")


def _articles(paths: list[str]) -> list[str]:
    from kg.extract.read import find_articles

    return find_articles(paths)


def _is_there(location: str) -> bool:
    return location.startswith(("http://", "https://")) or os.path.lexists(location)


@contextmanager
def _opener(location: str, ontology: Path | None) -> Iterator[Callable[[], Store]]:
    """A function that opens the store when it is called first."""
    from kg.ingest.worker import uninterrupted
    from kg.load import load_ontology
    from kg.reference.choose import put_away

    opened: list[Store] = []
    with ExitStack() as stack:

        def target() -> Store:
            # Half opened, it could be opened no more: what was read by then would be lost.
            with uninterrupted():
                if not opened:
                    found = stack.enter_context(open_store(location, create=True))
                    load_ontology(found, ontology)
                    put_away(found)  # a check that was killed may have left something
                    opened.append(found)
            return opened[0]

        yield target


def _check(
    store: Store,
    sources: Sequence[str],
    rules: tuple[tuple[Rule, ...], tuple[Rule, ...]],
    settings: Settings,
) -> str:
    """The report on what touches these sources; the findings are kept in the store."""
    from kg.cli.checked import beside_reference, judge, texts_of
    from kg.report.keeping import update
    from kg.report.text import as_text

    with beside_reference(store, settings, (*rules[0], *rules[1]), sources) as whole:
        result = judge(whole, sources, rules, settings)
        shown = {one.source for each in result.findings for one in each.statements}
        texts = texts_of(whole, shown | {one.path for one in result.sources})
    update(store, result.findings, sources)
    return as_text(result, texts, reasons={rule.id: rule.why for rule in rules[0]})
