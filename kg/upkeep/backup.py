"""A copy of a store, and a store out of such a copy: whole under its name, or not there."""

import os
import shutil
from pathlib import Path

from kg.errors import StoreError
from kg.store.embedded import EmbeddedStore, store_error
from kg.store.lock import NAME as LOCK
from kg.store.lock import Lock
from kg.store.place import file_names, put_back, refuse_strange
from kg.upkeep.swap import partial_of, real, settle, swap, sync

_OWN = {LOCK, "LOCK", "LOG"}  # what a store makes for itself when it is opened


def back_up(folder: Path, target: Path) -> int:
    """Copy the store in the folder to `target`, and return the number of quads in the copy.

    The copy is a store like any other. Within one file system the two share the files that neither
    changes, so that it takes next to no time and no room. Raises StoreError if the folder has no
    store or it is in use, if the target is there and not empty, or if the disk is full.
    """
    target = real(target)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise StoreError(target, "is there already", "name a new folder")
    partial = partial_of(target)
    try:
        with EmbeddedStore.kept(folder) as store:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(partial, ignore_errors=True)
            store.copy_to(partial)
        number = settle(partial)
        os.replace(partial, target)
        sync(target.parent)
    except (OSError, RuntimeError) as error:
        raise store_error(target, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return number


def restore(backup: Path, folder: Path, *, force: bool = False) -> int:
    """Make the folder's store what the backup is, and return the number of its quads.

    With `force` it takes the place of a store that is there; that one stays until the new one is
    whole. Raises StoreError if the backup is none, if there is a store already or it is in use, or
    if the disk is full; the store that was there is then what it was.
    """
    folder = real(folder)
    put_back(folder)
    refuse_strange(folder)
    if folder.is_dir() and file_names(folder) and not force:
        raise StoreError(folder, "there is a store already", "give --force to replace it")
    partial = partial_of(folder)
    lock = Lock(folder, exclusive=True) if folder.is_dir() else None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)
        with EmbeddedStore.reading(backup):
            _copy(backup, partial)
        number = settle(partial)
        swap(partial, folder)
    except OSError as error:
        raise store_error(folder, error) from error
    finally:
        if lock is not None:
            lock.release()
        shutil.rmtree(partial, ignore_errors=True)
    return number


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    for name in sorted(file_names(source) - _OWN):
        if not name.startswith("LOG.old."):
            shutil.copy2(source / name, target / name)
