"""How long every named query takes, as a table and as JSON.

    python bench/queries.py [--short] [--json FILE]

Each is asked of 10,000 made-up statements in memory, once with the parameters that it needs and
once with all. The status is 1 where one takes more than 2 s of processor time.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from statements import make_quads

from kg.load import load_ontology
from kg.queries import Query, answer, load_queries
from kg.store import Solutions, Store, open_store

LONGEST = 2.0
STATEMENTS, SHORT = 10_000, 1_000
VALUES = {
    "agency": "bench-agency-1",
    "entity": "bench-craft-0",
    "measure": "mass",
    "mission": "bench-mission-0",
    "since": "2001",
    "today": "2040-01-01",
    "until": "2010",
    "who": "Paper 3",
}


class Row(NamedTuple):
    """What one call took: seconds of processor time, rows of the answer."""

    name: str
    given: str
    rows: int
    seconds: float


def make_store(count: int) -> Store:
    """So many statements and the ontology."""
    store = open_store()
    load_ontology(store)
    store.load(make_quads(count))
    return store


def measure(store: Store, query: Query) -> Iterator[Row]:
    """The query with what it needs, and with all that it takes."""
    needed = {one.name: VALUES[one.name] for one in query.parameters if not one.optional}
    given = {one.name: VALUES[one.name] for one in query.parameters}
    for values in (needed, given) if given != needed else (needed,):
        start = time.process_time()
        found = answer(store, query, values)
        seconds = time.process_time() - start
        rows = len(found.rows) if isinstance(found, Solutions) else 1
        yield Row(query.name, " ".join(values), rows, round(seconds, 2))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a tenth of the statements")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    asked = parser.parse_args()
    store = make_store(SHORT if asked.short else STATEMENTS)
    rows = [row for query in load_queries() for row in measure(store, query)]
    missed = [row.name for row in rows if row.seconds > LONGEST]
    print(f"{'query':<24}{'given':<20}{'rows':>8}{'s':>8}")
    for row in rows:
        print(f"{row.name:<24}{row.given:<20}{row.rows:>8}{row.seconds:>8.2f}")
    if asked.json:
        figures = {"rows": [row._asdict() for row in rows], "missed": missed}
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    for name in missed:
        print(f"{name} took more than {LONGEST} s", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
