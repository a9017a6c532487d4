"""The configuration file: where it is found, and its keys as values.

It is the nearest from the working folder upwards: a `kg.toml`, or a `pyproject.toml` with a table
`[tool.kg]`. One file counts: neither is laid over the other, nor over one further up.
"""

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.config.key import KEYS, MisfitError
from kg.config.tomlfile import TomlFile, read_toml
from kg.errors import ConfigError

NAME = "kg.toml"
PROJECT = "pyproject.toml"
_TABLE = ("tool", "kg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value of the file, and where it stands: `file:line`."""

    value: Any
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a file by key; without a file there are none.

    `passed_over` is a project file beside it whose table does not count.
    """

    path: Path | None = None
    settings: Mapping[str, Setting] = field(default_factory=dict)
    file: TomlFile | None = None
    passed_over: Path | None = None

    @property
    def folder(self) -> Path:
        """Where what belongs to the configuration lies: its folder, or the working folder."""
        return self.path.parent if self.path else Path()

    def where(self, key: str, item: str | None = None) -> str:
        """`file:line` of the key, or of an item of its list or table."""
        assert self.file is not None
        table = _TABLE if self.file.path.name == PROJECT else ()
        return self.file.where(*table, key, item=item)


def find_config(start: Path | None = None) -> Config:
    """The configuration that counts in the folder (default: the working folder)."""
    here = (start or Path()).absolute()
    for folder in (here, *here.parents):
        own, project = folder / NAME, folder / PROJECT
        tabled = project.is_file() and _is_tabled(_near(project))
        if own.is_file():
            return read_config(_near(own), passed_over=_near(project) if tabled else None)
        if tabled:
            return read_config(_near(project))
    return Config()


def read_config(path: Path, passed_over: Path | None = None) -> Config:
    """The settings of one file; ConfigError with file and line for what cannot be.

    A file named `pyproject.toml` is read for its table `[tool.kg]`, any other as a whole.
    """
    file = read_toml(path)
    table: Any = file.values
    if path.name == PROJECT:
        table = _table(file.values)
        if table is None:
            raise ConfigError(path, "has no table [tool.kg]", "add it, or name another file")
    bare = Config(path=path, file=file, passed_over=passed_over)
    settings = {name: _setting(bare, name, value) for name, value in table.items()}
    return Config(path=path, settings=settings, file=file, passed_over=passed_over)


def _setting(config: Config, name: str, value: Any) -> Setting:
    found = next((key for key in KEYS if key.name == name), None)
    if found is None:
        raise ConfigError(config.where(name), f"no key '{name}'", _nearest(name))
    try:
        return Setting(value=found.form(value, config.folder), where=config.where(name))
    except MisfitError as error:
        where = config.where(name, error.item)
        raise ConfigError(where, f"{name}: {error.what}", error.remedy) from error


def _nearest(name: str) -> str:
    known = [key.name for key in KEYS]
    near = difflib.get_close_matches(name.replace("_", "-"), known, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"choose one of {', '.join(known)}"


def _is_tabled(project: Path) -> bool:
    """Whether the project has a table for kg; its other tables are no matter of ours."""
    try:
        text = project.read_bytes()
    except OSError:
        return False  # whoever may not read the project has not configured it
    try:
        return _table(read_toml(project).values) is not None
    except ConfigError:
        if b"tool.kg" in text:
            raise
        return False


def _table(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    tool = values.get("tool")
    table = tool.get("kg") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _near(path: Path) -> Path:
    """The path from the working folder, as a person would write it."""
    return Path(os.path.relpath(path))
