"""A check as one HTML page: an overview, then each article with its marks beside its findings.

The page asks for nothing from outside and runs no script; its policy forbids both, so that what an
article says stays text. Two runs over the same check give the same bytes.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import TypeVar

from kg import __version__
from kg.characters import printable_lines
from kg.check.context import FEW
from kg.check.result import CheckResult, SourceSummary
from kg.model import Finding, Severity, Statement
from kg.report.page.card import Card, Desk, Fact, card, fact_of, letter, mark_of, reading
from kg.report.page.marks import Span, Stretch, fold, mark
from kg.report.words import chain_words, count_words, decision_words, factuality_words, list_words
from kg.rules import Rule

_NOUNS = {
    Severity.VIOLATION: "violation",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A statement that was read in an article, and what became of it."""

    reads: str
    who: str
    how: str
    quote: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An article with its cards; `elsewhere` are findings whose card stands at another article."""

    id: str
    path: str
    title: str
    byline: str
    stretches: tuple[Stretch, ...]
    cards: tuple[Card, ...]
    elsewhere: tuple[Card, ...]
    read: tuple[Read, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the overview: an article, its counts by severity, and where it is shown."""

    title: str
    path: str
    byline: str
    target: str | None
    statements: int
    counts: Mapping[Severity, int] = field(default_factory=dict)


def as_html(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule],
    *,
    show_ignored: bool = False,
    stated: Sequence[Statement] = (),
) -> str:
    """The page.

    `texts` gives the text of each source by its path; an article without text is not shown, but
    its findings are. `stated` are statements of the sources beside those of the findings: they are
    listed at their article, and stand in the timelines.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.report.page"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resources.files("kg.report.page").joinpath("style.css").read_text("utf-8")
    page = _Page(result, texts, rules, stated, show_ignored)
    return environment.get_template("report.html.j2").render(
        page=page,
        style=style,
        policy=_policy(style),
        version=__version__,
        nouns=_NOUNS,
        severities=tuple(Severity),
    )


def _shown(value: object) -> object:
    """Words of a text without what would steer a terminal or turn the words behind; made markup,
    which holds such words already, stays. Places were counted before.
    """
    return printable_lines(value) if type(value) is str else value


def _policy(style: str) -> str:
    """Nothing is loaded and nothing runs; the one style sheet is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


