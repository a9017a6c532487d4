"""Reference data: curated facts and imported catalogues, in the same form as all statements."""

from kg.reference.facts import load_reference, reference_readings
from kg.reference.words import read_quantity, read_time

__all__ = ["load_reference", "read_quantity", "read_time", "reference_readings"]
