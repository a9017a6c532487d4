"""From an article to its statements; `Extractor` is the way in."""

from kg.extract.pipeline import Extractor

__all__ = ["Extractor"]
