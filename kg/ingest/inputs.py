"""The hash of all that a reading comes from: a file that still has it need not be read again."""

import hashlib
import os
import stat

from kg import __version__
from kg.extract.read import LARGEST
from kg.ingest.overrides import Overrides

_PART = 1 << 20


class Inputs:
    """Hashes of files as read with one set of options, one kg and one ontology."""

    def __init__(self, overrides: Overrides, ontology: str) -> None:
        """`ontology` is the hash of the ontology's files."""
        told = (overrides.published, overrides.publisher, overrides.url, overrides.min_confidence)
        self._given = "\0".join((__version__, ontology, *map(repr, told)))

    def hash_of(self, path: str) -> str | None:
        """SHA-256 in hex; None for what is no plain file, or is too large, or may not be read."""
        if not is_plain_file(path):
            return None  # to open a pipe and close it again ends whoever would write into it
        sha = hashlib.sha256(self._given.encode())
        sha.update(b"\0" + os.fsencode(path) + b"\0")
        try:
            with open(path, "rb", opener=_without_waiting) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return None
                if os.fstat(file.fileno()).st_size > LARGEST:
                    return None
                while part := file.read(_PART):
                    sha.update(part)
        except (OSError, ValueError):  # ValueError: a name with a null character
            return None
        return sha.hexdigest()


def is_plain_file(path: str) -> bool:
    """Whether the path is a file that can be read as often as one likes; a pipe is none."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for its writer
