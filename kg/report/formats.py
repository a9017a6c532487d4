"""The formats of a check: the name, the suffixes of its files, and the function that writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from kg.check.result import CheckResult
from kg.model import Statement
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A check as it is to be told: with the texts of the sources by path, and the rules that ran.

    `context` gives what is said beside the findings, for the formats that show it. `color` and
    `width` (in cells) are of the terminal.
    """

    result: CheckResult
    texts: Mapping[str, str]
    rules: Sequence[Rule]
    show_ignored: bool = False
    context: Callable[[], Sequence[Statement]] = tuple
    color: bool = False
    width: int = 100


class Plain(Protocol):
    """Writes a check for programs, or for people wherever they read it."""

    def __call__(
        self,
        result: CheckResult,
        texts: Mapping[str, str],
        rules: Sequence[Rule],
        *,
        show_ignored: bool,
    ) -> str: ...


Write = Callable[[Report], str]


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


def _plain(write: Plain) -> Write:
    return lambda one: write(one.result, one.texts, one.rules, show_ignored=one.show_ignored)


def _text(report: Report) -> str:
    return as_text(
        report.result,
        report.texts,
        reasons={rule.id: rule.why for rule in report.rules},
        color=report.color,
        width=report.width,
        show_ignored=report.show_ignored,
    )


def _json(report: Report) -> str:
    return as_json(report.result, show_ignored=report.show_ignored)


def _html(report: Report) -> str:
    from kg.report.page import as_html  # its template engine is loaded for it alone

    return as_html(
        report.result,
        report.texts,
        report.rules,
        show_ignored=report.show_ignored,
        stated=report.context(),
    )


FORMATS = (
    Format("text", (".txt",), _text),
    Format("concise", (), _plain(as_concise)),
    Format("json", (".json",), _json),
    Format("jsonl", (".jsonl", ".ndjson"), _plain(as_finding_lines)),
    Format("html", (".html", ".htm"), _html),
    Format("markdown", (".md", ".markdown"), _plain(as_markdown)),
    Format("sarif", (".sarif", ".sarif.json"), _plain(as_sarif)),
    Format("github", (), _plain(as_github)),
    Format("junit", (".xml",), _plain(as_junit)),
    Format("csv", (".csv",), _plain(as_csv)),
    Format("shacl", (".ttl",), _plain(as_shacl)),
)
