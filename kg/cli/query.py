"""`kg query`: ask the store, or articles, by SPARQL."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from shlex import quote
from shutil import get_terminal_size

import click

from kg.cli import options
from kg.cli.asking import Asked, ask
from kg.cli.configured import configured
from kg.cli.listing import list_queries
from kg.cli.parameters import AskCommand, given_values
from kg.cli.reading import Overrides, read_articles, spare_articles
from kg.cli.telling import tell
from kg.errors import QueryError, UsageError
from kg.folder import data_folder
from kg.load import store_in_memory
from kg.queries import (
    Query,
    parse_header,
    parse_query,
    query_file,
    query_names,
    read_header,
)
from kg.results import GRAPHS, ROWS
from kg.store import Store, open_store
from kg.store.limit import check_seconds, within
from kg.wholefile import read_stream

_ALL = sys.maxsize - 1  # more rows than there can be; one more can be counted to
_SCREENFUL = 1000  # rows; what a terminal keeps of what has scrolled by


@click.command("query", cls=AskCommand)
@click.argument("query", nargs=-1, metavar="[NAME|FILE|-]")
@click.option("-e", "text", metavar="SPARQL", help="The query itself.")
@click.option("--on", "paths", multiple=True, metavar="PATH...", help="Ask these articles instead.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Fill in a parameter.")
@click.option(
    "--list", "listing", is_flag=True, help="List the named queries, also as json or markdown."
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*ROWS, *GRAPHS)),
    help="Default: the output file's suffix; else rows as a table on a terminal and as TSV "
    "elsewhere, a graph as Turtle. csv is the standard's: nothing in it keeps a cell from being "
    "taken for a formula.",
)
@click.option(
    "--timeout",
    type=float,
    callback=lambda ctx, param, value: check_seconds(value),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query that runs longer (a week at most); 0: never.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(0),
    metavar="N",
    help=f"Show no more rows; 0: all. Default: {_SCREENFUL} on a terminal, else all.",
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
    timeout: float,
    max_rows: int | None,
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
    union of all graphs; the prefixes of the vocabulary need no declaration. What a named query
    asks for are options of its own: see kg query NAME --help.
    """
    if listing:
        options.write(list_queries(form, get_terminal_size((100, 40)).columns), output)
        return
    chosen, more = _chosen(query, text)
    if more and not paths:
        ways = [f"{chosen.parameters[0].option} {quote(more[0])}"] if chosen.parameters else []
        ways.append(f"--on {quote(more[0])} if it is an article")
        raise UsageError(more[0], "is one argument too many", f"write {', or '.join(ways)}")
    terminal = output in (None, "-") and sys.stdout.isatty()
    if max_rows is None:
        max_rows = _SCREENFUL if terminal else 0
    asked = Asked(
        text=chosen.text,
        where=chosen.where,
        name=chosen.name,
        values=dict(map(_split, params)) | given_values(ctx),
        form=form,
        output=output,
        terminal=terminal,
        most=min(max_rows, _ALL) or None,
        kept=not paths,
        ships=chosen.name in query_names() and Path(chosen.where).parent == data_folder("queries"),
    )
    source: Callable[[], Store] = partial(open_store, store, patience=timeout)
    if paths:
        parse = partial(parse_query, chosen.text, where=chosen.where)
        spare_articles(output, (*paths, *more))
        within(timeout, parse, chosen.where)  # a slip is told before any article is read
        overrides = Overrides(
            published=published,
            publisher=publisher,
            url=url,
            min_confidence=min_confidence,
        )
        memory = store_in_memory(read_articles((*paths, *more), overrides, ontology), ontology)
        source = partial(_itself, memory)
    answer = within(timeout, partial(ask, asked, source), chosen.where)
    options.write(answer.text, output)
    if not quiet:
        for note in answer.notes:
            tell(note)


def _itself(store: Store) -> Store:
    return store


def _chosen(query: tuple[str, ...], text: str | None) -> tuple[Query, tuple[str, ...]]:
    """The query, of which only the header is read yet, and the arguments after it."""
    if text is not None:
        return parse_header(text, where="-e"), query
    if not query:
        raise UsageError("kg query", "no query given", "give a name, a file or -e SPARQL")
    name, more = query[0], query[1:]
    if name == "-":
        return parse_header(_standard_input(), where="standard input"), more
    return read_header(query_file(name)), more


def _standard_input() -> str:
    try:
        return read_stream(sys.stdin.buffer).decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QueryError("standard input", reason, "pipe in a query") from error
    except UnicodeDecodeError as error:
        raise QueryError("standard input", "is no UTF-8 text", "pipe in a query") from error


def _split(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise UsageError(f"--param {param}", "is no NAME=VALUE", "write --param entity=ISRO")
    return name.strip().lstrip("?$"), value.strip()
