"""A check as a table for a spreadsheet: a row is a finding, to be sorted, shared and ticked off."""

import csv
import io
from collections.abc import Mapping, Sequence

from kg.characters import flat, printable
from kg.check.result import CheckResult, SourceSummary
from kg.model import Finding, Statement
from kg.report.places import heads, region_of, where
from kg.report.words import decision_words, entry_words, manner_words, told_by
from kg.rules import Rule

_SIDE = ("path", "line", "column", "quote", "speakers", "manner", "published")
COLUMNS = (
    "severity",
    "rule",
    "message",
    *_SIDE,
    *(f"other_{name}" for name in _SIDE),
    "further",
    "suggestion",
    "decision",
    "ignored",
    "fingerprint",
)
# What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """CSV (RFC 4180) under COLUMNS; a cell that would be a formula begins with an apostrophe.

    `further` are the places of a third side and more.
    """
    sources = {source.path: source for source in result.sources}
    out = io.StringIO()
    writer = csv.writer(out)  # line ends are CR LF
    writer.writerow(COLUMNS)
    ignored = [(one.finding, flat(entry_words(one.entry))) for one in result.ignored]
    for finding, why in [*((one, "") for one in result.findings), *(ignored * show_ignored)]:
        decision = result.decisions.get(finding.fingerprint)
        seen = flat(decision_words(decision)) if decision else ""
        row = [*_row(finding, texts, sources), seen, why, finding.fingerprint]
        writer.writerow(cell(printable(each)) for each in row)
    return out.getvalue()


def cell(text: str) -> str:
    """The text as no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(
    finding: Finding, texts: Mapping[str, str], sources: Mapping[str, SourceSummary]
) -> list[str]:
    first, *others = heads(finding)
    other = _side(others[0], texts, sources) if others else [""] * len(_SIDE)
    return [
        finding.severity.value,
        finding.rule,
        flat(finding.message),
        *_side(first, texts, sources),
        *other,
        "; ".join(where(one, texts) for one in others[1:]),
        flat(finding.suggestion or ""),
    ]


def _side(
    statement: Statement, texts: Mapping[str, str], sources: Mapping[str, SourceSummary]
) -> list[str]:
    region, source = region_of(statement, texts), sources.get(statement.source)
    # the day of a data set is that of none of its facts
    published = (
        str(source.published) if source and source.published and not statement.citation else ""
    )
    return [
        statement.source,
        str(region.line) if region else "",
        str(region.column) if region else "",
        flat(statement.quote.exact),
        flat(told_by(statement)),
        manner_words(statement),
        published,
    ]
