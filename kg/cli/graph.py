"""`kg graph`: draw or export who does what in which mission, or ask the graph a question."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.checked import add_reference, from_articles, from_store, judge
from kg.cli.configured import configured
from kg.cli.filters import filters
from kg.cli.reading import Overrides, spare_articles
from kg.cli.settings import file_settings, settled_rules
from kg.cli.telling import tell
from kg.cli.unread import fail_on_unread, tell_unread
from kg.draw.choice import Choice, narrow
from kg.draw.form import FORMS, LAYOUTS, form_of, write_network
from kg.draw.network import Kind, Network
from kg.errors import UsageError

# Questions to the graph with what they do, each a module `kg.cli.graph_NAME` with a `command`.
QUESTIONS = {
    "path": "Say how two things are connected, with the quotes that connect them.",
    "rank": "Say who is central, by one of several measures.",
    "groups": "Say which parties work together, and what holds them together.",
}


class Graph(click.Command):
    """The command that draws; where its first argument is a question, that question's command.

    A file of such a name is given as `./path`.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the question, or of the drawing."""
        if args and args[0] in QUESTIONS:
            question: click.Command = import_module(f"kg.cli.graph_{args[0]}").command
            return question.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The questions, as a group lists its commands."""
        if not QUESTIONS:
            return
        with formatter.section("Commands"):
            formatter.write_dl(list(QUESTIONS.items()))


@click.command("graph", cls=Graph)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Default: by the output file's suffix, else svg.",
)
@click.option(
    "--layout",
    type=click.Choice(list(LAYOUTS)),
    default="map",
    show_default=True,
    help="Parties and missions in columns; each near those it is linked with; or days over time.",
)
@click.option("--title", metavar="TEXT", help="The name above the picture.")
@click.option("--with-reference", is_flag=True, help="Draw also what reference data state.")
@filters
@options.store
@options.ontology
@options.confidence
@options.article
@configured
@options.output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    layout: str,
    title: str | None,
    with_reference: bool,
    choice: Choice,
    store: str,
    ontology: Path | None,
    min_confidence: float,
    overrides: Overrides,
    output: str | None,
    quiet: bool,
) -> None:
    """Draw who does what in which mission, with the quotes behind each line.

    Parties are linked with missions by what the articles at PATH state of them or of their craft,
    without PATH by what the store holds. The line's width is the number of independent sources; red
    with a sign is what the check disputes. The suffix of the output file says which form is
    written.
    """
    form = form or (form_of(output) if output and output != "-" else "svg")
    spare_articles(output, paths)
    network = read_network(
        ctx,
        paths,
        overrides,
        store=store,
        ontology=ontology,
        min_confidence=min_confidence,
        with_reference=with_reference,
        choice=choice,
        dated=layout == "timeline",
        quiet=quiet,
    )
    options.write(write_network(network, form, layout, title or _title(network, layout)), output)
    fail_on_unread(ctx, "the picture")


def _title(network: Network, layout: str) -> str:
    mission = network.noun(Kind.MISSION)
    if layout == "timeline":
        return f"Which day was said of which {mission}, and when"
    return f"Who does what in which {mission}"


def read_network(
    ctx: click.Context,
    paths: Sequence[str],
    overrides: Overrides,
    *,
    store: str,
    ontology: Path | None,
    min_confidence: float = 0.0,
    with_reference: bool = False,
    choice: Choice | None = None,
    dated: bool = False,
    quiet: bool = False,
) -> Network:
    """The network of the articles at these paths, checked now, or of the store as it was checked.

    What cannot be read among several is told, and left out: end with `fail_on_unread`. Raises
    UsageError where no statement links anyone, or the choice leaves no link; where it is `dated`,
    if there is no date of a mission.
    """
    from kg.draw.gather import gather, read_aliases

    settings = replace(
        file_settings(ctx, store=store, ontology=ontology), min_confidence=min_confidence
    )
    if paths:
        checked = from_articles(paths, overrides, settings)
        add_reference(checked, settings)
        rules = settled_rules(ctx, settings)
        findings = judge(checked.store, checked.focus, rules, settings).findings
        tell_unread(ctx, checked)
    else:
        from kg.report.recorded import is_checked, read_findings

        checked = from_store(store, ontology)
        findings = read_findings(checked.store)
        if not quiet and not is_checked(checked.store):
            told = "the store was never checked, so no link is marked as disputed"
            tell(f"Note: {told}; run kg check")
        if with_reference:
            add_reference(checked, settings)
    network = gather(checked.store, findings, with_reference=with_reference)
    if not (network.dates if dated else network.links):
        where = ", ".join(paths) or store
        party, mission = network.noun(Kind.PARTY), network.noun(Kind.MISSION)
        what = f"tells no day of a {mission}" if dated else f"links no {party} with a {mission}"
        raise UsageError(where, what, "see what kg statements reads")
    if choice is None or choice == Choice():
        return network
    return narrow(network, choice, read_aliases(checked.store, network), dated=dated)
