"""Statements to vary, and two whole checks, made up so that they never change with the rules."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.check.result import CheckResult, Copy, Coverage, Ignored, SourceSummary, Uncompared
from kg.config import IgnoreEntry
from kg.decisions import Decision, Verdict
from kg.model import (
    Certainty,
    Entity,
    Finding,
    Property,
    Quantity,
    Quote,
    Severity,
    Speaker,
    Statement,
    Tense,
    Time,
)
from kg.rules import Rule

Make = Callable[..., Statement]


class Checked(NamedTuple):
    """What every format is made of."""

    result: CheckResult
    texts: dict[str, str]
    rules: tuple[Rule, ...]


@pytest.fixture
def make() -> Make:
    """Make the statement that `words` of `text` carry; other fields as given."""
    return said


def said(text: str, words: str, **fields: Any) -> Statement:
    start = text.index(words)
    usual: dict[str, Any] = {
        "id": f"https://example.org/statement/{start}",
        "source": "a.txt",
        "subject": Entity(iri="https://example.org/vikram", label="Vikram"),
        "property": Property(iri="https://example.org/landsAt", name="landsAt"),
        "value": Entity(iri="https://example.org/moon", label="Moon"),
        "speakers": (Speaker(label="Sputnik"),),
        "quote": Quote.of(text, start, start + len(words)),
    }
    return Statement(**(usual | fields))


@pytest.fixture
def plain() -> Checked:
    """A check of three made-up articles: a page among them, a reference, and findings of all sorts.

    The second article has a letter outside the Basic Multilingual Plane before a quote, and lines
    that end with CR LF.
    """
    texts = {
        "news/harbour.md": "# Orchid 2\n\nOrchid 2 lifted off on 4 May 2031, the Harbour Agency "
        "said.\nIt will\ncarry 12 kg of seeds to the dark side.\n",
        "news/signal.txt": "Morning\r\n\U0001f680 Orchid 2 left the pad on 6 May 2031.\r\n",
        "news/page.html": "Seeds for Orchid\n\nOne thinks the probe may carry about 15 kg.\n",
        "sources/reference/probes.yaml": 'facts:\n- say: "Orchid 2 carries 14.2 kg of seeds."\n',
    }
    orchid = Entity(iri="https://example.org/orchid-2", label="Orchid 2", type="space:Mission")
    launch = Property(iri="https://example.org/launchDate", name="launchDate")
    mass = Property(iri="https://example.org/mass", name="mass")

    def told(number: int, path: str, words: str, who: str, **fields: Any) -> Statement:
        given = {
            "id": f"https://example.org/statement/{number}",
            "source": path,
            "subject": orchid,
            "property": launch,
            "speakers": tuple(Speaker(label=one) for one in who.split(" › ")),
        }
        return said(texts[path], words, **(given | fields))

    def on(day: int) -> Time:
        at = date(2031, 5, day)
        return Time(earliest=at, latest=at, text=f"{day} May 2031")

    def weighs(amount: float) -> dict[str, Any]:
        quantity = Quantity(
            amount=amount,
            unit="kg",
            text=f"{amount:g} kg",
            low=amount,
            high=amount,
            base="kg",
            kind="mass",
        )
        return {"property": mass, "value": quantity}

    harbour, signal = "news/harbour.md", "news/signal.txt"
    left = told(
        1, harbour, "Orchid 2 lifted off on 4 May 2031", "Post › Harbour Agency", value=on(4)
    )
    right = told(2, signal, "Orchid 2 left the pad on 6 May 2031", "Signal", value=on(6))
    planned = told(
        3, harbour, "It will\ncarry 12 kg of seeds", "Post", tense=Tense.FUTURE, **weighs(12)
    )
    hedged = told(
        4,
        "news/page.html",
        "the probe may carry about 15 kg",
        "Garden › One",
        certainty=Certainty.POSSIBLE,
        **weighs(15),
    )
    known = told(
        5,
        "sources/reference/probes.yaml",
        "Orchid 2 carries 14.2 kg of seeds.",
        "Probe Register",
        extractor="reference",
        citation="Probe Register, 2031-02-01",
        **weighs(14.2),
    )
    dark = told(6, harbour, "dark side", "Post", value=orchid)
    findings = (
        Finding(
            rule="date-conflict",
            severity=Severity.VIOLATION,
            message="Launch date of Orchid 2: 4 May 2031 (Post) against 6 May 2031 (Signal).",
            sides=((left,), (right,)),
            suggestion="Look the date up",
            help="kg rules date-conflict",
            fingerprint="0a" * 16,
            support=(1, 1),
        ),
        Finding(
            rule="quantity-conflict",
            severity=Severity.WARNING,
            message="Mass of the seeds of Orchid 2: three amounts.",
            sides=((planned,), (hedged,), (known,)),
            help="kg rules quantity-conflict",
            fingerprint="1b" * 16,
            support=(1, 1, 2),
        ),
        Finding(
            rule="ambiguous-term",
            severity=Severity.INFO,
            message="“dark side” can mean two things.",
            sides=((dark,),),
            suggestion="Name the thing",
            help="kg rules ambiguous-term",
            fingerprint="2c" * 16,
        ),
    )
    ignored = replace(findings[2], message="“seeds” can mean two things.", fingerprint="3d" * 16)
    aside = replace(findings[0], message="Two dates of Orchid 1.", fingerprint="4e" * 16)
    result = CheckResult(
        sources=(
            _source("news/harbour.md", "Orchid 2", "Post", date(2031, 5, 7), 3),
            _source("news/page.html", "Seeds for Orchid", "Garden", None, 1),
            _source("news/signal.txt", None, "Signal", date(2031, 5, 8), 1),
            replace(
                _source("sources/reference/probes.yaml", "Probes", "Probe Register", None, 1),
                kind="reference",
            ),
        ),
        findings=findings,
        coverage=Coverage(
            statements=5,
            compared=4,
            uncompared=(Uncompared(reason="property is not compared", statements=(dark.id,)),),
            rules=(
                "ambiguous-term",
                "date-conflict",
                "denied-claim",
                "place-conflict",
                "quantity-conflict",
            ),
            silent=("denied-claim", "place-conflict"),
            idle=("denied-claim",),
        ),
        copies=(Copy(path="news/page.html", original="news/harbour.md", share=0.92),),
        set_aside=(aside,),
        decisions={
            findings[0].fingerprint: _decision(Verdict.ACCEPTED, "The pad log has the sixth."),
            aside.fingerprint: _decision(Verdict.REJECTED, "Another mission."),
        },
        ignored=(
            Ignored(
                finding=ignored,
                entry=IgnoreEntry(
                    finding="3d3d3d3d",
                    reason="Everyone knows.",
                    until=date(2031, 12, 31),
                    where="kg-ignore.toml:3",
                ),
            ),
        ),
    )
    titles = {
        "ambiguous-term": ("A word used for two things", Severity.INFO),
        "date-conflict": ("One event with two dates", Severity.VIOLATION),
        "denied-claim": ("What one asserts and another denies", Severity.WARNING),
        "place-conflict": ("One thing in two places", Severity.VIOLATION),
        "quantity-conflict": ("Two amounts of one thing", Severity.WARNING),
    }
    return Checked(result, texts, tuple(_rule(name, *about) for name, about in titles.items()))


# All that a format could trip over: markup of HTML, Markdown, CSV, XML, SARIF, Turtle and GitHub.
NASTY = (
    "=cmd|' /C calc'!A1 <b>&amp;</b> ]]> {0} [here](1) **not bold** `code` $x$ @desk #12 "
    'http://e.org %0A::error::no "two" \\ 50%\t\x00\x1b[31m \u202eback\u202c \ufffe end'
)


@pytest.fixture
def nasty() -> Checked:
    """A check in which everything that comes from outside is NASTY; the text is not known."""
    one = said(
        NASTY,
        NASTY,
        source=f"{NASTY}.txt".replace("/", ""),
        speakers=(Speaker(label=NASTY),),
        value=Entity(iri="https://example.org/x", label=NASTY),
    )
    other = replace(one, id="https://example.org/statement/2", source="-", citation=NASTY)
    finding = Finding(
        rule="value-conflict",
        severity=Severity.VIOLATION,
        message=NASTY,
        sides=((one,), (other,)),
        suggestion=NASTY,
        help="kg rules value-conflict",
        fingerprint="5f" * 16,
    )
    entry = IgnoreEntry(finding="5f5f5f5f", reason=NASTY, where=NASTY)
    result = CheckResult(
        sources=(_source(one.source, NASTY, NASTY, None, 1),),
        findings=(finding,),
        coverage=Coverage(
            statements=2,
            uncompared=(Uncompared(reason="only possible", statements=(one.id, other.id)),),
            rules=("value-conflict",),
        ),
        ignored=(Ignored(finding=replace(finding, fingerprint="6a" * 16), entry=entry),),
    )
    return Checked(result, {}, (_rule("value-conflict", NASTY, Severity.VIOLATION),))


def _source(
    path: str, title: str | None, publisher: str, published: date | None, statements: int
) -> SourceSummary:
    return SourceSummary(
        path=path, title=title, publisher=publisher, published=published, statements=statements
    )


def _decision(verdict: Verdict, note: str) -> Decision:
    return Decision(
        number=1,
        key="",
        used="",
        label="",
        verdict=verdict,
        by="Ada",
        at=datetime(2031, 5, 9, 10, tzinfo=UTC),
        note=note,
        on_finding=True,
    )


def _rule(name: str, title: str, severity: Severity) -> Rule:
    return Rule(
        id=name,
        title=title,
        why=f"Why {title.lower()} matters.",
        fix="Look it up.",
        severity=severity,
        tags=("conflict",),
        false_alarm="Never.",
        kind="sparql",
        text="",
        path=Path(f"{name}.rq"),
    )
