"""Tables that a job keeps in a folder from step to step.

A step that fails is all that is done again, and no step is worked out anew for the next ones.
"""

from typing import Any


class Tables:
    """Parquet tables by name."""

    def __init__(self, spark: Any, folder: str) -> None:
        self._spark = spark
        self._folder = folder
        self._schemas: dict[str, str] = {}

    def save(self, name: str, frame: Any, schema: str, by: str | None = None) -> Any:
        """Write the table, and give it back as it was written; `by` a column it is looked up by."""
        columns = [part.strip().split()[0] for part in schema.split(",")]
        writer = frame.select(*columns).write
        if by:
            writer = writer.partitionBy(by)
        writer.parquet(self._path(name))
        self._schemas[name] = schema
        return self.read(name)

    def read(self, name: str) -> Any:
        """A table that was written."""
        return self._spark.read.schema(self._schemas[name]).parquet(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"


def components(tables: Tables, name: str, edges: Any) -> Any:
    """Which names belong together: those that share a side, directly or through others.

    `edges` has the columns `name` and `side`; the answer has `name` and `whole`, the least side of
    all that belong together. Each round takes the least one step further.
    """
    from pyspark.sql import functions as f

    edges = tables.save(f"{name}-edges", edges.distinct(), "name string, side string")
    sides = edges.select("side", f.col("side").alias("whole")).distinct()
    number = 0
    while True:
        labelled = edges.join(sides, "side")
        wholes = labelled.groupBy("name").agg(f.min("whole").alias("whole"))
        wholes = tables.save(f"{name}-{number}", wholes, "name string, whole string")
        unlike = labelled.join(wholes.withColumnRenamed("whole", "least"), "name")
        if not unlike.where("whole != least").head(1):
            return wholes
        least = edges.join(wholes, "name").groupBy("side").agg(f.min("whole").alias("whole"))
        sides = tables.save(f"{name}-sides-{number}", least, "side string, whole string")
        number += 1
