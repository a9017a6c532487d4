"""The SPARQL results forms, held against another reader of them."""

import io
import json
from xml.etree import ElementTree

import pytest
from rdflib import BNode, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.query import Result

from kg.rdf import Iri, Literal
from kg.results.standard import (
    as_csv,
    as_json,
    as_tsv,
    as_xml,
    ask_as_json,
    ask_as_xml,
    named_in_order,
)
from kg.store import Solutions
from kg.vocab import expand

WRITERS = {"json": as_json, "xml": as_xml, "tsv": as_tsv, "csv": as_csv}


def test_csv_has_bare_values_and_crlf(found: Solutions) -> None:
    iri = expand("ent:isro")
    assert as_csv(found) == f'who,n,what\r\n{iri},2,"a ""b"",\nc"\r\n_:b0,,Mond\x1b[31m\r\n'


def test_tsv_has_terms_that_can_be_read_back(found: Solutions) -> None:
    head, first, second = as_tsv(found).splitlines()
    integer = f'"2"^^<{expand("xsd:integer")}>'
    assert head == "?who\t?n\t?what"
    assert first == f'<{expand("ent:isro")}>\t{integer}\t"a \\"b\\",\\nc"'
    assert second == '_:b0\t\t"Mond\\u001B[31m"@de'


def test_json_is_the_sparql_results_form(found: Solutions) -> None:
    assert json.loads(as_json(found)) == {
        "head": {"vars": ["who", "n", "what"]},
        "results": {
            "bindings": [
                {
                    "who": {"type": "uri", "value": expand("ent:isro")},
                    "n": {"type": "literal", "value": "2", "datatype": expand("xsd:integer")},
                    "what": {"type": "literal", "value": 'a "b",\nc'},
                },
                {
                    "who": {"type": "bnode", "value": "b0"},
                    "what": {"type": "literal", "value": "Mond\x1b[31m", "xml:lang": "de"},
                },
            ]
        },
    }


def test_xml_says_what_a_term_is(found: Solutions) -> None:
    integer = expand("xsd:integer")
    assert (
        as_xml(found)
        == f"""<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
 <head>
  <variable name="who"/>
  <variable name="n"/>
  <variable name="what"/>
 </head>
 <results>
  <result>
   <binding name="who"><uri>{expand("ent:isro")}</uri></binding>
   <binding name="n"><literal datatype="{integer}">2</literal></binding>
   <binding name="what"><literal>a "b",\nc</literal></binding>
  </result>
  <result>
   <binding name="who"><bnode>b0</bnode></binding>
   <binding name="what"><literal xml:lang="de">Mond\ufffd[31m</literal></binding>
  </result>
 </results>
</sparql>
"""
    )


def read_back(form: str, solutions: Solutions) -> list[dict[str, object]]:
    """The rows as rdflib reads them."""
    data = io.BytesIO(WRITERS[form](solutions).encode())
    result = Result.parse(data, format=form)
    assert [str(name) for name in result.vars or ()] == list(solutions.variables)
    return [{str(name): term for name, term in row.items()} for row in result.bindings]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_another_reader_gets_the_same_terms(form: str) -> None:
    day = URIRef(expand("xsd:date"))
    solutions = Solutions(
        ("a", "b", "c"),
        [
            {"a": Iri("http://a/1?x=1&y=2"), "b": Literal('q"\t\n\\ & <é>'), "c": Iri("_:b0")},
            {"b": Literal("2019-09-07", str(day)), "c": Literal("hallo", language="de")},
            {"a": Literal("2.50", expand("xsd:decimal"))},
        ],
    )
    assert read_back(form, solutions) == [
        {"a": URIRef("http://a/1?x=1&y=2"), "b": RdfLiteral('q"\t\n\\ & <é>'), "c": BNode("b0")},
        {"b": RdfLiteral("2019-09-07", datatype=day), "c": RdfLiteral("hallo", lang="de")},
        {"a": RdfLiteral("2.50", datatype=URIRef(expand("xsd:decimal")))},
    ]


def test_another_reader_of_csv_gets_the_same_text() -> None:
    solutions = Solutions(("a", "b"), [{"a": Iri("http://a/1"), "b": Literal('x, "y"\nz')}])
    assert read_back("csv", solutions) == [
        {"a": URIRef("http://a/1"), "b": RdfLiteral('x, "y"\nz')}
    ]


@pytest.mark.parametrize("form", WRITERS)
def test_no_rows_are_an_answer_too(form: str) -> None:
    assert read_back(form, Solutions(("x", "y"), [])) == []


@pytest.mark.parametrize("answer", [True, False])
def test_yes_or_no_has_its_form_in_json_and_xml(answer: bool) -> None:
    for form, written in (("json", ask_as_json(answer)), ("xml", ask_as_xml(answer))):
        result = Result.parse(io.BytesIO(written.encode()), format=form)
        assert (result.type, result.askAnswer) == ("ASK", answer)


def test_xml_stays_well_formed_whatever_a_cell_holds(hostile: Solutions) -> None:
    root = ElementTree.fromstring(as_xml(hostile))
    texts = [node.text for node in root.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert texts == [row["text"][0] for row in hostile.rows]


def test_blank_nodes_are_named_as_they_come() -> None:
    rows = [{"x": Iri("_:f3")}, {"x": Iri("_:a1")}, {"x": Iri("_:f3")}, {"x": Literal("_:f3")}]
    assert named_in_order(Solutions(("x",), rows)).rows == [
        {"x": Iri("_:b0")},
        {"x": Iri("_:b1")},
        {"x": Iri("_:b0")},
        {"x": Literal("_:f3")},
    ]
