"""One measurement of the benchmark, in a process of its own; `bench/run.py` calls it.

    python bench/measure.py PART STATEMENTS FOLDER

FOLDER keeps the corpus and the store from one part to the next. What was measured is printed as
JSON: seconds by the clock and of the processor, and the peak of memory. Each part asserts what it
has found.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from corpus import ARTICLE, Corpus

from kg.check import check
from kg.check.result import CheckResult
from kg.cli.checked import from_store
from kg.load import load_ontology
from kg.queries import answer, load_queries
from kg.rules import load_rules
from kg.store import Solutions, Store, open_store

Figures = dict[str, Any]
AGAIN = 9  # articles
# Two dates of one event that differ: what SPARQL has to join with itself.
SELF_JOIN = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX kg: <https://w3id.org/factlint/kg#>
PREFIX space: <https://w3id.org/factlint/space#>
SELECT ?one ?other WHERE {
  ?one rdf:subject ?thing ; rdf:predicate space:launchDate ; rdf:object ?first .
  ?other rdf:subject ?thing ; rdf:predicate space:launchDate ; rdf:object ?second .
  ?first kg:latest ?end . ?second kg:earliest ?begin FILTER(?end < ?begin)
}"""
NAMED = {
    "timeline": {"entity": "Craft 0"},
    "statements-about": {"entity": "Craft 0"},
    "who-said-what": {"who": "officials"},
    "property-counts": {},
}


class Clock:
    """Adds up what was done: seconds by the clock, and of the processor."""

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0

    def time(self, work: Callable[[], Any]) -> Any:
        clock, processor = time.perf_counter(), time.process_time()
        found = work()
        self.seconds += time.perf_counter() - clock
        self.processor += time.process_time() - processor
        return found

    def figures(self) -> Figures:
        return {"seconds": round(self.seconds, 3), "processor": round(self.processor, 3)}


def quads_file(folder: Path) -> Path:
    return folder / "corpus.nq"


def lines_of(folder: Path) -> Iterator[str]:
    with quads_file(folder).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def write_corpus(corpus: Corpus, folder: Path) -> Figures:
    """The corpus as N-Quads, and the planted statements."""
    planted: dict[int, list[str]] = {}
    rules: dict[int, str] = {}
    quads = 0
    with quads_file(folder).open("w", encoding="utf-8") as file:
        for made in corpus.all():
            for line in made.quads():
                file.write(line + "\n")
                quads += 1
            for statement, plant in made.statements:
                if plant:
                    planted.setdefault(plant.number, []).append(statement.id)
                    rules[plant.number] = plant.rule
    expected = [[rules[number], sorted(found)] for number, found in sorted(planted.items())]
    (folder / "expected.json").write_text(json.dumps(expected), "utf-8")
    return {"quads": quads}


def load(folder: Path, where: Path | None) -> Figures:
    """The corpus into an empty store."""
    clock = Clock()
    with open_store(None if where is None else str(where), create=True) as store:
        clock.time(lambda: load_ontology(store))
        clock.time(lambda: store.fill(lines_of(folder)))
    return clock.figures()


def ask(folder: Path) -> Figures:
    """A join of the statements with themselves, and named queries."""
    figures: Figures = {}
    with open_store(str(folder / "store")) as store:
        clock = Clock()
        found = clock.time(lambda: store.select(SELF_JOIN))
        figures["self-join"] = clock.figures() | {"rows": len(found.rows)}
        queries = {query.name: query for query in load_queries()}
        for name, values in NAMED.items():
            clock = Clock()
            got = clock.time(lambda name=name, values=values: answer(store, queries[name], values))
            rows = len(got.rows) if isinstance(got, Solutions) else 1
            figures[name] = clock.figures() | {"rows": rows}
    return {"queries": figures}


def check_all(corpus: Corpus, folder: Path) -> Figures:
    """What `kg check` of the store does: a copy of it in memory, and all rules over that."""
    whole, copying, checking = Clock(), Clock(), Clock()

    def work() -> CheckResult:
        rules = load_rules()
        checked = copying.time(lambda: from_store(str(folder / "store"), None, rules))
        result: CheckResult = checking.time(lambda: check(rules, checked.store))
        checked.store.close()
        return result

    result = whole.time(work)
    assert_planted(corpus, folder, result)
    return whole.figures() | {
        "copy": copying.figures(),
        "check": checking.figures(),
        "findings": len(result.findings),
    }


def assert_planted(corpus: Corpus, folder: Path, result: CheckResult) -> None:
    """Every planted finding is there, with just its statements, and nothing else."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    wanted = {(rule, tuple(statements)) for rule, statements in expected}
    found = {
        (one.rule, tuple(sorted(statement.id for statement in one.statements)))
        for one in result.findings
    }
    assert found == wanted, f"{len(wanted - found)} not found; not planted: {found - wanted}"
    assert Counter(rule for rule, _ in found) == corpus.planted


def again(corpus: Corpus, folder: Path, *, disk: bool) -> Figures:
    """One more article at a time: put into the store, checked, and taken out again."""
    where = str(folder / "store") if disk else None
    rules = load_rules()
    inserts: list[float] = []
    checks: list[float] = []
    with open_store(where, create=True) as store:
        if not disk:
            load_ontology(store)
            store.fill(lines_of(folder))
        articles = [corpus.make(corpus.articles + number) for number in range(AGAIN + 1)]
        for made in articles:  # the first warms up
            inserts.append(_again(store, made.source.iri, made.quads(), rules, checks))
    first, *times = checks
    return {
        "articles": AGAIN,
        "statements each": ARTICLE,
        "first": first,
        "processor": round(median(times), 4),
        "least": min(times),
        "most": max(times),
        "insert": round(median(inserts), 4),
    }


def _again(store: Store, iri: str, lines: Iterable[str], rules: Any, checks: list[float]) -> float:
    told = list(lines)
    inserting, checking = Clock(), Clock()
    inserting.time(lambda: store.replace(iri, told))
    result = checking.time(lambda: check(rules, store, [iri]))
    assert (len(result.findings), result.coverage.statements) == (0, ARTICLE - 1)
    store.remove(iri)
    checks.append(round(checking.processor, 4))
    return inserting.processor


def main() -> int:
    part, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    corpus = Corpus(count)
    parts: dict[str, Callable[[], Figures]] = {
        "corpus": lambda: write_corpus(corpus, folder),
        "load-memory": lambda: load(folder, None),
        "load-disk": lambda: load(folder, folder / "store"),
        "queries": lambda: ask(folder),
        "check": lambda: check_all(corpus, folder),
        "again-memory": lambda: again(corpus, folder, disk=False),
        "again-disk": lambda: again(corpus, folder, disk=True),
    }
    figures = parts[part]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(figures | {"peak MB": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
