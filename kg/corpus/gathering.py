"""What the parts of a corpus have found -> findings, on Spark: those of one machine."""

import pickle
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.check.copies import LEAST_RUNS, SHARED, find_copies, originals, runs_of
from kg.check.findings import Match, merge
from kg.check.result import Copy
from kg.check.run import property_labels
from kg.check.sayings import place
from kg.check.support import media_classes, weigh
from kg.corpus.columns import FINDING
from kg.corpus.pieces import THINGS
from kg.corpus.record import columns_of
from kg.corpus.rounds import Options
from kg.corpus.tables import Tables, components
from kg.model import Finding, Severity
from kg.report.jsonform import dumped, finding_form
from kg.vocab import RDF

if TYPE_CHECKING:
    from pandas import DataFrame

_FINDING = (
    "rank int, curated boolean, source string, start int, end int, id string, rule string,"
    " fingerprint string, severity string, paths array<string>, data binary"
)
_FINDING_COLUMNS = tuple(part.split()[0] for part in _FINDING.split(", "))
_ORDER = ("rank", "curated", "source", "start", "end", "id", "rule", "fingerprint")
_WRITTEN = (
    "rank int, curated boolean, source string, start int, end int, id string, rule string,"
    " fingerprint string, line string, columns string"
)
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def gather(spark: Any, tables: Tables, found: Any, options: Options) -> Any:
    """The table `findings`: those of all parts, each once."""
    from pyspark.sql import functions as f

    matches = found.where("kind = 'match'").dropDuplicates(["name"])
    matches = tables.save("matches", matches, _MATCH)
    pairs = matches.select("rule", "name", "paired", f.explode("pairs").alias("pair"))
    yields = [(rule.id, other) for rule in options.common().rules for other in rule.yields_to]
    yields = spark.createDataFrame(yields, "rule string, winner string")
    won = pairs.select(f.col("rule").alias("winner"), "pair").distinct()
    losers = pairs.where("paired").join(f.broadcast(yields), "rule").join(won, ["winner", "pair"])
    kept = matches.join(losers.select("name").distinct(), "name", "left_anti")
    edges = kept.select("name", f.explode("sides").alias("side"))
    wholes = components(tables, "wholes", edges)
    kept = kept.join(wholes, "name").select("whole", "rule", "data").repartition("whole")
    merged = kept.mapInPandas(partial(_merge, options=options), _FINDING)
    return tables.save("findings", merged, _FINDING)


_MATCH = (
    "name string, rule string, paired boolean, pairs array<string>, sides array<string>,"
    " data binary"
)


def copies_among(tables: Tables, findings: Any) -> tuple[tuple[Copy, ...], Mapping[str, str]]:
    """The copies among the articles that findings name, and the publishers of the originals."""
    from pyspark.sql import functions as f

    named = findings.select(f.explode("paths").alias("path")).distinct()
    papers = tables.read("cut").where("kind = 'paper'")
    papers = papers.select(f.col("name").alias("path"), "day", "publisher", "line")
    papers = tables.save(
        "papers",
        papers.join(named, "path"),
        "path string, day string, publisher string, line string",
    )
    runs = papers.mapInPandas(_runs, "path string, size int, run long")
    runs = tables.save("runs", runs, "path string, size int, run long")
    other = runs.select("run", f.col("path").alias("other"), f.col("size").alias("room"))
    shared = runs.join(other, "run").where("path < other").groupBy("path", "other", "size", "room")
    alike = shared.count().where(f"count >= {SHARED} * least(size, room)")
    link = f.concat_ws("\n", "path", "other")
    edges = alike.select(link.alias("name"), f.explode(f.array("path", "other")).alias("side"))
    wholes = components(tables, "copies", edges)
    texts = wholes.select("whole", f.explode(f.split("name", "\n")).alias("path")).distinct()
    found = (
        texts.join(papers, "path")
        .groupBy("whole")
        .applyInPandas(
            _copies, "path string, original string, share double, day string, publisher string"
        )
    )
    rows = sorted(found.collect(), key=lambda row: (row["day"], row["path"]))
    copies = tuple(Copy(path=r["path"], original=r["original"], share=r["share"]) for r in rows)
    return copies, {row["original"]: row["publisher"] for row in rows if row["publisher"]}


