"""Which conflicts of pairs are found, what else is reported, and which controls stay clean.

The check is handed in: this module knows neither rules nor store.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from kg.evaluate.findings import Check
from kg.evaluate.pairs import KINDS, Pair, quote_spans
from kg.evaluate.phrase import Span, overlap
from kg.evaluate.score import Interval, harmonic, interval, share
from kg.model import Finding, Reading, Severity, Statement

Place = tuple[Path, Span]
MEASURES = ("precision", "recall", "f1", "clean")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTally:
    """Findings that are right and wrong; conflicts found and missed; controls clean and not."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0
    silent: int = 0
    alarmed: int = 0

    def __add__(self, other: "PairTally") -> "PairTally":
        return PairTally(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            found=self.found + other.found,
            missed=self.missed + other.missed,
            silent=self.silent + other.silent,
            alarmed=self.alarmed + other.alarmed,
        )

    @property
    def precision(self) -> float | None:
        """The share of the findings that are right; None where there is no finding."""
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of the conflicts that are found; None where there is no conflict."""
        return share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where either is unknown."""
        return harmonic(self.precision, self.recall)

    @property
    def clean(self) -> float | None:
        """The share of the controls without violation and warning; None where there is none."""
        return share(self.silent, self.silent + self.alarmed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """What the check made of one pair: findings that are right, and all others that count.

    `read` is, for each quote, what was read there.
    """

    pair: Pair
    right: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    read: tuple[tuple[Statement, ...], ...]

    @property
    def tally(self) -> PairTally:
        """This pair's part of the whole."""
        control = self.pair.expect is None
        return PairTally(
            right=len(self.right),
            wrong=len(self.wrong),
            found=int(bool(self.right)),
            missed=int(not control and not self.right),
            silent=int(control and not self.wrong),
            alarmed=int(control and bool(self.wrong)),
        )


def score_pairs(
    pairs: Iterable[Pair], readings: Mapping[Path, Reading], check: Check
) -> tuple[PairScore, ...]:
    """Check each pair alone; `check` takes readings and whether to hold them against reference.

    Controls are always held against the reference sources. Conflicts are not, unless the pair asks
    for it, as these may expose one of the texts alone.
    """
    return tuple(_score(one, readings, check) for one in pairs)


def _score(pair: Pair, readings: Mapping[Path, Reading], check: Check) -> PairScore:
    own = {path: readings[path] for path in pair.files}
    places = quote_spans(pair, {path: reading.article.text for path, reading in own.items()})
    made = check(list(own.values()), pair.expect is None or pair.reference).findings
    counted = [one for one in made if one.severity is not Severity.INFO or one.rule == pair.expect]
    paths = {reading.article.path: path for path, reading in own.items()}
    right = [
        one for one in counted if one.rule == pair.expect and _spans(one.statements, places, paths)
    ]
    return PairScore(
        pair=pair,
        right=tuple(right),
        wrong=tuple(one for one in counted if one not in right),
        read=tuple(
            tuple(one for one in own[place[0]].stated if _lies(one, place, paths))
            for place in places
        ),
    )


def _spans(
    statements: Sequence[Statement], places: Iterable[Place], paths: Mapping[str, Path]
) -> bool:
    """Whether each of the places holds words of one of the statements."""
    return all(any(_lies(one, place, paths) for one in statements) for place in places)


def _lies(statement: Statement, place: Place, paths: Mapping[str, Path]) -> bool:
    path, span = place
    quote = statement.quote
    return paths.get(statement.source) == path and overlap((quote.start, quote.end), span) > 0


def total(scores: Iterable[PairScore]) -> PairTally:
    """All pairs as one."""
    return _sum(score.tally for score in scores)


def by_kind(scores: Sequence[PairScore]) -> dict[str, PairTally]:
    """The tallies of conflicts between two texts, conflicts within one, and controls."""
    return {
        kind: total(score for score in scores if score.pair.kind == kind)
        for kind in KINDS
        if any(score.pair.kind == kind for score in scores)
    }


def by_rule(scores: Sequence[PairScore]) -> dict[str, PairTally]:
    """For each rule its findings, right and wrong, and the conflicts it was to find."""
    rules = {score.pair.expect for score in scores if score.pair.expect is not None}
    rules |= {finding.rule for score in scores for finding in score.wrong}
    return {rule: _of_rule(rule, scores) for rule in sorted(rules)}


def _of_rule(rule: str, scores: Iterable[PairScore]) -> PairTally:
    parts = []
    for score in scores:
        wrong = sum(finding.rule == rule for finding in score.wrong)
        own = score.tally if score.pair.expect == rule else PairTally()
        parts.append(PairTally(right=own.right, wrong=wrong, found=own.found, missed=own.missed))
    return _sum(parts)


def intervals(scores: Sequence[PairScore], *, samples: int = 1000) -> dict[str, Interval]:
    """Bootstrap intervals of the measures (percentiles; pairs are the units), from a fixed seed."""
    draw = random.Random(0)
    tallies = [score.tally for score in scores]
    drawn = [_sum(draw.choices(tallies, k=len(tallies))) for _ in range(samples if tallies else 0)]
    return {name: interval([getattr(one, name) for one in drawn]) for name in MEASURES}


def _sum(tallies: Iterable[PairTally]) -> PairTally:
    return reduce(PairTally.__add__, tallies, PairTally())
