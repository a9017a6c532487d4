"""SIGKILL at random moments: whatever is written, a store holds whole articles only.

The long form: `make torture`, which sets KG_TORTURE.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

LONG = "KG_TORTURE" in os.environ
PROGRAM = Path(__file__).with_name("torture.py")
MEMORY = Path("/dev/shm")
# As many kills each; the short form is for every day.
KILLS = {
    "creation": 500 if LONG else 8,
    "fresh": 1000 if LONG else 8,
    "again": 1000 if LONG else 8,
    "upkeep": 300 if LONG else 6,
}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks")


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, Any]]:
    """What each scenario saw; it stops at the first store that is not as it should be."""
    scenarios = [f"{name}={kills}" for name, kills in KILLS.items()]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        done = subprocess.run(
            [sys.executable, PROGRAM, folder, *scenarios],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    sys.stdout.write(done.stdout)
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def test_a_store_killed_while_it_is_made_is_made_by_the_next_writer(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert seen["creation"]["kills"] == KILLS["creation"]
    if LONG:
        assert seen["creation"]["begun"] > KILLS["creation"] / 20


def test_a_store_killed_while_it_is_filled_is_sound_and_filled_to_the_same_bytes(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert seen["fresh"].get("in a write", 0) > KILLS["fresh"] / 4


def test_a_store_killed_again_and_again_is_sound_each_time(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert seen["again"].get("in a write", 0) > KILLS["again"] / 4


def test_a_killed_backup_restoration_or_compaction_loses_nothing(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert {"backup", "restore", "compact"} & set(seen["upkeep"])
