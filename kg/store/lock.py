"""Many readers or one writer: who may use a store's folder.

RocksDB lets a reader look on while another process writes, and calls the outcome undefined; so a
file beside its own tells kg's processes apart. Where the system has no flock, RocksDB's own lock
between two writers is all there is.
"""

import os
import sys
from pathlib import Path

from kg.errors import StoreError

if sys.platform != "win32":
    import fcntl

NAME = "kg.lock"


class Lock:
    """A lock on a folder, shared or exclusive, held until `release`."""

    def __init__(self, folder: Path, *, exclusive: bool) -> None:
        self._file = _open(folder / NAME, exclusive)
        if self._file is None or sys.platform == "win32":
            return
        try:
            kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
            fcntl.flock(self._file, kind | fcntl.LOCK_NB)
        except OSError as error:
            self.release()
            raise in_use(folder) from error

    def release(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def in_use(folder: Path) -> StoreError:
    """The error of a folder that another process holds."""
    remedy = "wait until it has finished, or name another --store"
    return StoreError(folder, "is in use by another process", remedy)


def _open(path: Path, exclusive: bool) -> int | None:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if exclusive:
            told = (error.strerror or str(error)).lower()
            raise StoreError(path, told, "choose a folder you may write, with room") from error
        return None  # a folder that may not be written has no writer
