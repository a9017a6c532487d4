"""Findings that an ignore file or a baseline takes out."""

from datetime import date

import pytest

from kg.check import CheckResult, Coverage, without_known
from kg.config import IgnoreEntry
from kg.errors import ConfigError
from kg.model import Finding, Severity

TODAY = date(2026, 5, 1)
ONE, TWO = "aaaaaaaa11112222", "aaaaaaaa33334444"


def result(*prints: str) -> CheckResult:
    findings = tuple(
        Finding(rule="x", severity=Severity.WARNING, message="m", sides=(), fingerprint=one)
        for one in prints
    )
    return CheckResult(sources=(), findings=findings, coverage=Coverage())


def entry(finding: str, until: date | None = None) -> IgnoreEntry:
    return IgnoreEntry(finding=finding, reason="settled", until=until, where="kg-ignore.toml:3")


def left(*entries: IgnoreEntry, baseline: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    done = without_known(result(ONE, TWO), entries, baseline, today=TODAY)
    return {
        "findings": [one.fingerprint for one in done.findings],
        "ignored": [one.finding.fingerprint for one in done.ignored],
        "known": [one.fingerprint for one in done.known],
        "unused": [one.finding for one in done.unused],
        "expired": [one.finding for one in done.expired],
    }


NOTHING: dict[str, list[str]] = {
    "findings": [],
    "ignored": [],
    "known": [],
    "unused": [],
    "expired": [],
}


def test_without_entries_nothing_changes() -> None:
    assert left() == NOTHING | {"findings": [ONE, TWO]}


def test_an_entry_takes_its_finding_out() -> None:
    assert left(entry(ONE)) == NOTHING | {"findings": [TWO], "ignored": [ONE]}


def test_the_beginning_of_a_fingerprint_is_enough() -> None:
    assert left(entry("aaaaaaaa1")) == NOTHING | {"findings": [TWO], "ignored": [ONE]}


def test_a_beginning_that_two_findings_share_is_an_error() -> None:
    with pytest.raises(ConfigError) as told:
        left(entry("aaaaaaaa"))
    assert str(told.value) == (
        "kg-ignore.toml:3: aaaaaaaa fits 2 findings; write more of the fingerprint"
    )


def test_an_entry_that_fits_nothing_is_unused() -> None:
    assert left(entry("bbbbbbbb")) == NOTHING | {"findings": [ONE, TWO], "unused": ["bbbbbbbb"]}


def test_an_entry_counts_on_its_last_day_and_not_after_it() -> None:
    assert left(entry(ONE, TODAY)) == NOTHING | {"findings": [TWO], "ignored": [ONE]}
    over = entry(ONE, date(2026, 4, 30))
    assert left(over) == NOTHING | {"findings": [ONE, TWO], "expired": [ONE]}


def test_what_the_baseline_has_is_known() -> None:
    baseline = frozenset({TWO, "cccccccc"})
    assert left(entry(ONE), baseline=baseline) == NOTHING | {"ignored": [ONE], "known": [TWO]}
