"""In how many widths and modes pages are looked at: some in every run, all in `make browser`.

In the short form each state of a page is looked at in one mode, and the modes take turns: each is
seen with some state. The long form takes every state in every mode, and keeps a picture of each.
"""

import os
from collections.abc import Iterable

import pytest

from tests.browser.visit import DESKTOP, PHONE, Visit

LONG = bool(os.environ.get("KG_BROWSER_LONG"))
WIDTHS = [320, PHONE, 768, DESKTOP, 1920] if LONG else [PHONE, DESKTOP]
_MODES = [(PHONE, True), (DESKTOP, False)]
_ALL = [(width, dark) for width in (PHONE, DESKTOP) for dark in (False, True)]

Look = tuple[str, int, bool]


def looks(states: Iterable[str]) -> list[Look]:
    """Each state with a width and whether it is dark; at least two states for the short form."""
    if LONG:
        return [(state, *mode) for state in states for mode in _ALL]
    paired = [(state, *_MODES[number % 2]) for number, state in enumerate(states)]
    assert {(width, dark) for _, width, dark in paired} == set(_MODES), (
        "a mode that no state is seen in"
    )
    return paired


def each_look(states: Iterable[str]) -> pytest.MarkDecorator:
    """The test with `name`, `width` and `dark` of each of the looks."""
    return pytest.mark.parametrize(("name", "width", "dark"), looks(states))


def keep(seen: Visit, name: str, width: int, dark: bool) -> None:
    """Keep a picture in the long form: report-seed-phone-dark."""
    if LONG:
        size = {PHONE: "phone", DESKTOP: "desktop"}[width]
        seen.see(f"{name}-{size}-{'dark' if dark else 'light'}")
