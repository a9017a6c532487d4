"""`kg config`: what is settled, and where it was said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.configured import KEYS as PARAMETERS
from kg.cli.configured import config_of, origin
from kg.cli.settings import settings as settings_options
from kg.cli.settings import settled_rules
from kg.cli.telling import tell
from kg.config import Config, Settings
from kg.config.key import KEYS, Key
from kg.report.jsonform import Form, dumped


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A setting; `origin` is "option", "environment", "file" or "default"."""

    key: str
    value: Any
    origin: str
    where: str | None


@click.command("config")
@settings_options
@options.output
@options.quiet
@click.pass_context
def command(ctx: click.Context, settings: Settings, output: str | None, quiet: bool) -> None:
    """Show each setting of a check and where it comes from.

    The options are those of `kg check`, and are taken into account. As text it is TOML that can be
    saved as kg.toml.
    """
    settled_rules(ctx, settings)
    config = config_of(ctx)
    shown = [_shown(ctx, config, key, settings) for key in KEYS]
    options.write((_json if settings.format == "json" else _toml)(config, shown), output)
    if config.passed_over and not quiet:
        told = f"{config.passed_over}: [tool.kg] does not count, because kg.toml is beside it"
        tell(f"Note: {told}")


def _shown(ctx: click.Context, config: Config, key: Key, settings: Settings) -> _Shown:
    value = getattr(settings, key.name.replace("-", "_"))
    parameter = next((name for name, known in PARAMETERS.items() if known == key.name), None)
    source = origin(ctx, parameter) if parameter else "default"
    if source in ("file", "default") and key.name in config.settings:
        source = "file"
    for name, option in (("no_reference", "--no-reference"), ("reference", "--reference")):
        if key.name == "reference" and origin(ctx, name) == "option":
            return _Shown(key=key.name, value=value, origin="option", where=option)
    if source == "file" and value != config.settings[key.name].value:
        return _Shown(key=key.name, value=value, origin="option", where="--select")
    where = {
        "option": key.option,
        "environment": "KG_STORE",
        "file": config.settings[key.name].where if key.name in config.settings else None,
    }.get(source)
    return _Shown(key=key.name, value=value, origin=source, where=where)


def _json(config: Config, shown: list[_Shown]) -> str:
    form: Form = {
        "file": config.path and str(config.path),
        "settings": [
            {
                "key": one.key,
                "value": _plain(one.value),
                "origin": one.origin,
                "where": one.where,
            }
            for one in shown
        ],
    }
    return dumped(form, indent=2) + "\n"


def _toml(config: Config, shown: list[_Shown]) -> str:
    named = f"from {config.path}" if config.path else "no kg.toml, no pyproject.toml with [tool.kg]"
    rows = [(_assigned(one), _said(one)) for one in shown]
    wide = min(48, max(len(left) for left, _ in rows))
    lines = [f"# {named}", *(f"{left:{wide}}  # {right}" for left, right in rows)]
    return "\n".join(lines) + "\n"


def _said(one: _Shown) -> str:
    return (
        f"{one.origin} {one.where}"
        if one.origin in ("option", "environment")
        else (one.where or "default")
    )


def _assigned(one: _Shown) -> str:
    return f"# {one.key}: none" if one.value is None else f"{one.key} = {_literal(one.value)}"


def _literal(value: Any) -> str:
    """The value as TOML; strings, numbers, truth values and lists are written as in JSON."""
    plain = _plain(value)
    if isinstance(plain, dict):
        inside = ", ".join(f"{key} = {_literal(one)}" for key, one in plain.items())
        return f"{{ {inside} }}" if inside else "{}"
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path) else value
