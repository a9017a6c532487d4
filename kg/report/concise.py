"""A check as one line a finding, for editors, grep and diffs."""

from collections.abc import Mapping, Sequence

from kg.characters import flat, printable
from kg.check.result import CheckResult
from kg.model import Finding
from kg.report.coverage import summary_line
from kg.report.places import heads, where
from kg.report.words import entry_words
from kg.rules import Rule


def as_concise(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """`path:line:column: severity[rule] message (see path:line:column)`, then a line of counts.

    The second place is that of the other side; a finding with more sides has more of them.
    """
    lines = [finding_line(one, texts) for one in result.findings]
    if show_ignored:
        lines += [
            f"{finding_line(one.finding, texts)} ({flat(entry_words(one.entry))})"
            for one in result.ignored
        ]
    return "".join(f"{line}\n" for line in [*lines, summary_line(result)])


def finding_line(finding: Finding, texts: Mapping[str, str]) -> str:
    """One finding as that line, not ended."""
    first, *others = (printable(where(one, texts)) for one in heads(finding))
    seen = f" (see {', '.join(others)})" if others else ""
    if first.startswith("::"):  # else a command to GitHub Actions, in whose log it may stand
        first = f"./{first}"
    return f"{first}: {finding.severity}[{finding.rule}] {flat(finding.message)}{seen}"
