"""A folder of a store in the place of another: whole on the disk first, then renamed.

What is being written is `.NAME.partial` beside its place, what is replaced `.NAME.old`.
"""

import os
import shutil
import sys
from pathlib import Path

from kg.store.embedded import EmbeddedStore
from kg.store.lock import NAME as LOCK
from kg.store.place import file_names


def beside(folder: Path, suffix: str) -> Path:
    """The folder `.NAME.SUFFIX` in the same place, so on the same disk."""
    return folder.with_name(f".{folder.name}.{suffix}")


def real(folder: Path) -> Path:
    """The folder itself, where a link leads to it."""
    return Path(os.path.realpath(folder))


def settle(folder: Path) -> int:
    """See the folder's store onto the disk; the number of its quads, read from there."""
    with EmbeddedStore.reading(folder) as store:
        number = len(store.dataset)
    (folder / LOCK).unlink(missing_ok=True)
    for name in sorted(file_names(folder)):
        sync(folder / name)
    sync(folder)
    return number


def swap(new: Path, folder: Path) -> None:
    """Put the new one in the place of the folder, whose lock the caller holds if it is there."""
    old = beside(folder, "old")
    was = folder.is_dir()
    if was:
        shutil.rmtree(old, ignore_errors=True)
        os.replace(folder, old)
    try:
        os.replace(new, folder)
    except OSError:
        if was:
            os.replace(old, folder)
        raise
    sync(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def finish_swap(folder: Path) -> None:
    """Put back what a swap that ended between its two steps had moved aside."""
    old = beside(folder, "old")
    if old.exists() and not folder.exists():
        os.replace(old, folder)


def sync(path: Path) -> None:
    """See a file, or the names in a folder, onto the disk."""
    if sys.platform == "win32":  # has no handle on a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
