"""`kg graph groups`: which parties work together."""

from typing import Any

import click

from kg.cli import options
from kg.cli.answered import answered, form_of, room
from kg.cli.filters import filters
from kg.cli.graph import read_network
from kg.cli.reading import spare_articles
from kg.cli.unread import fail_on_unread
from kg.draw.choice import Choice


@click.command("groups")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@filters
@answered
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    choice: Choice,
    form: str | None,
    output: str | None,
    **asked: Any,
) -> None:
    """Say which parties work together, and what holds each group together.

    Parties that have more missions in common with each other than with others are a group (found by
    the Louvain method, the same in every run). Under each stand the missions in which several of it
    have a part, and who is said to be partners, each with a quote. The graph is the one that `kg
    graph` draws of the articles at PATH, without PATH of the store.
    """
    from kg.draw.answers.grouping import write_groups
    from kg.draw.groups import find_groups

    form = form or form_of(output)
    spare_articles(output, paths)
    network = read_network(ctx, paths, choice=choice, quiet=not choice.disputed, **asked)
    options.write(write_groups(find_groups(network), network, form, room=room(output)), output)
    fail_on_unread(ctx, "the answer")
