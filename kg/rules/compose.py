"""A rule's text -> its queries: shared parts put in, what only serves the set-wise run left out.

A line `# use: NAME` stands for the file `parts/NAME.rq` beside the rule, or of the rules that ship.
What stands between `# set-wise: begin` and `# set-wise: end` changes no result: it narrows what a
run over all statements has to join, and is left out where a query is asked for one statement.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from kg.errors import RuleError

_USE = re.compile(r"^(?P<indent>[ \t]*)# use: (?P<name>[a-z][a-z0-9-]*)[ \t]*$", re.MULTILINE)
SET_WISE = re.compile(
    r"^[ \t]*# set-wise: begin[ \t]*\n"
    r"(?:(?![ \t]*# set-wise: (?:begin|end)[ \t]*$).*\n)*"
    r"[ \t]*# set-wise: end[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_COVERAGE = re.compile(r"^# coverage: (\S.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^[^\S\n]*#.*$", re.MULTILINE)


def compose(text: str, path: Path, folders: Sequence[Path]) -> str:
    """The text with its parts, each on the line that asks for it: line numbers still hold.

    The first of the `folders` that has the part gives it. Raises RuleError, with the line, for a
    part that none has, or that is a part of itself.
    """
    return _compose(text, path, folders, ())


def _compose(text: str, path: Path, folders: Sequence[Path], inside: tuple[str, ...]) -> str:
    def part(match: re.Match[str]) -> str:
        name = match["name"]
        where = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
        if name in inside:
            raise RuleError(where, f"the part '{name}' is a part of itself", "leave this line out")
        for folder in folders:
            file = folder / f"{name}.rq"
            if file.is_file():
                body = _compose(_read(file), file, folders, (*inside, name))
                return match["indent"] + " ".join(_COMMENT.sub("", body).split())
        known = sorted({file.stem for folder in folders for file in folder.glob("*.rq")})
        remedy = f"choose one of {', '.join(known)}" if known else "write it"
        raise RuleError(where, f"no part '{name}'", remedy)

    return _USE.sub(part, text)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(file, "cannot be read", "check that it is a text file") from error


def conditions(text: str, folders: Sequence[Path]) -> tuple[str, ...]:
    """What its parts say of the pairs that they let through: their lines `# coverage: …`."""
    found: list[str] = []
    for match in _USE.finditer(text):
        files = (folder / f"{match['name']}.rq" for folder in folders)
        part = next((_read(file) for file in files if file.is_file()), "")
        told = (one.rstrip(" \t") for one in _COVERAGE.findall(part))
        found += [*told, *conditions(part, folders)]
    return tuple(dict.fromkeys(found))


def without_set_wise(query: str) -> str:
    """The query as it is asked for one statement, without what only serves many at once."""
    return SET_WISE.sub("", query)
