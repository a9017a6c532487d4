"""What a check compared and what it did not, in words; the end of every report."""

from collections.abc import Iterator

from kg.characters import printable
from kg.check.result import CheckResult, Coverage
from kg.model import Severity
from kg.report.cells import wrapped
from kg.report.colour import Paint, plain
from kg.report.words import count_words, decision_words


def coverage_lines(result: CheckResult, paint: Paint = plain, width: int = 100) -> Iterator[str]:
    """Articles, statements, compared or not and why, rules run, and the counts by severity."""
    coverage = result.coverage
    for title, text in (
        (f"checked {_sources(result)}:", _statements(coverage)),
        ("copies:", _copies(result)),
        (
            "not compared:" if coverage.compared else "Nothing was compared:",
            _reasons(coverage) if coverage.compared else _nothing(coverage),
        ),
        ("rules:", _rules(coverage)),
        ("set aside:", _set_aside(result)),
    ):
        if text:
            first, *others = wrapped(printable(f"{title} {text}"), max(20, width - 2))
            yield paint(title, "strong") + first.removeprefix(title)
            yield from (f"  {line}" for line in others)
    yield _counts(result, paint)


def summary_line(result: CheckResult) -> str:
    """How much was compared, and the counts by severity, in one line."""
    coverage = result.coverage
    compared = (
        f"{coverage.compared} of {count_words(coverage.statements, 'statement')} compared"
        if coverage.compared
        else "nothing compared"
    )
    return f"{_sources(result)}, {compared}: {_counts(result, plain)}"


def _sources(result: CheckResult) -> str:
    articles = sum(1 for source in result.sources if source.kind == "article")
    references = len(result.sources) - articles
    against = f" against {count_words(references, 'reference source')}" if references else ""
    return count_words(articles, "article") + against


def _statements(coverage: Coverage) -> str:
    counted = count_words(coverage.statements, "statement")
    if not coverage.compared:
        return counted
    rest = coverage.statements - coverage.compared
    return f"{counted}, {coverage.compared} compared, {rest} not compared"


def _copies(result: CheckResult) -> str:
    """Articles that count as one source with another."""
    return "; ".join(
        f"{one.path} is a copy of {one.original} ({one.share:.0%} the same): one source with it"
        for one in result.copies
    )


def _nothing(coverage: Coverage) -> str:
    """Why no statement was compared, and what that means for a report without findings."""
    reasons = _reasons(coverage) if coverage.statements else "no statement was found"
    return f"{reasons}; that nothing is found does not mean that nothing is wrong"


def _reasons(coverage: Coverage) -> str:
    return "; ".join(
        f"{len(part.statements) + part.more} ({part.reason})" for part in coverage.uncompared
    )


def _rules(coverage: Coverage) -> str:
    if not coverage.rules:
        return "none was run"
    idle = set(coverage.idle)
    clean = [name for name in coverage.silent if name not in idle]
    parts = [
        f"{len(coverage.rules)} run",
        f"found nothing: {', '.join(clean)}" if clean else "",
        f"had nothing to compare: {', '.join(coverage.idle)}" if idle else "",
    ]
    return "; ".join(part for part in parts if part)


def _set_aside(result: CheckResult) -> str:
    """The false alarms, each with who called it so."""
    return "; ".join(
        f"{one.rule} {one.fingerprint}, {decision_words(result.decisions[one.fingerprint])}"
        for one in result.set_aside
    )


def _counts(result: CheckResult, paint: Paint) -> str:
    parts = []
    for severity in Severity:
        count = result.count(severity)
        text = count_words(count, severity.value)
        parts.append(paint(text, severity.value) if count else text)
    aside = ((len(result.ignored), "ignored"), (len(result.known), "known from the baseline"))
    more = [f"{count} {what}" for count, what in aside if count]
    return "; ".join([", ".join(parts), *([", ".join(more)] if more else [])])
