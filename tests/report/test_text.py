from collections.abc import Callable
from datetime import date

from kg.check.result import CheckResult, Coverage, SourceSummary, Uncompared
from kg.model import Finding, Severity, Statement, Tense, Time
from kg.report.text import as_text

Make = Callable[..., Statement]

TEXT = "NASA said so.\n\nArtemis II will lift off on 6 February 2026.\n"
OTHER = "月面: Artemis II launched on 1 April 2026.\n"
ARTICLES = {"a.txt": TEXT, "b.txt": OTHER}
REASONS = {"date-conflict": "A report of the event outranks an earlier plan."}


def day(text: str, *, month: int, number: int) -> Time:
    on = date(2026, month, number)
    return Time(earliest=on, latest=on, text=text)


def result(*findings: Finding) -> CheckResult:
    return CheckResult(
        sources=(
            SourceSummary(path="a.txt", publisher="AP"),
            SourceSummary(path="b.txt", publisher="NASA", published=date(2026, 4, 2)),
        ),
        findings=findings,
        coverage=Coverage(statements=2, compared=2, rules=("date-conflict",)),
    )


def conflict(*sides: tuple[Statement, ...]) -> Finding:
    return Finding(
        rule="date-conflict",
        severity=Severity.VIOLATION,
        message="Artemis II: two launch dates",
        sides=sides,
        suggestion="date the plan",
        help="kg rules date-conflict",
    )


def finding_lines(*findings: Finding, width: int = 100) -> list[str]:
    report = as_text(result(*findings), ARTICLES, reasons=REASONS, width=width)
    return report.split("\n\n")[0].splitlines()


def test_both_sides_are_shown_with_marks_under_their_words(make: Make) -> None:
    plan = make(
        TEXT, "6 February 2026", tense=Tense.FUTURE, value=day("6 February", month=2, number=6)
    )
    fact = make(OTHER, "1 April 2026", source="b.txt", value=day("1 April", month=4, number=1))
    assert finding_lines(conflict((plan,), (fact,))) == [
        "violation[date-conflict]: Artemis II: two launch dates",
        "  --> a.txt:3:29   AP",
        "   |",
        " 3 | Artemis II will lift off on 6 February 2026.",
        "   |                             ^^^^^^^^^^^^^^^ planned, 2026-02-06",
        "   |",
        "  :: b.txt:1:28   NASA, 2026-04-02",
        "   |",
        " 1 | 月面: Artemis II launched on 1 April 2026.",
        "   |                              ------------ 2026-04-01",
        "   |",
        "   = why:  A report of the event outranks an earlier plan.",
        "   = help: date the plan; `kg rules date-conflict`",
    ]


def test_two_sides_on_one_line_share_it(make: Make) -> None:
    assert finding_lines(conflict((make(TEXT, "Artemis II"),), (make(TEXT, "6 February"),)))[
        1:6
    ] == [
        "  --> a.txt:3:1   AP",
        "   |",
        " 3 | Artemis II will lift off on 6 February 2026.",
        "   | ^^^^^^^^^^",
        "   |                             ----------",
    ]


def test_lines_between_two_sides_are_marked_as_left_out(make: Make) -> None:
    assert finding_lines(conflict((make(TEXT, "NASA"),), (make(TEXT, "Artemis II"),)))[1:8] == [
        "  --> a.txt:1:1   AP",
        "   |",
        " 1 | NASA said so.",
        "   | ^^^^",
        "...",
        " 3 | Artemis II will lift off on 6 February 2026.",
        "   | ----------",
    ]


def test_a_label_that_does_not_fit_stands_below_its_mark(make: Make) -> None:
    plan = make(
        TEXT, "6 February 2026", tense=Tense.FUTURE, value=day("6 February", month=2, number=6)
    )
    assert finding_lines(conflict((plan,)), width=54)[3:6] == [
        " 3 | Artemis II will lift off on 6 February 2026.",
        "   |                             ^^^^^^^^^^^^^^^",
        "   |                             planned, 2026-02-06",
    ]


def test_of_many_statements_on_a_side_two_are_shown(make: Make) -> None:
    words = ["NASA", "Artemis II", "6 February 2026", "2026", "NASA"]
    assert finding_lines(conflict(tuple(make(TEXT, one) for one in words)))[3:9] == [
        " 1 | NASA said so.",
        "   | ^^^^",
        "...",
        " 3 | Artemis II will lift off on 6 February 2026.",
        "   | ^^^^^^^^^^",
        "   | and 2 more",
    ]


