"""The options that say which configuration counts, and its values as defaults of the others.

Click looks a value up in this order: command line, environment, the context's default map, default.
What the configuration sets is put into that map before any other option is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kg.config import IGNORE_FILE, Config, find_config, read_config

_Command = TypeVar("_Command", bound=Callable[..., object])

# Parameters of commands that a key of the configuration sets.
KEYS = {
    "store": "store",
    "ontology": "ontology",
    "overlay": "rules",
    "rule_timeout": "rule-timeout",
    "min_confidence": "min-confidence",
    "select": "select",
    "ignore": "ignore",
    "fail_on": "fail-on",
    "format": "format",
    "ignore_file": "ignore-file",
    "baseline": "baseline",
}
_META = "kg.config"


@dataclass(slots=True)
class _Asked:
    """What `--config` and `--isolated` said, and what came of it."""

    file: Path | None = None
    isolated: bool = False
    config: Config | None = None


def config_of(ctx: click.Context) -> Config:
    """The configuration that counts for the command being run."""
    return _asked(ctx).config or Config()


def is_isolated(ctx: click.Context) -> bool:
    """Whether what lies about in folders is to be left alone."""
    return _asked(ctx).isolated


def origin(ctx: click.Context, name: str) -> str:
    """Where the value of the parameter came from: "option", "environment", "file" or "default"."""
    return {
        ParameterSource.COMMANDLINE: "option",
        ParameterSource.ENVIRONMENT: "environment",
        ParameterSource.DEFAULT_MAP: "file",
    }.get(ctx.get_parameter_source(name) or ParameterSource.DEFAULT, "default")


def ignore_file(ctx: click.Context, given: Path | None) -> Path | None:
    """The ignore file named, or the one beside the configuration, if there is one."""
    beside = config_of(ctx).folder / IGNORE_FILE
    return given or (beside if beside.is_file() and not is_isolated(ctx) else None)


def configured(command: _Command) -> _Command:
    """`--config` and `--isolated`; the file's values become the defaults of the other options."""
    for option in (_isolated, _config):
        command = option(command)
    return command


def _asked(ctx: click.Context) -> _Asked:
    found: _Asked = ctx.meta.setdefault(_META, _Asked())
    return found


def _take_config(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    _asked(ctx).file = value
    _settle(ctx, "isolated")


def _take_isolated(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    _asked(ctx).isolated = value
    _settle(ctx, "config")


def _settle(ctx: click.Context, other: str) -> None:
    """Read the configuration once both options are known."""
    seen: set[str] = ctx.meta.setdefault(f"{_META}.seen", set())
    seen.add(other)
    if len(seen) < 2 or ctx.resilient_parsing:
        return
    asked = _asked(ctx)
    if asked.file is not None:
        asked.config = read_config(asked.file)
    elif not asked.isolated:
        asked.config = find_config()
    settings = asked.config.settings if asked.config else {}
    values = {name: settings[key].value for name, key in KEYS.items() if key in settings}
    ctx.default_map = {**values, **_given(ctx)}


def _given(ctx: click.Context) -> dict[str, Any]:
    """A default map that a caller has set already."""
    return dict(ctx.default_map or {})


_config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=_take_config,
    help="Settings from this file, instead of the nearest kg.toml or pyproject.toml.",
)
_isolated = click.option(
    "--isolated",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_take_isolated,
    help="Leave kg.toml, pyproject.toml and kg-ignore.toml alone.",
)
