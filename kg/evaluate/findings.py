"""Which gold findings the rules make, which pairs that fit they report all the same, and what else.

The check is handed in: this module knows neither rules nor store.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from kg.check.result import CheckResult
from kg.evaluate.gold import GoldArticle, GoldFinding, GoldPair
from kg.evaluate.phrase import nearness, occurrences
from kg.model import Finding, Reading, Severity, Statement

Check = Callable[[Sequence[Reading], bool], CheckResult]
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingScore:
    """The findings of one article against its gold.

    `severity` are findings made with another severity than the gold names; `violated` are pairs
    that fit and were reported as worse than information; `extra` are findings that the gold does
    not know.
    """

    path: str
    made: tuple[GoldFinding, ...]
    severity: tuple[GoldFinding, ...]
    missed: tuple[GoldFinding, ...]
    violated: tuple[GoldPair, ...]
    extra: tuple[Finding, ...]


def score_findings(
    gold: Sequence[GoldArticle], readings: Mapping[Path, Reading], check: Check
) -> tuple[FindingScore, ...]:
    """Check each article alone, with the other article that a gold finding names, and with the
    reference sources where the gold asks for it; `check` takes readings and whether to do that.
    """
    return tuple(_Article(article, readings, check).score() for article in gold)


class _Article:
    def __init__(self, gold: GoldArticle, readings: Mapping[Path, Reading], check: Check) -> None:
        self.gold, self.readings, self.check = gold, readings, check
        self.own = readings[gold.path]
        self.texts = {one.article.path: one.article.text for one in readings.values()}
        self.runs: dict[tuple[Path | None, bool], tuple[Finding, ...]] = {}

    def score(self) -> FindingScore:
        made, severity, missed = [], [], []
        known: list[Finding] = []
        for expected, reference in self._expected():
            same = [
                one
                for one in self._run(self._other(expected.b), reference)
                if self._is(expected, one)
            ]
            known += same
            if not same:
                missed.append(expected)
            elif expected.severity in (None, *(one.severity for one in same)):
                made.append(expected)
            else:
                severity.append(expected)
        return FindingScore(
            path=str(self.gold.path),
            made=tuple(made),
            severity=tuple(severity),
            missed=tuple(missed),
            violated=tuple(pair for pair in self.gold.no_conflict if self._reported(pair)),
            extra=tuple(self._extra(known)),
        )

    def _expected(self) -> Iterator[tuple[GoldFinding, bool]]:
        yield from ((one, False) for one in self.gold.findings)
        yield from ((one, True) for one in self.gold.with_reference)

    def _run(self, other: Path | None, reference: bool) -> tuple[Finding, ...]:
        if (other, reference) not in self.runs:
            readings = [self.own, self.readings[other]] if other else [self.own]
            self.runs[other, reference] = self.check(readings, reference).findings
        return self.runs[other, reference]

    def _other(self, phrase: str | None) -> Path | None:
        if phrase is None or occurrences(phrase, self.own.article.text):
            return None
        return next(
            (
                path
                for path, reading in self.readings.items()
                if occurrences(phrase, reading.article.text)
            ),
            None,
        )

    def _is(self, expected: GoldFinding, finding: Finding) -> bool:
        if finding.rule != expected.rule:
            return False
        message = finding.message.casefold()
        if expected.b is None:
            return (
                any(_says(side, expected.a, self.texts) for side in finding.sides)
                or expected.a.casefold() in message
            )
        named = expected.a.casefold() in message and expected.b.casefold() in message
        return named or opposes(finding, expected.a, expected.b, self.texts)

    def _reported(self, pair: GoldPair) -> bool:
        findings = self._run(self._other(pair.b), False)
        return any(
            opposes(one, pair.a, pair.b, self.texts)
            for one in findings
            if one.severity is not Severity.INFO
        )

    def _extra(self, known: Sequence[Finding]) -> Iterator[Finding]:
        seen = {_identity(one) for one in known}
        runs = [self._run(None, False)] + ([self._run(None, True)] * bool(self.gold.with_reference))
        for finding in (one for run in runs for one in run):
            if _identity(finding) not in seen:
                seen.add(_identity(finding))
                yield finding


def _identity(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, *sorted(one.id for one in finding.statements))


def opposes(finding: Finding, a: str, b: str, texts: Texts) -> bool:
    """Whether one side of the finding has the words `a` and another the words `b`."""
    return any(
        _says(one, a, texts) and _says(other, b, texts)
        for one, other in permutations(finding.sides, 2)
    )


def _says(side: Sequence[Statement], phrase: str, texts: Texts) -> bool:
    return any(_quotes(one, phrase, texts) for one in side)


def _quotes(statement: Statement, phrase: str, texts: Texts) -> bool:
    quote = statement.quote
    text = texts.get(statement.source)
    if text is None:
        return bool(occurrences(phrase.casefold(), quote.exact.casefold()))
    return nearness((quote.start, quote.end), occurrences(phrase, text)) > 0
