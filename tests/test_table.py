"""Answers of queries as text."""

import json

from kg.rdf import Iri, Literal
from kg.store import Solutions
from kg.table import as_csv, as_json, as_table, as_tsv
from kg.vocab import expand

FOUND = Solutions(
    ("who", "n", "what"),
    [
        {
            "who": Iri(expand("ent:isro")),
            "n": Literal("2", expand("xsd:integer")),
            "what": Literal('a "b",\nc'),
        },
        {"who": Iri("_:b0"), "what": Literal("Mond\x1b[31m", language="de")},
    ],
)


def test_csv_has_bare_values_and_crlf() -> None:
    iri = expand("ent:isro")
    assert as_csv(FOUND) == f'who,n,what\r\n{iri},2,"a ""b"",\nc"\r\n_:b0,,Mond\x1b[31m\r\n'


def test_tsv_has_terms_that_can_be_read_back() -> None:
    head, first, second = as_tsv(FOUND).splitlines()
    integer = f'"2"^^<{expand("xsd:integer")}>'
    assert head == "?who\t?n\t?what"
    assert first == f'<{expand("ent:isro")}>\t{integer}\t"a \\"b\\",\\nc"'
    assert second == '_:b0\t\t"Mond\\u001B[31m"@de'


def test_json_is_the_sparql_results_form() -> None:
    assert json.loads(as_json(FOUND)) == {
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


def test_a_table_shows_labels_and_no_control_characters() -> None:
    shown = as_table(FOUND, {expand("ent:isro"): "ISRO"}, width=80)
    assert shown.splitlines()[0].split() == ["who", "n", "what"]
    assert "ISRO (ent:isro)" in shown
    assert "Mond\ufffd[31m" in shown
    assert "\x1b" not in shown


def test_a_table_that_is_too_wide_becomes_blocks() -> None:
    shown = as_table(FOUND, {}, width=18)
    assert shown == 'who   ent:isro\nn     2\nwhat  a "b", c\n\nwho   _:b0\nwhat  Mond\ufffd[31m\n'


def test_no_rows_are_a_heading() -> None:
    assert as_table(Solutions(("x",), []), {}, width=20).split()[0] == "x"
