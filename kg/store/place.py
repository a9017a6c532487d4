"""What lies in a store's folder, seen from outside: is it a store, one just begun, or no store?

The names are RocksDB's: CURRENT is written last when a store is made, and names the file that knows
all the others. Without it RocksDB would take the folder for an empty one and delete what it holds.
"""

import os
import re
from pathlib import Path

from kg.errors import StoreError
from kg.store.lock import NAME, Lock

# What RocksDB has written before CURRENT, in a store that was being made when its process ended.
_FIRST = re.compile(r"LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|(OPTIONS-)?\d+\.dbtmp")
_CONTENT = re.compile(r".*\.(sst|log)")
# What a bulk load was writing when its process ended; RocksDB knows nothing of it.
_LEFTOVER = re.compile(r"bulk-\d+\.sst")


def old(folder: Path) -> Path:
    """Where a store stays until another one has its place."""
    real = Path(os.path.realpath(folder))
    return real.with_name(f".{real.name}.old")


def put_back(folder: Path) -> None:
    """Give a store its place again if its replacement ended before the new one had it.

    Raises StoreError where that replacement goes on.
    """
    if os.path.exists(folder) or not os.path.isdir(old(folder)):
        return
    lock = Lock(old(folder), exclusive=True)
    try:
        if not os.path.exists(folder):
            os.replace(old(folder), os.path.realpath(folder))
    finally:
        lock.release()


def refuse_strange(folder: Path) -> None:
    """Raise StoreError for what is neither a store, nor one that was begun, nor an empty folder."""
    if not os.path.isdir(folder):  # pathlib's raises where a folder above may not be read
        if os.path.exists(folder):
            raise StoreError(folder, "is a file, not a store", "name a folder")
        return
    names = file_names(folder)
    if "CURRENT" in names:
        return
    strange = [name for name in names if not _FIRST.fullmatch(name)]
    if "IDENTITY" in names and any(map(_CONTENT.fullmatch, strange)):
        what = "has lost its file CURRENT, without which no other can be read"
        raise StoreError(folder, what, "restore a backup, or ingest anew into another folder")
    if strange:
        raise StoreError(folder, "holds other files and no store", "name an empty folder")


def is_begun(folder: Path) -> bool:
    """Whether a store was made in the folder, if only an empty one."""
    return os.path.isdir(folder) and "CURRENT" in file_names(folder)


def no_store(folder: Path) -> StoreError:
    """The error of a folder that is missing or empty."""
    return StoreError(folder, "there is no store", "run kg ingest first, or name one")


def file_names(folder: Path) -> set[str]:
    """The names in the folder but for that of the lock; StoreError if it may not be read."""
    try:
        return set(os.listdir(folder)) - {NAME}
    except OSError as error:
        raise StoreError(folder, reason_of(error), "choose a folder you may read") from error


def size(folder: Path) -> int:
    """The bytes of all files in the folder."""
    return sum(entry.stat().st_size for entry in os.scandir(folder) if entry.is_file())


def remove_leftovers(folder: Path) -> None:
    """Delete what a bulk load that was killed has left; only its one writer may do so."""
    for name in file_names(folder):
        if _LEFTOVER.fullmatch(name):
            (folder / name).unlink()


def reason_of(error: OSError | RuntimeError) -> str:
    """The reason in a few words, on one line."""
    told = error.strerror if isinstance(error, OSError) else None
    return (told or str(error)).splitlines()[0].rstrip(".")
