"""The articles of a folder as they lie there now, and which of them are not what they were."""

import hashlib
import os
from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import ReadError

_Mark = tuple[int, int, int, int]


class Found(NamedTuple):
    """Paths of articles: those that are new or say something else, and those that are gone."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


class Scan:
    """What was found at some paths; a file counts as changed if its content has another hash.

    Files whose marks in the file system are as before are not opened.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._known: dict[str, tuple[_Mark, bytes | None]] = {}

    @property
    def files(self) -> list[str]:
        """The articles found last, in the order of a check."""
        return list(self._known)

    def look(self) -> Found:
        """Look again; what is gone while this looks is taken for gone."""
        from kg.extract.read import find_articles

        known: dict[str, tuple[_Mark, bytes | None]] = {}
        changed = []
        for path in self._paths:
            try:
                files = find_articles([path])
            except ReadError:  # it holds none, or is gone
                continue
            for file in files:
                mark = _mark(file)
                if mark is None or file in known:
                    continue
                before = self._known.get(file)
                same = before is not None and before[0] == mark
                content = before[1] if before is not None and same else _hash(file)
                known[file] = mark, content
                if before is None or (not same and (content is None or content != before[1])):
                    changed.append(file)
        gone = [file for file in self._known if file not in known]
        self._known = known
        return Found(tuple(changed), tuple(gone))


def _mark(file: str) -> _Mark | None:
    try:
        told = os.stat(file)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino


def _hash(file: str) -> bytes | None:
    """The hash of the content; None for what cannot be read, which the reader will tell."""
    try:
        with open(file, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except (OSError, ValueError):
        return None
