"""Where statements are kept: a dataset in memory, in a folder, or on a SPARQL 1.1 server.

Only this folder knows which library or protocol that is.
"""

from kg.store.base import Solutions, Store
from kg.store.open import is_folder, open_store

__all__ = ["Solutions", "Store", "is_folder", "open_store"]
