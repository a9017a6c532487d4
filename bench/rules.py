"""How fast the rules are, as tables and as JSON; first it is asserted that each way finds the same.

    python bench/rules.py [--short] [--only PART] [--json FILE]

Four parts: the two ways to run the rules (ways), the check of one new article against that of all
(again), a subject that much is said of (hub), ten times the data (growth). Times are processor
time of this process, the least of several runs that alternate: a busy machine changes little.
The status is 1 where a bound is missed. pySHACL as it comes looks at some of the statements, from
which its time for all is worked out (--nodes 0: at all, a quarter of an hour). --short takes a
tenth of the data.
"""

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from statements import ARTICLE, make_quads

from kg.check import check
from kg.check.coverage import cover
from kg.check.derive import derive, derive_near
from kg.check.nearby import read_near
from kg.check.rows import run_near, run_rule
from kg.check.run import read_summaries
from kg.check.vocabulary import check_vocabulary
from kg.check.wrapped import Pair, run_wrapped, wrapped
from kg.load import load_ontology
from kg.rdf import n3
from kg.rules import Focus, Rule, load_derivations, load_rules
from kg.rules.shapes import graph_of, parse_shapes
from kg.store import open_store
from kg.store.embedded import EmbeddedStore
from kg.vocab import SOURCE


class Figure(NamedTuple):
    """What was measured, and the bound that it is held against."""

    part: str
    name: str
    value: float
    unit: str
    bound: float | None = None
    most: bool = True

    @property
    def missed(self) -> bool:
        if self.bound is None:
            return False
        return self.value > self.bound if self.most else self.value < self.bound

    def __str__(self) -> str:
        text = f"{self.part:7} {self.name:52} {self.value:12,.2f} {self.unit:3}"
        if self.bound is not None:
            text += (
                f" {'≤' if self.most else '≥'} {self.bound:,g}{'  MISSED' if self.missed else ''}"
            )
        return text


class Size(NamedTuple):
    """How much is measured; pySHACL as it comes looks at `nodes` statements (0: all)."""

    ways: int = 200
    nodes: int = 20
    all: int = 100_000
    hub: int = 2_000


SHORT = Size(nodes=2, all=10_000, hub=200)


