"""What people decided about findings: a false alarm is set aside, the others are shown with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.decisions import Decision, Verdict, read_ledger
from kg.model import Finding
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Decided:
    """Findings that stand, those set aside, and the decisions by fingerprint."""

    findings: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]
    decisions: Mapping[str, Decision]


def set_aside(findings: Iterable[Finding], store: Store) -> Decided:
    """Part the findings by what the store's people decided about them."""
    findings = tuple(findings)
    standing = read_ledger(store).in_force()
    decisions = {
        one.fingerprint: standing[one.fingerprint]
        for one in findings
        if one.fingerprint in standing and standing[one.fingerprint].on_finding
    }
    alarms = {key for key, one in decisions.items() if one.verdict is Verdict.REJECTED}
    return Decided(
        tuple(one for one in findings if one.fingerprint not in alarms),
        tuple(one for one in findings if one.fingerprint in alarms),
        decisions,
    )
