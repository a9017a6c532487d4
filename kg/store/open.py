"""Choose the kind of store by its location."""

from pathlib import Path

from kg import vocab
from kg.errors import StoreError
from kg.store.base import Store


def open_store(
    location: str | None = None, *, create: bool = False, patience: float = 300
) -> Store:
    """The store at the location: None is one in memory, `http(s)://...` a server, else a folder.

    `create` opens the folder for writing and makes it if it is missing; without it the folder is
    only read, and any number of processes may do so at once. A server may take `patience` seconds
    for an answer, 0: as long as it will; `kg.store.limit` is for the others. Raises StoreError for
    a folder that is no store, or is in use.
    """
    if location is not None and location.startswith(("http://", "https://")):
        from kg.store.server import RemoteStore  # the HTTP library takes 0.1 s to import

        return RemoteStore(location, patience)
    from kg.store.embedded import EmbeddedStore

    if location is None:
        return EmbeddedStore.in_memory()
    if "://" in location:
        raise StoreError(location, "is neither a folder nor http(s)", "name a folder or a server")
    store = (EmbeddedStore.writing if create else EmbeddedStore.reading)(Path(location))
    try:
        vocab.know(_declared(store))
    except StoreError:
        store.close()
        raise
    return store


def is_folder(location: str) -> bool:
    """Whether there is something at the location that may be a store of ours."""
    return "://" not in location and Path(location).is_dir()


def _declared(store: Store) -> dict[str, str]:
    """The prefixes of the ontology that the store was filled with."""
    rows = store.select("SELECT ?name ?base { ?x sh:prefix ?name ; sh:namespace ?base }").rows
    return {str(row["name"][0]): str(row["base"][0]) for row in rows}
