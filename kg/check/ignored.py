"""Findings that are known: those that an ignore file sets aside, and those of a baseline."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.check.result import CheckResult, Ignored
from kg.config import IgnoreEntry
from kg.errors import ConfigError
from kg.model import Finding


def without_known(
    result: CheckResult,
    entries: Iterable[IgnoreEntry] = (),
    baseline: frozenset[str] = frozenset(),
    *,
    today: date,
) -> CheckResult:
    """The result without what is ignored or known; both are kept beside the findings that count.

    An entry whose last day is before `today` sets nothing aside. An entry may name a finding by the
    beginning of its fingerprint; ConfigError where two findings begin so.
    """
    entries = tuple(entries)
    expired = tuple(one for one in entries if one.is_expired(today))
    valid = {entry: _named(entry, result.findings) for entry in entries if entry not in expired}
    by_print = {name: entry for entry, name in valid.items() if name is not None}
    ignored, known, left = [], [], []
    for finding in result.findings:
        if entry := by_print.get(finding.fingerprint):
            ignored.append(Ignored(finding=finding, entry=entry))
        elif finding.fingerprint in baseline:
            known.append(finding)
        else:
            left.append(finding)
    return replace(
        result,
        findings=tuple(left),
        ignored=tuple(ignored),
        known=tuple(known),
        unused=tuple(entry for entry, name in valid.items() if name is None),
        expired=expired,
    )


def _named(entry: IgnoreEntry, findings: Iterable[Finding]) -> str | None:
    """The fingerprint that the entry names, if a finding has it."""
    fitting = {one.fingerprint for one in findings if one.fingerprint.startswith(entry.finding)}
    if len(fitting) > 1:
        what = f"{entry.finding} fits {len(fitting)} findings"
        raise ConfigError(entry.where, what, "write more of the fingerprint")
    return next(iter(fitting), None)
