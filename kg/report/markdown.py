"""A check as Markdown, for a pull request's comment or a note: nothing in an article is markup."""

from collections.abc import Iterator, Mapping, Sequence

from kg.check.result import CheckResult, SourceSummary
from kg.commonmark import code, escaped
from kg.config import IgnoreEntry
from kg.model import Finding, Statement
from kg.report.coverage import coverage_lines, summary_line
from kg.report.places import distinct, heads, told_words, where
from kg.report.words import decision_words, entry_words, support_words
from kg.rules import Rule

_SHOWN = 3  # statements a side; the others say the same
_WIDE = 1_000_000  # cells: lines are not broken


def as_markdown(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """A table of the findings, then each with both quotes, and at the end what was compared."""
    writer = _Writer(result, texts, {rule.id: rule for rule in rules})
    shown: list[tuple[Finding, IgnoreEntry | None]] = [(one, None) for one in result.findings]
    if show_ignored:
        shown += [(one.finding, one.entry) for one in result.ignored]
    blocks = [f"## {_title(result, shown)}"]
    blocks.append(f"{escaped(summary_line(result))}.")
    if shown:
        blocks.append("\n".join(writer.table(one for one, _ in shown)))
    for number, (finding, entry) in enumerate(shown, 1):
        blocks += writer.finding(number, finding, entry)
    blocks += ["### What was compared", "\n".join(_coverage(result))]
    return "\n\n".join(blocks) + "\n"


def _title(result: CheckResult, shown: Sequence[object]) -> str:
    if shown:
        return "Statements that do not fit"
    return "Nothing found that does not fit" if result.coverage.compared else "Nothing was compared"


class _Writer:
    def __init__(
        self, result: CheckResult, texts: Mapping[str, str], rules: Mapping[str, Rule]
    ) -> None:
        self._result, self._texts, self._rules = result, texts, rules
        self._sources: dict[str, SourceSummary] = {one.path: one for one in result.sources}

    def table(self, findings: Iterator[Finding]) -> Iterator[str]:
        """A row for each finding: number, severity, rule with what it flags, and the places."""
        yield "| | severity | rule | where |"
        yield "|---:|---|---|---|"
        for number, one in enumerate(findings, 1):
            # A pipe parts cells even within a code span, unless it is escaped (GFM 4.10).
            places = [self._where(each).replace("|", "\\|") for each in heads(one)]
            rule = self._rules.get(one.rule)
            flags = f"{code(one.rule)}<br>{escaped(rule.title)}" if rule else code(one.rule)
            yield f"| {number} | {one.severity} | {flags} | {'<br>'.join(places)} |"

    def finding(self, number: int, finding: Finding, entry: IgnoreEntry | None) -> Iterator[str]:
        """Its blocks: what does not fit, each quote with who says it, and what would mend it."""
        yield f"### {number}. {finding.severity}: {finding.rule}"
        yield f"**{escaped(finding.message)}**"
        for before, side in enumerate(finding.sides):
            said = distinct(side)
            if before:
                yield "against"
            yield from (self._quoted(one) for one in said[:_SHOWN])
            if len(said) > _SHOWN:
                yield f"> and {len(said) - _SHOWN} more"
        yield "\n".join(f"- **{name}:** {words}" for name, words in self._notes(finding, entry))

    def _quoted(self, statement: Statement) -> str:
        told = escaped(told_words(statement, self._sources))
        return f"> “{escaped(statement.quote.exact)}”\\\n> — {told} ({self._where(statement)})"

    def _where(self, statement: Statement) -> str:
        return code(where(statement, self._texts))

    def _notes(self, finding: Finding, entry: IgnoreEntry | None) -> Iterator[tuple[str, str]]:
        decision = self._result.decisions.get(finding.fingerprint)
        rule = self._rules.get(finding.rule)
        for name, words in (
            ("Why", rule.why if rule else ""),
            ("Told", support_words(finding)),
            ("Help", finding.suggestion),
            ("Seen", decision_words(decision) if decision else ""),
            ("Left", entry_words(entry) if entry else ""),
        ):
            if words:
                yield name, escaped(words)
        more = f" ({code(finding.help)} tells more)" if finding.help else ""
        yield "Id", f"{code(finding.fingerprint)}{more}"


def _coverage(result: CheckResult) -> Iterator[str]:
    for line in coverage_lines(result, width=_WIDE):
        yield f"- {escaped(line)}"
