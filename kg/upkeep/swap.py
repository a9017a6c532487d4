"""A folder of a store in the place of another: whole on the disk first, then renamed.

What is being written is `.NAME.partial` beside its place, what is replaced `.NAME.old`.
"""

import os
import shutil
import sys
from pathlib import Path

from kg.store.embedded import EmbeddedStore
from kg.store.lock import NAME as LOCK
from kg.store.place import file_names, old


def partial_of(folder: Path) -> Path:
    """Where what is to have the folder's place is written, on the same disk."""
    return folder.with_name(f".{folder.name}.partial")


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
    aside, was = old(folder), folder.is_dir()
    if was:
        shutil.rmtree(aside, ignore_errors=True)
        os.replace(folder, aside)
    try:
        os.replace(new, folder)
    except OSError:
        if was:
            os.replace(aside, folder)
        raise
    sync(folder.parent)
    shutil.rmtree(aside, ignore_errors=True)


def sync(path: Path) -> None:
    """See a file, or the names in a folder, onto the disk."""
    if sys.platform == "win32":  # has no handle on a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
