"""Runs that are ended by Ctrl-C or a kill, at random moments, with two workers.

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

PROGRAM = Path(__file__).with_name("ended.py")
MEMORY = Path("/dev/shm")
LONG = "KG_TORTURE" in os.environ
KILLS = 200 if LONG else 2

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """What the runs saw that got a signal."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), folder, f"SIGKILL={KILLS}", f"SIGINT={KILLS // 2}"],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    sys.stdout.write(str({name: value for name, value in found.items() if name != "told"}))
    return found


def test_a_killed_run_leaves_whole_articles_and_no_worker_and_goes_on_to_the_same_bytes(
    seen: dict[str, Any],
) -> None:
    assert seen["SIGKILL"]["faults"] == []
    assert seen["SIGKILL"]["ends"].get("-9", 0) > KILLS / 2
    if LONG:
        assert seen["SIGKILL"]["partly"] > KILLS / 10


def test_ctrl_c_says_how_far_it_came_and_the_next_run_goes_on_to_the_same_bytes(
    seen: dict[str, Any],
) -> None:
    assert seen["SIGINT"]["faults"] == []
    assert set(seen["SIGINT"]["ends"]) <= {"130", "0"}
    told = [line for line in seen["told"] if "stopped" in line]
    assert told or not LONG  # of two, each may come before the command begins, on a busy machine
    assert all(
        line.endswith("of 20 are in the store, and the same command goes on from there")
        for line in told
    )
    assert not [line for line in seen["told"] if "Traceback" in line]
