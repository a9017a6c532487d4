"""`kg-ignore.toml`: findings that are set aside, each with a reason and, it may be, an end date."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.config.tomlfile import TomlFile, read_toml
from kg.errors import ConfigError
from kg.wholefile import read_whole

IGNORE_FILE = "kg-ignore.toml"
LEAST = 8  # the fewest digits that name a finding
_FINGERPRINT = re.compile(rf"[0-9a-f]{{{LEAST},}}")
_KEYS = ("finding", "reason", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """One entry: the finding's fingerprint or the beginning of it, why, and the last day.

    `where` is `file:line`.
    """

    finding: str
    reason: str
    until: date | None = None
    where: str = ""

    def is_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def read_ignored(path: Path) -> tuple[IgnoreEntry, ...]:
    """The entries in their order; ConfigError with file and line for one that is wrong."""
    file = read_toml(path)
    for name in file.values:
        if name != "ignore":
            raise ConfigError(file.where(name), f"no key '{name}'", "write entries as [[ignore]]")
    entries = file.values.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise ConfigError(file.where("ignore"), "'ignore' is no list", "write [[ignore]] for each")
    return tuple(_read(file, entries))


def add_ignored(path: Path, entry: IgnoreEntry) -> None:
    """Append the entry, to a new file if there is none; it must not be there already."""
    known = read_ignored(path) if path.exists() else ()
    for one in known:
        if one.finding.startswith(entry.finding) or entry.finding.startswith(one.finding):
            raise ConfigError(one.where, f"{one.finding} is there already", "change that entry")
    # the form of a string in JSON is one of TOML too, but for the character DEL
    reason = json.dumps(entry.reason, ensure_ascii=False).replace("\x7f", "\\u007f")
    lines = ["[[ignore]]", f'finding = "{entry.finding}"', f"reason = {reason}"]
    if entry.until is not None:
        lines.append(f"until = {entry.until.isoformat()}")
    try:
        before = read_whole(path) if path.exists() else b""
        gap = "" if not before else "\n" if before.endswith(b"\n") else "\n\n"
        _append(path, (gap + "\n".join(lines) + "\n").encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(path, reason, "choose a file you may write") from error


def _append(path: Path, data: bytes) -> None:
    """Add all of it, or nothing: what stands there is the work of people."""
    with open(path, "ab", buffering=0) as file:
        before = os.fstat(file.fileno()).st_size
        try:
            while data:  # a disk that runs full takes a part, and refuses the rest
                data = data[file.write(data) :]
        except OSError:
            file.truncate(before)
            raise


def check_fingerprint(text: str, where: str) -> str:
    """The fingerprint in lower case; ConfigError if it can be none."""
    name = text.strip().lower()
    if not _FINGERPRINT.fullmatch(name):
        what = f"'{text}' is no fingerprint"
        raise ConfigError(where, what, f"copy the id of a finding, {LEAST} digits or more")
    return name


def _read(file: TomlFile, entries: list[dict[str, Any]]) -> Iterator[IgnoreEntry]:
    for number, entry in enumerate(entries):
        where = file.where("ignore", number=number)
        for name in entry:
            if name not in _KEYS:
                raise ConfigError(where, f"no key '{name}'", f"write {', '.join(_KEYS)}")
        for name in ("finding", "reason"):
            if not isinstance(entry.get(name), str) or not entry[name].strip():
                raise ConfigError(where, f"no '{name}'", f'add {name} = "…"')
        until = entry.get("until")
        if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
            raise ConfigError(where, f"'{until}' is no day", "write until = 2026-12-31, unquoted")
        yield IgnoreEntry(
            finding=check_fingerprint(entry["finding"], where),
            reason=entry["reason"],
            until=until,
            where=where,
        )
