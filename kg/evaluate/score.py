"""Precision, recall and F1 of statements, and how often what was matched is judged the same."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

from kg.evaluate.gold import GoldArticle, GoldStatement, GoldTime
from kg.evaluate.match import Matching, is_named, match_statements, value_names
from kg.model import Quantity, Reading, Speaker, Statement, Time

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
MEASURES = ("precision", "recall", "f1")
JUDGED = (
    *("tense", "certainty", "polarity", "speakers", "no wrong speaker"),
    *("time", "quantity", "qualifiers"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much was right, wrong and missed; `needed` counts the right ones that had to be found."""

    right: int = 0
    needed: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            right=self.right + other.right,
            needed=self.needed + other.needed,
            wrong=self.wrong + other.wrong,
            missed=self.missed + other.missed,
        )

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what had to be found that was; None where nothing had to be."""
        return share(self.needed, self.needed + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where either is unknown."""
        return harmonic(self.precision, self.recall)


def share(part: int, whole: int) -> float | None:
    """The part of the whole; None of nothing."""
    return part / whole if whole else None


def harmonic(first: float | None, second: float | None) -> float | None:
    """The harmonic mean of two shares, 0 where both are; None where either is unknown."""
    if first is None or second is None:
        return None
    return 2 * first * second / (first + second) if first + second else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one article, or several together, were read.

    `judged` gives, for each thing judged, how often it was right and how often it was judged.
    """

    path: str
    tally: Tally
    by_property: dict[str, Tally]
    judged: dict[str, tuple[int, int]]
    missed: tuple[GoldStatement, ...] = ()
    wrong: tuple[Statement, ...] = ()
    differing: tuple[tuple[GoldStatement, Statement, str], ...] = field(default=())


def score_reading(gold: GoldArticle, reading: Reading) -> Score:
    """Score what the article's prose was read to state."""
    text, found = reading.article.text, reading.stated
    matching = match_statements(gold.statements, found, text)
    verdicts = [
        (expected, one, name, verdict)
        for expected, one in matching.pairs
        for name, verdict in _verdicts(expected, one)
    ]
    judged = _counted((name, verdict) for _, _, name, verdict in verdicts)
    exact = [text[one.quote.start : one.quote.end] == one.quote.exact for one in found]
    return Score(
        path=str(gold.path),
        tally=_tally(matching),
        by_property=_by_property(matching),
        judged=judged | {"quote": (sum(exact), len(exact))},
        missed=matching.missed,
        wrong=matching.wrong,
        differing=tuple((expected, one, name) for expected, one, name, ok in verdicts if not ok),
    )


def total(scores: Sequence[Score]) -> Score:
    """All scores as one: every statement counts alike, whichever article it is from."""
    names = sorted({name for score in scores for name in score.by_property})
    return Score(
        path="all",
        tally=_sum(score.tally for score in scores),
        by_property={
            name: _sum(score.by_property.get(name, Tally()) for score in scores) for name in names
        },
        judged={
            name: (
                sum(score.judged[name][0] for score in scores),
                sum(score.judged[name][1] for score in scores),
            )
            for name in (*JUDGED, "quote")
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a share lies in 95 of 100 samples of articles; None where there is no share."""

    low: float | None
    high: float | None


def intervals(scores: Sequence[Score], *, samples: int = 1000) -> dict[str, Interval]:
    """Bootstrap intervals of precision, recall and F1 (percentiles; articles are the units).

    Statements of one article hang together, so articles are drawn, not statements. The seed is
    fixed: the same scores give the same intervals.
    """
    draw = random.Random(0)
    tallies = [score.tally for score in scores]
    drawn = [_sum(draw.choices(tallies, k=len(tallies))) for _ in range(samples if tallies else 0)]
    return {name: interval([getattr(one, name) for one in drawn]) for name in MEASURES}


def interval(shares: Sequence[float | None]) -> Interval:
    """From the 2.5th to the 97.5th percentile of the shares that are known."""
    known = sorted(share for share in shares if share is not None)
    if not known:
        return Interval(low=None, high=None)
    last = len(known) - 1
    return Interval(low=known[round(0.025 * last)], high=known[round(0.975 * last)])


def _sum(tallies: Iterable[Tally]) -> Tally:
    return reduce(Tally.__add__, tallies, Tally())


def _tally(matching: Matching) -> Tally:
    return Tally(
        right=len(matching.pairs),
        needed=sum(1 for gold, _ in matching.pairs if gold.need),
        wrong=len(matching.wrong),
        missed=len(matching.missed),
    )


def _by_property(matching: Matching) -> dict[str, Tally]:
    right = Counter(gold.properties[0] for gold, _ in matching.pairs)
    needed = Counter(gold.properties[0] for gold, _ in matching.pairs if gold.need)
    wrong = Counter(one.property.name for one in matching.wrong)
    missed = Counter(gold.properties[0] for gold in matching.missed)
    return {
        name: Tally(right=right[name], needed=needed[name], wrong=wrong[name], missed=missed[name])
        for name in sorted({*right, *wrong, *missed})
    }


def _counted(verdicts: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    seen = list(verdicts)
    return {
        name: (sum(1 for one in seen if one == (name, True)), sum(one[0] == name for one in seen))
        for name in JUDGED
    }


def _verdicts(gold: GoldStatement, found: Statement) -> Iterator[tuple[str, bool]]:
    if gold.tense:
        yield "tense", gold.tense is found.tense
    if gold.certainty:
        yield "certainty", gold.certainty is found.certainty
    yield "polarity", gold.polarity is found.polarity
    if gold.speakers:
        yield "speakers", _in_order(gold.speakers, found.speakers)
    # Words in a wrong mouth: somebody besides the publisher who is not the one expected.
    alone = len(found.speakers) == 1
    yield (
        "no wrong speaker",
        alone or (bool(gold.speakers) and _in_order(gold.speakers, found.speakers)),
    )
    if gold.time:
        yield "time", _has_time(gold.time, found)
    if isinstance(found.value, Quantity):
        yield "quantity", _has_amount(gold.values, found.value)
    for role, words in gold.qualifiers:
        yield "qualifiers", _has_qualifier(role, words, found)


def _in_order(expected: Sequence[str], chain: Sequence[Speaker]) -> bool:
    links = iter(chain)
    return all(any(_names(speaker, link.label) for link in links) for speaker in expected)


def _names(words: str, label: str) -> bool:
    return all(word in label.casefold() for word in words.casefold().split())


def _has_time(expected: GoldTime, found: Statement) -> bool:
    values = [value for role, value in found.qualifiers if role == "time"] + [found.value]
    times = [value for value in values if isinstance(value, Time)]
    return any(
        all(getattr(time, bound) == getattr(expected, bound) for bound in expected.judged)
        for time in times
    )


def _has_amount(names: Sequence[str], found: Quantity) -> bool:
    """Whether an acceptable value has a number of the amount; names without one judge nothing."""
    expected = {number for name in names for number in _numbers(name)}
    amounts = found.amount if isinstance(found.amount, tuple) else (found.amount,)
    return not expected or not expected.isdisjoint({*amounts, *_numbers(found.text)})


def _numbers(words: str) -> set[float]:
    return {float(digits) for digits in _NUMBER.findall(words.replace(",", ""))}


def _has_qualifier(role: str, words: str, found: Statement) -> bool:
    values = (value for name, value in found.qualifiers if name == role)
    return any(is_named(name, (words,)) for value in values for name in value_names(value))
