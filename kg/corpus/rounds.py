"""Statements are sent to their homes on Spark, and what these lack is sent after them."""

import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.check.coverage import Share, add_share
from kg.corpus.part import Common, Lacking, Told, check_part, common
from kg.corpus.pieces import Cut, cut
from kg.corpus.tables import Tables
from kg.corpus.whole import match_id, pairs_of, sides_of
from kg.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame

_PART = 5_000  # statements of a part; with what it lacks some hundred megabytes
_ROUNDS = 100  # as long as a chain of parts and wholes
_ARTICLES = 50  # that are cut before a batch is handed on
_MERGED = 64
_PIECE = "kind string, name string, key string, line string, day string, publisher string"
_CUT_COLUMNS = ("kind", "name", "key", "line", "day", "publisher")
_HELD = "part int, kind string, name string, line string"
FOUND = (
    "kind string, part int, name string, rule string, paired boolean, pairs array<string>,"
    " sides array<string>, data binary"
)
_FOUND_COLUMNS = ("kind", "part", "name", "rule", "paired", "pairs", "sides", "data")


class Options(NamedTuple):
    """What bears on what is found: the ontology's folder, and whether references stand beside."""

    ontology: str | None = None
    reference: bool = True

    def common(self) -> Common:
        """What every part has; loaded once in each process."""
        return common(self.ontology, self.reference)


class Rounds(NamedTuple):
    """How the corpus was parted, and how often something was sent after."""

    articles: int
    statements: int
    parts: int
    rounds: int


def cut_corpus(tables: Tables, lines: Any, options: Options) -> Any:
    """N-Quads lines (column `value`) -> the table `cut`: pieces, their keys, things, papers."""
    frame = lines.mapInPandas(partial(_cut, options=options), _PIECE)
    return tables.save("cut", frame, _PIECE, by="kind")


