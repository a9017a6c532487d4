"""All decisions of a store in their order, and which of them stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.decisions.decision import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Ledger:
    """The decisions in the order of their making; none is ever taken out."""

    decisions: tuple[Decision, ...] = ()

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.decisions)

    def __len__(self) -> int:
        return len(self.decisions)

    def add(self, decision: Decision) -> "Ledger":
        """The ledger with one decision more."""
        return Ledger((*self.decisions, decision))

    def joined(self, other: "Ledger") -> "Ledger | None":
        """The longer of the two if it goes on from the shorter, else None."""
        short, long = sorted((self, other), key=len)
        return long if long.decisions[: len(short)] == short.decisions else None

    @property
    def next_number(self) -> int:
        """The number of the decision to be made next."""
        return max((one.number for one in self.decisions), default=0) + 1

    def in_force(self) -> dict[str, Decision]:
        """By key the decision that stands: the latest that was not taken back."""
        withdrawn = {one.withdraws for one in self.decisions}
        return {
            one.key: one
            for one in self.decisions
            if one.verdict is not Verdict.WITHDRAWN and one.iri not in withdrawn
        }

    def withdrawn(self) -> frozenset[str]:
        """The IRIs of the decisions that were taken back."""
        return frozenset(one.withdraws for one in self.decisions if one.withdraws)
