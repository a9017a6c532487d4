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
HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")
# As many kills each; the short form is for every day.
KILLS = {
    "creation": 400 if LONG else 3,
    "fresh": 400 if LONG else 3,
    "again": 400 if LONG else 3,
    "upkeep": 150 if LONG else 3,
}
INGESTS, WORKERS = 200, 20  # in the long form alone
DISKS = 60 if LONG else 1

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks")


def may_mount() -> bool:
    """Whether a disk of its own size can be had."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=4096", "kg-test", folder]
        try:
            if subprocess.run(mount, capture_output=True, check=False).returncode:
                return False
        except OSError:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


def run(program: str, *scenarios: str) -> dict[str, dict[str, Any]]:
    """What each scenario saw; it stops at the first store that is not as it should be."""
    settings = dict(os.environ)
    settings.pop("PYTHONSAFEPATH", None)  # the programs share a module
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        done = subprocess.run(
            [sys.executable, HERE / program, folder, *scenarios],
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    sys.stdout.write(done.stdout)
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def hits(seen: dict[str, Any]) -> int:
    """How many kills came while something was written: of a few, by chance, none."""
    return int(seen.get("in a write", 0))


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, Any]]:
    """What those saw in which processes are killed."""
    return run("torture.py", *(f"{name}={kills}" for name, kills in KILLS.items()))


@pytest.fixture(scope="module")
def ingested() -> dict[str, dict[str, Any]]:
    """What those saw in which kg ingest is killed."""
    return run("torture_ingest.py", f"ingest={INGESTS}", f"worker={WORKERS}")


def test_a_store_killed_while_it_is_made_is_made_by_the_next_writer(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert seen["creation"]["kills"] == KILLS["creation"]
    if LONG:
        assert seen["creation"]["begun"] > KILLS["creation"] / 20


def test_a_store_killed_while_it_is_filled_is_sound_and_filled_to_the_same_bytes(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert hits(seen["fresh"]) > KILLS["fresh"] / 4 or not LONG
    assert seen["fresh"]["kills"] == KILLS["fresh"]


def test_a_store_killed_again_and_again_is_sound_each_time(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert hits(seen["again"]) > KILLS["again"] / 4 or not LONG
    assert seen["again"]["kills"] == KILLS["again"]


def test_a_killed_backup_restoration_or_compaction_loses_nothing(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert {"backup", "restore", "compact"} & set(seen["upkeep"])


def test_a_store_on_a_full_disk_is_sound_and_goes_on_when_there_is_room() -> None:
    if not may_mount():
        pytest.skip("only root may mount a small disk")
    seen = run("torture.py", f"quota={DISKS}")["quota"]
    full = {name: seen[name] for name in seen if name.startswith("full: ")}
    assert sum(full.values()) >= DISKS / 2
    if LONG:  # at several moments: writing the log, a table, what RocksDB knows of itself
        assert len(full) > 2


@pytest.mark.skipif(not LONG, reason="the long form only; tests/ingest has the short one")
def test_an_ingest_killed_is_finished_by_the_next_to_the_same_bytes(
    ingested: dict[str, dict[str, Any]],
) -> None:
    seen = ingested["ingest"]
    assert seen.get("killed, 1 jobs", 0) + seen.get("killed, 2 jobs", 0) == INGESTS
    # Most kills lie after the first article and before the last.
    assert seen.get("some articles there", 0) >= INGESTS / 6


@pytest.mark.skipif(not LONG, reason="the long form only; tests/ingest has the short one")
def test_a_killed_worker_costs_one_article_which_the_next_ingest_reads(
    ingested: dict[str, dict[str, Any]],
) -> None:
    seen = ingested["worker"]
    assert seen["workers killed"] == WORKERS
    if LONG:
        assert seen["articles read by the next run"] > 0


@pytest.mark.skipif(not LONG, reason="the long form only; the store's own is run")
def test_an_ingest_on_a_full_disk_goes_on_when_there_is_room() -> None:
    if not may_mount():
        pytest.skip("only root may mount a small disk")
    assert run("torture_ingest.py", f"quota={DISKS}")["quota"]["full"] >= DISKS / 2
