"""Pairs files and their scores; the check is made by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.check.result import CheckResult, Coverage
from kg.errors import ReadError
from kg.evaluate.pairs import Pair, load_pairs
from kg.evaluate.pairscore import PairTally, by_kind, by_rule, intervals, score_pairs, total
from kg.model import (
    Article,
    Entity,
    Finding,
    Property,
    Quote,
    Reading,
    Severity,
    Speaker,
    Statement,
)

TEXTS = {"a.txt": "Luna 9 weighs 99 kg. It landed.", "b.txt": "Luna 9 weighs 1.5 tonnes."}
CONFLICT = (
    "- {id: one, files: [a.txt, b.txt], expect: quantity-conflict,\n"
    "   quotes: {a: weighs 99 kg, b: weighs 1.5 tonnes}}\n"
)
CONTROL = "- {id: two, files: [a.txt, a.txt], expect: null, about: nothing}\n"


@pytest.fixture
def pairs(tmp_path: Path) -> Callable[[str], tuple[Pair, ...]]:
    """Load a pairs file with the texts beside it."""

    def loaded(form: str) -> tuple[Pair, ...]:
        (tmp_path / "some").mkdir(exist_ok=True)
        for name, text in TEXTS.items():
            (tmp_path / "some" / name).write_text(text, "utf-8")
        path = tmp_path / "some.yaml"
        path.write_text(form, "utf-8")
        return load_pairs(path)

    return loaded


def said(file: str, words: str) -> Statement:
    start = TEXTS[file].index(words)
    return Statement(
        id=words,
        source=file,
        subject=Entity(iri="https://example.org/luna-9", label="Luna 9"),
        property=Property(iri="https://example.org/mass", name="mass"),
        value=Entity(iri="https://example.org/value", label=words),
        speakers=(Speaker(label="Izvestia"),),
        quote=Quote.of(TEXTS[file], start, start + len(words)),
    )


def finding(rule: str, *statements: Statement, severity: str = "violation") -> Finding:
    sides = tuple((one,) for one in statements)
    return Finding(rule=rule, severity=Severity(severity), message=rule, sides=sides)


BOTH = (said("a.txt", "99 kg"), said("b.txt", "1.5 tonnes"))


def scored(pairs: Sequence[Pair], *findings: Finding, asked: list[bool] | None = None) -> Any:
    def check(readings: Sequence[Reading], reference: bool) -> CheckResult:
        if asked is not None:
            asked.append(reference)
        coverage = Coverage(statements=0, compared=0, uncompared=(), rules=(), silent=())
        return CheckResult(sources=(), findings=findings, coverage=coverage)

    readings = {
        path: Reading(
            article=Article(path=path.name, text=TEXTS[path.name], blocks=()), statements=()
        )
        for pair in pairs
        for path in pair.files
    }
    return score_pairs(pairs, readings, check)


Loader = Callable[[str], tuple[Pair, ...]]


def test_a_finding_of_the_rule_with_words_of_both_quotes_is_right(pairs: Loader) -> None:
    scores = scored(pairs(CONFLICT), finding("quantity-conflict", *BOTH))
    assert total(scores) == PairTally(right=1, found=1)


def test_a_finding_without_words_of_one_quote_is_wrong(pairs: Loader) -> None:
    landed = said("a.txt", "It landed")
    scores = scored(pairs(CONFLICT), finding("quantity-conflict", landed, BOTH[1]))
    assert total(scores) == PairTally(wrong=1, missed=1)


def test_the_same_offsets_in_the_other_text_are_other_words(pairs: Loader) -> None:
    twice = finding("quantity-conflict", BOTH[1], BOTH[1])
    assert total(scored(pairs(CONFLICT), twice)) == PairTally(wrong=1, missed=1)


def test_another_rule_is_wrong_and_information_does_not_count(pairs: Loader) -> None:
    scores = scored(
        pairs(CONFLICT),
        finding("value-conflict", *BOTH, severity="warning"),
        finding("name-variant", *BOTH, severity="info"),
    )
    assert total(scores) == PairTally(wrong=1, missed=1)


def test_information_counts_where_it_is_expected(pairs: Loader) -> None:
    form = CONFLICT.replace("quantity-conflict", "superseded-plan")
    scores = scored(pairs(form), finding("superseded-plan", *BOTH, severity="info"))
    assert total(scores) == PairTally(right=1, found=1)


def test_a_control_is_clean_without_violation_and_warning(pairs: Loader) -> None:
    quiet = scored(pairs(CONTROL), finding("name-variant", *BOTH, severity="info"))
    loud = scored(pairs(CONTROL), finding("role-conflict", *BOTH, severity="warning"))
    assert (total(quiet), total(loud)) == (PairTally(silent=1), PairTally(wrong=1, alarmed=1))


def test_controls_are_held_against_the_reference_and_conflicts_if_they_ask(pairs: Loader) -> None:
    asked: list[bool] = []
    scored(pairs(CONFLICT + CONTROL), asked=asked)
    scored(pairs(CONFLICT.replace("b: weighs 1.5 tonnes", "b: null")), asked=asked)
    scored(pairs(CONFLICT.replace("id: one", "id: one, reference: true")), asked=asked)
    assert asked == [False, True, False, True]


def test_a_side_without_words_need_not_be_in_the_finding(pairs: Loader) -> None:
    form = CONFLICT.replace("b: weighs 1.5 tonnes", "b: null")
    assert total(scored(pairs(form), finding("quantity-conflict", BOTH[0]))).found == 1


def test_tallies_by_rule_and_by_kind(pairs: Loader) -> None:
    within = "- {id: three, files: [a.txt], expect: date-order, quotes: {a: 99 kg, b: It landed}}\n"
    scores = scored(pairs(CONFLICT + within), finding("quantity-conflict", *BOTH))
    assert by_rule(scores) == {
        "date-order": PairTally(missed=1),
        "quantity-conflict": PairTally(right=1, wrong=1, found=1),
    }
    assert by_kind(scores) == {
        "between two texts": PairTally(right=1, found=1),
        "within one text": PairTally(wrong=1, missed=1),
    }


def test_shares_and_intervals(pairs: Loader) -> None:
    tally = PairTally(right=3, wrong=1, found=2, missed=2, silent=1)
    assert (tally.precision, tally.recall, tally.f1, tally.clean) == (0.75, 0.5, 0.6, 1.0)
    assert PairTally().f1 is None
    scores = scored(pairs(CONFLICT), finding("quantity-conflict", *BOTH))
    ends = {name: (one.low, one.high) for name, one in intervals(scores).items()}
    assert ends == {
        "precision": (1.0, 1.0),
        "recall": (1.0, 1.0),
        "f1": (1.0, 1.0),
        "clean": (None, None),
    }


@pytest.mark.parametrize(
    ("form", "line", "what"),
    [
        (CONFLICT + CONFLICT, 3, "the id one is given twice; give each its own"),
        (CONFLICT.replace("b.txt", "c.txt"), 1, "no file c.txt; put it into some/"),
        (CONFLICT.replace("weighs 99 kg", "null").replace("weighs 1.5 tonnes", "null"), 2,
         "no side has words; copy the words of one side at least"),
        (CONFLICT.replace("[a.txt, b.txt]", "[]"), 1,
         "one text or two belong here; name them"),
        (CONTROL.replace("null", "date-order"), 1,
         "the key `quotes` is missing; add the words that carry the conflict"),
    ],
)  # fmt: skip
def test_a_pairs_file_that_says_something_wrong(
    pairs: Loader, tmp_path: Path, form: str, line: int, what: str
) -> None:
    with pytest.raises(ReadError) as error:
        pairs(form)
    assert str(error.value) == f"{tmp_path / 'some.yaml'}:{line}: {what}"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("weighs 98 kg", "“weighs 98 kg” stands nowhere in a.txt; copy its words"),
        ("9", "“9” stands more than once in a.txt; copy more words"),
    ],
)
def test_a_quote_stands_once_in_its_text(pairs: Loader, words: str, what: str) -> None:
    some = pairs(CONFLICT.replace("weighs 99 kg", words))
    with pytest.raises(ReadError) as error:
        scored(some)
    assert str(error.value) == f"{some[0].where}: {what}"
