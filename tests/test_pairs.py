"""Pairs of short news texts with one conflict, or none: what the check as a whole finds."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.check import CheckResult, check_readings
from kg.extract import Extractor
from kg.model import Finding, Severity

PAIRS = Path(__file__).parent / "pairs"
ENTRIES: list[dict[str, Any]] = yaml.safe_load((PAIRS / "dev.yaml").read_text(encoding="utf-8"))
CONFLICTS = [entry for entry in ENTRIES if entry["expect"]]
CONTROLS = [entry for entry in ENTRIES if not entry["expect"]]

FOUND = 14  # conflicts found; raise it with what is found, never lower it
FALSE_ALARMS: frozenset[str] = frozenset()  # controls that are not silent yet; add none


@cache
def extractor() -> Extractor:
    return Extractor.load()


@cache
def checked(files: tuple[str, ...], reference: bool) -> tuple[CheckResult, dict[str, str]]:
    """The result of the check, and the file of each statement's id."""
    readings = {file: extractor().read(str(PAIRS / "dev" / file)) for file in files}
    origin = {each.id: file for file, reading in readings.items() for each in reading.statements}
    return check_readings(readings.values(), reference=reference), origin


def alarms(result: CheckResult) -> list[Finding]:
    return [each for each in result.findings if each.severity is not Severity.INFO]


def spans(entry: dict[str, Any]) -> list[tuple[str, int, int]]:
    """File, start and end of the quotes that carry the conflict."""
    places = []
    for file, side in ((entry["files"][0], "a"), (entry["files"][-1], "b")):
        quote = entry["quotes"][side]
        if quote is not None:
            text = (PAIRS / "dev" / file).read_text(encoding="utf-8")
            assert text.count(quote) == 1, quote
            places.append((file, text.index(quote), text.index(quote) + len(quote)))
    return places


def found(entry: dict[str, Any]) -> bool:
    """Whether one finding of the expected rule has a statement from each of the quotes.

    The curated facts are left out: they may expose one of the texts alone, and take time to load.
    """
    result, origin = checked(tuple(entry["files"]), reference=False)
    return any(
        all(
            any(
                origin.get(each.id) == file and each.quote.start < end and start < each.quote.end
                for each in finding.statements
            )
            for file, start, end in spans(entry)
        )
        for finding in alarms(result)
        if finding.rule == entry["expect"]
    )


def test_pairs_are_well_formed() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    assert (len(CONFLICTS), len(CONTROLS)) == (20, 20)
    for entry in CONFLICTS:
        assert spans(entry)


def control(entry: dict[str, Any]) -> Any:
    marks = pytest.mark.xfail(strict=True, raises=AssertionError, reason="known false alarm")
    known = entry["id"] in FALSE_ALARMS
    return pytest.param(entry, id=entry["id"], marks=[marks] if known else [])


@pytest.mark.parametrize("entry", [control(entry) for entry in CONTROLS])
def test_control_is_silent(entry: dict[str, Any]) -> None:
    result, _ = checked(tuple(entry["files"]), reference=True)
    assert [finding.message for finding in alarms(result)] == []


def test_known_false_alarms_are_controls() -> None:
    assert {entry["id"] for entry in CONTROLS} >= FALSE_ALARMS


def test_conflicts_found() -> None:
    missed = [entry["id"] for entry in CONFLICTS if not found(entry)]
    assert len(CONFLICTS) - len(missed) >= FOUND, f"missed: {', '.join(missed)}"
