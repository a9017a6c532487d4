"""Pairs of short news texts with one conflict, or none: what the check as a whole finds.

The scores are those of `kg eval tests/pairs/dev.yaml`; how it counts stands in docs/formats.md.
"""

from pathlib import Path

import pytest

from kg.check import Desk, check_readings
from kg.evaluate.pairs import CONTROL, Pair, load_pairs
from kg.evaluate.pairscore import PairScore, score_pairs, total
from kg.extract import Extractor
from kg.model import Reading

PAIRS = load_pairs(Path(__file__).parent / "pairs" / "dev.yaml")

FOUND = 28  # conflicts found; raise it with what is found, never lower it
WRONG = 0  # findings that are wrong; lower it, never raise it
FALSE_ALARMS: frozenset[str] = frozenset()  # controls that are not silent yet; add none


@pytest.fixture(scope="module")
def readings() -> dict[Path, Reading]:
    extractor = Extractor.load()
    return {file: extractor.read(str(file)) for pair in PAIRS for file in pair.files}


@pytest.fixture(scope="module")
def scores(readings: dict[Path, Reading]) -> tuple[PairScore, ...]:
    return score_pairs(PAIRS, readings, Desk().check)


def test_half_of_the_pairs_are_controls() -> None:
    controls = [pair for pair in PAIRS if pair.kind == CONTROL]
    assert (len(controls), len(PAIRS) - len(controls)) == (32, 32)


def test_the_pairs_written_later_can_be_read() -> None:
    more = load_pairs(Path(__file__).parent / "pairs" / "more.yaml")
    assert sum(pair.kind == CONTROL for pair in more) == 36
    assert len(more) == 80


def test_controls_are_silent(scores: tuple[PairScore, ...]) -> None:
    loud = {score.pair.id for score in scores if score.tally.alarmed}
    assert loud == FALSE_ALARMS


def test_conflicts_are_found(scores: tuple[PairScore, ...]) -> None:
    missed = [score.pair.id for score in scores if score.tally.missed]
    assert total(scores).found >= FOUND, f"missed: {', '.join(missed)}"


def test_hardly_anything_else_is_reported(scores: tuple[PairScore, ...]) -> None:
    assert total(scores).wrong <= WRONG


def test_a_desk_finds_what_a_check_alone_finds(readings: dict[Path, Reading]) -> None:
    desk = Desk()
    some: list[Pair] = [PAIRS[0], PAIRS[20], PAIRS[1]]
    for pair in some:
        own = [readings[file] for file in pair.files]
        assert desk.check(own, False) == check_readings(own, reference=False)
