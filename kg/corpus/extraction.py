"""Articles -> statements as Parquet and N-Quads, on Spark."""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.corpus.columns import ARTICLE_NAMES, RECORD, STATEMENT
from kg.corpus.place import Place
from kg.corpus.record import read_record

if TYPE_CHECKING:
    from pandas import DataFrame

_TASKS = 4  # for each core, so that a slow article holds up little
_LEAST = 20  # articles of a task
_MOST = 2_000  # what is lost if one fails


class Extracted(NamedTuple):
    """How much was read."""

    articles: int
    failures: int
    statements: int


def extract(
    spark: Any, paths: Sequence[str], folder: str, ontology: str | None = None
) -> Extracted:
    """Read the articles and write the tables into the folder.

    `statements` is Parquet by property, `nquads` are lines in gzip, `articles` Parquet, `failures`
    JSON lines. An article is read once: `records` holds all that was read until these are written.
    """
    from pyspark.sql import functions as f

    listed = [(place, bytearray(os.fsencode(path))) for place, path in enumerate(paths)]
    parts = _parts(len(listed), spark.sparkContext.defaultParallelism)
    frame = spark.createDataFrame(
        spark.sparkContext.parallelize(listed, parts), "place long, path binary"
    )
    frame.mapInPandas(partial(_read, ontology=ontology), RECORD).write.parquet(f"{folder}/records")
    records = spark.read.parquet(f"{folder}/records")
    whole, twins = _without_twins(records.where(f.col("failure").isNull()))

    told = whole.select(f.explode("statements").alias("form"))
    told = told.select(f.from_json("form", STATEMENT).alias("told")).select("told.*")
    told = told.withColumn("name", f.col("property.name"))
    files = max(1, parts // _TASKS)
    (
        told.repartitionByRange(files, "name", "source")
        .sortWithinPartitions("name", "source", "quote.start", "id")
        .write.partitionBy("name")
        .parquet(f"{folder}/statements")
    )
    lines = whole.select(f.explode("quads").alias("value"))
    lines.write.options(compression="gzip", lineSep="\n").text(f"{folder}/nquads")
    whole.select(*ARTICLE_NAMES).write.parquet(f"{folder}/articles")
    failed = records.where(f.col("failure").isNotNull()).select("path", "failure")
    failed = failed.unionByName(twins)
    failed.coalesce(1).sortWithinPartitions("path").write.json(f"{folder}/failures")

    read = whole.agg(f.count("source"), f.coalesce(f.sum(f.size("statements")), f.lit(0))).first()
    done = Extracted(articles=read[0], failures=failed.count(), statements=read[1])
    Place(spark).remove(f"{folder}/records")
    return done


def _without_twins(whole: Any) -> tuple[Any, Any]:
    """The articles but for those whose address another has, and these with the reason.

    The last one stays, as with `kg ingest`.
    """
    from pyspark.sql import functions as f

    last = whole.groupBy("source").agg(f.max_by("path", "place").alias("last"))
    last = last.join(whole.groupBy("source").count().where("count > 1"), "source")
    last = f.broadcast(last.select("source", "last"))
    twins = whole.join(last, "source").where("path != last").select("path", "last")
    why = f.concat(f.lit("left out, as "), "last", f.lit(" has the same address"))
    stay = whole.join(f.broadcast(twins.select("path")), "path", "left_anti")
    return stay, twins.select("path", why.alias("failure"))


def _parts(articles: int, cores: int) -> int:
    """How many tasks: some for each core, of as many articles as one may lose."""
    wanted = max(cores * _TASKS, -(-articles // _MOST))
    return max(1, min(wanted, -(-articles // _LEAST)))


def _read(batches: "Iterator[DataFrame]", ontology: str | None) -> "Iterator[DataFrame]":
    """Runs in a worker: paths in, records out, some at a time."""
    from pandas import DataFrame

    for batch in batches:
        rows = [read_record(bytes(path), ontology)._asdict() for path in batch["path"]]
        yield DataFrame(rows, dtype=object).assign(place=batch["place"])
