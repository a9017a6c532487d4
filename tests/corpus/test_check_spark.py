"""`kg corpus check` on Spark finds what one machine finds: in this machine, and in a cluster.

KG_SPARK_ARTICLES is how many articles the cluster reads and checks. Processes die meanwhile.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.check import CheckResult, check
from kg.check.copies import find_copies, originals
from kg.check.run import _texts
from kg.check.support import news_agencies, read_publishers, weigh
from kg.extract import Extractor
from kg.extract.read import find_articles
from kg.load import store_in_memory
from kg.rdf import source_of
from kg.reference import load_reference
from kg.report.jsonform import coverage_form, finding_form
from kg.rules import load_rules
from tests.corpus.cluster import await_one, kill_one, run_kg, standalone, start_kg
from tests.corpus.made_up import write_articles

pytestmark = pytest.mark.skipif(not os.environ.get("KG_SPARK"), reason="make spark")
FEW, MANY = 60, int(os.environ.get("KG_SPARK_ARTICLES", "2000"))
Form = dict[str, Any]


class Run(NamedTuple):
    """Where the articles are, and what Spark made of them."""

    articles: Path
    extracted: Path
    checked: Path


def one_machine(articles: Path) -> tuple[list[Form], Form]:
    """The findings, and the coverage, of one machine.

    A check of articles weighs copies among all of them, one of a store among those that findings
    name; it is the latter that is told here.
    """
    extractor, rules = Extractor.load(), load_rules()
    readings = [extractor.read(path) for path in find_articles([str(articles)])]
    with store_in_memory(readings) as store:
        load_reference(store)
        focus = [source_of(reading.article).iri for reading in readings]
        result: CheckResult = check(rules, store, focus)
        copied = originals(find_copies(_texts(store, result.findings, None)))
        paths = {one.source for finding in result.findings for one in finding.statements}
        publishers = read_publishers(store, paths | set(copied.values()))
        found = weigh(result.findings, copied, publishers, news_agencies(store))
    return list(map(finding_form, found)), coverage_form(result.coverage)


@pytest.fixture(scope="module", params=["local", "standalone"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp(request.param)
    found = Run(folder / "articles", folder / "extracted", folder / "checked")
    if request.param == "local":
        write_articles(found.articles, FEW)
        run_kg("corpus", "extract", "--master", "local[2]", *found[:2])
        run_kg("corpus", "check", "--master", "local[2]", *found[1:])
        yield found
        return
    write_articles(found.articles, MANY)
    with standalone(folder) as master:
        extract = start_kg("corpus", "extract", "--master", master, *found[:2])
        await_one(os.getpid(), "pyspark.daemon")
        time.sleep(10)
        kill_one(os.getpid(), "CoarseGrainedExecutorBackend")
        told = extract.communicate(timeout=3600)[1]
        assert extract.returncode == 0, told
        checking = start_kg("corpus", "check", "--master", master, *found[1:])
        kill_one(os.getpid(), "pyspark.daemon")
        told = checking.communicate(timeout=3600)[1]
        assert checking.returncode == 0, told
    yield found


def test_the_findings_are_those_of_one_machine(run: Run) -> None:
    findings, coverage = one_machine(run.articles)
    assert len({one["rule"] for one in findings}) >= 4
    parts = sorted((run.checked / "findings").glob("part-*"))
    lines = [line for part in parts for line in part.read_text("utf-8").splitlines()]
    assert [json.loads(line) for line in lines] == findings
    summary = json.loads((run.checked / "summary.json").read_text("utf-8"))
    assert summary["coverage"] == coverage
    assert summary["articles"] == sum(1 for _ in run.articles.rglob("*.md"))
    for severity, count in summary["summary"].items():
        assert count == sum(1 for one in findings if one["severity"] == severity)


def test_the_findings_are_a_table_too(run: Run) -> None:
    from pandas import read_parquet

    rows = read_parquet(run.checked / "findings.parquet").to_dict("records")
    summary = json.loads((run.checked / "summary.json").read_text("utf-8"))
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert len(rows) == sum(summary["summary"].values())
    assert all(len(row["statements"]) > 0 for row in rows)


def test_an_input_that_is_not_whole_is_refused(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    (broken / "nquads").mkdir(parents=True)
    checking = start_kg("corpus", "check", "--master", "local[1]", broken, tmp_path / "out")
    assert checking.communicate(timeout=1800)[1] == (
        f"Error: {broken}: has no _SUCCESS: it is no output of kg corpus extract, "
        "or was interrupted; run kg corpus extract again\n"
    )
    assert checking.returncode == 2
