"""Tokens, bindings, prefixes and what is refused."""

import pytest

from kg.errors import QueryError
from kg.rdf import Iri, Literal
from kg.store.fault import check_query
from kg.store.syntax import bind, declare, first_keyword, tokens, variables
from kg.vocab import KG

X = {"x": Literal("v")}


def test_the_tokens_joined_are_the_query() -> None:
    query = (
        'SELECT ?x { ?x kg:a-b.c \'q\\\'?x\' , <a?x> ; ?p """?x\n"""@en-GB # ?x\n FILTER(?x<?y) }'
    )
    assert "".join(token.text for token in tokens(query)) == query
    assert variables(query) == {"x", "p", "y"}


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("ASK { ?s ?p ?x }", 'ASK { ?s ?p  "v"  }'),
        ("ASK { ?s ?p $x }", 'ASK { ?s ?p  "v"  }'),
        ("ASK { ?s ?p ?xy }", "ASK { ?s ?p ?xy }"),
        ("ASK { ?s ?p '?x' }", "ASK { ?s ?p '?x' }"),
        ("ASK { ?s ?p '''a'?x''' }", "ASK { ?s ?p '''a'?x''' }"),
        ("ASK { ?s <?x> 1 # ?x\n }", "ASK { ?s <?x> 1 # ?x\n }"),
        ("SELECT ?x { ?s ?p ?x }", 'SELECT ("v" AS ?x) { ?s ?p  "v"  }'),
        ("SELECT (STR(?x) AS ?y) {}", 'SELECT (STR( "v" ) AS ?y) {}'),
        ("SELECT ?y { ?y ?p ?x } ORDER BY ?x ?y", 'SELECT ?y { ?y ?p  "v"  } ORDER BY ("v") ?y'),
        ("ASK { FILTER(bound ( ?x )) }", "ASK { FILTER((true)) }"),
        ("ASK { FILTER(BOUND(?y)) }", "ASK { FILTER(BOUND(?y)) }"),
        ("SELECT ?y { } ORDER BY DESC(?x) LIMIT 1", 'SELECT ?y { } ORDER BY DESC( "v" ) LIMIT 1'),
    ],
)
def test_variables_are_replaced_where_they_are_variables(query: str, bound: str) -> None:
    assert bind(query, X) == bound


def test_a_bound_query_parses() -> None:
    query = "SELECT ?x (COUNT(?s) AS ?n) { { SELECT ?x ?s { ?s ?p ?x } } } GROUP BY ?x ORDER BY ?x"
    check_query(bind(query, X))
    check_query(bind(query, {"x": Iri("https://a/> . }")}))


def test_only_known_prefixes_that_are_used_and_missing_are_declared() -> None:
    query = "PREFIX rdf: <http://r/>\nASK { ?s kg:p rdf:x , foo:y }"
    assert declare(query) == f"PREFIX kg: <{KG}> " + query
    assert declare("ASK { ?s ?p 'kg:x' }") == "ASK { ?s ?p 'kg:x' }"


@pytest.mark.parametrize(
    ("query", "keyword"),
    [("# ASK\nPREFIX ask: <a:b> SELECT ?x {}", "SELECT"), ("describe <a:b>", "DESCRIBE")],
)
def test_the_form_of_a_query_is_found(query: str, keyword: str) -> None:
    assert first_keyword(query) == keyword


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE <http://x>\nASK { }",
        'ASK { ?s ?p "SERVICE <http://x> { LOAD }" }',
        "ASK { ?s ?p 'it\\'s SERVICE' , '''SERVICE ' ''' }",
        "ASK { ?FROM kg:FROM $load , kg:a-with , 'x'@from , <http://a?FROM> # FROM <x>\n }",
        "ASK { ?service kg:service <http://SERVICE/LOAD#SERVICE> }",
        "ASK { ?s ?p ?o FILTER(?s<?p && ?o>2) }",
    ],
)
def test_a_forbidden_word_in_a_string_comment_or_name_is_allowed(query: str) -> None:
    check_query(query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "ASK {\n SERVICE <http://x> { ?s ?p ?o } }",
            "q:2:2: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "ASK { ?s ?p 'a' # '\n service ?x { } }",
            "q:2:2: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "ASK { FILTER(1 <2) SERVICE <http://x> { } FILTER(3> 2) }",
            "q:1:20: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "SELECT ?s FROM <http://x> { }",
            "q:1:11: chooses its own data (FROM); use GRAPH instead; all graphs are queried",
        ),
        (
            "SELECT*\nfrOm\tnamed<http://x>{}",
            "q:2:1: chooses its own data (FROM); use GRAPH instead; all graphs are queried",
        ),
        (
            "ASKFROM<http://x>{}",
            "q:1:4: chooses its own data (FROM); use GRAPH instead; all graphs are queried",
        ),
        (
            "ASK { ?s ?p 3SERVICE <http://x> { } }",
            "q:1:14: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "ASK { ?s ?p trueservice silent <http://x> { } }",
            "q:1:17: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "ASK { ?s ?p 1e0SERVICE <http://x> { } }",
            "q:1:16: would ask another server (SERVICE); load that data into the store first",
        ),
        (
            "ASK {}; DROP ALL",
            "q:1:9: is an update, which would change the store; ask with SELECT; kg ingest adds",
        ),
        ("LOAD <http://x>", "q:1:1: would fetch a file (LOAD); use kg ingest"),
        (
            "CLEAR ALL",
            "q:1:1: is an update, which would change the store; ask with SELECT; kg ingest adds",
        ),
        (
            "delete where { ?s ?p ?o }",
            "q:1:1: is an update, which would change the store; ask with SELECT; kg ingest adds",
        ),
        (
            "ASK { SERV\\u0049CE <http://x> { } }",
            "q:1:11: \\u0049 hides a plain character; write the character itself",
        ),
    ],
)
def test_what_would_leave_or_change_the_store_is_refused(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_query(query, "q")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x {", "q:1:12: ends too early; close the last {"),
        ("", "q:1:1: ends too early; complete it"),
        ("SELEC ?x { }", "q:1:1: does not parse at 'SELEC ?x { }'; did you mean SELECT?"),
        (
            "SELECT ?x {\n  OPTINAL { ?x a ?y }\n}",
            "q:2:3: does not parse at 'OPTINAL { ?x a ?y }'; did you mean OPTIONAL?",
        ),
        ("ASK { ?s ?p ?o }}", "q:1:17: does not parse at '}'; expected the query's end there"),
        (
            "ASK {\n ?s foo:p ?o }",
            "q:2:5: the prefix foo: is not declared; add a PREFIX line for it",
        ),
        (
            "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }",
            "q:1:1: a selected variable is neither grouped nor computed; add it to GROUP BY",
        ),
    ],
)
def test_a_syntax_error_says_where_and_what(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_query(query, "q")
    assert str(caught.value) == message
