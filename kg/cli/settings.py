"""The options of a check that a configuration may set too, handed to the command as one value."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from kg.cli import options
from kg.config import Settings
from kg.model import Severity

_Command = Callable[..., None]

# Options in the order of the help; the names of their parameters are those of Settings' fields.
_OPTIONS = (
    click.option(
        "--format",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help="Both quotes with marks, for people, or JSON.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice((*(level.value for level in Severity), "never")),
        default="violation",
        show_default=True,
        help="Exit with status 1 if anything is at least that bad.",
    ),
    click.option("--no-reference", is_flag=True, help="Leave the curated facts out."),
    options.rules,
    click.option(
        "--select",
        multiple=True,
        metavar="RULE|TAG",
        help="Run only this rule, or all of this tag (repeatable).",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE|TAG",
        help="Do not run this rule, or any of this tag (repeatable).",
    ),
    options.store,
    options.ontology,
    options.confidence,
)


def settings(command: _Command) -> _Command:
    """All options that a configuration may set too; the command gets them as `settings`."""

    @wraps(command)
    def configured(*args: Any, **given: Any) -> None:
        command(*args, settings=_settings(given), **given)

    for option in reversed(_OPTIONS):
        configured = option(configured)
    return configured


def _settings(given: dict[str, Any]) -> Settings:
    """Take from the parameters what is a setting."""
    return Settings(
        select=given.pop("select"),
        ignore=given.pop("ignore"),
        fail_on=given.pop("fail_on"),
        reference=not given.pop("no_reference"),
        store=given.pop("store"),
        ontology=given.pop("ontology"),
        rules=given.pop("overlay"),
        min_confidence=given.pop("min_confidence"),
        format=given.pop("format"),
    )
