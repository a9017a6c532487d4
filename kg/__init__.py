"""A linter for facts: statements of articles as RDF with their provenance, and what does not fit."""

__version__ = "0.1.0"
