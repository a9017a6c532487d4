"""Rules wrapped as SHACL-SPARQL: what any engine is given, and that it finds what kg finds."""

import os
import re
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner
from rdflib import Graph

from kg.check.derive import DERIVED, derive
from kg.check.rows import run_rule
from kg.check.wrapped import Pair, run_wrapped, wrapped
from kg.cli import main
from kg.errors import RuleError
from kg.folder import data_folder
from kg.load import load_ontology
from kg.model import Severity
from kg.rdf import n3
from kg.rules import Rule, load_derivations, load_rules
from kg.rules.constraint import question_of
from kg.rules.shapes import graph_of, parse_shapes
from kg.store import open_store
from kg.store.embedded import EmbeddedStore

EXAMPLES = sorted((data_folder("queries") / "rules" / "examples").glob("*/*.trig"))
FAILING = [path for path in EXAMPLES if path.stem.startswith("fail-")]
# Stock pySHACL takes seconds for each statement: three examples, or all of them by `make fuzz`.
LONG = bool(os.environ.get("KG_FUZZ"))
STOCK = FAILING if LONG else FAILING[::24]


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_rules()


@pytest.fixture(scope="module")
def ontology() -> list[str]:
    with open_store() as store:
        load_ontology(store)
        return list(store.quads())


@pytest.fixture(scope="module")
def shapes(rules: tuple[Rule, ...], ontology: list[str]) -> Graph:
    with open_store() as store:
        store.load(ontology)
        return parse_shapes(wrapped(rules, load_derivations(), store), "rules")


@pytest.fixture(scope="module")
def graph(ontology: list[str]) -> Graph:
    """The ontology for rdflib, to which each test adds its statements and takes them away."""
    return graph_of(f"{line.rsplit(' ', 2)[0]} ." for line in ontology)


def store_of(ontology: list[str], *paths: Path) -> EmbeddedStore:
    """The examples in one store; each keeps its own sources and statements, they share entities."""
    store = open_store()
    assert isinstance(store, EmbeddedStore)
    store.load(ontology)
    for number, path in enumerate(paths):
        quads = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
        # A blank node means the same within one load only.
        store.load(
            [re.sub(r"/(statement|source)/", rf"/\1/{number}-", f"{one} .") for one in quads]
        )
    derive(store)
    return store


def set_wise(rules: tuple[Rule, ...], store: EmbeddedStore) -> set[Pair]:
    return {
        (rule.id, row.this, row.value, row.severity)
        for rule in rules
        for row in run_rule(rule, store, None)
    }


def test_pyshacl_over_oxigraph_finds_the_same_in_all_examples_at_once(
    rules: tuple[Rule, ...], ontology: list[str], shapes: Graph
) -> None:
    with store_of(ontology, *EXAMPLES) as store:
        expected = set_wise(rules, store)
        assert run_wrapped(shapes, store.dataset) == expected
    assert {rule for rule, *_ in expected} == {path.parent.name for path in EXAMPLES}


@pytest.mark.skipif(not LONG, reason="make fuzz")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_pyshacl_over_oxigraph_finds_the_same(
    path: Path, rules: tuple[Rule, ...], ontology: list[str], shapes: Graph
) -> None:
    with store_of(ontology, path) as store:
        assert run_wrapped(shapes, store.dataset, singly=True) == set_wise(rules, store)


@pytest.mark.parametrize("path", STOCK, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_stock_pyshacl_on_rdflib_finds_the_same(
    path: Path, rules: tuple[Rule, ...], ontology: list[str], graph: Graph
) -> None:
    own = tuple(rule for rule in rules if rule.id == path.parent.name)
    with store_of(ontology, path) as store:
        shapes = parse_shapes(wrapped(own, (), store), "rules")
        triples = set(graph_of(f"{' '.join(map(n3, one))} ." for one in store.triples()))
        new = triples - set(graph)
        for triple in new:
            graph.add(triple)
        try:
            assert run_wrapped(shapes, graph) == set_wise(own, store) != set()
        finally:
            for triple in new:
                graph.remove(triple)


def test_pyshacl_derives_before_it_asks(
    rules: tuple[Rule, ...], ontology: list[str], shapes: Graph
) -> None:
    path = next(one for one in EXAMPLES if one.stem == "fail-pole-and-dark-side")
    with store_of(ontology, path) as store:
        expected = set_wise(rules, store)
        store.replace(DERIVED, ())
        assert set_wise(rules, store) == set()
        assert run_wrapped(shapes, store.dataset, derive=True) == expected


def test_the_rules_are_written_alike_on_every_run(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        done = CliRunner().invoke(main, ["export", "--rules", "shacl", "-o", str(tmp_path / name)])
        assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_rules_are_exported_alone() -> None:
    done = CliRunner().invoke(main, ["export", "--rules", "shacl", "a.txt"])
    assert done.exit_code == 2
    assert done.stderr == (
        "Error: --rules: writes the rules alone; leave out the other arguments\n"
    )


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("?this ?p ?value MINUS { ?this ?q ?value }", "SHACL-SPARQL has no MINUS"),
        ("VALUES ?value { 1 } ?this ?p ?value", "SHACL-SPARQL has no VALUES"),
        ("{ SELECT ?value { ?value ?p ?o } }", "an inner SELECT does not select ?this"),
        ("?x ?p ?value BIND(?x AS ?this)", "SHACL-SPARQL assigns nothing to ?this"),
    ],
)
def test_what_shacl_forbids_is_refused(body: str, what: str) -> None:
    with pytest.raises(RuleError, match=f"^my.rq: {re.escape(what)}; "):
        question_of(f"SELECT ?this ?value WHERE {{ {body} }}", Path("my.rq"), {})


def test_what_only_serves_the_set_wise_run_is_left_out() -> None:
    query = (
        "PREFIX e: <https://e/>\nSELECT DISTINCT ?this ?value WHERE {\n"
        "  # set-wise: begin\n  { SELECT ?s { ?s e:p ?o } }\n  # set-wise: end\n"
        "  ?this e:p ?value . # all\n}\nORDER BY ?this"
    )
    prefixes: dict[str, str] = {}
    question = question_of(query, Path("my.rq"), prefixes)
    assert prefixes == {"e": "https://e/"}
    assert question.select(Severity.INFO, Severity.INFO) == (
        "SELECT DISTINCT $this ?value ?thisWords ?valueWords WHERE {\n"
        "  ?this e:p ?value . # all\n"
        "  OPTIONAL { ?this oa:hasSelector/oa:exact ?thisWords }\n"
        "  BIND(COALESCE(?value, <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>) AS ?valueNode)\n"
        "  OPTIONAL { ?valueNode oa:hasSelector/oa:exact ?valueWords }\n}"
    )


def test_a_severity_that_is_worked_out_is_a_shape_each() -> None:
    query = 'SELECT ?this ?severity { ?this ?p ?o BIND(IF(?o, "info", "warning") AS ?severity) }'
    question = question_of(query, Path("my.rq"), {})
    assert question.levels(Severity.WARNING) == [Severity.WARNING, Severity.INFO]
    assert 'FILTER(COALESCE(?severity, "warning") = "info")' in question.select(
        Severity.INFO, Severity.WARNING
    )


def test_a_prefix_means_one_namespace() -> None:
    query = "PREFIX kg: <https://other/> SELECT ?this { ?this a kg:Statement }"
    with pytest.raises(RuleError, match=r"^my.rq: the prefix kg: stands for another namespace"):
        question_of(query, Path("my.rq"), {"kg": "https://w3id.org/factlint/kg#"})
