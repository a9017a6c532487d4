"""How fast each kind of store is, as a table and as JSON: memory, a folder, Oxigraph, Virtuoso.

    python bench/servers.py [--short] [--sizes 10000,100000] [--json FILE]

Seconds by the clock, as a server works in a process of its own: of loading that many made-up
statements (bench/statements.py), of all that one craft has (the best of five), of the pairs of
statements that differ in a property that has one value (the best of two), of writing one article,
 and of checking it beside all others as `kg ingest --check` does. That all find the
same is asserted. Virtuoso is left out where it is not installed; --short takes 1,000 statements.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import serving
from statements import ARTICLE, make_quads

from kg.check import check
from kg.load import load_ontology
from kg.rules import load_rules
from kg.store import Store, open_store
from kg.store.embedded import EmbeddedStore
from kg.vocab import SOURCE

LOOK_UP = """SELECT ?st ?path ?value {
  ?st rdf:subject ent:bench-craft-3 ; rdf:predicate ?path ; rdf:object ?value } ORDER BY ?st"""
# the groups with more than one value first: what the rules do
SELF_JOIN = """SELECT (COUNT(*) AS ?n) {
  { SELECT ?subject { ?one rdf:subject ?subject ; rdf:predicate space:landsAt ; rdf:object ?value }
    GROUP BY ?subject HAVING (COUNT(DISTINCT ?value) > 1) }
  ?a rdf:subject ?subject ; rdf:predicate space:landsAt ; rdf:object ?x .
  ?b rdf:subject ?subject ; rdf:predicate space:landsAt ; rdf:object ?y
  FILTER(STR(?x) < STR(?y)) }"""
NEW = f"{SOURCE}bench-2-0"


@contextmanager
def stores() -> Iterator[Iterator[tuple[str, Store]]]:
    """Each kind of store, empty, one after the other."""

    def each() -> Iterator[tuple[str, Store]]:
        with open_store() as store:
            yield "memory", store
        with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
            with open_store(str(Path(folder, "kept")), create=True) as store:
                yield "folder", store
            with serving.oxigraph(Path(folder, "served")) as address, open_store(address) as store:
                yield "oxigraph", store
        if serving.VIRTUOSO is None:
            print("no virtuoso-t: apt-get install virtuoso-opensource", file=sys.stderr)
            return
        with serving.virtuoso(buffers=60_000) as address:
            login = f"//{serving.USER}:{serving.PASSWORD}@"
            with open_store(address.replace("//", login), patience=1_800) as store:
                yield "virtuoso", store

    yield each()


def best(work: Callable[[], object], runs: int = 1) -> tuple[float, Any]:
    """The seconds of the quickest run, and what it gives."""
    times, given = [], None
    for _ in range(runs):
        start = time.perf_counter()
        given = work()
        times.append(time.perf_counter() - start)
    return min(times), given


def check_new(store: Store) -> list[str]:
    """The findings about the new article; of a server's store there is a copy, as in kg."""
    if not isinstance(store, EmbeddedStore):
        copy = open_store()
        copy.fill_from(store)
        store = copy
    return sorted(finding.fingerprint for finding in check(load_rules(), store, [NEW]).findings)


def measure(store: Store, count: int) -> tuple[dict[str, float], list[Any]]:
    """The seconds of each step, and what the queries and the check found."""
    load_ontology(store)
    seconds: dict[str, float] = {}
    seconds["load"], _ = best(lambda: store.fill(make_quads(count)))
    seconds["look-up"], rows = best(lambda: store.select(LOOK_UP).rows, 5)
    seconds["self-join"], pairs = best(lambda: store.select(SELF_JOIN).rows, 2)
    article = list(make_quads(ARTICLE, seed=2, crafts=20))
    seconds["article"], _ = best(lambda: store.replace(NEW, article))
    seconds["check"], found = best(lambda: check_new(store))
    return seconds, [rows, pairs, found]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    sizes = [1_000] if given.short else [int(one) for one in given.sizes.split(",")]
    rows: list[dict[str, Any]] = []
    for count in sizes:
        first = None
        with stores() as each:
            for name, store in each:
                seconds, found = measure(store, count)
                first = first or found
                assert found == first, f"{name} finds something else"
                rows.append({"statements": count, "store": name} | seconds)
                told = "  ".join(f"{step} {value:8.3f}" for step, value in seconds.items())
                print(f"{count:7} {name:9} {told}", flush=True)
    if given.json:
        given.json.write_text(json.dumps({"rows": rows}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
