"""A check of readings that are in no store: they get one in memory, with ontology and reference."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.check.result import CheckResult
from kg.check.run import check
from kg.load import store_in_memory
from kg.model import Reading
from kg.rdf import source_of
from kg.reference import load_reference
from kg.rules import Rule, load_rules


def check_readings(
    readings: Iterable[Reading],
    *,
    reference: bool = True,
    rules: Sequence[Rule] | None = None,
    ontology: Path | None = None,
) -> CheckResult:
    """Check the readings against each other, and against the curated facts if `reference`."""
    readings = list(readings)
    with store_in_memory(readings, ontology) as store:
        if reference:
            load_reference(store, ontology=ontology)
        focus = [source_of(reading.article).iri for reading in readings]
        return check(load_rules() if rules is None else rules, store, focus)
