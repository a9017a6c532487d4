"""A linter for facts: what articles state, as RDF with its provenance, and what does not fit."""

__version__ = "0.1.0"
