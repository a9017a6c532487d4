"""The measurements of `make bench`, made short: fast enough, and in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kg.queries import query_names

BENCH = Path(__file__).parents[1] / "bench"


def run(script: str, file: Path, *more: str) -> tuple[subprocess.CompletedProcess[str], Any]:
    """What the short measurement prints, and what it writes."""
    # The script imports its neighbour, which a safe path would hide.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, str(BENCH / script), "--short", *more, "--json", str(file)],
        env=env | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done, json.loads(file.read_text("utf-8"))


def test_the_short_measurement_stays_within_its_bounds(tmp_path: Path) -> None:
    done, measured = run("extract.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert [row["name"] for row in measured["rows"]] == [
        line.split("  ")[0] for line in done.stdout.splitlines()[1:]
    ]


def test_the_rules_find_the_same_in_three_ways_and_the_quick_ones_are_quick(tmp_path: Path) -> None:
    done, measured = run("rules.py", tmp_path / "bench.json", "--only", "ways")
    assert measured["missed"] == []
    assert len(done.stdout.splitlines()) == len(measured["figures"])


def test_catalogues_are_imported_within_the_bounds(tmp_path: Path) -> None:
    _, measured = run("reference.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert [(row["name"], row["rows"]) for row in measured["rows"]] == [
        ("import launches.tsv", 178),
        ("import places.csv", 227),
        ("again places.csv", 227),
        ("remove places.csv", 227),
    ]


def test_every_named_query_is_measured_and_answers_within_the_bound(tmp_path: Path) -> None:
    _, measured = run("queries.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert {row["name"] for row in measured["rows"]} == set(query_names())
