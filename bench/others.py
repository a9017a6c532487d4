"""What a user would take instead: rdflib, pySHACL as it comes, a SHACL engine in Rust.

    python bench/others.py PART STATEMENTS FOLDER

Each gets the same statements with all that follows from them, and the same rules as SHACL. Before
its time counts, what it found is compared with what kg's own rules find. FOLDER holds what
`bench/measure.py` wrote there.
"""

import json
import re
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measure import SELF_JOIN, Clock, Figures, lines_of

from kg.check.derive import derive
from kg.check.rows import query_text, run_rule
from kg.check.wrapped import Pair, wrapped
from kg.load import load_ontology
from kg.rdf import n3
from kg.rules import find_rule, load_rules
from kg.rules.shapes import parse_shapes
from kg.rules.wrap import rule_of
from kg.store.embedded import EmbeddedStore

RULE = "date-conflict"  # the one that rdflib runs
# An engine that knows no annotation refuses the shape; it changes no result.
_ANNOTATION = re.compile(r"\s*sh:resultAnnotation \[.*?\] ;", re.DOTALL)


def prepare(folder: Path) -> Figures:
    """The data and the shapes for the others, and what kg's rules find."""
    store = EmbeddedStore.in_memory()
    load_ontology(store)
    store.fill(lines_of(folder))
    derive(store)
    rules, clock = load_rules(), Clock()
    found: set[Pair] = clock.time(
        lambda: {
            (rule.id, row.this, row.value, row.severity)
            for rule in rules
            for row in run_rule(rule, store, None)
        }
    )
    (folder / "rows.json").write_text(json.dumps(sorted(map(list, found), key=str)), "utf-8")
    shapes = _ANNOTATION.sub("", wrapped(rules, (), store))
    (folder / "shapes.ttl").write_text(shapes, "utf-8")
    rule = find_rule(load_rules(), RULE)
    (folder / "rule.rq").write_text(query_text(rule.text, rule.expands, store), "utf-8")
    with (folder / "data.nt").open("w", encoding="utf-8") as file:
        file.writelines(f"{' '.join(map(n3, triple))} .\n" for triple in store.triples())
    return clock.figures() | {"rows": len(found)}


def rdflib(folder: Path) -> Iterator[Figures]:
    """rdflib's graph in memory: loading, the self-join, one rule."""
    from rdflib import Graph

    graph, clock = Graph(), Clock()
    clock.time(lambda: graph.parse(folder / "data.nt", format="nt"))
    yield {"load": clock.figures()}
    for name, query in (("self-join", SELF_JOIN), (RULE, (folder / "rule.rq").read_text("utf-8"))):
        clock = Clock()
        rows = clock.time(lambda query=query: list(graph.query(query)))
        if name == RULE:
            ours = {(this, value) for rule, this, value, _ in _rows(folder) if rule == RULE}
            assert {(str(row["this"]), str(row["value"])) for row in rows} == ours
        yield {name: clock.figures() | {"rows": len(rows)}}


def pyshacl(folder: Path) -> Iterator[Figures]:
    """pySHACL on rdflib."""
    from rdflib import Graph

    from kg.check.wrapped import run_wrapped

    shapes = parse_shapes((folder / "shapes.ttl").read_text("utf-8"), "shapes.ttl")
    graph, clock = Graph().parse(folder / "data.nt", format="nt"), Clock()
    found = clock.time(lambda: run_wrapped(shapes, graph))
    assert found == _rows(folder)
    yield {"rules": clock.figures() | {"rows": len(found)}}


def rust(engine: str) -> Callable[[Path], Iterator[Figures]]:
    """A SHACL engine in Rust that can be called as pySHACL is."""

    def run(folder: Path) -> Iterator[Figures]:
        from importlib import import_module

        try:
            module: Any = import_module(engine)
        except ImportError:
            yield {"skipped": f"{engine} is not installed (extra bench)"}
            return
        data, shapes = ((folder / name).read_text("utf-8") for name in ("data.nt", "shapes.ttl"))
        more = {} if engine == "shifty" else {"data_graph_format": "nt"}
        more |= {"infer": False} if engine == "shifty" else {"shacl_graph_format": "turtle"}
        clock = Clock()
        _, report, _ = clock.time(lambda: module.validate(data, shacl_graph=shapes, **more))
        found = set(_results(report))
        assert found == _rows(folder), f"{len(found)} rows"
        yield {"rules": clock.figures() | {"rows": len(found)}}

    return run


def _results(report: Any) -> Iterator[tuple[str, ...]]:
    from rdflib.namespace import SH
    from rdflib.term import URIRef

    for node in report.subjects(SH.focusNode, None):
        focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
        shape = str(report.value(node, SH.sourceShape))
        severity = str(report.value(node, SH.resultSeverity)).rpartition("#")[2].lower()
        other = str(value) if isinstance(value, URIRef) and value != focus else None
        yield rule_of(shape) or shape, str(focus), other, severity


def _rows(folder: Path) -> set[Any]:
    return {tuple(row) for row in json.loads((folder / "rows.json").read_text("utf-8"))}


PARTS = {
    "rdflib": rdflib,
    "pySHACL": pyshacl,
    "pyshacl-turbo": rust("pyshacl_turbo"),
    "pyshifty": rust("shifty"),
}


def main() -> int:
    part, folder = sys.argv[1], Path(sys.argv[3])
    if part == "prepare":
        print(json.dumps(prepare(folder)))
        return 0
    # A line as soon as there is one, as the next step may not end in time.
    for figures in PARTS[part](folder):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps(figures | {"peak MB": peak}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
