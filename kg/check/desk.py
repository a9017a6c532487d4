"""Checks of one set of readings after another; what does not change stays loaded."""

from collections.abc import Sequence
from pathlib import Path

from kg.check.result import CheckResult
from kg.check.run import check
from kg.load import load_readings, store_in_memory
from kg.model import Reading
from kg.rdf import source_of
from kg.reference import load_reference
from kg.rules import load_rules
from kg.store import Store


class Desk:
    """A store in memory with the ontology, and one with the reference sources too.

    Readings are laid on it, checked, and taken away again: the findings are those of
    `check_readings`, without loading the ontology and the reference each time.
    """

    def __init__(self, ontology: Path | None = None) -> None:
        self._ontology = ontology
        self._rules = load_rules()
        self._stores: dict[bool, Store] = {}

    def check(self, readings: Sequence[Reading], reference: bool) -> CheckResult:
        """Check the readings against each other, and against the curated facts if `reference`."""
        store = self._store(reference)
        focus = [source_of(reading.article).iri for reading in readings]
        load_readings(store, readings)
        try:
            return check(self._rules, store, focus)
        finally:
            for source in focus:
                store.replace(source, ())

    def _store(self, reference: bool) -> Store:
        if reference not in self._stores:
            store = self._stores[reference] = store_in_memory((), self._ontology)
            if reference:
                load_reference(store, ontology=self._ontology)
        return self._stores[reference]
