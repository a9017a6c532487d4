"""The few colours of the terminal report, as ANSI codes; without colour the words stand alone."""

from collections.abc import Callable

from kg.model import Severity

Paint = Callable[[str, str], str]

_CODES = {
    Severity.VIOLATION.value: "1;31",
    Severity.WARNING.value: "1;33",
    Severity.INFO.value: "1;36",
    "frame": "34",
    "other": "1;34",
    "strong": "1",
    "faint": "2",
}


def painted(text: str, style: str) -> str:
    """The text in the colour of a severity, or in the style frame, other, strong or faint."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else text


def plain(text: str, style: str) -> str:
    """The text as it is."""
    return text
