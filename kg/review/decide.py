"""Make a decision in a store, and in the copy of it in which its effect is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kg.decisions import Decision, Ledger, Verdict, decide
from kg.model import Statement
from kg.review.correct import correct
from kg.review.effect import Effect, effect_of
from kg.review.target import Target
from kg.rules import Rule
from kg.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants decided: verdict, who, when and why, and what a correction changes."""

    verdict: Verdict
    by: str
    at: datetime
    note: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision, with the statement that it made, if it is a correction."""

    decision: Decision
    revision: Statement | None = None


def rule_on(
    target: Target, wish: Wish, ledger: Ledger, store: Store, ontology: Path | None = None
) -> Ruling:
    """The decision that the wish comes to; nothing is written yet."""
    revision = None
    if wish.changes and target.statement:
        revision = correct(store, target.statement, target.key, wish.changes, ontology)
    decision = Decision(
        number=ledger.next_number,
        key=target.key,
        used=target.iri,
        label=target.label,
        verdict=wish.verdict,
        by=wish.by,
        at=wish.at,
        note=wish.note,
        on_finding=target.finding is not None,
        source=target.source,
        changes=wish.changes,
        revision=revision.id if revision else None,
    )
    return Ruling(decision=decision, revision=revision)


def withdraw(earlier: Decision, wish: Wish, ledger: Ledger) -> Ruling:
    """The decision that takes an earlier one back."""
    decision = replace(
        earlier,
        number=ledger.next_number,
        verdict=Verdict.WITHDRAWN,
        by=wish.by,
        at=wish.at,
        note=wish.note,
        changes=(),
        revision=None,
        withdraws=earlier.iri,
    )
    return Ruling(decision=decision)


def carry_out(ruling: Ruling, stores: Sequence[Store], rules: Sequence[Rule]) -> Effect:
    """Write the decision into each store; the last is a copy, where its effect is looked at.

    What is decided on a finding sets it aside or confirms it, and changes no other.
    """
    *others, copy = stores
    for store in others:
        decide(store, ruling.decision, ruling.revision)

    def change() -> None:
        decide(copy, ruling.decision, ruling.revision)

    source = ruling.decision.source
    if ruling.decision.on_finding or source is None:
        change()
        return Effect()
    return effect_of(change, copy, rules, source)


def states(ledger: Ledger, stated: Callable[[Decision], bool]) -> dict[str, str]:
    """What has become of each decision, by IRI: in force, superseded, withdrawn …"""
    standing, withdrawn = ledger.in_force(), ledger.withdrawn()
    found = {}
    for one in ledger:
        if one.verdict is Verdict.WITHDRAWN:
            state = "done"
        elif one.iri in withdrawn:
            state = "withdrawn"
        elif standing.get(one.key) is not one:
            state = "superseded"
        else:
            state = "in force" if stated(one) else "no longer stated"
        found[one.iri] = state
    return found
