"""Choose the kind of store by its location."""

from pathlib import Path

from kg.errors import StoreError
from kg.store.base import Store


def open_store(location: str | None = None, *, create: bool = False) -> Store:
    """The store at the location: None is one in memory, `http(s)://...` a server, else a folder.

    `create` opens the folder for writing and makes it if it is missing; without it the folder is
    only read, and any number of processes may do so at once. Raises StoreError for a folder that is
    no store, or is in use.
    """
    if location is not None and location.startswith(("http://", "https://")):
        from kg.store.remote import RemoteStore  # the HTTP library takes 0.1 s to import

        return RemoteStore(location)
    from kg.store.embedded import EmbeddedStore

    if location is None:
        return EmbeddedStore.in_memory()
    if "://" in location:
        raise StoreError(location, "is neither a folder nor http(s)", "name a folder or a server")
    if create:
        return EmbeddedStore.writing(Path(location))
    return EmbeddedStore.reading(Path(location))
