"""In how many widths and modes pages are looked at: some in every run, all in `make browser`."""

import os

import pytest

from tests.browser.visit import DESKTOP, PHONE

LONG = bool(os.environ.get("KG_BROWSER_LONG"))
_ALL = [(width, dark) for width in (PHONE, DESKTOP) for dark in (False, True)]

# Each width and each mode once; the long form takes every pair.
each_mode = pytest.mark.parametrize(
    ("width", "dark"), _ALL if LONG else [(PHONE, True), (DESKTOP, False)]
)
each_width = pytest.mark.parametrize(
    "width", [320, PHONE, 768, DESKTOP, 1920] if LONG else [PHONE, DESKTOP]
)


def mode_name(name: str, width: int, dark: bool) -> str:
    """The name of a picture: report-seed-phone-dark."""
    size = {PHONE: "phone", DESKTOP: "desktop"}[width]
    return f"{name}-{size}-{'dark' if dark else 'light'}"
