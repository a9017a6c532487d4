"""The rules and derivations as SHACL in Turtle, for any engine; see `kg.rules.wrap`."""

from collections.abc import Iterable
from pathlib import Path

from kg.check.wrapped import wrapped
from kg.load import load_ontology
from kg.rules import Rule, load_derivations
from kg.store import open_store


def export_rules(rules: Iterable[Rule], ontology: Path | None = None) -> str:
    """The shapes; the ontology (None: the one that ships) says which relations stand for which."""
    with open_store() as store:
        load_ontology(store, ontology)
        return wrapped(rules, load_derivations(), store)
