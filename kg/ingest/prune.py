"""Articles of a folder whose files are gone -> out of the store."""

import os
from collections.abc import Iterable, Iterator

from kg.decisions import keep_decisions
from kg.extract.read import folder_prefix
from kg.store import Store
from kg.store.former import keep_former

_PATHS = "SELECT ?x ?path { ?x a kg:Article ; kg:path ?path } ORDER BY ?path ?x"


def prune(store: Store, folders: Iterable[str]) -> Iterator[str]:
    """Remove the articles that were read from these folders and whose files are gone; their paths.

    What people have decided of them is kept, for the day on which they come back.
    """
    heads = tuple(map(folder_prefix, folders))
    gone: dict[str, str] = {}
    for row in store.select(_PATHS).rows:
        path = str(getattr(row["path"], "value", row["path"]))
        if path.startswith(heads) and not os.path.lexists(path):
            gone[str(row["x"])] = path
    keep_former(store, dict.fromkeys(gone, ()))
    for source, path in gone.items():
        store.remove(source)
        yield path
    if gone:
        keep_decisions(store, gone.keys())
