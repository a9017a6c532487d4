"""Rules over statements: what does not fit, and what was compared."""

from kg.check.desk import Desk
from kg.check.grade import grade
from kg.check.ignored import without_known
from kg.check.readings import check_readings
from kg.check.result import CheckResult, Coverage, SourceSummary, Uncompared
from kg.check.run import check

__all__ = [
    "CheckResult",
    "Coverage",
    "Desk",
    "SourceSummary",
    "Uncompared",
    "check",
    "check_readings",
    "grade",
    "without_known",
]
