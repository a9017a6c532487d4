"""A check as workflow commands of GitHub Actions: an annotation in the article for each finding.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator, Mapping, Sequence

from kg.characters import flat, printable
from kg.check.result import CheckResult, SourceSummary
from kg.model import Finding, Severity, Statement
from kg.report.coverage import summary_line
from kg.report.places import file_region_of, heads, origin_words, where
from kg.report.words import entry_words
from kg.rules import Rule

_COMMANDS = {
    Severity.VIOLATION: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def as_github(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """`::error file=…,line=…,…::message` for a violation, `::warning`, and `::notice` for the rest.

    The annotation stands at the first side and quotes the others. What is ignored is a notice. The
    last line, the counts, is no command and stands in the log alone.
    """
    sources = {source.path: source for source in result.sources}
    lines = [
        _command(_COMMANDS[one.severity], one, _message(one, texts, sources), texts)
        for one in result.findings
    ]
    if show_ignored:
        for ignored in result.ignored:
            told = [flat(entry_words(ignored.entry)), *_message(ignored.finding, texts, sources)]
            lines.append(_command("notice", ignored.finding, told, texts))
    return "".join(f"{line}\n" for line in [*lines, summary_line(result)])


def _command(name: str, finding: Finding, message: list[str], texts: Mapping[str, str]) -> str:
    properties = {**_place(heads(finding)[0], texts), "title": f"kg {finding.rule}"}
    told = ",".join(f"{key}={_escaped(text, _PROPERTY)}" for key, text in properties.items())
    return f"::{name} {told}::{_escaped(chr(10).join(message), _DATA)}"


def _place(statement: Statement, texts: Mapping[str, str]) -> dict[str, str]:
    """GitHub takes columns only where the words begin and end in one line."""
    place = {"file": printable(statement.source)}
    region = file_region_of(statement, texts)
    if region is None:
        return place
    if region.line != region.end_line:
        return place | {"line": str(region.line), "endLine": str(region.end_line)}
    return place | {
        "line": str(region.line),
        "col": str(region.column),
        "endLine": str(region.end_line),
        "endColumn": str(region.end_column),
    }


def _message(
    finding: Finding, texts: Mapping[str, str], sources: Mapping[str, SourceSummary]
) -> list[str]:
    told = [flat(finding.message), *_others(finding, texts, sources)]
    help_ = "; ".join(part for part in (finding.suggestion, finding.help) if part)
    return [*told, flat(help_)] if help_ else told


def _others(
    finding: Finding, texts: Mapping[str, str], sources: Mapping[str, SourceSummary]
) -> Iterator[str]:
    for one in heads(finding)[1:]:
        origin = origin_words(one, sources)
        named = f" ({flat(origin)})" if origin else ""
        yield f"{printable(where(one, texts))}{named}: “{flat(one.quote.exact)}”"


def _escaped(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for char, escape in pairs:
        text = text.replace(char, escape)
    return text
