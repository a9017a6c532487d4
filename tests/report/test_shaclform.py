"""Findings in the store: SHACL's report, replaced by a whole check, mended by an article's."""

from typing import Any

import pytest
from rdflib import RDF, SH, Graph

from kg.model import Entity, Finding, Property, Quote, Severity, Source, Speaker, Statement
from kg.rdf import Iri, source_iri, source_quads, statement_quads
from kg.report.keeping import update
from kg.report.shaclform import FINDINGS, as_shacl, record, report_quads
from kg.rules.shapes import parse_shapes, run_shapes
from kg.store import Store, open_store
from kg.vocab import expand


def said(path: str, words: str) -> Statement:
    thing = Entity(iri=expand("ent:it"), label="it")
    return Statement(
        id=expand(f"st:{path[0]}-{words}"),
        source=path,
        subject=thing,
        property=Property(iri=expand("schema:name"), name="name"),
        value=thing,
        speakers=(Speaker(label="Daily"),),
        quote=Quote(exact=words, start=0, end=len(words)),
    )


A, B, C = said("a.txt", "one"), said("b.txt", "two"), said("c.txt", "three")


def finding(name: str, *sides: tuple[Statement, ...], rule: str = "value-conflict") -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        message="They differ.",
        sides=sides,
        fingerprint=name,
    )


def source_of(path: str) -> Source:
    return Source(iri=source_iri(path), path=path)


@pytest.fixture
def store() -> Store:
    store = open_store()
    for one in (A, B, C):
        store.load(source_quads(source_of(one.source), "text"))
        store.load(statement_quads(one, source_of(one.source)))
    return store


def kept(store: Store) -> list[str]:
    rows = store.select("SELECT ?f { ?report sh:result ?f } ORDER BY ?f").rows
    results = store.select("SELECT ?f { ?f a kg:Finding } ORDER BY ?f").rows
    assert rows == results
    return [str(row["f"]).rsplit("/", 1)[1] for row in rows]


def test_a_finding_is_a_validation_result_with_all_statements_on_its_sides() -> None:
    lines = list(report_quads([finding("f", (A, B), (C,))]))
    shortened = [line.rsplit(" ", 2)[0] for line in lines]
    assert {line.rsplit(" ", 2)[1] for line in lines} == {f"<{FINDINGS}>"}
    graph = Graph().parse(data=" .\n".join(shortened) + " .", format="nt")
    (result,) = graph.subjects(RDF.type, SH.ValidationResult)
    assert str(graph.value(result, SH.focusNode)) == A.id
    assert str(graph.value(result, SH.value)) == C.id
    assert graph.value(result, SH.resultSeverity) == SH.Warning
    query = """
        PREFIX kg: <https://w3id.org/factlint/kg#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?at ?one { ?f kg:side ?side . ?side sh:order ?at ; prov:hadMember ?one }
        ORDER BY ?at ?one"""
    members = [(int(at), str(one)) for at, one in graph.query(query)]  # type: ignore[misc]
    assert members == [(0, A.id), (0, B.id), (1, C.id)]


def test_shacl_itself_finds_nothing_wrong_with_the_report() -> None:
    lines = [line.rsplit(" ", 2)[0] + " ." for line in report_quads([finding("f", (A,), (C,))])]
    shapes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        [] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
            sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
                [ sh:path sh:resultSeverity ; sh:in ( sh:Info sh:Warning sh:Violation ) ;
                  sh:minCount 1 ; sh:maxCount 1 ] ,
                [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ] ,
                [ sh:path [ sh:inversePath sh:result ] ; sh:class sh:ValidationReport ;
                  sh:minCount 1 ] ."""
    graph = Graph().parse(data="\n".join(lines), format="nt")
    assert run_shapes(parse_shapes(shapes, "shapes"), graph) == []


def test_the_report_by_itself_is_turtle_whatever_an_article_says(nasty: Any) -> None:
    graph = Graph().parse(data=as_shacl(*nasty), format="turtle")
    (result,) = graph.subjects(RDF.type, SH.ValidationResult)
    assert str(graph.value(result, SH.resultMessage)) == nasty.result.findings[0].message
    assert [bool(one) for one in graph.objects(None, SH.conforms)] == [False]


def test_a_report_without_findings_conforms(store: Store) -> None:
    record(store, [])
    assert store.ask("ASK { GRAPH ?g { ?report a sh:ValidationReport ; sh:conforms true } }")


def test_a_whole_check_replaces_what_stood_there(store: Store) -> None:
    record(store, [finding("f", (A,), (B,)), finding("g", (B,), (C,))])
    assert kept(store) == ["f", "g"]
    record(store, [finding("h", (A,), (B,))])
    assert kept(store) == ["h"]


def test_the_check_of_an_article_replaces_what_touches_it_alone(store: Store) -> None:
    record(store, [finding("f", (A,), (B,)), finding("g", (B,), (C,))])
    update(store, [finding("h", (A,), (C,))], [source_iri("c.txt")])
    assert kept(store) == ["f", "h"]
    update(store, [], [source_iri("a.txt")])
    assert kept(store) == []
    assert store.ask("ASK { ?report sh:conforms true }")


def test_a_finding_that_grew_takes_the_place_of_what_it_was(store: Store) -> None:
    record(store, [finding("f", (A,), (B,)), finding("g", (A,), (B,), rule="role-conflict")])
    update(store, [finding("h", (A, C), (B,))], [source_iri("c.txt")])
    assert kept(store) == ["g", "h"]


def test_two_ways_to_the_same_findings_give_the_same_quads(store: Store) -> None:
    first, second = finding("f", (A,), (B,)), finding("g", (B,), (C,))
    record(store, [first, second])
    whole = list(store.triples(FINDINGS))
    record(store, [first])
    update(store, [second], [source_iri("c.txt")])
    assert sorted(store.triples(FINDINGS), key=str) == sorted(whole, key=str)
    assert Iri(FINDINGS) in {triple[0] for triple in whole}
