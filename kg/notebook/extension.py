"""`%load_ext kg.notebook`: values of kg show themselves as HTML wherever IPython shows one."""

from typing import Any

from kg.check.result import CheckResult
from kg.model import Finding, Reading, Statement
from kg.notebook.html import (
    check_html,
    finding_html,
    reading_html,
    rows_html,
    statement_html,
)
from kg.store import Solutions


def load_ipython_extension(ipython: Any) -> None:
    """Register how to show CheckResult, Finding, Statement, Reading and Solutions."""
    formatter = ipython.display_formatter.formatters["text/html"]
    formatter.for_type(CheckResult, check_html)
    formatter.for_type(Finding, finding_html)
    formatter.for_type(Statement, statement_html)
    formatter.for_type(Reading, reading_html)
    formatter.for_type(Solutions, lambda solutions: rows_html(solutions, {}))
