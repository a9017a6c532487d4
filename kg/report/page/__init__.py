"""The report of a check as one HTML page: no script, no outside request, every quote traceable."""

from kg.report.page.page import as_html

__all__ = ["as_html"]
