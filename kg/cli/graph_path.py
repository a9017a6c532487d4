"""`kg graph path`: how two things are connected."""

from dataclasses import replace
from pathlib import Path

import click

from kg.cli import options
from kg.cli.answered import answered, form_of, room
from kg.cli.checked import add_reference, from_articles, from_store
from kg.cli.reading import Overrides, spare_articles
from kg.cli.settings import file_settings
from kg.cli.unread import fail_on_unread, tell_unread


@click.command("path")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--most",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    metavar="N",
    help="Show so many ways at most.",
)
@answered
@click.pass_context
def command(
    ctx: click.Context,
    start: str,
    end: str,
    paths: tuple[str, ...],
    most: int,
    with_reference: bool,
    form: str | None,
    store: str,
    ontology: Path | None,
    min_confidence: float,
    overrides: Overrides,
    output: str | None,
) -> None:
    """Say how two things are connected, with the quotes that connect them.

    FROM and TO are names in any case of letters, IRIs or CURIEs, of things of any kind: agencies,
    missions, craft, people, places. Ways go over what the articles at PATH affirm, without PATH
    over what the store holds, and from a part to its whole. The shortest come first; of those as
    short, the ones with more independent sources.
    """
    from kg.draw.answers.connection import write_connection
    from kg.draw.connection import connect
    from kg.review.correct import find_thing

    form = form or form_of(output)
    settings = replace(
        file_settings(ctx, store=store, ontology=ontology), min_confidence=min_confidence
    )
    spare_articles(output, paths)
    checked = from_articles(paths, overrides, settings) if paths else from_store(store, ontology)
    tell_unread(ctx, checked)
    if with_reference:
        add_reference(checked, settings)
    things = checked.store
    found = connect(
        things,
        find_thing(things, start),
        find_thing(things, end),
        most=most,
        with_reference=with_reference,
    )
    options.write(write_connection(found, form, room=room(output)), output)
    fail_on_unread(ctx, "the answer")
