import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.check.result import CheckResult, Coverage, Ignored, SourceSummary, Uncompared
from kg.config import IgnoreEntry
from kg.model import Finding, Severity, Statement, Tense, Time
from kg.report.page import as_html
from kg.rules import Rule

Make = Callable[..., Statement]

TEXT = "NASA said so.\n\nArtemis II will lift off on 6 February 2026.\n"
OTHER = "Artemis II launched on 1 April 2026.\n"
NASTY = "<script>alert(1)</script> & \"it\" 'is' {{ 7*7 }} flown."


def day(month: int, number: int) -> Time:
    on = date(2026, month, number)
    return Time(earliest=on, latest=on, text="")


def conflict(*sides: tuple[Statement, ...], **fields: object) -> Finding:
    usual: dict[str, object] = {
        "rule": "date-conflict",
        "severity": Severity.VIOLATION,
        "message": "Artemis II has two launch dates.",
        "sides": sides,
        "suggestion": "Date the plan.",
        "fingerprint": "0123456789abcdef",
        "support": tuple(1 for _ in sides),
    }
    return Finding(**(usual | fields))  # type: ignore[arg-type]


def result(*findings: Finding, paths: tuple[str, ...] = ("a.txt", "b.txt")) -> CheckResult:
    return CheckResult(
        sources=tuple(
            SourceSummary(path=path, publisher="AP", published=date(2026, 4, 2), statements=2)
            for path in paths
        ),
        findings=findings,
        coverage=Coverage(statements=2, compared=2, rules=("date-conflict",)),
    )


def rule(**fields: object) -> Rule:
    usual: dict[str, object] = {
        "id": "date-conflict",
        "title": "Two dates of one event",
        "why": "One event has one date.",
        "fix": "Look it up.",
        "severity": Severity.VIOLATION,
        "tags": ("time",),
        "false_alarm": "Two events of one kind.",
        "kind": "sparql",
        "text": "",
        "path": Path("date-conflict.rq"),
        "settle": "Ask the operator.",
    }
    return Rule(**(usual | fields))  # type: ignore[arg-type]


def two_sides(make: Make) -> Finding:
    plan = make(TEXT, "6 February 2026", tense=Tense.FUTURE, value=day(2, 6))
    fact = make(OTHER, "1 April 2026", source="b.txt", value=day(4, 1))
    return conflict((plan,), (fact,))


