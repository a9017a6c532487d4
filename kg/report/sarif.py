"""A check as SARIF 2.1.0, for code scanning, editors and dashboards.

The first side is a result's location, all others are its related locations, so that a conflict
between two articles leads to both. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from kg import __version__, vocab
from kg.characters import flat, printable
from kg.check.result import CheckResult, SourceSummary
from kg.decisions import Decision
from kg.model import Finding, Severity, Statement
from kg.report.coverage import coverage_lines
from kg.report.jsonform import Form, coverage_form, dumped
from kg.report.places import distinct, file_region_of, heads, is_page, origin_words, where
from kg.report.rulepage import RulePage, page_markdown, page_text
from kg.report.words import decision_words, entry_words
from kg.rules import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_WORKING, _REFERENCE = "%SRCROOT%", "REFERENCE"
_BASES = {
    _WORKING: "The folder in which kg ran.",
    _REFERENCE: "Where the reference data lies; for what ships with kg, its own folder.",
}
_WIDE = 1_000_000  # cells: lines are not broken


def as_sarif(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """One run with its rules, sources and results.

    With `show_ignored` also what an ignore file or a person set aside, as suppressed results. They
    are left out otherwise, as some readers take every result for an open one. Regions count code
    points in the text as read; a page (HTML) has none, as its text is not its file.
    """
    form: Form = {"$schema": _SCHEMA, "version": "2.1.0"}
    form["runs"] = [_Run(result, texts, rules, show_ignored).form()]
    return dumped(form, indent=2) + "\n"


class _Run:
    def __init__(
        self,
        result: CheckResult,
        texts: Mapping[str, str],
        rules: Sequence[Rule],
        show_ignored: bool,
    ) -> None:
        self._result, self._texts, self._rules = result, texts, rules
        self._show_ignored = show_ignored
        self._sources = {one.path: one for one in result.sources}
        self._artifacts = {path: at for at, path in enumerate(self._sources)}
        self._places = {rule.id: place for place, rule in enumerate(rules)}

    def form(self) -> Form:
        results = list(self._results())  # these may name sources that the check does not list
        return {
            "tool": {
                "driver": {
                    "name": "kg",
                    "fullName": f"kg {__version__}, a linter for facts",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "informationUri": vocab.BASE,
                    "rules": [_rule(rule) for rule in self._rules],
                }
            },
            "invocations": [
                {
                    "executionSuccessful": True,
                    "toolExecutionNotifications": [_compared(self._result)],
                }
            ],
            "originalUriBaseIds": {
                name: {"description": _message(text)} for name, text in _BASES.items()
            },
            "artifacts": [self._artifact(path) for path in self._artifacts],
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {"coverage": coverage_form(self._result.coverage)},
        }

    def _results(self) -> Iterator[Form]:
        decisions = self._result.decisions
        for finding in self._result.findings:
            form = self._finding(finding, decisions.get(finding.fingerprint))
            # in a run, all results have suppressions or none has (3.27.23)
            yield form | {"suppressions": []} if self._show_ignored else form
        if not self._show_ignored:
            return
        for one in self._result.ignored:
            until = one.entry.until and one.entry.until.isoformat()
            suppression = _suppression(entry_words(one.entry))
            suppression["properties"] = {"where": one.entry.where, "until": until}
            yield self._finding(one.finding, None) | {"suppressions": [suppression]}
        for aside in self._result.set_aside:
            decision = decisions[aside.fingerprint]
            suppression = _suppression(decision_words(decision))
            yield self._finding(aside, decision) | {"suppressions": [suppression]}

    def _finding(self, finding: Finding, decision: Decision | None) -> Form:
        first, *others = distinct(finding.statements)
        related = [self._location(one) | {"id": at} for at, one in enumerate(others, 1)]
        form: Form = {"ruleId": finding.rule}
        if finding.rule in self._places:
            form["ruleIndex"] = self._places[finding.rule]
        form |= {
            "level": _LEVELS[finding.severity],
            "message": {"text": self._text(finding, others)},
            "locations": [self._location(first)],
            "relatedLocations": related,
            "partialFingerprints": {"factlint/v1": finding.fingerprint},
            "properties": {
                "sides": [[one.id for one in side] for side in finding.sides],
                "support": list(finding.support),
                "suggestion": finding.suggestion,
                "help": finding.help,
            },
        }
        if decision is not None:
            form["properties"]["decision"] = decision_words(decision)
        return form

    def _text(self, finding: Finding, related: Sequence[Statement]) -> str:
        """The message with a link to each other side; viewers follow the numbers (3.11.6)."""
        ids = {_spot(one): at for at, one in enumerate(related, 1)}
        links = [
            f"[{_link_text(printable(where(one, self._texts)))}]({ids[_spot(one)]})"
            for one in heads(finding)[1:]
        ]
        message = _literal(flat(finding.message))
        return f"{message} See {', '.join(links)}." if links else message

    def _location(self, statement: Statement) -> Form:
        physical: Form = {"artifactLocation": self._address(statement.source)}
        region = file_region_of(statement, self._texts)
        quote_ = statement.quote
        if region is not None:
            physical["region"] = {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
                "charOffset": quote_.start,
                "charLength": quote_.end - quote_.start,
                "snippet": {"text": quote_.exact},
            }
        origin = origin_words(statement, self._sources)
        told = f"{origin}: “{quote_.exact}”" if origin else f"“{quote_.exact}”"
        return {"physicalLocation": physical, "message": _message(told)}

    def _address(self, path: str) -> Form:
        index = self._artifacts.setdefault(path, len(self._artifacts))
        return {**_address(path, self._sources.get(path)), "index": index}

    def _artifact(self, path: str) -> Form:
        source, text = self._sources.get(path), self._texts.get(path)
        form: Form = {"location": _address(path, source)}
        if source is not None and source.kind == "article":
            form["roles"] = ["analysisTarget"]
        if text is not None and not is_page(path):
            form["hashes"] = {"sha-256": sha256(text.encode()).hexdigest()}
        if source is not None:
            told = (source.title, source.publisher, source.published)
            words = ", ".join(str(one) for one in told if one)
            form |= {"description": _message(words)} if words else {}
            form["properties"] = {"kind": source.kind, "statements": source.statements}
        return form


def _address(path: str, source: SourceSummary | None) -> Form:
    """The path as a URI; what is not absolute counts from a base."""
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": "file://" + quote(pure.as_posix())}
    base = _REFERENCE if source is not None and source.kind == "reference" else _WORKING
    return {"uri": quote(pure.as_posix()), "uriBaseId": base}


def _rule(rule: Rule) -> Form:
    page = RulePage(rule=rule, examples=())
    plain = "\n".join(line.strip() for line in page_text(page, _WIDE).splitlines())  # 3.11.3
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": _message(f"{rule.title}."),
        "fullDescription": _message(rule.why),
        "help": {"text": _literal(plain), "markdown": _literal(page_markdown(page))},
        "helpUri": f"{vocab.BASE}rule/{rule.id}",
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": list(rule.tags)},
    }


def _compared(result: CheckResult) -> Form:
    lines = [_literal(line) for line in coverage_lines(result, width=_WIDE)]
    level = "note" if result.coverage.compared else "warning"
    return {"level": level, "message": {"text": "\n".join(lines)}}


def _suppression(words: str) -> Form:
    return {"kind": "external", "status": "accepted", "justification": flat(words)}


def _spot(statement: Statement) -> tuple[str, int, int]:
    return statement.source, statement.quote.start, statement.quote.end


def _message(text: str) -> Form:
    return {"text": _literal(flat(text))}


def _literal(text: str) -> str:
    """Text without placeholders (3.11.5) and without links (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _link_text(text: str) -> str:
    for char in "\\[]":
        text = text.replace(char, f"\\{char}")
    return text.replace("{", "{{").replace("}", "}}")
