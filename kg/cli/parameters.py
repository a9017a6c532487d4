"""The parameters of the query that is asked, as options of `kg query`, and its own help page."""

from collections.abc import Iterator
from os.path import isfile  # false for a name too long, where pathlib raises
from typing import Any

import click

from kg.errors import QueryError, UsageError
from kg.queries import Parameter, Query, query_file, query_names, read_header

_HEADER = "kg.query.header"
_VALUES = "kg.query.values"
_MEANING = {
    "entity": "a name, or an IRI such as ent:isro",
    "text": "words",
    "number": "a number",
    "date": "a day, or the first one of a month or year: 2019, 2019-09, 2019-09-07",
    "end-date": "a day, or the last one of a month or year: 2019, 2019-09, 2019-09-07",
    "iri": "an IRI, whole or as prefix:name",
}


def given_values(ctx: click.Context) -> dict[str, str]:
    """What was given for the query's parameters by options, by name."""
    found: dict[str, str] = ctx.meta.get(_VALUES, {})
    return found


def placeholder(parameter: Parameter) -> str:
    """What stands for the parameter's value in a usage line."""
    return "DATE" if parameter.type == "end-date" else parameter.type.upper()


class AskCommand(click.Command):
    """A command whose options are its own and those that the query it names asks for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, once it is known which query is meant."""
        query = self._named(ctx, args)
        ctx.meta[_HEADER] = query
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            options = {one.option for one in query.parameters} if query else set()
            if not query or options & set(error.possibilities or ()):
                raise
            raise UsageError(error.option_name, "no such option", _takes(query)) from error

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the query first."""
        query = _header(ctx)
        return [*map(_option, query.parameters if query else ()), *super().get_params(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """With the query's name and what it needs."""
        query = _header(ctx)
        if query is None:
            super().format_usage(ctx, formatter)
            return
        needed = (
            f"{one.option} {placeholder(one)}" for one in query.parameters if not one.optional
        )
        formatter.write_usage(ctx.command_path, " ".join((query.name, *needed, "[OPTIONS]")))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the query answers, or what the command does."""
        query = _header(ctx)
        if query is None:
            super().format_help_text(ctx, formatter)
            return
        for text in (query.title, query.answers):
            if text:
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(text)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The query's parameters and how to call it, or the options of the command."""
        query = _header(ctx)
        if query is None:
            super().format_options(ctx, formatter)
            return
        if query.parameters:
            with formatter.section("Parameters"):
                formatter.write_dl(
                    [(f"{one.option} {placeholder(one)}", _told(one)) for one in query.parameters]
                )
        named = any(one.type == "entity" for one in query.parameters)
        with formatter.section("Examples, for a name that the store has" if named else "Examples"):
            for line in _examples(ctx.command_path, query):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        formatter.write_paragraph()
        formatter.write_text(f"{ctx.command_path} --help shows the options that all queries share.")

    def _named(self, ctx: click.Context, args: list[str]) -> Query | None:
        """The query among the arguments; what is none at all is left to the command to tell."""
        if any(word.startswith("-e") for word in args):
            return None
        word = next(filter(_is_query, self._words(ctx, args)), None)
        if word is None:
            return None
        query = read_header(query_file(word))
        taken = {name for one in self.params for name in one.opts} | set(ctx.help_option_names)
        for one in query.parameters:
            if one.option in taken:
                what = f"its parameter {one.name} has the name of an option of kg query"
                raise QueryError(query.where, what, "name it otherwise")
        return query

    def _words(self, ctx: click.Context, args: list[str]) -> Iterator[str]:
        """The arguments that are neither options nor values of options of the command."""
        own = [*self.params, *filter(None, [self.get_help_option(ctx)])]
        takes = {
            name: _takes_value(one) for one in own for name in (*one.opts, *one.secondary_opts)
        }
        before = ""
        for word in args:
            if not word.startswith("-") and not takes.get(before, False):
                yield word
            before = word


def _is_query(word: str) -> bool:
    return word in query_names() or isfile(word)


def _header(ctx: click.Context) -> Query | None:
    found: Query | None = ctx.meta.get(_HEADER)
    return found


def _option(parameter: Parameter) -> click.Option:
    return click.Option(
        [parameter.option],
        metavar=placeholder(parameter),
        help=_told(parameter),
        expose_value=False,
        callback=_keep(parameter.name),
    )


def _keep(name: str) -> Any:
    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault(_VALUES, {})[name] = value

    return keep


def _told(parameter: Parameter) -> str:
    needed = "may be left out" if parameter.optional else "needed"
    return f"{_MEANING[parameter.type]} ({needed}; for example {parameter.example})"


def _takes_value(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and not param.is_flag


def _takes(query: Query) -> str:
    options = [one.option for one in query.parameters]
    shared = "see kg query --help"
    return f"{query.name} takes {' and '.join(options)}" if options else shared


def _examples(command: str, query: Query) -> Iterator[str]:
    needed = [one for one in query.parameters if not one.optional]
    yield _call(command, query, needed)
    if needed != list(query.parameters):
        yield _call(command, query, query.parameters)


def _call(command: str, query: Query, parameters: Any) -> str:
    from shlex import quote

    name = query.name if query.name in query_names() else query.where
    values = (f"{one.option} {quote(one.example)}" for one in parameters)
    return " ".join((command, quote(name), *values))
