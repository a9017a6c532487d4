"""The page of the named queries: what each answers, how to ask it, and what it answers of examples.

What a page says stands in the query's header; the rows are given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from shlex import quote

from kg import vocab
from kg.queries import Parameter, Query
from kg.rdf import Iri, Literal, Term
from kg.store import Solutions

_SHOWN = 6  # rows of an answer
_TRACE = ("speakers", "source", "start")  # told beside the quote
_OTHER = "other_"  # begins the columns of the second of two statements


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryPage:
    """A query with what it answers where its needed parameters have their examples."""

    query: Query
    found: Solutions


def as_markdown(pages: Sequence[QueryPage], introduction: str) -> str:
    """The introduction, a table of all queries by group, and a section for each."""
    groups = sorted({page.query.group for page in pages})
    lines = [introduction.rstrip(), "", "| query | answers |", "|---|---|"]
    for group in groups:
        lines.append(f"| **{group}** | |")
        lines += [
            f"| [`{page.query.name}`](#{page.query.name}) | {_escaped(page.query.answers)} |"
            for page in pages
            if page.query.group == group
        ]
    sections = (
        page_markdown(page) for group in groups for page in pages if page.query.group == group
    )
    return "\n".join((*lines, "", "\n".join(sections)))


def page_markdown(page: QueryPage) -> str:
    """The section of one query."""
    query = page.query
    lines = [f"## {query.name}", "", f"**{query.title}.** {_escaped(query.answers)}", "", "```"]
    lines += [*dict.fromkeys((_call(query, needed=True), _call(query, needed=False))), "```", ""]
    lines += _table(page.found)
    more = len(page.found.rows) - _SHOWN
    if more > 0:
        lines += ["", f"… and {more} more row{'s' if more > 1 else ''}."]
    return "\n".join(lines) + "\n"


def _call(query: Query, *, needed: bool) -> str:
    given = (one for one in query.parameters if not (needed and one.optional))
    return " ".join((f"kg query {query.name}", *map(_option, given)))


def _option(parameter: Parameter) -> str:
    return f"--{parameter.name.replace('_', '-')} {quote(parameter.example)}"


def _table(found: Solutions) -> Iterator[str]:
    """The first rows; what leads to a statement's words is one column, an empty one is left out."""
    names = [name for name in found.variables if not _is_trace(name, found.variables)]
    rows = [[_cell(name, row) for name in names] for row in found.rows[:_SHOWN]]
    kept = [at for at, _ in enumerate(names) if any(row[at] for row in rows)]
    yield "| " + " | ".join(names[at] for at in kept) + " |"
    yield "|---" * len(kept) + "|"
    for row in rows:
        yield "| " + " | ".join(row[at] for at in kept) + " |"


def _is_trace(name: str, variables: Iterable[str]) -> bool:
    prefix = _OTHER if name.startswith(_OTHER) else ""
    return name.removeprefix(_OTHER) in _TRACE and f"{prefix}quote" in variables


def _cell(name: str, row: dict[str, Term]) -> str:
    text = _escaped(_bare(row.get(name)))
    if name not in ("quote", f"{_OTHER}quote") or not text:
        return text
    prefix = name.removesuffix("quote")
    speakers, source, start = (_bare(row.get(prefix + one)) for one in _TRACE)
    file = source.rsplit("/", 1)[-1]
    told = [_escaped(speakers), f"[{file}](../{source}), {start}"]
    return f"“{text}” ({'; '.join(filter(None, told))})"


def _bare(term: Term | None) -> str:
    if isinstance(term, Literal):
        return " ".join(term.value.split())
    return vocab.shorten(term) if isinstance(term, Iri) else ""


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*")
