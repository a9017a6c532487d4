"""Human decisions: accepted, rejected, corrected; by whom, when and why. Nothing is ever deleted.

They know what they are about by its content, so that they outlive an edit of the article.
"""

from kg.decisions.decision import (
    REVIEW,
    Decision,
    Verdict,
    revision_iri,
    statement_key,
    statement_label,
)
from kg.decisions.keep import (
    adopt,
    decide,
    keep_decisions,
    rejected_statements,
    without_rejected,
)
from kg.decisions.ledger import Ledger
from kg.decisions.read import (
    applied_decisions,
    decided_sources,
    has_decisions,
    read_ledger,
    read_revisions,
    with_paths,
)
from kg.decisions.write import DECISIONS, person_iri

__all__ = [
    "DECISIONS",
    "REVIEW",
    "Decision",
    "Ledger",
    "Verdict",
    "adopt",
    "applied_decisions",
    "decide",
    "decided_sources",
    "has_decisions",
    "keep_decisions",
    "person_iri",
    "read_ledger",
    "read_revisions",
    "rejected_statements",
    "revision_iri",
    "statement_key",
    "statement_label",
    "with_paths",
    "without_rejected",
]
