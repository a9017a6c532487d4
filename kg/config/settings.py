"""All that can be settled for a check, decided: what options, environment and files came to."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a check is to be made; the defaults are those of `kg check` without any option.

    `select` and `ignore` hold ids and tags of rules, `rules` a folder laid over those that ship.
    `fail_on` is a severity or "never", `format` the form of the report.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "violation"
    reference: bool = True
    store: str = ".kg/store"
    ontology: Path | None = None
    rules: Path | None = None
    min_confidence: float = 0.0
    format: str = "text"