def check_parts(
    spark: Any, tables: Tables, options: Options, tell: Callable[[str], None]
) -> Rounds:
    """Bring to each part what it lacks, until all have told; their tables are `found-N`."""
    from pyspark.sql import functions as f

    pieces = tables.read("cut").where("kind = 'piece'")
    statements = pieces.count()
    parts = max(1, -(-statements // _PART), min(spark.sparkContext.defaultParallelism, statements))
    spark.conf.set("spark.sql.shuffle.partitions", str(parts))
    own = pieces.select(_home(parts).alias("part"), f.lit("own").alias("kind"), "name", "line")
    held = [tables.save("own", own.repartition(parts, "part"), _HELD)]
    keys, things, told = _look_ups(tables)
    tell(f"{statements:,} statements in {parts:,} parts")
    lacking: Any = None
    for number in range(_ROUNDS):
        frame = held[0]
        for table in held[1:]:
            frame = frame.unionByName(table)
        if number:  # the others have told
            waiting = lacking.select("part").distinct()
            frame = frame.join(f.broadcast(waiting), "part", "left_semi")
        # A lambda, as pyspark warns of what has hints that it does not know.
        found = frame.groupBy("part").applyInPandas(lambda held: _check(held, options, told), FOUND)
        found = tables.save(f"found-{number}", found, FOUND, by="kind")
        lacking = found.where("kind = 'lacking'").select("part", "name")
        count = lacking.count()
        if not count:
            articles = tables.read("cut").where("kind = 'paper'").count()
            return Rounds(articles, statements, parts, number + 1)
        tell(f"round {number + 1}: {count:,} look-ups in other parts")
        held += _answers(tables, number, lacking, keys, things, parts)
    raise UsageError("kg corpus check", f"does not end in {_ROUNDS} rounds", "report it")


def _look_ups(tables: Tables) -> tuple[Any, Any, frozenset[str]]:
    """Statements by key, things by key, and the predicates of all that is told of things."""
    from pyspark.sql import functions as f

    table = tables.read("cut")
    keys = table.where("kind = 'key'").select("key", "name")
    things = table.where("kind = 'thing'").select("key", "name", "line").distinct()
    told = frozenset(row["name"] for row in things.select("name").distinct().collect())
    one = things.where("key like 'one\t%'").groupBy("key").agg(f.min("line").alias("line"))
    many = things.where("key not like 'one\t%'").select("key", "line")
    things = tables.save("things", many.unionByName(one), "key string, line string")
    return keys, things, told


def _home(parts: int) -> Any:
    """The part that a piece is at home in."""
    from pyspark.sql import functions as f

    return f.pmod(f.crc32("key"), f.lit(parts)).cast("int")


def _answers(
    tables: Tables, number: int, lacking: Any, keys: Any, things: Any, parts: int
) -> list[Any]:
    """What is found elsewhere under the keys that parts lack, and that these were answered."""
    from pyspark.sql import functions as f

    asked = lacking.select("part", f.col("name").alias("key"))
    pieces = tables.read("cut").where("kind = 'piece'")
    pieces = pieces.select("name", "line", _home(parts).alias("home"))
    mates = asked.join(keys, "key").select("part", "name").distinct()
    mates = mates.join(pieces, "name").where("part != home")
    told = asked.join(things, "key").select("part", "line").distinct()
    brought = mates.select("part", "line").unionByName(told)
    brought = brought.select("part", f.lit("line").alias("kind"), f.lit("").alias("name"), "line")
    answered = lacking.select("part", f.lit("key").alias("kind"), "name", f.lit("").alias("line"))
    return [tables.save(f"brought-{number}", brought, _HELD), answered]


def merge_shares(found: Any) -> list[Share]:
    """The coverage of all parts, added up to a few."""
    shares = found.where("kind = 'share'").select("data").coalesce(_MERGED)
    rows = shares.mapInPandas(_merge_shares, "data binary").collect()
    return [pickle.loads(row["data"]) for row in rows]


def _merge_shares(batches: "Iterator[DataFrame]") -> "Iterator[DataFrame]":
    from pandas import DataFrame

    total: Share | None = None
    for batch in batches:
        for data in batch["data"]:
            share = pickle.loads(data)
            total = share if total is None else add_share(total, share)
    if total is not None:
        yield DataFrame({"data": [pickle.dumps(total)]})


def _cut(batches: "Iterator[DataFrame]", options: Options) -> "Iterator[DataFrame]":
    """Runs in a worker: lines of N-Quads in, what is in them out."""
    from pandas import DataFrame

    lines = (line for batch in batches for line in batch["value"])
    homes = options.common().homes
    rows: list[tuple[str | None, ...]] = []
    for number, one in enumerate(cut(lines), start=1):
        rows += _rows_of(one, homes.home_of)
        if number % _ARTICLES == 0:
            yield DataFrame(rows, columns=_CUT_COLUMNS, dtype=object)
            rows = []
    if rows:
        yield DataFrame(rows, columns=_CUT_COLUMNS, dtype=object)


def _rows_of(one: Cut, home_of: Callable[[Any], str]) -> Iterator[tuple[str | None, ...]]:
    for piece in one.pieces:
        yield "piece", piece.iri, home_of(piece), piece.lines, None, None
        for key in piece.keys:
            yield "key", piece.iri, key, None, None, None
    for triple in sorted(one.triples):
        for key in triple.keys:
            yield "thing", triple.predicate, key, triple.line, None, None
    for paper in one.papers:
        yield "paper", paper.path, None, paper.text, paper.day, paper.publisher


def _check(held: "DataFrame", options: Options, told: frozenset[str]) -> "DataFrame":
    """Runs in a worker: all that a part holds in, what it lacks or tells out."""
    from pandas import DataFrame

    part, common = int(held["part"].iloc[0]), options.common()
    kinds = held["kind"]
    own, brought = (held["name"][kinds == kind] for kind in ("own", "key"))
    lines = held["line"][kinds != "key"]
    found = check_part(common, own, lines, frozenset(brought), told)
    if isinstance(found, Lacking):
        rows = [("lacking", part, key, *[None] * 5) for key in sorted(found.keys)]
    else:
        rows = [*_found_rows(common, part, found)]
    return DataFrame(rows, columns=_FOUND_COLUMNS, dtype=object)


def _found_rows(common: Common, part: int, told: Told) -> Iterator[tuple[Any, ...]]:
    for rule in common.rules:
        for match in told.matches.get(rule.id, ()):
            paths = {one.source for one in match.statements}
            names = {path: told.publishers[path] for path in paths if path in told.publishers}
            data = pickle.dumps((match, names))
            name, paired = match_id(rule, match), match.value is not None
            ends = pairs_of(match), sides_of(rule, match)
            yield "match", part, name, rule.id, paired, *ends, data
    yield "share", part, None, None, None, None, None, pickle.dumps(told.share)
