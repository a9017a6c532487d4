"""What may be set, what it may be set to, and what it is where nothing sets it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.config.settings import FAIL_ON, FORMATS, LEVELS
from kg.errors import UsageError
from kg.rules.rule import RULE_SECONDS
from kg.store.limit import check_seconds

Form = Callable[[Any, Path], Any]


class MisfitError(ValueError):
    """A value of a wrong form: what is wrong, what to do, and the item of a list it is about."""

    def __init__(self, what: str, remedy: str, item: str | None = None) -> None:
        super().__init__(what)
        self.what, self.remedy, self.item = what, remedy, item


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of the configuration.

    `form` takes a value of the file and the file's folder, and gives the value meant; it raises
    MisfitError for one that cannot be. `option` is the option that says the same.
    """

    name: str
    form: Form
    default: Any
    option: str | None = None


def _names(value: Any, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise MisfitError(f"{_shown(value)} is no list", 'write ["one", "two"]')
    for one in value:
        if not isinstance(one, str) or not one.strip():
            raise MisfitError(f"{_shown(one)} is no name", 'write names in quotes: ["one", "two"]')
    return tuple(value)


def _paths(value: Any, folder: Path) -> tuple[str, ...]:
    found = tuple(_beside(one, folder) for one in _names(value, folder))
    for given, path in zip(value, found, strict=True):
        if not Path(path).exists():
            raise MisfitError(
                f"'{given}' is not there", "name a file or folder beside this file", given
            )
    return found


def _text(value: Any, folder: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise MisfitError(f"{_shown(value)} is no text", 'write it in quotes: "…"')
    if "\0" in value:  # no path can be so written
        raise MisfitError(f"{_shown(value)} holds a null character", "leave it out")
    return value


def _file(value: Any, folder: Path) -> Path:
    return Path(_beside(_text(value, folder), folder))


def _folder(value: Any, folder: Path) -> Path:
    path = _file(value, folder)
    if not path.is_dir():
        raise MisfitError(f"'{value}' is no folder", "name a folder beside this file")
    return path


def _location(value: Any, folder: Path) -> str:
    text = _text(value, folder)
    return text if text.startswith(("http://", "https://")) else _beside(text, folder)


def _reference(value: Any, folder: Path) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    if not isinstance(value, list):
        raise MisfitError(
            f"{_shown(value)} is no list", 'write true, false or ["name", "file.yaml"]'
        )
    names = tuple(_text(one, folder) for one in _names(value, folder))
    return tuple(_beside(one, folder) if (folder / one).exists() else one for one in names)


def _share(value: Any, folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise MisfitError(f"{_shown(value)} is no number from 0 to 1", "write 0.8, without quotes")
    return float(value)


def _seconds(value: Any, folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MisfitError(f"{_shown(value)} is no number of seconds", "write 300, without quotes")
    try:
        return check_seconds(float(value))
    except OverflowError as error:
        raise MisfitError("has too many digits", "write 300") from error
    except UsageError as error:
        raise MisfitError(f"{_shown(value)} {error.args[1]}", error.args[2]) from error


def _levels(value: Any, folder: Path) -> dict[str, str]:
    if not isinstance(value, dict):
        raise MisfitError(
            f"{_shown(value)} is no table", 'write [severity] and a line rule = "info"'
        )
    for rule, level in value.items():
        if level not in LEVELS:
            remedy = f"choose one of {', '.join(LEVELS)}"
            raise MisfitError(f"{_shown(level)} is no severity", remedy, rule)
    return dict(value)


def _one_of(*allowed: str) -> Form:
    def form(value: Any, folder: Path) -> str:
        if value not in allowed:
            raise MisfitError(f"{_shown(value)} is none", f"choose one of {', '.join(allowed)}")
        return str(value)

    return form


def _beside(text: str, folder: Path) -> str:
    """The path, which counts from the configuration's folder, as one that can be opened."""
    return text if folder == Path() else str(folder / text)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}'"
    try:
        return str(value)
    except ValueError:  # in hexadecimal, TOML takes more digits than Python writes
        return "a number of thousands of digits"


KEYS = (
    Key(name="paths", form=_paths, default=(), option=None),
    Key(name="select", form=_names, default=(), option="--select"),
    Key(name="ignore", form=_names, default=(), option="--ignore"),
    Key(name="severity", form=_levels, default=MappingProxyType({})),
    Key(name="fail-on", form=_one_of(*FAIL_ON), default="violation", option="--fail-on"),
    Key(name="format", form=_one_of(*FORMATS), default="text", option="--format"),
    Key(name="reference", form=_reference, default=True, option="--reference"),
    Key(name="store", form=_location, default=".kg/store", option="--store"),
    Key(name="ontology", form=_folder, default=None, option="--ontology"),
    Key(name="rules", form=_folder, default=None, option="--rules"),
    Key(name="rule-timeout", form=_seconds, default=RULE_SECONDS, option="--rule-timeout"),
    Key(name="min-confidence", form=_share, default=0.0, option="--min-confidence"),
    Key(name="ignore-file", form=_file, default=None, option="--ignore-file"),
    Key(name="baseline", form=_file, default=None, option="--baseline"),
)
