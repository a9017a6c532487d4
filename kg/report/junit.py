"""A check as JUnit XML, which CI systems show as tests: a suite is a rule, a failure is a finding.

The form is that of Jenkins' junit-10.xsd.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from kg.characters import flat, printable
from kg.check.result import CheckResult, SourceSummary
from kg.model import Finding
from kg.report.coverage import coverage_lines
from kg.report.places import distinct, told_words, where
from kg.report.words import entry_words
from kg.rules import Rule

_COVERAGE = "coverage"


def as_junit(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """A suite for each rule that ran, a test in it for each finding, and a suite for the coverage.

    A rule that found nothing is a test that passed, one that had nothing to compare is a test that
    was skipped, and so is the coverage if nothing was compared, so that green is never empty.
    Findings that are ignored are skipped tests with the reason.
    """
    sources = {source.path: source for source in result.sources}
    named = {rule.id: rule for rule in rules}
    root = Element("testsuites", name="kg check")
    found = {one.rule for one in result.findings}
    for name in sorted({*result.coverage.rules, *found}):
        suite = SubElement(root, "testsuite", name=name)
        _add_findings(suite, name, result, texts, sources)
        if show_ignored:
            _add_ignored(suite, name, result, texts)
        if not len(suite):
            title = named[name].title if name in named else name
            _add_silent(suite, title, idle=name in result.coverage.idle)
    _add_coverage(root, result)
    for suite in root:
        _count(suite)
    _count(root)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _add_findings(
    suite: Element,
    rule: str,
    result: CheckResult,
    texts: Mapping[str, str],
    sources: Mapping[str, SourceSummary],
) -> None:
    for finding in result.findings:
        if finding.rule == rule:
            test = _test(suite, finding, texts)
            message, kind = flat(finding.message), finding.severity.value
            failure = SubElement(test, "failure", message=message, type=kind)
            failure.text = "\n".join(_told(finding, texts, sources))


def _add_ignored(suite: Element, rule: str, result: CheckResult, texts: Mapping[str, str]) -> None:
    for one in result.ignored:
        if one.finding.rule == rule:
            test = _test(suite, one.finding, texts)
            SubElement(test, "skipped", message=flat(entry_words(one.entry)))


def _add_silent(suite: Element, title: str, *, idle: bool) -> None:
    name = flat(title)
    test = SubElement(suite, "testcase", classname=suite.attrib["name"], name=name)
    if idle:
        SubElement(test, "skipped", message="had nothing to compare")


def _add_coverage(root: Element, result: CheckResult) -> None:
    suite = SubElement(root, "testsuite", name=_COVERAGE)
    test = SubElement(suite, "testcase", classname=_COVERAGE, name="statements were compared")
    told = list(coverage_lines(result))
    if not result.coverage.compared:
        SubElement(test, "skipped", message="nothing was compared")
    SubElement(test, "system-out").text = "\n".join(told)


def _test(suite: Element, finding: Finding, texts: Mapping[str, str]) -> Element:
    place = printable(where(finding.statements[0], texts))
    name = f"{place}: {flat(finding.message)}"
    return SubElement(suite, "testcase", classname=finding.rule, name=name)


def _told(
    finding: Finding, texts: Mapping[str, str], sources: Mapping[str, SourceSummary]
) -> Iterator[str]:
    for one in distinct(finding.statements):
        yield f"{printable(where(one, texts))}: “{flat(one.quote.exact)}”"
        yield flat(f"— {told_words(one, sources)}")
    for part in (finding.suggestion, finding.help, f"id {finding.fingerprint}"):
        if part:
            yield flat(part)


def _count(element: Element) -> None:
    """How many tests, failures and skipped ones are in it, as the schema wants them told."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", "0")
    if element.tag == "testsuite":
        element.set("skipped", str(len(list(element.iter("skipped")))))
