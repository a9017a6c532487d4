"""The formats of a check: the name, the suffixes of its files, and the function that writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from kg.check.result import CheckResult
from kg.report.concise import as_concise
from kg.report.csvform import as_csv
from kg.report.github import as_github
from kg.report.jsonform import as_json
from kg.report.jsonl import as_finding_lines
from kg.report.junit import as_junit
from kg.report.markdown import as_markdown
from kg.report.sarif import as_sarif
from kg.report.shaclform import as_shacl
from kg.report.text import as_text
from kg.rules import Rule


class Write(Protocol):
    """A check as text: with the texts of the sources by path, and the rules that ran."""

    def __call__(
        self,
        result: CheckResult,
        texts: Mapping[str, str],
        rules: Sequence[Rule],
        *,
        show_ignored: bool,
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class Format:
    """`suffixes` tell the format of a file; one without any is for standard output."""

    name: str
    suffixes: tuple[str, ...]
    write: Write


def format_of(file: str) -> Format | None:
    """The format that the end of a file's name stands for, in any case; None if it stands for none.

    The longest suffix counts: `.sarif.json` is SARIF.
    """
    name = PurePath(file).name.lower()
    ends = {end: form for form in FORMATS for end in form.suffixes if name.endswith(end)}
    return ends[max(ends, key=len)] if ends else None


def format_named(name: str) -> Format:
    """The format of that name; KeyError if there is none."""
    return {form.name: form for form in FORMATS}[name]


def _text(
    result: CheckResult, texts: Mapping[str, str], rules: Sequence[Rule], *, show_ignored: bool
) -> str:
    reasons = {rule.id: rule.why for rule in rules}
    return as_text(result, texts, reasons=reasons, show_ignored=show_ignored)


def _json(
    result: CheckResult, texts: Mapping[str, str], rules: Sequence[Rule], *, show_ignored: bool
) -> str:
    return as_json(result, show_ignored=show_ignored)


def _html(
    result: CheckResult, texts: Mapping[str, str], rules: Sequence[Rule], *, show_ignored: bool
) -> str:
    from kg.report.page import as_html  # its template engine is loaded for it alone

    return as_html(result, texts, rules, show_ignored=show_ignored)


FORMATS = (
    Format("text", (".txt",), _text),
    Format("concise", (), as_concise),
    Format("json", (".json",), _json),
    Format("jsonl", (".jsonl", ".ndjson"), as_finding_lines),
    Format("html", (".html", ".htm"), _html),
    Format("markdown", (".md", ".markdown"), as_markdown),
    Format("sarif", (".sarif", ".sarif.json"), as_sarif),
    Format("github", (), as_github),
    Format("junit", (".xml",), as_junit),
    Format("csv", (".csv",), as_csv),
    Format("shacl", (".ttl",), as_shacl),
)
