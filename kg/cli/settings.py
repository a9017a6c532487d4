"""The options of a check that a configuration may set too, handed to the command as one value."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.configured import config_of, configured, ignore_file, origin
from kg.config import FAIL_ON, FORMATS, OFF, Config, Settings, check_names
from kg.errors import UsageError
from kg.rules import Rule, choose_rules, load_rules, yielded_to
from kg.rules.rule import RULE_SECONDS
from kg.store.limit import check_seconds

_Command = Callable[..., None]

# Options in the order of the help; the names of their parameters are those of Settings' fields.
_OPTIONS = (
    click.option(
        "--format",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="Of standard output, and of a file whose suffix tells none.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        default="violation",
        show_default=True,
        help="Exit with status 1 if anything is at least that bad.",
    ),
    click.option("--no-reference", is_flag=True, help="Leave all reference data out."),
    click.option(
        "--reference",
        multiple=True,
        metavar="NAME|FILE",
        help="Hold against this reference alone: a name of `kg reference list`, or a file of facts "
        "(.yaml), quads (.nq, .trig), GCAT, IAU or Wikidata (repeatable).",
    ),
    options.rules,
    click.option(
        "--rule-timeout",
        type=float,
        callback=lambda ctx, param, value: check_seconds(value),
        default=RULE_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="Stop where one of those rules runs longer; 0: never.",
    ),
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
    options.ignore_file,
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Count only findings that this earlier report (--format json) has not.",
    ),
    click.option("--show-ignored", is_flag=True, help="Show also the findings that are ignored."),
    configured,
)


def settings(command: _Command) -> _Command:
    """All options that a configuration may set too; the command gets them as `settings`."""

    @wraps(command)
    def settled(*args: Any, **given: Any) -> None:
        ctx = click.get_current_context()
        command(*args, settings=_settings(ctx, given), **given)

    for option in reversed(_OPTIONS):
        settled = option(settled)
    return settled


def settled_rules(
    ctx: click.Context, settings: Settings
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules to report, and those to run beside them; all that the configuration names exist."""
    rules = load_rules(settings.rules, settings.rule_timeout)
    check_names(config_of(ctx), rules)
    off = [name for name, level in settings.severity.items() if level == OFF]
    chosen = choose_rules(rules, settings.select, (*settings.ignore, *off))
    return chosen, yielded_to(rules, chosen)


def file_settings(ctx: click.Context, *, store: str, ontology: Path | None) -> Settings:
    """What the configuration says of a check, for a command without the options of one."""
    config = config_of(ctx)

    def file(key: str) -> Path | None:
        named = _of_file(config, key, None)
        return None if named is None else Path(named)

    return Settings(
        select=_of_file(config, "select", ()),
        ignore=_of_file(config, "ignore", ()),
        severity=_of_file(config, "severity", {}),
        reference=_of_file(config, "reference", True),
        store=store,
        ontology=ontology,
        rules=file("rules"),
        rule_timeout=_of_file(config, "rule-timeout", RULE_SECONDS),
        ignore_file=ignore_file(ctx, file("ignore-file")),
        baseline=file("baseline"),
    )


def _settings(ctx: click.Context, given: dict[str, Any]) -> Settings:
    """Take from the parameters what is a setting, and from the configuration what is no option.

    As with ruff, rules selected on the command line are run whatever the file takes out.
    """
    config = config_of(ctx)
    severity: dict[str, str] = _of_file(config, "severity", {})
    ignore = given.pop("ignore")
    if origin(ctx, "select") == "option":
        severity = {rule: level for rule, level in severity.items() if level != OFF}
        ignore = ignore if origin(ctx, "ignore") == "option" else ()
    chosen, none = given.pop("reference"), given.pop("no_reference")
    if chosen and none:
        raise UsageError("--reference", "is given beside --no-reference", "leave one out")
    reference = chosen or (False if none else _of_file(config, "reference", True))
    return Settings(
        paths=_of_file(config, "paths", ()),
        select=given.pop("select"),
        ignore=ignore,
        severity=severity,
        fail_on=given.pop("fail_on"),
        reference=reference,
        store=given.pop("store"),
        ontology=given.pop("ontology"),
        rules=given.pop("overlay"),
        rule_timeout=given.pop("rule_timeout"),
        min_confidence=given.pop("min_confidence"),
        format=given.pop("format"),
        ignore_file=ignore_file(ctx, given.pop("ignore_file")),
        baseline=given.pop("baseline"),
        show_ignored=given.pop("show_ignored"),
    )


def _of_file(config: Config, key: str, default: Any) -> Any:
    setting = config.settings.get(key)
    return default if setting is None else setting.value
