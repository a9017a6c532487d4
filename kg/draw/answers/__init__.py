"""Answers to questions about who is connected with whom, as text, Markdown, tables and JSON."""

FORMS = ("text", "markdown", "csv", "tsv", "json")
