"""A baseline: the findings of an earlier check, known by their fingerprints."""

import json
from pathlib import Path

from kg.errors import ConfigError
from kg.wholefile import read_whole

_LARGEST = 256 * 1024 * 1024  # some hundred thousand findings
_REMEDY = "name a file that kg check --format json wrote"


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in the JSON of a check; ConfigError if the file is something else."""
    try:
        form = json.loads(read_whole(path, _LARGEST))
    except OSError as error:
        raise ConfigError(path, (error.strerror or str(error)).lower(), _REMEDY) from error
    except ValueError as error:
        raise ConfigError(path, "is no JSON", _REMEDY) from error
    findings = form.get("findings") if isinstance(form, dict) else None
    if not isinstance(findings, list):
        raise ConfigError(path, "holds no findings of a check", _REMEDY)
    prints = [one.get("fingerprint") if isinstance(one, dict) else None for one in findings]
    if not all(isinstance(one, str) and one for one in prints):
        raise ConfigError(path, "holds a finding without fingerprint", _REMEDY)
    return frozenset(map(str, prints))
