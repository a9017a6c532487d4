"""The bench at which decisions are made: a copy of the store with the reference beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.check import CheckResult, check
from kg.decisions import (
    Decision,
    Ledger,
    Verdict,
    applied_decisions,
    read_ledger,
    rejected_statements,
)
from kg.errors import UsageError
from kg.model import Finding
from kg.review.decide import Ruling, Wish, rule_on, states, withdraw
from kg.review.target import find_decision, find_target
from kg.rules import Rule
from kg.store import Store


@dataclass(slots=True)
class Bench:
    """Where things are looked up; `store` is the copy, and what is decided is written elsewhere."""

    store: Store
    rules: Sequence[Rule]
    ontology: Path | None = None
    _result: CheckResult | None = field(default=None)

    @property
    def ledger(self) -> Ledger:
        """All decisions."""
        return read_ledger(self.store)

    def findings(self) -> tuple[Finding, ...]:
        """All findings, those set aside too; the check is made when first asked for."""
        if self._result is None:
            self._result = check(self.rules, self.store)
        return self._result.findings + self._result.set_aside

    def ruling(self, name: str, wish: Wish) -> Ruling:
        """The decision that the wish about what `name` names comes to; nothing is written yet."""
        if wish.verdict is Verdict.WITHDRAWN:
            return withdraw(find_decision(self.store, self.ledger, name), wish, self.ledger)
        target = find_target(self.store, name, self.findings)
        if target.finding and wish.changes:
            what = "is a finding; only a statement can be corrected"
            raise UsageError(name, what, "correct one of its statements")
        return rule_on(target, wish, self.ledger, self.store, self.ontology)

    def states(self) -> dict[str, str]:
        """What has become of each decision, by its IRI."""
        ledger = self.ledger
        applied, out = applied_decisions(self.store), rejected_statements(self.store)
        found = any(one.on_finding for one in ledger)
        known = {one.fingerprint for one in self.findings()} if found else set()

        def stated(decision: Decision) -> bool:
            if decision.on_finding:
                return decision.key in known
            return decision.iri in applied or (
                decision.revision is not None and decision.revision not in out
            )

        return states(ledger, stated)
