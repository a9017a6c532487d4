"""Confidence against what was right: a reliability table, and weights fitted to it.

Logistic regression with a small ridge, by gradient descent: a dozen weights and some hundred
statements need no library.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.evaluate.gold import GoldArticle
from kg.evaluate.match import match_statements
from kg.extract.confidence import SIGNS, probability
from kg.model import Reading, Statement

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_STEPS, _RATE, _RIDGE = 3000, 0.5, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Statements with a confidence from `low` up to `high`: how many, how sure, how many right."""

    low: float
    high: float
    count: int
    sure: float
    right: int


def judged(gold: GoldArticle, reading: Reading) -> list[tuple[Statement, bool]]:
    """Each statement found and whether it is right; repetitions of a right one are left out."""
    matching = match_statements(gold.statements, reading.stated, reading.article.text)
    right = [(found, True) for _, found in matching.pairs]
    return right + [(found, False) for found in matching.wrong]


def reliability(judgements: Iterable[tuple[Statement, bool]]) -> tuple[Bin, ...]:
    """How often statements of a confidence are right, bin by bin; empty bins are left out."""
    seen = list(judgements)
    bins = []
    for low, high in pairwise(BINS):
        inside = [
            (one.confidence, right)
            for one, right in seen
            if low <= one.confidence < high or (high == BINS[-1] == one.confidence)
        ]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    count=len(inside),
                    sure=sum(confidence for confidence, _ in inside) / len(inside),
                    right=sum(right for _, right in inside),
                )
            )
    return tuple(bins)


def gap(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error: the mean gap between sure and right, by statement."""
    whole = sum(one.count for one in bins)
    return sum(abs(one.sure * one.count - one.right) for one in bins) / whole if whole else None


def fit(rows: Sequence[tuple[Mapping[str, float], bool]]) -> dict[str, float]:
    """Weights of the signs under which what was right is likely; the same rows give the same."""
    weights = dict.fromkeys(SIGNS, 0.0) | {"frame": 1.0}
    for _ in range(_STEPS if rows else 0):
        slope = {sign: _RIDGE * weights[sign] for sign in SIGNS if sign != "base"} | {"base": 0.0}
        for signs, right in rows:
            error = probability(weights, signs) - right
            for sign, value in signs.items():
                slope[sign] += error * value / len(rows)
        weights = {sign: weights[sign] - _RATE * slope[sign] for sign in SIGNS}
    return {sign: round(weight, 3) for sign, weight in weights.items()}


def as_yaml(weights: Mapping[str, float], gold: str) -> str:
    """The file that the extractor reads."""
    lines = [f"{sign}: {weight}" for sign, weight in weights.items()]
    head = (
        "# title: Weights of the confidence\n"
        f"# source: `kg eval {gold} --fit`; what the signs are stands in docs/confidence.md\n"
    )
    return head + "\n".join(lines) + "\n"
