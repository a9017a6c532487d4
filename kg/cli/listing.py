"""The list of the named queries: grouped for people, as JSON, or as Markdown."""

import json
from collections.abc import Iterator
from itertools import groupby
from shlex import quote

import click

from kg.cli.parameters import placeholder
from kg.errors import UsageError
from kg.queries import Query, load_queries

_FORMS = ("table", "json", "markdown")
_REST = "Others"


def list_queries(form: str | None, width: int) -> str:
    """All named queries in one of table (for None), json and markdown; the group's name first."""
    queries = sorted(load_queries(), key=lambda one: (not one.group, one.group, one.name))
    grouped = [(name, list(part)) for name, part in groupby(queries, lambda one: one.group)]
    if form == "json":
        whole = [_as_object(one) for one in queries]
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    if form == "markdown":
        return "\n".join(_section(group or _REST, part) for group, part in grouped)
    if form in (None, "table"):
        return _page(grouped, width)
    raise UsageError(f"--format {form}", "is no form of the list", f"choose {', '.join(_FORMS)}")


def _page(grouped: list[tuple[str, list[Query]]], width: int) -> str:
    formatter = click.HelpFormatter(width=width)
    for group, queries in grouped:
        with formatter.section(group or _REST):
            formatter.write_dl([(" ".join(_call(one)), one.answers) for one in queries])
    formatter.write_paragraph()
    formatter.write_text("kg query NAME --help tells more of one.")
    return formatter.getvalue().lstrip("\n")


def _call(query: Query) -> Iterator[str]:
    yield query.name
    for one in query.parameters:
        option = f"{one.option} {placeholder(one)}"
        yield f"[{option}]" if one.optional else option


def _section(group: str, queries: list[Query]) -> str:
    lines = [f"## {group}\n"]
    for one in queries:
        lines.append(f"- `{' '.join(_call(one))}`: {one.answers}")
        if one.parameters:
            values = (f"{each.option} {quote(each.example)}" for each in one.parameters)
            lines.append(f"  Example: `kg query {one.name} {' '.join(values)}`")
    return "".join(f"{line}\n" for line in lines)


def _as_object(query: Query) -> dict[str, object]:
    parameters = [
        {
            "name": one.name,
            "option": one.option,
            "type": one.type,
            "example": one.example,
            "optional": one.optional,
        }
        for one in query.parameters
    ]
    return {
        "name": query.name,
        "group": query.group,
        "title": query.title,
        "answers": query.answers,
        "parameters": parameters,
    }
