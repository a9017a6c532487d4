"""A finding as a card: both sides with who says so, why they do not fit, and what would settle it.

Values for the template, all plain text; the template alone writes markup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from kg.check.result import CheckResult, SourceSummary
from kg.config import IgnoreEntry
from kg.model import Entity, Finding, Severity, Statement
from kg.report.excerpt import place
from kg.report.page.timeline import Timeline, time_of, timeline
from kg.report.words import (
    count_words,
    decision_words,
    entry_words,
    factuality_words,
    name_words,
    support_words,
    told_by,
    value_words,
)
from kg.rules import Rule

Fact = tuple[str, str, str]
_ROUND = 40  # characters shown on either side of a quote
DIGITS = 12  # of a fingerprint: enough to tell findings apart, and to copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement on a side.

    `where` is its path with line and column, `mark` the id of its mark if its article is shown.
    `before` and `after` are the words round the quote, cut at blanks.
    """

    before: str
    quote: str
    after: str
    who: str
    source: str
    how: str
    reads: str
    where: str
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The statements that say the same; `letter` is a, b, ..., `support` counts their sources."""

    letter: str
    support: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A finding as the page shows it; `id` is its anchor, which stays the same in later reports.

    `number` counts the findings of the page from 1.
    """

    number: int
    id: str
    fingerprint: str
    severity: Severity
    rule: str
    title: str
    subject: str
    message: str
    sides: tuple[Side, ...]
    why: str
    settle: tuple[str, ...]
    told: str
    false_alarm: str
    timeline: Timeline | None
    decided: str
    ignored: str


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a card is written from: the check, its texts by path, its rules, and what else is told.

    `told` are all statements by what they are about, so that a timeline need not stop at the
    finding's own. `shown` are the paths of the articles that the page shows.
    """

    result: CheckResult
    texts: Mapping[str, str]
    rules: Mapping[str, Rule]
    told: Mapping[Fact, Sequence[Statement]]
    shown: frozenset[str]
    sources: Mapping[str, SourceSummary]


def fact_of(statement: Statement) -> Fact:
    """Subject, property and, if it is an entity, the value: what happens once to one thing."""
    value = statement.value
    return (
        statement.subject.iri,
        statement.property.iri,
        value.iri if isinstance(value, Entity) else "",
    )


def anchor(finding: Finding) -> str:
    """The id of the finding's card."""
    return f"finding-{finding.fingerprint[:DIGITS]}"


def mark_of(finding: Finding, side: int, statement: Statement) -> str:
    """The id of the mark of a statement on a side."""
    return (
        f"mark-{finding.fingerprint[:DIGITS]}-{side}-{statement.quote.start}-{statement.quote.end}"
    )


def letter(number: int) -> str:
    """a for the first side, b for the second; after z its number."""
    return ascii_lowercase[number] if number < len(ascii_lowercase) else f".{number + 1}"


def card(desk: Desk, number: int, finding: Finding, entry: IgnoreEntry | None = None) -> Card:
    """The card of a finding; `entry` is what sets it aside, if anything does."""
    rule = desk.rules.get(finding.rule)
    decision = desk.result.decisions.get(finding.fingerprint)
    advice = (finding.suggestion or "", rule.settle if rule else "")
    return Card(
        number=number,
        id=anchor(finding),
        fingerprint=finding.fingerprint[:DIGITS],
        severity=finding.severity,
        rule=finding.rule,
        title=rule.title if rule else finding.rule,
        subject=_subject(finding),
        message=finding.message,
        sides=tuple(_side(desk, finding, number) for number in range(len(finding.sides))),
        why=rule.why if rule else "",
        settle=tuple(dict.fromkeys(one for one in advice if one)),
        told=support_words(finding),
        false_alarm=rule.false_alarm if rule else "",
        timeline=_timeline(desk, finding),
        decided=decision_words(decision) if decision else "",
        ignored=entry_words(entry) if entry else "",
    )


def _subject(finding: Finding) -> str:
    """What all statements are about, or most; nothing where that is the page itself."""
    said = finding.statements
    names = [one.subject.label for one in said if one.subject.label != one.source]
    values = [one.value.label for one in said if isinstance(one.value, Entity)]
    shared = [name for name in (*names, *values) if (names + values).count(name) >= len(said)]
    return shared[0] if shared else max(names, key=names.count, default="")


def _side(desk: Desk, finding: Finding, number: int) -> Side:
    said = {
        (one.source, one.quote.start, one.quote.end): _said(desk, finding, number, one)
        for one in reversed(finding.sides[number])
    }
    several = len(finding.sides) > 1 and len(finding.support) == len(finding.sides)
    support = count_words(finding.support[number], "independent source") if several else ""
    return Side(letter=letter(number), support=support, said=tuple(reversed(said.values())))


def _said(desk: Desk, finding: Finding, side: int, statement: Statement) -> Said:
    text, quote = desk.texts.get(statement.source, ""), statement.quote
    found = text[quote.start : quote.end] == quote.exact != ""
    line, column = place(text, quote.start) if found else (0, 0)
    shown = found and statement.source in desk.shown
    return Said(
        before=_before(text, quote.start) if shown else "",
        quote=" ".join(quote.exact.split()),
        after=_after(text, quote.end) if shown else "",
        who=told_by(statement),
        source=_source(desk.sources.get(statement.source)),
        how=factuality_words(statement),
        reads=reading(statement),
        where=f"{statement.source}:{line}:{column}" if found else statement.source,
        mark=mark_of(finding, side, statement) if shown else None,
    )


def reading(statement: Statement) -> str:
    """What was made of the words: subject, property, value, and the time it was told for."""
    named = statement.subject.label
    subject = "this page" if named == statement.source else named
    words = f"{subject} – {name_words(statement.property.name)} – {value_words(statement.value)}"
    more = [
        f"{role}: {value_words(value)}" for role, value in statement.qualifiers if role != "status"
    ]
    return "; ".join([words, *more])


def _source(source: SourceSummary | None) -> str:
    if source is None:
        return ""
    if source.kind == "reference":
        return f"reference: {source.title or source.path}"
    named = [source.title and f"“{source.title}”", source.published and str(source.published)]
    return ", ".join(part for part in named if part)


def _before(text: str, start: int) -> str:
    """The words of the same line that stand before a quote."""
    left = max(0, start - _ROUND)
    _, broken, line = text[left:start].rpartition("\n")
    return (line if broken or not left else line.partition(" ")[2]).lstrip()


def _after(text: str, end: int) -> str:
    right = min(len(text), end + _ROUND)
    line, broken, _ = text[end:right].partition("\n")
    return (line if broken or right == len(text) else line.rpartition(" ")[0]).rstrip()


def _timeline(desk: Desk, finding: Finding) -> Timeline | None:
    """Of a finding about the dates of one thing, with what else is told of the same."""
    if len({one.subject.iri for one in finding.statements}) > 1:
        return None
    if not all(any(map(time_of, side)) for side in finding.sides):
        return None
    sides = {letter(number): list(side) for number, side in enumerate(finding.sides)}
    known = {one.id for one in finding.statements}
    about = dict.fromkeys(map(fact_of, finding.statements))
    sides[""] = [one for key in about for one in desk.told.get(key, ()) if one.id not in known]
    return timeline(sides, desk.sources)