class _Page:
    """The parts of the page, made once."""

    def __init__(
        self,
        result: CheckResult,
        texts: Mapping[str, str],
        rules: Sequence[Rule],
        stated: Sequence[Statement],
        show_ignored: bool,
    ) -> None:
        self.result = result
        entries = {one.finding.fingerprint: one.entry for one in result.ignored}
        ignored = [one.finding for one in result.ignored] if show_ignored else []
        findings = [*result.findings, *ignored]
        self._sources = {one.path: one for one in result.sources}
        self._articles = [one for one in result.sources if one.kind == "article"]
        touched = {one.source for finding in findings for one in finding.statements}
        few = len(self._articles) <= FEW
        self._shown = [
            one for one in self._articles if one.path in texts and (few or one.path in touched)
        ]
        told: dict[Fact, list[Statement]] = {}
        for one in stated:
            told.setdefault(fact_of(one), []).append(one)
        self._desk = Desk(
            result=result,
            texts=texts,
            rules={rule.id: rule for rule in rules},
            told=told,
            shown=frozenset(one.path for one in self._shown),
            sources=self._sources,
        )
        self._numbered = self._number(findings)
        self.cards = [
            card(self._desk, number, finding, entries.get(finding.fingerprint))
            for number, (finding, _) in enumerate(self._numbered, start=1)
        ]
        self._became = self._fates(stated)
        self._stated = _by_source((one.source, one) for one in stated)
        self._touching = _by_source(
            (path, (made, finding, home))
            for made, (finding, home) in zip(self.cards, self._numbered, strict=True)
            for path in sorted({one.source for one in finding.statements})
        )
        self.sections = [self._section(number, one) for number, one in enumerate(self._shown, 1)]
        placed = {one.number for section in self.sections for one in section.cards}
        self.loose = [one for one in self.cards if one.number not in placed]
        self.worst_first = sorted(
            self.cards, key=lambda one: (list(Severity).index(one.severity), one.number)
        )

    def _number(self, findings: Iterable[Finding]) -> list[tuple[Finding, str | None]]:
        """The findings in the order of reading, each with the article at which its card stands."""
        order = {one.path: number for number, one in enumerate(self._shown)}

        def first(finding: Finding) -> tuple[int, int, int]:
            places = [
                (order[one.source], one.quote.start, one.quote.end)
                for one in finding.statements
                if one.source in order
            ]
            return min(places, default=(len(order), 0, 0))

        placed = sorted(findings, key=lambda one: (*first(one), one.rule, one.fingerprint))
        names = [*(one.path for one in self._shown), None]
        return [(one, names[first(one)[0]]) for one in placed]

    def _section(self, number: int, source: SourceSummary) -> Section:
        spans: list[Span] = []
        here: list[Card] = []
        elsewhere: list[Card] = []
        for made, finding, home in self._touching.get(source.path, ()):
            (here if home == source.path else elsewhere).append(made)
            spans += self._spans(made, finding, source.path)
        return Section(
            id=f"article-{number}",
            path=source.path,
            title=_title(source),
            byline=_byline(source),
            stretches=fold(mark(self._desk.texts[source.path], spans)),
            cards=tuple(here),
            elsewhere=tuple(elsewhere),
            read=tuple(self._read(source.path)),
            told=self._told(source),
        )

    def _spans(self, made: Card, finding: Finding, path: str) -> Iterable[Span]:
        text = self._desk.texts[path]
        known: dict[str, Span] = {}
        for number, side in enumerate(finding.sides):
            for one in side:
                quote, name = one.quote, mark_of(finding, number, one)
                if one.source == path and text[quote.start : quote.end] == quote.exact != "":
                    label = f"{made.number}{letter(number) if len(finding.sides) > 1 else ''}"
                    known[name] = Span(
                        start=quote.start,
                        end=quote.end,
                        label=label,
                        anchor=name,
                        target=made.id,
                        severity=finding.severity,
                    )
        return known.values()

    def _fates(self, stated: Iterable[Statement]) -> dict[str, str]:
        """By statement: its findings, or why it was held against none."""
        found = {one.id: "compared, nothing found" for one in stated}
        for part in self.result.coverage.uncompared:
            found |= dict.fromkeys(part.statements, f"not compared: {part.reason}")
        numbers: dict[str, list[str]] = {}
        for made, (finding, _) in zip(self.cards, self._numbered, strict=True):
            for one in dict.fromkeys(one.id for one in finding.statements):
                numbers.setdefault(one, []).append(str(made.number))
        for name, those in numbers.items():
            found[name] = f"finding{'s' if len(those) > 1 else ''} {list_words(those)}"
        return found

    def _read(self, path: str) -> Iterable[Read]:
        for one in self._stated.get(path, ()):
            yield Read(
                reads=reading(one),
                who=chain_words(one),
                how=factuality_words(one),
                quote=" ".join(one.quote.exact.split()),
                became=self._became[one.id],
            )

    def _told(self, source: SourceSummary) -> str:
        """How many statements were read, and how many of them compared if that is known."""
        read = [one.id for one in self._stated.get(source.path, ())]
        words = count_words(source.statements, "statement") + " read"
        if not read or any(part.more for part in self.result.coverage.uncompared):
            return words
        alone = sum(1 for one in read if self._became[one].startswith("not compared"))
        return f"{words}, {len(read) - alone} compared, {alone} not compared"

    @property
    def title(self) -> str:
        """What was checked, and the counts that are not nought."""
        counted = [
            count_words(self.result.count(one), _NOUNS[one])
            for one in Severity
            if self.result.count(one)
        ]
        if len(self._articles) == 1:
            name = _title(self._articles[0])
        else:
            name = count_words(len(self._articles), "article")
        return f"{name}: {', '.join(counted) or 'nothing found'}"

    @property
    def rows(self) -> list[Row]:
        """The overview, an article a line."""
        targets = {section.path: section.id for section in self.sections}
        counts: dict[str, dict[Severity, int]] = {}
        for finding in self.result.findings:
            for path in {one.source for one in finding.statements}:
                mine = counts.setdefault(path, {})
                mine[finding.severity] = mine.get(finding.severity, 0) + 1
        return [
            Row(
                title=_title(one),
                path=one.path,
                byline=_byline(one),
                target=targets.get(one.path),
                statements=one.statements,
                counts=counts.get(one.path, {}),
            )
            for one in self._articles
        ]

    @property
    def against(self) -> list[SourceSummary]:
        """The reference sources that took part."""
        return [one for one in self.result.sources if one.kind == "reference"]

    @property
    def clean_rules(self) -> list[str]:
        """The rules that had something to compare and found nothing."""
        idle = set(self.result.coverage.idle)
        return [one for one in self.result.coverage.silent if one not in idle]

    @property
    def set_aside(self) -> list[str]:
        """What people called false alarms."""
        decisions = self.result.decisions
        return [
            f"{one.rule} {one.fingerprint[:12]}, {decision_words(decisions[one.fingerprint])}"
            for one in self.result.set_aside
        ]


_Held = TypeVar("_Held")


def _by_source(held: Iterable[tuple[str, _Held]]) -> dict[str, list[_Held]]:
    found: dict[str, list[_Held]] = {}
    for path, one in held:
        found.setdefault(path, []).append(one)
    return found


def _title(source: SourceSummary) -> str:
    return source.title or source.path.rsplit("/", 1)[-1]


def _byline(source: SourceSummary) -> str:
    day = source.published and f"{source.published.day} {source.published:%B %Y}"
    return ", ".join(part for part in (source.publisher, day) if part)
