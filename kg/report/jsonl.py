"""A check as JSON lines, a finding each, for programs that read one at a time."""

from collections.abc import Mapping, Sequence

from kg.check.result import CheckResult
from kg.report.jsonform import as_jsonl, decided_form, ignored_form
from kg.rules import Rule


def as_finding_lines(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """The findings of the JSON form, one object a line; those set aside have the key `ignored`."""
    forms = [decided_form(one, result.decisions) for one in result.findings]
    if show_ignored:
        forms += [ignored_form(one) for one in result.ignored]
    return as_jsonl(forms)
