"""All that can be settled for a check, decided: what options, environment and files came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Severity
from kg.rules.rule import RULE_SECONDS

OFF = "off"
LEVELS = (*(level.value for level in Severity), OFF)
FAIL_ON = (*(level.value for level in Severity), "never")
# Of a check, as kg.report.formats writes them.
FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "html",
    "markdown",
    "sarif",
    "github",
    "junit",
    "csv",
    "shacl",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a check is to be made; the defaults are those of `kg check` without any option.

    `paths` are the articles to check where none is named. `select` and `ignore` hold ids and tags
    of rules, `severity` a level by rule ("off": not reported), `rules` a folder laid over those
    that ship, each of which may run for `rule_timeout` seconds (0: as long as it takes). `fail_on`
    is a severity or "never", `format` the form of the report. `reference` is whether, or which,
    reference sources are held against the articles. `ignore_file` names the findings that are set
    aside, `baseline` is an earlier report whose findings are known.
    """

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "violation"
    reference: bool | tuple[str, ...] = True
    store: str = ".kg/store"
    ontology: Path | None = None
    rules: Path | None = None
    rule_timeout: float = RULE_SECONDS
    min_confidence: float = 0.0
    format: str = "text"
    ignore_file: Path | None = None
    baseline: Path | None = None
    show_ignored: bool = False

    @property
    def grades(self) -> dict[str, Severity]:
        """The severity of each rule that is given one, without those that are off."""
        return {rule: Severity(level) for rule, level in self.severity.items() if level != OFF}
