"""What kg exported, taken into a store again: read, held against itself, and loaded.

What kg did not write, or what was changed since, is refused as a whole.
"""

from kg.exchange.dump import SUFFIXES, ArticleGraph, Dump, read_dump
from kg.exchange.load import Loaded, load_dump

__all__ = ["SUFFIXES", "ArticleGraph", "Dump", "Loaded", "load_dump", "read_dump"]
