"""`kg check`: report which statements do not fit."""

from collections.abc import Sequence

import click

from kg.check.result import CheckResult
from kg.cli import options
from kg.cli.changed import (
    Changed,
    Means,
    Rules,
    check_changed,
    keep_changed,
    means_of_check,
    why_all,
)
from kg.cli.checked import Checked, add_reference, from_articles, from_store, judge
from kg.cli.configured import origin
from kg.cli.reading import Overrides
from kg.cli.reports import SUFFIXES, Target, targets_of, write_reports
from kg.cli.settings import settings as settings_options
from kg.cli.settings import settled_rules
from kg.cli.telling import tell
from kg.cli.unread import fail_on_unread, tell_unread
from kg.config import Settings
from kg.errors import StoreError, UsageError
from kg.model import Severity
from kg.report.coverage import summary_line
from kg.report.formats import Report
from kg.report.words import count_words
from kg.store import open_store
from kg.store.embedded import EmbeddedStore

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@settings_options
@options.article
@click.option(
    "--watch",
    "watched",
    is_flag=True,
    help="Check again whenever an article at PATH changes, until Ctrl-C.",
)
@click.option(
    "--changed",
    is_flag=True,
    help="Check only what has changed in the store since it was last checked, and what it touches.",
)
@click.option("--no-record", is_flag=True, help="Do not keep the findings in the store.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help=f"Write there instead of to standard output, in the format of the suffix: "
    f"{' '.join(SUFFIXES)} (repeatable; - is standard output).",
)
@options.quiet
@options.verbose
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    settings: Settings,
    overrides: Overrides,
    watched: bool,
    changed: bool,
    no_record: bool,
    outputs: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Report which statements do not fit: within articles, between them, against curated facts.

    PATH is a .txt, .md or .html file, a folder of those, or - for standard input; without PATH it
    is the paths of the configuration, or else the store. Exit status: 0 nothing found, 1 findings
    (see --fail-on), 2 could not run.

    The findings in the store are kept there, in the place of those of the check before, for
    `kg query findings`.

    With --changed only articles that are new to the store since then, have changed or were removed
    are looked at, with all that they touch; those findings are reported, and the older ones stand.
    If anything else changed (rules, settings), all is checked, and a note says why.

    With --watch articles are checked again whenever they change: only those that changed are read,
    and only what they touch is compared. What is new and what is settled goes to standard output,
    as text, concise or jsonl; each -o FILE is written anew. The store is left alone. Ctrl-C ends
    it, with status 130.
    """
    from kg.check.context import context_of

    rules = settled_rules(ctx, settings)
    if watched and not changed:
        from kg.cli.watch import watch

        paths = paths or tuple(settings.paths)
        watch(ctx, paths, overrides, rules, settings, outputs, quiet=quiet, verbose=verbose)
    targets = targets_of(outputs, settings.format, given=origin(ctx, "format") == "option")
    # a store that is asked for by name is checked, whatever articles the configuration names
    paths = paths or (() if origin(ctx, "store") == "option" else settings.paths)
    if changed:
        if paths or watched:
            raise UsageError("--changed", "is said of a store", "leave PATH and --watch out")
        _check_changed(ctx, rules, settings, targets, no_record, quiet)
    means: Means | None = None
    if paths:
        checked = from_articles(paths, overrides, settings)
    else:
        checked = from_store(settings.store, settings.ontology, (*rules[0], *rules[1]))
        if not (no_record or "://" in settings.store):
            means = means_of_check(checked.store, rules, settings)
    if verbose and not quiet:
        _tell(checked)
    texts = add_reference(checked, settings)
    result = judge(checked.store, checked.focus, rules, settings)
    report = Report(
        result=result,
        texts=texts,
        rules=rules[0],
        show_ignored=settings.show_ignored,
        context=lambda: context_of(checked.store, result),
    )
    write_reports(targets, report)
    checked.store.close()
    if not paths and not no_record:
        _record(result, settings.store, means, quiet)
    if not quiet:
        if all(target.file != "-" for target in targets):
            tell(summary_line(result))
        _tell_entries(result)
    tell_unread(ctx, checked)
    fail_on_unread(ctx, "the report")
    ctx.exit(_status(result, settings.fail_on))


def _check_changed(
    ctx: click.Context,
    rules: Rules,
    settings: Settings,
    targets: Sequence[Target],
    no_record: bool,
    quiet: bool,
) -> None:
    """Check what has changed and exit; return, with a note, if all must be checked."""
    from kg.check.context import context_of

    with open_store(settings.store) as store:
        why = why_all(store, rules, settings)
    if why is not None:
        if not quiet:
            click.echo(f"Note: the whole store is checked, as {why}", err=True)
        return
    with open_store(settings.store, create=True) as store:
        assert isinstance(store, EmbeddedStore)
        with check_changed(store, rules, settings) as found:
            report = Report(
                result=found.result,
                texts=found.texts,
                rules=rules[0],
                show_ignored=settings.show_ignored,
                context=lambda: context_of(found.store, found.result),
            )
            write_reports(targets, report)
        if not no_record:
            stand = keep_changed(store, found)
            if not quiet:
                click.echo(_since(found, stand), err=True)
    ctx.exit(_status(found.result, settings.fail_on))


def _since(found: Changed, stand: int) -> str:
    """What had changed, and what stands, as one line."""
    told = [count_words(found.new, "article") + " new"]
    told += [f"{found.other} changed"] if found.other else []
    told += [f"{found.gone} removed"] if found.gone else []
    older = count_words(stand, "older finding")
    return f"{', '.join(told)} since the last check; {older} not touched (kg query findings)"


def _record(result: CheckResult, location: str, means: Means | None, quiet: bool) -> None:
    """Keep the findings in the store, or say why not: it was checked all the same."""
    from kg.report.shaclform import record

    try:
        with open_store(location, create=True) as store:
            record(store, result.findings, means.quads(store) if means else ())
    except StoreError as error:
        if not quiet:
            tell(f"Note: the findings are not kept ({error})")


def _tell(checked: Checked) -> None:
    for reading in checked.readings:
        count = len(reading.stated)
        tell(f"{reading.article.path}: {count} statements read")


def _tell_entries(result: CheckResult) -> None:
    """Entries of the ignore file that do nothing, and what to do about them."""
    for entry in result.unused:
        told = f"{entry.where}: {entry.finding[:12]} fits no finding of this check"
        tell(f"Note: {told}; remove it if it is settled")
    for entry in result.expired:
        told = f"{entry.where}: the entry for {entry.finding[:12]} expired after {entry.until}"
        tell(f"Note: {told}; settle the finding, or set a new day")


def _status(result: CheckResult, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    worst = _RANK[Severity(fail_on)]
    return int(any(_RANK[finding.severity] <= worst for finding in result.findings))
