from collections.abc import Callable, Sequence

from kg.check.result import CheckResult, Coverage
from kg.evaluate.findings import FindingScore, score_findings
from kg.evaluate.gold import GoldArticle
from kg.evaluate.table import as_text
from kg.model import Finding, Reading, Severity, Statement

Found = Callable[..., Statement]
Load = Callable[[str], GoldArticle]
Read = Callable[..., Reading]


def finding(
    rule: str, *sides: Statement, severity: Severity = Severity.VIOLATION, message: str = "…"
) -> Finding:
    return Finding(
        rule=rule, severity=severity, message=message, sides=tuple((side,) for side in sides)
    )


def score(
    gold: GoldArticle, reading: Reading, *findings: Finding, referred: Sequence[Finding] = ()
) -> FindingScore:
    def check(readings: Sequence[Reading], reference: bool) -> CheckResult:
        assert readings == [reading]
        made = (*findings, *(referred if reference else ()))
        return CheckResult(sources=(), findings=made, coverage=Coverage())

    return score_findings([gold], {gold.path: reading}, check)[0]


def test_findings_are_made_missed_of_another_severity_or_extra(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold(
        """\
findings:
  - {rule: place-conflict, a: "hard-landed", b: "on the Moon", severity: violation}
  - {rule: date-order, a: "July 2019", b: null, severity: warning}
  - {rule: name-variant, a: "Vikram", b: "PTI"}"""
    )
    left = found("probably hard-landed", "Vikram", "landsAt", "x")
    right = found("is on the Moon", "Vikram", "landsAt", "Moon")
    date = found("in July 2019", "ISRO", "launches", "x")
    extra = finding("role-conflict", left, date)
    scored = score(
        expected,
        reading(),
        finding("place-conflict", right, left),
        finding("date-order", date),
        extra,
    )
    assert scored == FindingScore(
        path=str(expected.path),
        made=expected.findings[:1],
        severity=expected.findings[1:2],
        missed=expected.findings[2:],
        violated=(),
        extra=(extra,),
    )


def test_both_words_on_one_side_are_no_conflict_between_them(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold('findings:\n  - {rule: place-conflict, a: "Vikram is", b: "the Moon"}')
    one = found("Vikram is on the Moon", "Vikram", "landsAt", "Moon")
    other = found("ISRO", "ISRO", "launches", "x")
    assert score(expected, reading(), finding("place-conflict", one, other)).made == ()


def test_words_named_in_the_message_count(gold: Load, found: Found, reading: Read) -> None:
    expected = gold('findings:\n  - {rule: name-variant, a: "Vikram", b: "Chandrayaan-2"}')
    one = found("ISRO", "ISRO", "launches", "x")
    named = finding("name-variant", one, message="vikram is also spelled Chandrayaan-2")
    assert score(expected, reading(), named).made == expected.findings


def test_a_pair_that_fits_may_be_information_but_no_conflict(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold('no_conflict:\n  - {a: "will launch", b: "on the Moon"}')
    plan = found("will launch", "ISRO", "launches", "x")
    fact = found("is on the Moon", "Vikram", "landsAt", "Moon")
    told = finding("superseded-plan", plan, fact, severity=Severity.INFO)
    blamed = finding("date-conflict", fact, plan, severity=Severity.WARNING)
    assert score(expected, reading(), told).violated == ()
    assert score(expected, reading(), blamed).violated == expected.no_conflict


def test_references_are_asked_only_where_the_gold_asks(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold('with_reference:\n  - {rule: quantity-conflict, a: "1,471 kg", b: "Moon"}')
    one = found("1,471 kg", "Vikram", "mass", "x")
    fact = found("the Moon", "Vikram", "mass", "y", source="facts.yaml", extractor="reference")
    made = finding("quantity-conflict", one, fact)
    assert score(expected, reading(), referred=[made]).made == expected.with_reference
    assert score(gold("findings: []"), reading(), referred=[made]).extra == ()


def test_findings_follow_the_statements_in_the_table(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold('findings:\n  - {rule: name-variant, a: "Vikram", b: "PTI"}')
    extra = finding("role-conflict", found("ISRO", "ISRO", "launches", "x"), message="who?")
    lines = as_text([], [score(expected, reading(), extra)], "all").split("\n\n")
    assert lines[-3:] == [
        "findings   made  severity  missed  reported though fitting  extra\n"
        "a.txt         0         0       1                        0      1",
        "missed:\n  a.txt: finding name-variant “Vikram” “PTI”",
        "wrong:\n  a.txt: extra violation[role-conflict] who?\n",
    ]
