"""What a notebook holds: lists that show themselves as HTML, and as text where there is none."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.check.result import CheckResult
from kg.model import Finding, Statement
from kg.notebook.html import check_html, rows_html, statements_html
from kg.rdf import Term
from kg.report import statements as statement_text
from kg.report import text as check_text
from kg.report.jsonform import finding_form, statement_form
from kg.results import as_text
from kg.store import Solutions


class Checked(list[Finding]):
    """The findings of a check, worst first; empty, hence false, where all fits.

    `result` says what was compared, `texts` holds the texts of the sources by path.
    """

    def __init__(self, result: CheckResult, texts: Mapping[str, str]) -> None:
        super().__init__(result.findings)
        self.result = result
        self.texts = texts

    def records(self) -> list[dict[str, Any]]:
        """The findings as in `kg check --format json`, for pandas.DataFrame and the like."""
        return [finding_form(finding) for finding in self]

    def __repr__(self) -> str:
        return check_text.as_text(self.result, self.texts)

    def _repr_html_(self) -> str:
        return check_html(self.result)


class Stated(list[Statement]):
    """What articles state, in the order of their quotes."""

    def __init__(self, statements: Iterable[Statement], texts: Mapping[str, str]) -> None:
        super().__init__(statements)
        self.texts = texts

    def records(self) -> list[dict[str, Any]]:
        """The statements as in `kg statements --format json`."""
        return [statement_form(one) for one in self]

    def __repr__(self) -> str:
        return statement_text.as_text(self, self.texts)

    def _repr_html_(self) -> str:
        return statements_html(self)


class Rows(list[dict[str, Any]]):
    """A query's answer: a dict a row, with IRIs as text, numbers as numbers, None for what is open.

    `solutions` holds the same as RDF terms, `labels` the names of the things in it by IRI.
    """

    def __init__(
        self, rows: Iterable[dict[str, Any]], solutions: Solutions, labels: Mapping[str, str]
    ) -> None:
        super().__init__(rows)
        self.solutions = solutions
        self.labels = labels

    def __repr__(self) -> str:
        return as_text(self.solutions, "table", self.labels)

    def _repr_html_(self) -> str:
        return rows_html(self.solutions, self.labels)


def solutions_of(triples: Iterable[tuple[Term, ...]]) -> Solutions:
    """A graph as rows."""
    names = ("subject", "predicate", "object")
    return Solutions(names, [dict(zip(names, triple, strict=True)) for triple in triples])
