"""Statements of articles in the formats that other programs read, and the rules in SHACL.

A module a format; `rdf` has those that keep everything, and can be ingested again.
"""

from kg.export.formats import FORMATS, export, format_of
from kg.export.rdf import PARTS, article_quads
from kg.export.shacl import export_rules

__all__ = ["FORMATS", "PARTS", "article_quads", "export", "export_rules", "format_of"]
