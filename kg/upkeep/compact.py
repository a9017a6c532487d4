"""A store in a folder, written anew without what was replaced or removed."""

import shutil
from pathlib import Path
from typing import NamedTuple

from kg.errors import StoreError
from kg.store.embedded import EmbeddedStore, store_error
from kg.store.lock import Lock
from kg.store.place import is_begun, no_store, put_back, refuse_strange, size
from kg.upkeep.swap import partial_of, real, settle, swap


class Room(NamedTuple):
    """The bytes that a folder takes, before and after."""

    before: int
    after: int


def compact(folder: Path) -> Room:
    """Give back the room of what was replaced or removed.

    The store is written anew beside itself, and the new one takes its place when it is whole; until
    then, and if anything goes wrong, the old one is what it was. Raises StoreError for a folder
    without a store, one in use, or a full disk.
    """
    folder = real(folder)
    put_back(folder)
    refuse_strange(folder)
    if not is_begun(folder):
        raise no_store(folder)
    lock, partial = Lock(folder, exclusive=True), partial_of(folder)
    try:
        shutil.rmtree(partial, ignore_errors=True)
        before = size(folder)
        with EmbeddedStore.reading(folder, held=True) as store:
            number = len(store.dataset)
            store.write_anew(partial)
        if settle(partial) != number:
            raise StoreError(folder, "lost quads on the way", "kg store verify, and restore it")
        swap(partial, folder)
    except OSError as error:
        raise store_error(folder, error) from error
    finally:
        lock.release()
        shutil.rmtree(partial, ignore_errors=True)
    return Room(before, size(folder))
