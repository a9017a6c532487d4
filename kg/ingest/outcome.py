"""What became of each file, and of all."""

from dataclasses import dataclass, field
from enum import StrEnum

from kg.errors import KgError

_NAMED = 3  # files named with a reason
_REASONS = 20


class Fate(StrEnum):
    """What can become of a file."""

    READ = "read"
    SAME = "as before"
    UNCHANGED = "unchanged"
    TWIN = "twin"  # another file is the same page
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file; `source` is the IRI of what is new in the store."""

    number: int
    path: str
    fate: Fate
    statements: int = 0
    source: str | None = None
    error: KgError | None = None
    twin: str | None = None

    @property
    def told(self) -> str:
        """The outcome in a few words."""
        if self.fate is Fate.UNCHANGED:
            return "unchanged"
        if self.fate is Fate.TWIN:
            return f"left out, as {self.twin} has the same address"
        count = f"{self.statements} statement{'s' * (self.statements != 1)}"
        return count if self.fate is Fate.READ else f"{count}, as before"


@dataclass(slots=True)
class _Reason:
    """Files that failed for one reason: their number, and the first of them."""

    count: int = 0
    paths: list[str] = field(default_factory=list)


class Tally:
    """How many files of a run had which fate; it does not grow with their number."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.statements = 0
        self._fates = dict.fromkeys(Fate, 0)
        self._reasons: dict[str, _Reason] = {}

    def add(self, outcome: Outcome) -> None:
        """Count a file."""
        self._fates[outcome.fate] += 1
        self.statements += outcome.statements
        if outcome.error is None:
            return
        where, what, remedy = outcome.error.args
        told = f"{what}; {remedy}"
        if told not in self._reasons and len(self._reasons) >= _REASONS:
            told = "other reasons"
        reason = self._reasons.setdefault(told, _Reason())
        reason.count += 1
        if len(reason.paths) < _NAMED:
            reason.paths.append(str(where))

    @property
    def failed(self) -> int:
        """How many could not be read."""
        return self._fates[Fate.FAILED]

    @property
    def done(self) -> int:
        """How many are dealt with."""
        return sum(self._fates.values())

    @property
    def kept(self) -> int:
        """How many are in the store, by this run or an earlier one."""
        return self.done - self.failed

    def lines(self) -> list[str]:
        """The summary: one line for all, and one for each reason why some failed."""
        read = self._fates[Fate.READ] + self._fates[Fate.SAME]
        parts = [f"{read:,} read ({self.statements:,} statements)"]
        parts += [f"{self._fates[fate]:,} {word}" for fate, word in _WORDS if self._fates[fate]]
        told = [f"{self.total:,} articles: {', '.join(parts)}"]
        for reason, found in sorted(self._reasons.items(), key=lambda one: (-one[1].count, one[0])):
            rest = found.count - len(found.paths)
            names = ", ".join(found.paths) + (f" and {rest:,} more" if rest else "")
            told.append(f"{found.count:,} failed: {reason} ({names})")
        return told


_WORDS = (
    (Fate.UNCHANGED, "unchanged"),
    (Fate.TWIN, "left out (another has their address)"),
    (Fate.FAILED, "failed"),
)
