"""What a user has settled for a check: rules, severities, places, and where each was said."""

from kg.config.file import Config, Setting, find_config, read_config
from kg.config.names import check_names
from kg.config.settings import FAIL_ON, FORMATS, OFF, Settings

__all__ = [
    "FAIL_ON",
    "FORMATS",
    "OFF",
    "Config",
    "Setting",
    "Settings",
    "check_names",
    "find_config",
    "read_config",
]
