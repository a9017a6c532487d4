"""`kg rules`: what is checked, why, and whether the rules do what their examples say."""

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.errors import UsageError
from kg.folder import data_folder
from kg.rules import Rule, find_rule, load_rules

_TEST = "test"


@click.command("rules")
@click.argument("names", nargs=-1, metavar="[ID... | test [ID]...]")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only rules with this tag.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="For people, for the docs, or JSON.",
)
@options.rules
@configured
@options.ontology
@options.output
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    tags: tuple[str, ...],
    form: str,
    overlay: Path | None,
    ontology: Path | None,
    output: str | None,
) -> None:
    """List the rules, explain those named ID, or test them on their examples.

    `kg rules test` runs all rules over the examples of each rule (of those named ID): what must be
    found is found once, by that rule and no other, and what must be left alone is left alone by
    all. Exit status: 0 they do what their examples say, 1 a rule does not or has no example of
    either kind, 2 could not run.
    """
    folder = ontology or data_folder("ontology")
    rules = load_rules(overlay)
    testing = names[:1] == (_TEST,)
    chosen = _choose(rules, names[1:] if testing else names, tags)
    if testing:
        ctx.exit(int(_test(rules, chosen, folder, form, output)))
    options.write(_told(chosen, form, folder, pages=bool(names)), output)


def _choose(
    rules: tuple[Rule, ...], names: Iterable[str], tags: tuple[str, ...]
) -> tuple[Rule, ...]:
    chosen = tuple(find_rule(rules, name) for name in names) or rules
    found = tuple(rule for rule in chosen if not tags or set(tags) & set(rule.tags))
    if not found:
        known = ", ".join(sorted({tag for rule in rules for tag in rule.tags}))
        raise UsageError("--tag", f"no rule has {' or '.join(tags)}", f"the tags are {known}")
    return found


def _told(chosen: tuple[Rule, ...], form: str, ontology: Path, *, pages: bool) -> str:
    """The list, or the pages; the docs get both."""
    from kg.report import rulepage

    if not pages and form == "json":
        return json.dumps([rulepage.rule_form(rule) for rule in chosen], indent=2) + "\n"
    if not pages and form == "text":
        return rulepage.table_text(chosen)
    found = list(rulepage.read_pages(chosen, ontology))
    if form == "json":
        forms = [rulepage.page_form(page) for page in found]
        whole = forms[0] if len(forms) == 1 else forms
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    if form == "markdown":
        return rulepage.as_markdown(found)
    terminal = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    return "\n".join(rulepage.page_text(page, max(40, min(100, terminal))) for page in found)


def _test(
    rules: tuple[Rule, ...], chosen: tuple[Rule, ...], ontology: Path, form: str, output: str | None
) -> bool:
    """Print the verdicts; whether a rule is broken."""
    from kg.check.examples import run_examples
    from kg.report.verdicts import verdict_form, verdict_line, verdict_sum

    verdicts = list(run_examples(rules, chosen, ontology))
    if form == "json":
        forms = [verdict_form(one) for one in verdicts]
        options.write(json.dumps(forms, indent=2, ensure_ascii=False) + "\n", output)
    else:
        wide = max(len(one.rule) for one in verdicts)
        lines = [*(verdict_line(one, wide) for one in verdicts), verdict_sum(verdicts)]
        options.write("\n".join(lines) + "\n", output)
    return any(one.problems for one in verdicts)