def store_of(count: int, **more: float) -> EmbeddedStore:
    """The ontology and that many statements, and what follows from them."""
    store = open_store()
    assert isinstance(store, EmbeddedStore)
    load_ontology(store)
    store.fill(make_quads(count, **more))
    derive(store)
    return store


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turn(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The least time of each, run one after the other, that many times."""
    times = [{name: seconds(work) for name, work in works.items()} for _ in range(runs)]
    return {name: min(one[name] for one in times) for name in works}


def find(rules: tuple[Rule, ...], store: EmbeddedStore) -> set[Pair]:
    return {
        (rule.id, row.this, row.value, row.severity)
        for rule in rules
        for row in run_rule(rule, store, None)
    }


def ways(rules: tuple[Rule, ...], size: Size) -> Iterator[Figure]:
    """Set-wise, by pySHACL over Oxigraph, and by pySHACL on rdflib."""
    store = store_of(size.ways, wrong=0.3)
    shapes = parse_shapes(wrapped(rules, (), store), "rules")
    graph = graph_of(f"{' '.join(map(n3, one))} ." for one in store.triples())
    rows = store.select("SELECT DISTINCT ?st { ?st a kg:Statement } ORDER BY ?st").rows
    nodes = [str(row["st"]) for row in rows][: size.nodes or None]
    found: dict[str, set[Pair]] = {}

    def stock(count: int) -> None:
        found["stock"] = run_wrapped(shapes, graph, nodes=nodes[:count] if size.nodes else ())

    def ours() -> None:
        found["ours"] = run_wrapped(shapes, store.dataset)

    def set_wise() -> None:
        found["set-wise"] = find(rules, store)

    quick = {"set-wise": set_wise, "ours": ours}
    before = in_turn(quick, 3)
    one = seconds(partial(stock, 1)) if size.nodes else 0.0
    slow = seconds(partial(stock, len(nodes)))
    if size.nodes:  # what is done once is not done for each
        slow = one + (slow - one) / (len(nodes) - 1) * (len(rows) - 1)
    after = in_turn(quick, 3)
    assert found["ours"] == found["set-wise"] != set()
    assert found["stock"] == {one for one in found["ours"] if one[1] in nodes}
    fast = {name: min(before[name], after[name]) for name in quick}
    yield Figure("ways", f"statements, {len(found['ours'])} rows found", len(rows), "")
    yield Figure("ways", "set-wise", fast["set-wise"] * 1000, "ms")
    yield Figure("ways", "pySHACL over Oxigraph", fast["ours"] * 1000, "ms")
    scaled = f", from {len(nodes)} statements" if size.nodes else ""
    yield Figure("ways", f"pySHACL on rdflib{scaled}", slow * 1000, "ms")
    yield Figure("ways", "set-wise, times as fast", slow / fast["set-wise"], "", 1_000, most=False)
    yield Figure("ways", "over Oxigraph, times as fast", slow / fast["ours"], "", 25, most=False)


def again(rules: tuple[Rule, ...], size: Size) -> Iterator[Figure]:
    """The check after one more article, against the check of all."""
    store = store_of(size.all)
    article = SOURCE + "bench-7-0"
    lines = list(make_quads(ARTICLE, seed=7, crafts=size.all // 20))
    yield Figure("again", "statements in the store", size.all, "")
    insert = seconds(lambda: store.replace(article, lines))
    yield Figure("again", f"one article of {ARTICLE} put into it", insert * 1000, "ms")
    derivations = load_derivations()
    near = read_near(store, [article], (*rules, *derivations))
    derive_near(near, derivations)
    some = {
        (rule.id, row.this, row.value, row.severity)
        for rule in rules
        for row in run_near(rule, near)
    }
    derive(store)
    assert touching(some, near.focus) == touching(find(rules, store), near.focus) != set()
    whole = seconds(lambda: check(rules, store))
    part = in_turn({"": lambda: check(rules, store, [article])}, 5)[""]
    yield Figure("again", "check of all", whole * 1000, "ms")
    yield Figure("again", "check of the article", part * 1000, "ms", 100)
    yield Figure("again", "times cheaper", whole / part, "", 200, most=False)
    steps: dict[str, Callable[[], object]] = {
        "vocabulary": lambda: check_vocabulary((*rules, *derivations), store),
        "summaries": lambda: read_summaries(store, frozenset([article])),
        "excerpt": lambda: read_near(store, [article], (*rules, *derivations)),
        "derivations": lambda: derive_near(near, derivations),
        "rules": lambda: [run_near(rule, near) for rule in rules],
        "coverage": lambda: cover(store, rules, (), [article], alone=True, near=near.store),
    }
    steps |= {rule.id: partial(run_near, rule, near) for rule in rules}
    for name, took in in_turn(steps, 3).items():
        yield Figure("again", f"  of that, {name}", took * 1000, "ms")


def touching(found: set[Pair], focus: Focus) -> set[Pair]:
    """What has a statement of the focus on a side."""
    return {one for one in found if focus.statements & {one[1], one[2]}}


def hub(rules: tuple[Rule, ...], size: Size) -> Iterator[Figure]:
    """A subject that much is said of, against a uniform graph of the same size."""
    stores = {"even": store_of(size.all), "hub": store_of(size.all, hub=size.hub)}

    def run(store: EmbeddedStore, rule: Rule) -> Callable[[], object]:
        return lambda: run_rule(rule, store, None)

    total = dict.fromkeys(stores, 0.0)
    for rule in rules:
        times = in_turn({name: run(store, rule) for name, store in stores.items()}, 2)
        total = {name: total[name] + times[name] for name in total}
        yield Figure("hub", f"  {rule.id}, times", times["hub"] / times["even"], "")
    derived = in_turn({name: lambda one=one: derive(one) for name, one in stores.items()}, 1)
    yield Figure("hub", "  derivations, times", derived["hub"] / derived["even"], "")
    ratio = (total["hub"] + derived["hub"]) / (total["even"] + derived["even"])
    yield Figure("hub", f"a subject with {size.hub:,} of {size.all:,}, times", ratio, "", 1.5)


def growth(rules: tuple[Rule, ...], size: Size) -> Iterator[Figure]:
    """Ten times the data, rule by rule, and the whole check."""
    small, large = store_of(size.all // 10), store_of(size.all)
    steps: dict[str, Callable[[EmbeddedStore], object]] = {"derivations": derive}
    for rule in rules:
        steps[rule.id] = lambda store, rule=rule: run_rule(rule, store, None)
    steps["check of all"] = lambda store: check(rules, store)
    for name, step in steps.items():
        works = {"small": partial(step, small), "large": partial(step, large)}
        # What takes long is measured once: chance does little to it.
        times = in_turn(works, 1)
        if times["large"] < 5:
            later = in_turn(works, 2)
            times = {which: min(took, later[which]) for which, took in times.items()}
        most = 60 if step is steps["check of all"] else None
        yield Figure("growth", f"{name}, {size.all // 10:,} statements", times["small"], "s")
        yield Figure("growth", f"{name}, {size.all:,} statements", times["large"], "s", most)
        # Below a tenth of a second it is planning, and the processor's cache, that is measured.
        bound = 12 if times["large"] > 0.1 else None
        ratio = times["large"] / times["small"]
        yield Figure("growth", f"  {name}, ten times the data, times", ratio, "", bound)


PARTS = {one.__name__: one for one in (ways, again, hub, growth)}


def main() -> int:
    """Measure; the status tells whether the bounds hold."""
    parser = argparse.ArgumentParser(description="Speed of the rules.")
    parser.add_argument("--short", action="store_true", help="a tenth of the data, a minute in all")
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    parser.add_argument(
        "--nodes", type=int, help="how many statements pySHACL as it comes looks at"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    options = parser.parse_args()
    rules, size = load_rules(), SHORT if options.short else Size()
    if options.nodes is not None:
        size = size._replace(nodes=options.nodes)
    figures = []
    for name, part in PARTS.items():
        if options.only in (None, name):
            for figure in part(rules, size):
                figures.append(figure)
                print(figure, flush=True)
    missed = [str(figure) for figure in figures if figure.missed]
    if options.json:
        form = {"figures": [figure._asdict() for figure in figures], "missed": missed}
        options.json.write_text(json.dumps(form, indent=1) + "\n", encoding="utf-8")
    for figure in missed:
        print(f"missed: {figure}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
