"""The measurements of `make bench`, made short: fast enough, and in little memory."""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.queries import query_names

BENCH = Path(__file__).parents[1] / "bench"

# Half a minute each. tests/rules/test_wrap.py holds the ways together too, tests/test_speed.py
# bounds the reading by the clock.
in_make_test_only = pytest.mark.skipif("CI" in os.environ, reason="too long for CI: make test")


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


@in_make_test_only
def test_the_short_measurement_stays_within_its_bounds(tmp_path: Path) -> None:
    done, measured = run("extract.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert [row["name"] for row in measured["rows"]] == [
        line.split("  ")[0] for line in done.stdout.splitlines()[1:]
    ]


@in_make_test_only
def test_the_rules_find_the_same_in_three_ways_and_the_quick_ones_are_quick(tmp_path: Path) -> None:
    done, measured = run("rules.py", tmp_path / "bench.json", "--only", "ways")
    assert measured["missed"] == []
    assert len(done.stdout.splitlines()) == len(measured["figures"])


@in_make_test_only
def test_catalogues_are_imported_within_the_bounds(tmp_path: Path) -> None:
    _, measured = run("reference.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert [(row["name"], row["rows"]) for row in measured["rows"]] == [
        ("import launches.tsv", 178),
        ("import places.csv", 227),
        ("again places.csv", 227),
        ("remove places.csv", 227),
    ]


@in_make_test_only
def test_every_named_query_is_measured_and_answers_within_the_bound(tmp_path: Path) -> None:
    _, measured = run("queries.py", tmp_path / "bench.json")
    assert measured["missed"] == []
    assert {row["name"] for row in measured["rows"]} == set(query_names())


def test_what_is_planted_is_found_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCH)  # the scripts import their neighbours
    measure = importlib.import_module("measure")
    corpus = measure.Corpus(1000)
    measure.write_corpus(corpus, tmp_path)
    measure.load(tmp_path, tmp_path / "store")
    figures = measure.check_all(corpus, tmp_path)
    assert figures["findings"] == len(corpus.planted) == 13


@in_make_test_only
def test_the_benchmark_finds_what_is_planted_and_says_so_as_json_and_as_a_table(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nafter\n", "utf-8")
    file = tmp_path / "bench.json"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    asked = "--sizes", "1000", "--limit", "0", "--no-ingest", "--json", str(file), "--table"
    done = subprocess.run(
        [sys.executable, str(BENCH / "run.py"), *asked, str(page), "--work", str(tmp_path)],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(file.read_text("utf-8"))
    assert {"date", "commit", "machine", "versions", "sizes", "missed"} == set(measured)
    parts = measured["sizes"]["1000"]
    assert all(told["peak MB"] > 0 for told in parts.values())
    assert parts["check"]["findings"] == 13  # one of each rule, which the measurement has compared
    assert list(parts) == [
        *("corpus", "load-memory", "load-disk", "queries", "again-disk", "check", "again-memory")
    ]
    before, _, rest = page.read_text("utf-8").partition("<!-- figures: begin -->\n")
    table, _, after = rest.partition("\n<!-- figures: end -->")
    assert (before, table + "\n", after) == ("before\n", done.stdout, "\nafter\n")
    assert "\n| – findings, all planted | 13 |\n" in table


def test_a_bound_that_is_missed_and_a_measurement_that_fails_are_told() -> None:
    spec = importlib.util.spec_from_file_location("report", BENCH / "report.py")
    assert spec
    assert spec.loader
    report = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(report)
    sizes = {
        "100000": {"load-memory": {"processor": 21}, "again-disk": {"processor": 0.1}},
        "1000000": {"again-disk": {"processor": 0.16}, "check": {"failed": "AssertionError"}},
    }
    assert report.missed(sizes) == [
        "check of 1000000: AssertionError",
        "load-memory of 100000: 21 s, at most 20 s",
        "again-disk of 1000000: 1.60 times 100000, at most 1.5",
    ]
