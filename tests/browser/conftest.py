"""A real browser, Debian's Chromium; the tests are skipped where there is none.

KG_TEST_BROWSER=1 makes that a failure, as .ci/run does. KG_CHROMIUM names another program.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

_PROGRAM = Path(os.environ.get("KG_CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window, one for each file of tests: it leaves no event loop to others."""
    if lacking := _lacking():
        if os.environ.get("KG_TEST_BROWSER"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    from playwright.sync_api import sync_playwright

    # Its own sandbox refuses to run as root.
    own = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=_PROGRAM, args=[*own, "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def visit(browser: Any) -> Callable[..., AbstractContextManager[Any]]:
    """Open a file: `with visit(path, width=360, dark=True) as page`."""
    from tests.browser.visit import Windows

    return Windows(browser).visiting


def _lacking() -> str | None:
    if not _PROGRAM.exists():
        return f"there is no {_PROGRAM}: apt-get install chromium"
    return None if find_spec("playwright") else "there is no playwright: pip install playwright"
