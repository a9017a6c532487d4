"""Faults of accessibility as axe-core finds them (vendor/README.md)."""

from pathlib import Path
from typing import Any

from tests.browser.visit import Visit

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_GRAVE = ("serious", "critical")


def access_faults(visit: Visit) -> list[str]:
    """The serious and critical faults of the page as it is shown now: rule, words, place.

    All of axe-core's rules are asked, those of good practice too. It waits by timers, and so needs
    a page whose scripts may run.
    """
    visit.page.evaluate(AXE.read_text("utf-8"))
    told: dict[str, Any] = visit.page.evaluate("() => axe.run(document, {iframes: false})")
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['target']}"
        for fault in told["violations"]
        for node in fault["nodes"]
        if (node["impact"] or fault["impact"]) in _GRAVE
    ]