class Page(HTMLParser):
    """What a page holds: its text, tags with attributes, ids, and the targets of its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0
        self.feed(html)
        self.ids = [one["id"] for _, one in self.tags if "id" in one]
        self.links = [one["href"] for tag, one in self.tags if tag == "a"]
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def page(found: CheckResult, texts: dict[str, str], **more: object) -> Page:
    return Page(as_html(found, texts, [rule()], **more))  # type: ignore[arg-type]


def test_both_articles_are_shown_with_a_numbered_mark_each(make: Make) -> None:
    shown = page(result(two_sides(make)), {"a.txt": TEXT, "b.txt": OTHER})
    assert "Artemis II will lift off on 6 February 20261a." in shown.text
    assert "Artemis II launched on 1 April 20261b." in shown.text
    assert shown.links.count("#finding-0123456789ab") == 5  # list, two marks, elsewhere, itself


def test_a_card_says_who_how_why_and_what_would_settle_it(make: Make) -> None:
    shown = page(result(two_sides(make)), {"a.txt": TEXT, "b.txt": OTHER})
    begin = shown.text.index("Artemis II has two launch dates.")
    end = shown.text.index("leaves it out.", begin)
    assert shown.text[begin:end] == (
        "Artemis II has two launch dates. "
        "1aSide a1 independent source Artemis II will lift off on 6 February 2026. "
        "Sputnik, 2026-04-02; future read as: Vikram – lands at – 2026-02-06 a.txt:3:29 "
        "1bSide b1 independent source Artemis II launched on 1 April 2026. "
        "Sputnik, 2026-04-02; present read as: Vikram – lands at – 2026-04-01 b.txt:1:24 "
        "Who said which date when, the earliest report first 2026-022026-032026-04 "
        "2026-04-02 Sputnik 1a 2026-02-06 (future) 2026-04-02 Sputnik 1b 2026-04-01 (present) "
        "WhyOne event has one date. Supporta tie: 1 independent source on each side "
        "What would settle itDate the plan.Ask the operator. "
        "Rule date-conflict, id 0123456789ab When it is a false alarm: Two events of one kind. "
        "kg rules date-conflict explains the rule with examples; "
        "kg review 0123456789ab --reject sets this finding aside as a false alarm, "
        "kg ignore 0123456789ab --reason … "
    )


def test_every_link_in_the_page_has_its_target_and_no_id_stands_twice(make: Make) -> None:
    again = replace(two_sides(make), fingerprint="fedcba9876543210", severity=Severity.INFO)
    shown = page(result(two_sides(make), again), {"a.txt": TEXT, "b.txt": OTHER})
    assert {link.removeprefix("#") for link in shown.links if link} <= set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids))
    assert all(link and link.startswith("#") for link in shown.links)


def test_findings_are_numbered_in_the_order_of_reading(make: Make) -> None:
    later = conflict((make(TEXT, "lift off"),), fingerprint="b" * 16, severity=Severity.VIOLATION)
    first = conflict((make(TEXT, "NASA"),), fingerprint="a" * 16, severity=Severity.INFO)
    shown = page(result(later, first), {"a.txt": TEXT})
    assert shown.text.index("NASA1 said so") < shown.text.index("lift off2 on")


def test_markup_in_an_article_stays_text(make: Make) -> None:
    said = make(NASTY, NASTY, speakers=(), source="<b>.txt")
    found = result(conflict((said,), message=NASTY), paths=("<b>.txt",))
    html = as_html(found, {"<b>.txt": NASTY}, [rule(why=NASTY)], stated=[said])
    shown = Page(html)
    assert "script" not in [tag for tag, _ in shown.tags]
    assert shown.text.count("<script>alert(1)</script> & \"it\" 'is' {{ 7*7 }} flown.") >= 3


def test_the_policy_lets_only_the_style_sheet_of_the_page_in(make: Make) -> None:
    html = as_html(result(two_sides(make)), {"a.txt": TEXT}, [rule()])
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(
        one["content"]
        for tag, one in Page(html).tags
        if tag == "meta" and one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|\ssrc=|\sstyle=|\son\w+=", html)


def test_an_article_without_text_leaves_its_findings_to_the_end(make: Make) -> None:
    shown = page(result(two_sides(make)), {})
    assert "Findings whose article is not shown 1 ✕ Violation" in shown.text


def test_what_was_read_says_what_became_of_it(make: Make) -> None:
    finding = two_sides(make)
    alone = make(TEXT, "said so")
    fits = make(TEXT, "NASA")
    found = replace(
        result(finding),
        sources=(replace(result().sources[0], statements=3),),
        coverage=Coverage(
            statements=4,
            compared=3,
            uncompared=(Uncompared(reason="no other statement about it", statements=(alone.id,)),),
            rules=("date-conflict",),
        ),
    )
    shown = page(
        found,
        {"a.txt": TEXT, "b.txt": OTHER},
        stated=[finding.sides[0][0], alone, fits],
    )
    read = shown.text[shown.text.index("All that was read here") :]
    assert "3 statements read, 2 compared, 1 not compared" in read
    assert "“said so”Sputnikpresentnot compared: no other statement about it" in read
    assert "“NASA”Sputnikpresentcompared, nothing found" in read
    assert "“6 February 2026”Sputnikfuturefinding 1" in read


def test_nothing_compared_is_said_at_the_top() -> None:
    found = replace(result(), coverage=Coverage(statements=0))
    assert "Nothing was compared." in page(found, {}).text


def test_what_is_ignored_is_shown_if_asked_for(make: Make) -> None:
    entry = IgnoreEntry(finding="0" * 12, reason="settled by phone", where="kg-ignore.toml:3")
    found = replace(
        result(),
        coverage=Coverage(statements=2, compared=2, rules=("date-conflict",)),
        ignored=(Ignored(finding=two_sides(make), entry=entry),),
    )
    texts = {"a.txt": TEXT, "b.txt": OTHER}
    assert "settled by phone" not in page(found, texts).text
    assert "settled by phone" in page(found, texts, show_ignored=True).text


@pytest.mark.parametrize("count", [1, 4])
def test_two_runs_give_the_same_bytes(make: Make, count: int) -> None:
    findings = [replace(two_sides(make), fingerprint=f"{number:016x}") for number in range(count)]
    texts = {"a.txt": TEXT, "b.txt": OTHER}
    assert as_html(result(*findings), texts, [rule()]) == as_html(
        result(*reversed(findings)), texts, [rule()]
    )
