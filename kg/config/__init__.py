"""What a user has settled for a check: rules, severities, places, and where each was said."""

from kg.config.baseline import read_baseline
from kg.config.file import Config, Setting, find_config, read_config
from kg.config.ignorefile import (
    IGNORE_FILE,
    IgnoreEntry,
    add_ignored,
    check_fingerprint,
    read_ignored,
)
from kg.config.names import check_names
from kg.config.settings import FAIL_ON, FORMATS, OFF, Settings

__all__ = [
    "FAIL_ON",
    "FORMATS",
    "IGNORE_FILE",
    "OFF",
    "Config",
    "IgnoreEntry",
    "Setting",
    "Settings",
    "add_ignored",
    "check_fingerprint",
    "check_names",
    "find_config",
    "read_baseline",
    "read_config",
    "read_ignored",
]
