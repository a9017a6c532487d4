"""What a decision changes: the findings that vanish and those that appear."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.check import check
from kg.model import Finding
from kg.rules import Rule
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Effect:
    """Findings that are no more, and findings that were not before, each worst first."""

    vanished: tuple[Finding, ...] = ()
    appeared: tuple[Finding, ...] = ()


def effect_of(
    change: Callable[[], None], store: Store, rules: Sequence[Rule], source: str
) -> Effect:
    """Make the change, and check what touches the source (IRI) before and after it."""
    before = check(rules, store, [source]).findings
    change()
    after = check(rules, store, [source]).findings
    known, kept = ({one.fingerprint for one in found} for found in (before, after))
    return Effect(
        tuple(one for one in before if one.fingerprint not in kept),
        tuple(one for one in after if one.fingerprint not in known),
    )
