import time

import pytest

from kg.model import Severity
from kg.report.page.marks import Span, fold, mark


def span(start: int, end: int, label: str = "1", severity: Severity = Severity.WARNING) -> Span:
    return Span(
        start=start,
        end=end,
        label=label,
        anchor=f"m{label}",
        target=f"c{label}",
        severity=severity,
    )


def shown(text: str, *spans: Span) -> list[list[tuple[str, str, str]]]:
    """Paragraphs of (text, labels over it, labels that end there)."""
    return [
        [
            (
                piece.text,
                "".join(one.label for one in piece.spans),
                "".join(one.label for one in piece.ends),
            )
            for piece in paragraph.pieces
        ]
        for paragraph in mark(text, spans)
    ]


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    assert shown("\n One.\nTwo.  \n \n\n  Three.\n") == [
        [("One.\nTwo.", "", "")],
        [("Three.", "", "")],
    ]


def test_a_mark_cuts_its_paragraph() -> None:
    assert shown("The lander fell.", span(4, 10)) == [
        [("The ", "", ""), ("lander", "1", "1"), (" fell.", "", "")]
    ]


def test_where_marks_overlap_the_piece_names_both() -> None:
    assert shown("abcdef", span(0, 4, "1"), span(2, 6, "2")) == [
        [("ab", "1", ""), ("cd", "12", "1"), ("ef", "2", "2")]
    ]


def test_a_mark_inside_another_ends_with_it() -> None:
    assert shown("abcdef", span(0, 6, "1"), span(3, 6, "2")) == [
        [("abc", "1", ""), ("def", "12", "12")]
    ]


def test_a_mark_over_two_paragraphs_has_one_end() -> None:
    assert shown("ab\n\ncd\n\n", span(1, 8)) == [
        [("a", "", ""), ("b", "1", "")],
        [("cd", "1", "1")],
    ]


def test_the_worst_mark_gives_a_piece_its_look() -> None:
    text = "abcd"
    (paragraph,) = mark(text, [span(0, 3, "1", Severity.INFO), span(1, 4, "2", Severity.VIOLATION)])
    assert [(piece.severity, piece.depth) for piece in paragraph.pieces] == [
        (Severity.INFO, 1),
        (Severity.VIOLATION, 2),
        (Severity.VIOLATION, 1),
    ]


def test_a_long_row_without_a_mark_is_folded_but_for_its_ends() -> None:
    text = "\n\n".join(f"p{number}" for number in range(14))
    start = text.index("p12")
    stretches = fold(mark(text, [span(start, start + 3)]))
    assert [
        (one.folded, [piece.text for part in one.paragraphs for piece in part.pieces])
        for one in stretches
    ] == [
        (False, ["p0", "p1"]),
        (True, [f"p{number}" for number in range(2, 10)]),
        (False, ["p10", "p11", "p12", "p13"]),
    ]


def test_a_short_row_is_shown() -> None:
    text = "\n\n".join(f"p{number}" for number in range(7))
    assert [one.folded for one in fold(mark(text, []))] == [False]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_a_paragraph_of_its_own(end: str) -> None:
    text = "---\ntitle: A\n\nurl: b\n---\nOne.\n\nTwo.".replace("\n", end)
    found = [(one.front, one.pieces[0].text.replace("\r", "")) for one in mark(text, [])]
    assert found == [
        (True, "---\ntitle: A\n\nurl: b\n---"),
        (False, "One."),
        (False, "Two."),
    ]


@pytest.mark.parametrize("row", ["{} x", "\n{}x", "x{}\n", "\n{}\n"])
def test_blanks_in_a_row_are_passed_once(row: str) -> None:
    start = time.process_time()
    mark(row.format(" " * 200_000), [])
    assert time.process_time() - start < 2
