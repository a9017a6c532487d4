"""A disk that is full: one line and status 2, and what was there stays."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import open_store

LINE = "<urn:s> <urn:p> <urn:o> <urn:g> ."


def kg(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=65536", "kg-test", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(str(tmp_path / "store"), create=True) as made:
        made.load([LINE])
    return tmp_path / "store"


def test_a_report_that_finds_no_room_leaves_the_old_one(disk: Path, store: Path) -> None:
    report = disk / "answer.csv"
    report.write_text("old")
    wide = "SELECT ?x { ?s ?p ?o BIND('" + "x" * 70_000 + "' AS ?x) }"
    done = kg("query", "-e", wide, "--format", "csv", "-o", report, "--store", store)
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: {report}: no space left on device; choose a file you may write\n"
    )
    assert {path.name: path.read_text() for path in disk.iterdir()} == {"answer.csv": "old"}


def test_a_backup_that_finds_no_room_is_not_there(disk: Path, store: Path) -> None:
    done = kg("store", "backup", disk / "backup", "--store", store)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line == (
        f"Error: {disk}/backup: the disk is full; make room and run the same again; what was"
        " written stays"
    )
    assert list(disk.iterdir()) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_standard_output_that_is_full_is_one_line(store: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "store", "info", "--store", store],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "Error: standard output: no space left on device; write where there is room\n"
    )
