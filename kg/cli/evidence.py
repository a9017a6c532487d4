"""`kg evidence`: all values of a property side by side."""

import shutil
import sys
from datetime import date
from pathlib import Path
from shlex import quote

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.reading import Overrides, spare_articles
from kg.cli.telling import tell
from kg.errors import UsageError

_CALLS = 3  # that a note names


@click.command("evidence")
@click.argument("entity", metavar="ENTITY")
@click.argument("prop", metavar="PROPERTY")
@click.argument("more", nargs=-1, metavar="")
@click.option("--on", "paths", multiple=True, metavar="PATH...", help="Look in these articles.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people, or JSON.",
)
@click.option("--no-reference", is_flag=True, help="Leave the curated facts out.")
@configured
@options.store
@options.reading
@options.output
@options.quiet
def command(
    entity: str,
    prop: str,
    more: tuple[str, ...],
    paths: tuple[str, ...],
    form: str,
    no_reference: bool,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Show all values of a property of an entity side by side: quotes, speakers, dates, sources.

    ENTITY is a name, an IRI or a CURIE, PROPERTY the name of a property. Values that mean the same
    stand together, with the number of sources that give them independently of each other, and with
    what was decided on them in review. Where ENTITY itself is the value (ESA develops it), that is
    shown. Looks in the store, or in the articles given with --on.
    """
    from kg.cli.checked import add_reference, from_articles, from_store
    from kg.config import Settings
    from kg.report.evidence import evidence_json, evidence_text
    from kg.review.correct import find_property, find_thing
    from kg.review.evidence import gather, gather_as_value, properties_of

    if more and not paths:
        raise UsageError(more[0], "is one argument too many", "put --on before articles")
    settings = Settings(
        ontology=ontology, reference=not no_reference, min_confidence=min_confidence
    )
    if paths:
        overrides = Overrides(published=published, publisher=publisher, url=url)
        spare_articles(output, (*paths, *more))
        checked = from_articles((*paths, *more), overrides, settings)
        if checked.unread:
            raise checked.unread[0]
    else:
        checked = from_store(store, ontology)
    add_reference(checked, settings)
    thing = find_thing(checked.store, entity)
    asked = find_property(checked.store, prop)
    found = gather(checked.store, thing, asked)
    turned = () if found.values else gather_as_value(checked.store, thing, asked)
    if form == "json":
        options.write(evidence_json(found), output)
    else:
        terminal = output is None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if terminal else 100
        shown = (evidence_text(one, width=width) for one in (found, *turned))
        options.write("\n".join(shown), output)
    if found.values or quiet:
        return
    calls = [f"kg evidence {quote(one.entity.label)} {asked.name}" for one in turned[:_CALLS]]
    if turned:
        told = f"{thing.label} is a value of it itself; for all values: {', '.join(calls)}"
        tell(told + (", …" if len(turned) > _CALLS else ""))
        return
    names = ", ".join(properties_of(checked.store, thing)) or "nothing"
    told = f"Nothing says so; of {thing.label} is told: {names}"
    if values := ", ".join(properties_of(checked.store, thing, as_value=True)):
        told += f"; it is a value of: {values}"
    tell(f"{told}.")