def test_a_reference_is_shown_by_quote_and_citation(make: Make) -> None:
    fact = make("2.1 km", "2.1 km", source="facts.yaml", citation="ISRO, 2019-09-07")
    assert finding_lines(conflict((make(TEXT, "NASA"),), (fact,)))[5:10] == [
        "   |",
        "  :: facts.yaml   ISRO, 2019-09-07",
        "   |",
        "   | 2.1 km",
        "   | ------",
    ]


def test_a_text_that_changed_since_is_not_pointed_into(make: Make) -> None:
    stale = make("Some other NASA text", "NASA")
    assert finding_lines(conflict((stale,)))[1:5] == [
        "  --> a.txt   AP",
        "   |",
        "   | NASA",
        "   | ^^^^",
    ]


def test_a_finding_without_reason_and_fix_ends_with_its_words(make: Make) -> None:
    bare = Finding(
        rule="date-order", severity=Severity.INFO, message="…", sides=((make(TEXT, "NASA"),),)
    )
    assert finding_lines(bare)[-2:] == [" 1 | NASA said so.", "   | ^^^^"]


def test_no_line_of_code_is_wider_than_asked_for(make: Make) -> None:
    text = "word " * 60 + "here " + "word " * 60
    one = make(text, "here", tense=Tense.FUTURE)
    report = as_text(result(conflict((one,))), {"a.txt": text}, width=40)
    assert max(len(line) for line in report.split("\n\n")[0].splitlines()[1:]) <= 40


def test_the_end_says_what_was_compared_and_what_was_not(make: Make) -> None:
    alone = make(TEXT, "NASA")
    checked = CheckResult(
        sources=(SourceSummary(path="a.txt"), SourceSummary(path="f.yaml", kind="reference")),
        findings=(conflict((alone,)),),
        coverage=Coverage(
            statements=9,
            compared=7,
            uncompared=(Uncompared(reason="no other source", statements=(alone.id, alone.id)),),
            rules=("date-conflict", "date-order"),
            silent=("date-order",),
        ),
    )
    assert as_text(checked, ARTICLES).split("\n\n")[-1] == (
        "checked 1 article against 1 reference source: 9 statements, 7 compared, 2 not compared\n"
        "not compared: 2 (no other source)\n"
        "rules: 2 run; found nothing: date-order\n"
        "1 violation, 0 warnings, 0 infos\n"
    )


def test_when_nothing_was_compared_it_says_so() -> None:
    nothing = CheckResult(sources=(), findings=(), coverage=Coverage())
    assert as_text(nothing, {}) == (
        "checked 0 articles: 0 statements\n"
        "Nothing was compared: no statement was found; that nothing is found does not mean that "
        "nothing is\n  wrong\n"
        "rules: none was run\n"
        "0 violations, 0 warnings, 0 infos\n"
    )


def test_colour_is_added_only_where_it_is_asked_for(make: Make) -> None:
    checked = result(conflict((make(TEXT, "NASA"),)))
    plain, coloured = as_text(checked, ARTICLES), as_text(checked, ARTICLES, color=True)
    assert "\x1b" not in plain
    assert coloured.startswith("\x1b[1;31mviolation[date-conflict]\x1b[0m\x1b[1m: Artemis II")
    assert "\x1b[1;31m^^^^\x1b[0m" in coloured


def test_an_article_cannot_steer_the_terminal(make: Make) -> None:
    text = "NASA \x1b[2Jsaid so."
    report = as_text(result(conflict((make(text, "NASA"),))), {"a.txt": text})
    assert " 1 | NASA ␛[2Jsaid so." in report.splitlines()


def test_rules_that_had_nothing_to_compare_are_told_apart_from_those_that_found_nothing() -> None:
    reason = Uncompared(reason="property is not compared", statements=("st:1",), more=2)
    checked = CheckResult(
        sources=(SourceSummary(path="a.txt"),),
        findings=(),
        coverage=Coverage(
            statements=3,
            uncompared=(reason,),
            rules=("date-conflict", "name-variant", "place-conflict"),
            silent=("date-conflict", "name-variant", "place-conflict"),
            idle=("date-conflict", "place-conflict"),
        ),
    )
    assert as_text(checked, {}) == (
        "checked 1 article: 3 statements\n"
        "Nothing was compared: 3 (property is not compared); that nothing is found does not mean "
        "that\n  nothing is wrong\n"
        "rules: 3 run; found nothing: name-variant; had nothing to compare: date-conflict, "
        "place-conflict\n"
        "0 violations, 0 warnings, 0 infos\n"
    )
