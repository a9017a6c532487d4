"""`kg corpus extract` on Spark: what one machine reads, also where a process dies on the way."""

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus.cluster import CHECKOUT, ENV, kill_one, run_kg, start_kg
from tests.corpus.made_up import write_articles

pytestmark = pytest.mark.skipif(not os.environ.get("KG_SPARK"), reason="make spark")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder, 60)
    for name, where in (("page-1", "the Moon"), ("page-2", "Mars")):
        text = f"---\nurl: https://example.org/story\n---\nThe Nova-9 lander crashed on {where}.\n"
        (folder / "0" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def exported(articles: Path) -> list[str]:
    """What one machine exports of them."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", "export", str(articles), "--format", "nquads"],
        env=ENV,
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted(done.stdout.splitlines())


@pytest.fixture(scope="module")
def whole(articles: Path, exported: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run that nothing disturbed; the folder also holds what is no article."""
    (articles / "noise.txt").write_bytes(bytes(range(256)) * 4)
    out = tmp_path_factory.mktemp("whole") / "out"
    told = run_kg("corpus", "extract", "--master", "local[2]", articles, out)
    assert told.startswith("63 articles to read\n61 articles read: ")
    assert told.endswith(f", 2 could not be read (see {out}/failures)\n")
    assert told.count("\n") == 2
    return out


def lines_of(out: Path) -> list[str]:
    """All N-Quads lines, in the order of their parts."""
    parts = sorted((out / "nquads").glob("part-*.gz"))
    return [line for one in parts for line in gzip.open(one, "rt", encoding="utf-8")]


def rows_of(table: Path) -> list[dict[str, object]]:
    from pandas import read_parquet

    rows: list[dict[str, object]] = read_parquet(table).to_dict("records")
    return rows


def test_the_parts_together_are_what_one_machine_exports(whole: Path, exported: list[str]) -> None:
    lines = lines_of(whole)
    assert sorted({line.rstrip("\n") for line in lines}) == exported
    assert len(lines) == len(exported)


def test_each_statement_is_a_row_once(whole: Path, articles: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "statements", str(articles / "1"), "--format", "jsonl", "-q"],
        env=ENV,
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    )
    printed = {form["id"]: form for form in map(json.loads, done.stdout.splitlines())}
    rows = {row["id"]: row for row in rows_of(whole / "statements")}
    assert len(rows) == len(rows_of(whole / "statements"))
    assert printed
    for name, form in printed.items():
        row = rows[name]
        for key in ("source", "certainty", "tense", "polarity", "quote", "property", "confidence"):
            assert row[key] == form[key]
        assert row["name"] == form["property"]["name"]
        assert row["subject"]["label"] == form["subject"]["label"]  # type: ignore[index]


def test_articles_and_failures_are_tables(whole: Path, articles: Path) -> None:
    assert len({row["path"] for row in rows_of(whole / "articles")}) == 61
    failures = "".join(one.read_text() for one in (whole / "failures").glob("part-*.json"))
    path = str(articles / "noise.txt")
    told = f"{path}: is not text; give a .txt, .md or .html file"
    twin = f"left out, as {articles}/0/page-2.md has the same address"
    assert list(map(json.loads, failures.splitlines())) == [
        {"path": f"{articles}/0/page-1.md", "failure": twin},
        {"path": path, "failure": told},
    ]
    assert {one.name for one in whole.iterdir() if one.suffix != ".crc"} == {
        "_SUCCESS",
        "articles",
        "failures",
        "nquads",
        "statements",
    }


def test_a_reader_that_is_killed_changes_nothing(
    articles: Path, exported: list[str], whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    running = start_kg("corpus", "extract", "--master", "local[2,4]", articles, out, "-q")
    kill_one(running.pid, "pyspark.daemon")
    assert running.communicate(timeout=600) == ("", "")
    assert running.returncode == 0
    assert sorted(line.rstrip("\n") for line in lines_of(out)) == exported
    ids = [sorted(str(row["id"]) for row in rows_of(one / "statements")) for one in (out, whole)]
    assert ids[0] == ids[1]


def test_an_interrupted_job_leaves_no_output(articles: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = start_kg("corpus", "extract", "--master", "local[2]", articles, out, "-q")
    end = time.monotonic() + 120
    while not (tmp_path / "out.part").exists() and time.monotonic() < end:
        time.sleep(0.1)
    running.kill()
    running.communicate()
    assert (tmp_path / "out.part").exists()
    assert not out.exists()


def test_an_output_that_is_there_is_left_alone(articles: Path, whole: Path) -> None:
    before = sorted(str(one) for one in whole.rglob("*"))
    running = start_kg("corpus", "extract", "--master", "local[2]", articles, whole)
    told = running.communicate(timeout=600)[1]
    assert running.returncode == 2
    remedy = "name another folder, or say --overwrite"
    assert told == f"Error: {whole}: is there already; {remedy}\n"
    assert sorted(str(one) for one in whole.rglob("*")) == before
