"""Findings with the severity that a user gives their rule, whatever the rule itself says."""

from collections.abc import Mapping
from dataclasses import replace

from kg.check.findings import sort_findings
from kg.check.result import CheckResult
from kg.model import Severity


def grade(result: CheckResult, severity: Mapping[str, Severity]) -> CheckResult:
    """The result with all findings of a rule at the severity given for it, worst first again."""
    if not severity:
        return result
    findings = (
        replace(finding, severity=severity.get(finding.rule, finding.severity))
        for finding in result.findings
    )
    return replace(result, findings=sort_findings(findings))
