"""A check as text for the terminal: carets under the words on both sides, and why they do not fit.

The layout is rustc's. One line that is not cropped is the message: it is there to be searched for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.characters import printable
from kg.check.result import CheckResult, SourceSummary
from kg.config import IgnoreEntry
from kg.decisions import Decision
from kg.model import Finding, Statement
from kg.report.cells import width, wrapped
from kg.report.colour import Paint, painted, plain
from kg.report.coverage import coverage_lines
from kg.report.excerpt import Row, excerpt, place
from kg.report.places import distinct, origin_words, text_of, where
from kg.report.words import decision_words, entry_words, label_words, support_words

_SHOWN = 2  # statements a side; the others say the same
_LEAST_ROOM = 20
_DIGITS = 12  # of a fingerprint: enough to tell findings apart, and to copy
_NO_REASONS: Mapping[str, str] = MappingProxyType({})


def as_text(
    result: CheckResult,
    articles: Mapping[str, str],
    *,
    reasons: Mapping[str, str] = _NO_REASONS,
    color: bool = False,
    width: int = 100,
    show_ignored: bool = False,
) -> str:
    """All findings, then what was compared and what was not, then the counts.

    `articles` gives the text of each source by its path; a source without text is shown by its
    quote alone. `reasons` says by rule why it matters. `width` is in terminal cells. With
    `show_ignored` the findings that an ignore file takes out follow the others.
    """
    blocks = finding_blocks(
        result, articles, reasons=reasons, color=color, width=width, show_ignored=show_ignored
    )
    paint = painted if color else plain
    return "\n".join([*blocks, "\n".join(coverage_lines(result, paint, width)) + "\n"])


def finding_blocks(
    result: CheckResult,
    articles: Mapping[str, str],
    *,
    reasons: Mapping[str, str] = _NO_REASONS,
    color: bool = False,
    width: int = 100,
    show_ignored: bool = False,
) -> list[str]:
    """Each finding by itself, as `as_text` has it; the lines of each are ended."""
    paint = painted if color else plain
    sources = {source.path: source for source in result.sources}
    shown: list[tuple[Finding, IgnoreEntry | None]] = [(one, None) for one in result.findings]
    if show_ignored:
        shown += [(one.finding, one.entry) for one in result.ignored]
    return [
        _FindingText(
            finding,
            articles,
            sources,
            reasons.get(finding.rule),
            result.decisions.get(finding.fingerprint),
            entry,
            paint,
            width,
        ).text()
        for finding, entry in shown
    ]


@dataclass(frozen=True)
class _Shown:
    """A statement with the rows that show its quote; `line` is None where the text is unknown."""

    statement: Statement
    where: str
    rows: tuple[Row, ...]


@dataclass
class _FindingText:
    finding: Finding
    articles: Mapping[str, str]
    sources: Mapping[str, SourceSummary]
    reason: str | None
    decision: Decision | None
    ignored: IgnoreEntry | None
    paint: Paint
    width: int
    _digits: int = 1
    _last: _Shown | None = field(default=None)

    def text(self) -> str:
        """The finding as lines, each ended."""
        self._digits = len(str(max(self._lines(), default=1)))
        lines = [self._head()]
        for number, side in enumerate(self.finding.sides):
            lines += self._side(number, side)
        return "\n".join([*lines, *self._notes()]) + "\n"

    def _head(self) -> str:
        finding = self.finding
        name = self.paint(f"{finding.severity}[{finding.rule}]", finding.severity.value)
        return name + self.paint(f": {printable(finding.message)}", "strong")

    def _lines(self) -> Iterator[int]:
        for one in self.finding.statements:
            if (text := text_of(one, self.articles)) is not None:
                yield place(text, one.quote.end)[0]

    def _side(self, number: int, side: tuple[Statement, ...]) -> Iterator[str]:
        said = distinct(side)
        mark = "^" if number == 0 else "-"
        for statement in said[:_SHOWN]:
            shown = self._show(statement)
            yield from self._header(shown)
            yield from self._excerpt(shown, mark)
            self._last = shown
        if len(said) > _SHOWN:
            yield self._gutter(f"and {len(said) - _SHOWN} more")

    def _show(self, statement: Statement) -> _Shown:
        text, quote, room = text_of(statement, self.articles), statement.quote, self._room()
        if text is not None:
            rows = excerpt(text, quote.start, quote.end, room)
            return _Shown(statement, where(statement, self.articles), rows)
        words = " ".join(quote.exact.split())
        rows = excerpt(words, 0, len(words), room)
        unnumbered = tuple(Row(None, row.text, row.indent, row.length) for row in rows)
        return _Shown(statement, statement.source, unnumbered)

    def _room(self) -> int:
        return max(_LEAST_ROOM, self.width - self._digits - 4)

    def _header(self, shown: _Shown) -> Iterator[str]:
        last, source = self._last, shown.statement.source
        if last and last.statement.source == source:
            if not _adjacent(last.rows, shown.rows):
                yield self.paint("...", "frame")
            return
        if last:
            yield self._gutter()
        arrow = self.paint(" " * (self._digits + 1) + ("::" if last else "-->"), "frame")
        note = printable(origin_words(shown.statement, self.sources))
        yield f"{arrow} {printable(shown.where)}{self.paint(note and f'   {note}', 'faint')}"
        yield self._gutter()

    def _excerpt(self, shown: _Shown, mark: str) -> Iterator[str]:
        label = printable(label_words(shown.statement))
        printed = self._last.rows[-1] if self._last else None
        for row in shown.rows:
            again = printed is not None and (row.line, row.text) == (printed.line, printed.text)
            if not again or row.line is None:
                yield self._gutter(row.text, row.line)
            if row.length:
                yield from self._underline(row, mark, label if row is shown.rows[-1] else "")

    def _underline(self, row: Row, mark: str, label: str) -> Iterator[str]:
        room = self._room()
        style = self.finding.severity.value if mark == "^" else "other"
        line = " " * row.indent + self.paint(mark * row.length, style)
        if label and row.indent + row.length + 1 + width(label) <= room:
            yield self._gutter(f"{line} {label}")
            return
        yield self._gutter(line)
        if label:
            parts = wrapped(label, room)
            indent = min(row.indent, room - max(map(width, parts)))
            for part in parts:
                yield self._gutter(" " * indent + part)

    def _gutter(self, code: str = "", line: int | None = None) -> str:
        number = "" if line is None else str(line)
        front = self.paint(f" {number:>{self._digits}} |", "frame")
        return f"{front} {code}" if code else front

    def _notes(self) -> Iterator[str]:
        finding = self.finding
        more = f"`{finding.help}`" if finding.help else ""
        fix = "; ".join(part for part in ((finding.suggestion or "").rstrip("."), more) if part)
        seen = decision_words(self.decision) if self.decision else ""
        left = entry_words(self.ignored) if self.ignored else ""
        name = finding.fingerprint[:_DIGITS]
        told = (
            ("why", self.reason),
            ("told", support_words(finding)),
            ("help", fix),
            ("seen", seen),
            ("left", left),
            ("id", name),
        )
        notes = [(name, words) for name, words in told if words]
        if notes:
            yield self._gutter()
        for name, words in notes:
            yield from self._noted(name, words)

    def _noted(self, name: str, words: str) -> Iterator[str]:
        margin = " " * (self._digits + 2)
        lines = wrapped(printable(words), max(_LEAST_ROOM, self.width - len(margin) - 8))
        front = f"{margin}{self.paint('=', 'frame')} {self.paint(name, 'strong')}:"
        yield f"{front}{' ' * (5 - len(name))}{lines[0]}"
        for line in lines[1:]:
            yield f"{margin}{' ' * 8}{line}"


def _adjacent(above: tuple[Row, ...], below: tuple[Row, ...]) -> bool:
    last, first = above[-1].line, below[0].line
    return last is not None and first is not None and 0 <= first - last <= 1
