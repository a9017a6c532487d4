"""The check of a corpus on Spark: from N-Quads to findings and a summary."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from kg.check.coverage import add_shares
from kg.check.vocabulary import check_vocabulary
from kg.corpus.gathering import copies_among, gather, news_agencies, write_findings
from kg.corpus.place import Place
from kg.corpus.rounds import Options, check_parts, cut_corpus, merge_shares
from kg.corpus.tables import Tables
from kg.model import Severity
from kg.report.jsonform import Form, coverage_form, dumped


def check_corpus(
    spark: Any, corpus: str, folder: str, options: Options, tell: Callable[[str], None]
) -> Form:
    """Check what `kg corpus extract` wrote, and write the findings into the folder.

    `findings` are JSON lines, `findings.parquet` the same as a table, `summary.json` (handed back)
    is the JSON form of a check without its sources and findings.
    """
    common = options.common()
    check_vocabulary((*common.rules, *common.derivations), common.declared)
    tables = Tables(spark, f"{folder}/tables")
    lines = spark.read.option("lineSep", "\n").text(f"{corpus}/nquads")
    cut_corpus(tables, lines, options)
    rounds = check_parts(spark, tables, options, tell)
    parts = [tables.read(f"found-{number}") for number in range(rounds.rounds)]
    found = reduce(lambda one, other: one.unionByName(other), parts)
    findings = gather(spark, tables, found, options)
    copies, publishers = copies_among(tables, findings)
    agencies = news_agencies(tables, options)
    write_findings(findings, folder, copies, publishers, agencies)
    counts = {
        row["severity"]: row["count"] for row in findings.groupBy("severity").count().collect()
    }
    ruled = {row["rule"] for row in findings.select("rule").distinct().collect()}
    summary = {
        "articles": rounds.articles,
        "summary": {one.value: counts.get(one.value, 0) for one in Severity},
        "coverage": coverage_form(add_shares(merge_shares(found), common.rules, ruled)),
        "copies": [
            {"path": one.path, "original": one.original, "share": one.share} for one in copies
        ],
    }
    place = Place(spark)
    place.write(f"{folder}/summary.json", dumped(summary, indent=2) + "\n")
    place.remove(f"{folder}/tables")
    return summary
