"""`kg query`: ask the store, or articles, by SPARQL."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.parameters import AskCommand, given_values
from kg.cli.reading import Overrides, read_articles
from kg.errors import QueryError, UsageError
from kg.load import store_in_memory
from kg.queries import (
    Answer,
    Query,
    answer,
    find_labels,
    load_queries,
    parse_query,
    query_file,
    read_query,
)
from kg.store import Solutions, Store, is_folder, open_store
from kg.table import as_csv, as_json, as_table, as_tsv, iris_in, triples_as_solutions

FORMS = ("table", "csv", "tsv", "json")


@click.command("query", cls=AskCommand)
@click.argument("query", nargs=-1, metavar="[NAME|FILE|-]")
@click.option("-e", "text", metavar="SPARQL", help="The query itself.")
@click.option("--on", "paths", multiple=True, metavar="PATH...", help="Ask these articles instead.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Fill in a parameter.")
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Default: the output file's suffix, a table on a terminal, else TSV.",
)
@options.store
@options.reading
@configured
@options.output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    text: str | None,
    paths: tuple[str, ...],
    params: tuple[str, ...],
    listing: bool,
    form: str | None,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Run a SPARQL query over the store, or over articles given with --on.

    The query is a NAME (see --list), a FILE, - for standard input, or given with -e. It sees the
    union of all graphs; the prefixes of the vocabulary need no declaration.
    """
    if listing:
        options.write(_listed(), output)
        return
    if not paths and is_folder(store):
        open_store(store).close()  # its prefixes are known from here on
    asked, more = _chosen(query, text)
    if more and not paths:
        raise UsageError(more[0], "is one argument too many", "put --on before articles")
    values = dict(_split(param) for param in params) | given_values(ctx)
    if paths:
        overrides = Overrides(
            published=published,
            publisher=publisher,
            url=url,
            min_confidence=min_confidence,
        )
        readings = read_articles((*paths, *more), overrides, ontology)
        source = store_in_memory(readings, ontology)
    else:
        source = open_store(store)
    with source:
        found = answer(source, asked, values)
        options.write(_shown(found, source, form or _form(output)), output)
    if not quiet and isinstance(found, Solutions) and not found.rows:
        click.echo("No rows.", err=True)


def _chosen(query: tuple[str, ...], text: str | None) -> tuple[Query, tuple[str, ...]]:
    if text is not None:
        return parse_query(text, where="-e"), query
    if not query:
        raise UsageError("kg query", "no query given", "give a name, a file or -e SPARQL")
    name, more = query[0], query[1:]
    if name == "-":
        return parse_query(_standard_input(), where="standard input"), more
    return read_query(query_file(name)), more


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("standard input", "is no UTF-8 text", "pipe in a query") from error


def _split(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise UsageError(f"--param {param}", "is no NAME=VALUE", "write --param entity=ISRO")
    return name.strip().lstrip("?$"), value.strip()


def _form(output: str | None) -> str:
    suffix = Path(output or "").suffix.removeprefix(".")
    if suffix in FORMS:
        return suffix
    return "table" if output in (None, "-") and sys.stdout.isatty() else "tsv"


def _shown(found: Answer, store: Store, form: str) -> str:
    if isinstance(found, bool):
        word = "true" if found else "false"
        return f'{{"head": {{}}, "boolean": {word}}}\n' if form == "json" else f"{word}\n"
    if isinstance(found, list):
        found = triples_as_solutions(found)
    if form == "table":
        labels = find_labels(store, iris_in(found))
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = shutil.get_terminal_size((100, 40)).columns
        return as_table(found, labels, width=width, colour=colour)
    return {"csv": as_csv, "tsv": as_tsv, "json": as_json}[form](found)


def _listed() -> str:
    lines = []
    for query in load_queries():
        lines.append(f"{query.name}\n    {query.answers}")
        for one in query.parameters:
            needed = ", may be left out" if one.optional else ""
            lines.append(f"    --param {one.name}=...  {one.type}, such as {one.example}{needed}")
    return "".join(f"{line}\n" for line in lines)
