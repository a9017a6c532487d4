"""`kg review`: what a person decides about a statement or a finding."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.clock import now
from kg.cli.configured import configured
from kg.errors import UsageError
from kg.store import open_store

if TYPE_CHECKING:
    from kg.decisions import Verdict
    from kg.review.bench import Bench
    from kg.review.decide import Wish

_MOMENTS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ")


def _moment(ctx: click.Context, param: click.Parameter, value: datetime | None) -> datetime:
    """The moment given, else SOURCE_DATE_EPOCH, else now; in UTC, to the second."""
    if value is not None:
        return value.replace(tzinfo=UTC)
    return now()


@click.command("review")
@click.argument("name", required=False, metavar="[FINDING|STATEMENT]")
@click.option("--accept", is_flag=True, help="The text says so; the finding is right.")
@click.option("--reject", is_flag=True, help="The text does not say so; a false alarm.")
@click.option(
    "--correct",
    "changes",
    multiple=True,
    metavar="NAME=VALUE",
    help="What the text says instead: subject, property, value, certainty, polarity or tense.",
)
@click.option("--undo", is_flag=True, help="Take back what was decided last.")
@click.option("--list", "listing", is_flag=True, help="List all decisions.")
@click.option("--by", envvar="KG_REVIEWER", metavar="NAME", help="Who decides.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option(
    "--date",
    "at",
    type=click.DateTime(_MOMENTS),
    callback=_moment,
    metavar="DATE",
    help="When it was decided (2019-09-07), if not now.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people, or JSON.",
)
@click.option("--no-reference", is_flag=True, help="Leave the curated facts out.")
@options.store
@options.ontology
@options.rules
@options.output
@configured
def command(
    name: str | None,
    accept: bool,
    reject: bool,
    changes: tuple[str, ...],
    undo: bool,
    listing: bool,
    by: str | None,
    note: str,
    at: datetime,
    form: str,
    no_reference: bool,
    store: str,
    ontology: Path | None,
    overlay: Path | None,
    output: str | None,
) -> None:
    """Decide on a statement or a finding: accept it, reject it, or correct what was read.

    A STATEMENT is named by its IRI, CURIE or the first letters of its hash, a FINDING by its
    fingerprint. A statement that is rejected or corrected takes no part in rules, a finding that
    is rejected is set aside. Nothing is deleted: --undo takes a decision back, a later one takes
    its place, and both stay in --list.
    """
    from kg.decisions import Verdict

    verdicts = {
        Verdict.ACCEPTED: accept,
        Verdict.REJECTED: reject,
        Verdict.CORRECTED: bool(changes),
        Verdict.WITHDRAWN: undo,
    }
    chosen = [verdict for verdict, given in verdicts.items() if given]
    if listing:
        if name or chosen:
            raise UsageError("--list", "lists all decisions", "leave the rest out")
        bench = _bench(store, ontology, overlay, reference=not no_reference)
        options.write(_listed(bench, form), output)
        return
    if not name:
        raise UsageError("kg review", "names nothing to decide on", "name it, or give --list")
    if len(chosen) != 1:
        what = "gives several verdicts" if chosen else "gives no verdict"
        raise UsageError("kg review", what, "give one of --accept, --reject, --correct, --undo")
    wish = _wish(chosen[0], by, at, note, changes)
    bench = _bench(store, ontology, overlay, reference=not no_reference)
    options.write(_decided(bench, name, wish, store, form), output)


def _wish(
    verdict: "Verdict", by: str | None, at: datetime, note: str, changes: tuple[str, ...]
) -> "Wish":
    from kg.review.correct import split_changes
    from kg.review.decide import Wish

    if not by or not by.strip():
        raise UsageError("--by", "nobody decides", "give a name, or set KG_REVIEWER")
    return Wish(
        verdict=verdict, by=by.strip(), at=at, note=note.strip(), changes=split_changes(changes)
    )


def _bench(
    location: str, ontology: Path | None, overlay: Path | None, *, reference: bool
) -> "Bench":
    from kg.cli.checked import add_reference, from_store
    from kg.config import Settings
    from kg.review.bench import Bench
    from kg.rules import load_rules

    checked = from_store(location, ontology)
    add_reference(checked, Settings(ontology=ontology, reference=reference))
    return Bench(checked.store, load_rules(overlay), ontology)


def _decided(bench: "Bench", name: str, wish: "Wish", location: str, form: str) -> str:
    from kg.report.review import ruling_json, ruling_text
    from kg.review.decide import carry_out

    ruling = bench.ruling(name, wish)
    with open_store(location, create=True) as store:
        effect = carry_out(ruling, [store, bench.store], bench.rules)
    return (ruling_json if form == "json" else ruling_text)(ruling.decision, effect)


def _listed(bench: "Bench", form: str) -> str:
    from kg.report.review import ledger_json, ledger_text

    return (ledger_json if form == "json" else ledger_text)(bench.ledger, bench.states())
