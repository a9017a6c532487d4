"""`kg graph rank`: who is central, by one of several measures."""

from dataclasses import replace
from typing import Any

import click

from kg.cli import options
from kg.cli.answered import answered, form_of, room
from kg.cli.filters import filters
from kg.cli.graph import read_network
from kg.cli.reading import spare_articles
from kg.cli.unread import fail_on_unread
from kg.draw.answers.ranking import MEANINGS
from kg.draw.choice import Choice
from kg.draw.network import Kind

_OF = {"parties": Kind.PARTY, "missions": Kind.MISSION, "all": None}


@click.command("rank", epilog=f"What a score means: {'; '.join(MEANINGS.values())}.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--by",
    "measure",
    type=click.Choice(list(MEANINGS)),
    default="degree",
    show_default=True,
    help="What makes one central; docs/relations.md says when to use which.",
)
@click.option(
    "--of",
    "kind",
    type=click.Choice(list(_OF)),
    default="parties",
    show_default=True,
    help="Who is ranked; the score is taken over all of them.",
)
@click.option("--top", type=click.IntRange(1), metavar="N", help="Show the first N places only.")
@filters
@answered
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    measure: str,
    kind: str,
    top: int | None,
    choice: Choice,
    form: str | None,
    output: str | None,
    **asked: Any,
) -> None:
    """Say which parties or missions are central in who does what in which mission.

    The graph is the one that `kg graph` draws: parties are linked with missions by what the
    articles at PATH state of them or of their craft, without PATH by what the store holds.
    """
    from kg.draw.answers.ranking import write_ranking
    from kg.draw.rank import rank

    form = form or form_of(output)
    spare_articles(output, paths)
    network = read_network(ctx, paths, choice=choice, quiet=not choice.disputed, **asked)
    found = rank(network, measure, _OF[kind])
    if top is not None:
        found = replace(found, places=tuple(one for one in found.places if one.place <= top))
    options.write(write_ranking(found, form, room=room(output)), output)
    fail_on_unread(ctx, "the answer")
