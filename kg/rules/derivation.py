"""Derivation files -> derivations: what follows from what is stated and declared.

A file `derive/ID.rq` is a header (title, why, expands) and a CONSTRUCT over all graphs.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import KgError, RuleError
from kg.folder import data_folder
from kg.rules.compose import compose
from kg.rules.header import read_header, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """What a derivation file says; `expands` are relations that stand for their sub-properties."""

    id: str
    title: str
    why: str
    text: str
    path: Path
    expands: tuple[str, ...] = ()


def load_derivations(folder: Path | None = None) -> tuple[Derivation, ...]:
    """The derivations of a folder (None: those that ship) in the order of their file names."""
    return _load(folder) if folder else _shipped()


@cache
def _shipped() -> tuple[Derivation, ...]:
    """Read once, as they do not change while the program runs."""
    return _load(data_folder("queries") / "derive")


def _load(folder: Path) -> tuple[Derivation, ...]:
    return tuple(read_derivation(path) for path in sorted(folder.glob("*.rq")))


def read_derivation(path: Path) -> Derivation:
    """Read one file; RuleError, with the line, for what is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(path, "cannot be read", "check that it is a text file") from error
    text = compose(text, path, (path.parent / "parts",))
    header, _ = read_header(text)
    for name in ("title", "why"):
        if not header.get(name):
            raise RuleError(f"{path}:1", f"no '{name}' in the header", f"add a line '# {name}: …'")
    _parse(text, path)
    return Derivation(
        id=path.stem,
        title=header["title"],
        why=header["why"],
        text=text,
        path=path,
        expands=words(header.get("expands", "")),
    )


def _parse(text: str, path: Path) -> None:
    from kg.store import open_store

    try:
        open_store(None).construct(text, {})
    except KgError as error:
        raise RuleError(path, f"the query does not parse ({error})", "correct it") from error
