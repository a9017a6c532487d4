"""Which form an answer is written in: the one asked for, or that of the file's suffix."""

from pathlib import Path

from kg.errors import UsageError

ROWS = ("table", "csv", "tsv", "json", "xml", "markdown", "html", "jsonl")
GRAPHS = ("turtle", "trig", "nt", "nq", "jsonld")
SHOWN = ("table", "markdown", "html")  # those for people, with labels

_SUFFIXES = {f".{form}": form for form in (*ROWS, *GRAPHS)} | {
    ".txt": "table",
    ".md": "markdown",
    ".htm": "html",
    ".srj": "json",
    ".srx": "xml",
    ".ndjson": "jsonl",
    ".ttl": "turtle",
}


def choose_form(
    keyword: str, form: str | None, output: str | None = None, *, terminal: bool = False
) -> str:
    """The form for the answer of a query that begins with the keyword (SELECT, ASK ...).

    Without a form it is that of the output file's suffix; else rows are a table on a terminal and
    TSV elsewhere, a graph is Turtle. Raises UsageError for a form that does not fit the query.
    """
    fitting = GRAPHS if keyword in ("CONSTRUCT", "DESCRIBE") else ROWS
    if form:
        return _fitting(f"--format {form}", form, keyword, fitting)
    suffix = Path(output or "-").suffix.lower()
    if not suffix:
        return "turtle" if fitting is GRAPHS else "table" if terminal else "tsv"
    if suffix not in _SUFFIXES:
        raise UsageError(
            f"-o {output}", "its suffix names no format", f"add --format {_or(fitting)}"
        )
    named = _SUFFIXES[suffix]
    if named == "json" and fitting is GRAPHS:
        named = "jsonld"
    return _fitting(f"-o {output}", named, keyword, fitting)


def _fitting(where: str, form: str, keyword: str, fitting: tuple[str, ...]) -> str:
    if form in fitting:
        return form
    kind = {"SELECT": "rows", "ASK": "yes or no"}.get(keyword, "a graph")
    what = f"is for {'rows' if form in ROWS else 'graphs'}, and {keyword} gives {kind}"
    raise UsageError(where, what, f"choose {_or(fitting)}")


def _or(forms: tuple[str, ...]) -> str:
    return f"{', '.join(forms[:-1])} or {forms[-1]}"
