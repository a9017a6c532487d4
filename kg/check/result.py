"""What a check hands back: the findings, the sources read, and what was compared and what not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.config import IgnoreEntry
from kg.decisions import Decision
from kg.model import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSummary:
    """A source that took part; `statements` counts what its prose (or data set) states.

    `kind` is "article" or "reference".
    """

    path: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    statements: int = 0
    kind: str = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that is a copy of another: paths, and the share of the shorter text, 0 to 1."""

    path: str
    original: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncompared:
    """Statements (IRIs) that were held against nothing, and the reason why.

    `more` counts those that are not listed in `statements`, because they are too many.
    """

    reason: str
    statements: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a check looked at; a result without findings means nothing without it.

    `statements` counts those in focus, `compared` those of them that were held against at least
    one other. `rules` are the ids of the rules run, `silent` those that found nothing, and
    `idle` those of them that had nothing to compare.
    """

    statements: int = 0
    compared: int = 0
    uncompared: tuple[Uncompared, ...] = ()
    rules: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that is taken out, and the entry that does it."""

    finding: Finding
    entry: IgnoreEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Sources by path, findings worst first, and the coverage.

    Reference sources stand in `sources` too (`kind`), articles first. `decisions` are what people
    decided about findings, by fingerprint; those that they called false alarms are `set_aside`.
    `ignored` are findings that an entry of the ignore file takes out, `known` those of the
    baseline; neither counts. `unused` entries fit no finding, `expired` ones have had their day.
    `copies` are articles that count as one source with another.
    """

    sources: tuple[SourceSummary, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    copies: tuple[Copy, ...] = ()
    set_aside: tuple[Finding, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()
    known: tuple[Finding, ...] = ()
    unused: tuple[IgnoreEntry, ...] = ()
    expired: tuple[IgnoreEntry, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