def news_agencies(tables: Tables, options: Options) -> frozenset[str]:
    """IRIs of the news organisations that the corpus and the ontology know."""
    from pyspark.sql import functions as f

    from kg.check.support import news_agencies as declared_agencies

    store = options.common().declared
    ends = [f"<{name}> <{THINGS}> ." for name in sorted(media_classes(store))]
    typed = tables.read("things").where(f.col("key").startswith("sp\t"))
    told = f.substring_index("line", f" <{RDF}type> ", -1)
    typed = typed.where(told.isin(ends)).select("key").distinct()
    found = {row["key"].split("\t")[1] for row in typed.collect()}
    return declared_agencies(store) | found


def write_findings(
    findings: Any,
    folder: str,
    copies: tuple[Copy, ...],
    publishers: Mapping[str, str],
    agencies: frozenset[str],
) -> None:
    """Write them in their order, as JSON lines and as Parquet."""
    from pyspark.sql import functions as f

    write = partial(
        _weigh, copied=originals(copies), publishers=dict(publishers), agencies=agencies
    )
    written = findings.mapInPandas(write, _WRITTEN).orderBy(*_ORDER)
    lines = written.select(f.col("line").alias("value"))
    lines.write.option("lineSep", "\n").text(f"{folder}/findings")
    rows = written.select(f.from_json("columns", FINDING).alias("told")).select("told.*")
    rows.write.parquet(f"{folder}/findings.parquet")


def _merge(batches: "Iterator[DataFrame]", options: Options) -> "Iterator[DataFrame]":
    """Runs in a worker: matches in, all that are one finding among them; findings out."""
    from pandas import DataFrame

    common = options.common()
    labels = property_labels(common.declared)
    matches: dict[str, list[Match]] = {}
    publishers: dict[str, str] = {}
    for batch in batches:
        for rule, data in zip(batch["rule"], batch["data"], strict=True):
            match, names = pickle.loads(data)
            matches.setdefault(rule, []).append(match)
            publishers |= names
    found = [one for rule in common.rules for one in merge(rule, matches.get(rule.id, ()), labels)]
    rows = [_row_of(one, publishers) for one in found]
    yield DataFrame(rows, columns=_FINDING_COLUMNS, dtype=object)


def _row_of(finding: Finding, publishers: Mapping[str, str]) -> tuple[Any, ...]:
    paths = sorted({one.source for one in finding.statements})
    names = {path: publishers[path] for path in paths if path in publishers}
    return (
        _RANK[finding.severity],
        *place(finding.statements[0]),
        finding.rule,
        finding.fingerprint,
        finding.severity.value,
        paths,
        pickle.dumps((finding, names)),
    )


def _runs(batches: "Iterator[DataFrame]") -> "Iterator[DataFrame]":
    from pandas import DataFrame

    for batch in batches:
        rows = []
        for path, text in zip(batch["path"], batch["line"], strict=True):
            runs = runs_of(text)
            if len(runs) >= LEAST_RUNS:
                rows += [(path, len(runs), run) for run in sorted(runs)]
        yield DataFrame(rows, columns=["path", "size", "run"])


def _copies(papers: "DataFrame") -> "DataFrame":
    from pandas import DataFrame

    papers = papers.sort_values(["day", "path"])
    told = papers.set_index("path")
    copies = find_copies(dict(zip(papers["path"], papers["line"], strict=True)))
    rows = [
        (one.path, one.original, one.share, told["day"][one.path], told["publisher"][one.original])
        for one in copies
    ]
    return DataFrame(rows, columns=["path", "original", "share", "day", "publisher"], dtype=object)


def _weigh(
    batches: "Iterator[DataFrame]",
    copied: Mapping[str, str],
    publishers: Mapping[str, str],
    agencies: frozenset[str],
) -> "Iterator[DataFrame]":
    from pandas import DataFrame

    for batch in batches:
        lines, columns = [], []
        for data in batch["data"]:
            finding, names = pickle.loads(data)
            (weighed,) = weigh([finding], copied, {**publishers, **names}, agencies)
            form = finding_form(weighed)
            lines.append(dumped(form))
            statements = [columns_of(one) for one in form["statements"]]
            columns.append(dumped(form | {"statements": statements}))
        told = DataFrame({"line": lines, "columns": columns}, dtype=object)
        for name in _ORDER:
            told[name] = batch[name].to_numpy()
        yield told[[*_ORDER, "line", "columns"]]
