"""A TOML file as its values, and the lines where they stand, which tomllib does not tell."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ConfigError
from kg.wholefile import read_whole

_HEADER = re.compile(r"\s*\[{1,2}(?P<name>[^\]]+)\]{1,2}\s*(#.*)?")
_KEY = re.compile(r"\s*(?P<name>[\w.\"'-][\w.\"' \t-]*)=")
_PLACE = re.compile(r"\(at (line (?P<line>\d+), column \d+|end of document)\)")

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """The values of a file, and its text to find them in."""

    path: Path
    values: dict[str, Any]
    text: str

    def where(self, *keys: str, item: str | None = None, number: int = 0) -> str:
        """`file:line` of the key, of that item of its list, or of what comes nearest above.

        `number` counts, from 0, the tables of an array of tables.
        """
        line = self.line(keys, item, number)
        return f"{self.path}:{line}" if line else str(self.path)

    def line(self, keys: Sequence[str], item: str | None = None, number: int = 0) -> int:
        """The number of the line, from 1; 0 where neither the key nor one above it is found."""
        wanted = tuple(keys)
        lines = [n for n, name in _named_lines(self.text) if name == wanted]
        if not lines:
            return self.line(wanted[:-1], wanted[-1], number) if wanted else 0
        line = lines[min(number, len(lines) - 1)]
        return line if item is None else self._line_of(item, line)

    def _line_of(self, item: str, start: int) -> int:
        """The first line from `start` on that holds the item; `start` itself where none does."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if number >= start and re.search(rf"(?<![\w-]){re.escape(item)}(?![\w-])", line):
                return number
        return start


def read_toml(path: Path) -> TomlFile:
    """Read the file; ConfigError with the line if it is none, is binary or no TOML."""
    try:
        text = read_whole(path).decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(path, reason, "name a file that can be read") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, "is no UTF-8 text", "save it as UTF-8") from error
    try:
        return TomlFile(path=path, values=tomllib.loads(text), text=text)
    except RecursionError as error:
        raise ConfigError(path, "is nested too deeply", "write it flatter") from error
    except tomllib.TOMLDecodeError as error:  # the only ValueError that tells its line
        found = _PLACE.search(str(error))
        line = (found and found["line"]) or len(text.splitlines())
        what = _PLACE.sub("", str(error)).strip()
        raise ConfigError(f"{path}:{line}", f"is no TOML ({what})", "correct this line") from error
    except ValueError as error:
        raise ConfigError(path, "holds a number of too many digits", "shorten it") from error


def _named_lines(text: str) -> Iterator[tuple[int, Keys]]:
    """Each line that opens a table or sets a key, with the full name of it."""
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _parts(header["name"])
            yield number, table
        elif key := _KEY.match(line):
            parts = _parts(key["name"])
            # a dotted key names the tables above it too
            for length in range(1, len(parts) + 1):
                yield number, table + parts[:length]


def _parts(name: str) -> Keys:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
