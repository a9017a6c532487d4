"""What people write where SPARQL wants something else, and what they are told."""

import pytest

from kg.errors import QueryError
from kg.store.fault import check_query

LAUNCHED = "?a space:launches ?b"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            f"SELECT ?a {{ {LAUNCHED} ?b a ?c }}",
            "34: a triple begins at '?b', and the one before it has no end; put a dot between them",
        ),
        (
            f"SELECT ?a {{ {LAUNCHED}\n . ?b a space:Rover\n ?b a ?c }}",
            "3:2: a triple begins at '?b', and the one before it has no end; put a dot between",
        ),
        (
            f"SELECT ?a COUNT(DISTINCT ?b) {{ {LAUNCHED} }} GROUP BY ?a",
            "11: 'COUNT(DISTINCT ?b)' has no name; write (COUNT(DISTINCT ?b) AS ?count)",
        ),
        ("SELECT COUNT(*) { }", "8: 'COUNT(*)' has no name; write (COUNT(*) AS ?count)"),
        ("SELECT (MAX(?b)) { }", "8: 'MAX(?b)' has no name; write (MAX(?b) AS ?max)"),
        ("SELECT (MAX(?b) ?n) { }", "8: 'MAX(?b)' has no name; write (MAX(?b) AS ?n)"),
        ("SELECT ?a, ?b { }", "10: what is selected has no commas between; leave it out"),
        ("SELECT agency { }", "8: agency is no variable; write ?agency"),
        ("SELECT { }", "8: nothing is selected; name variables, or write *"),
        ("ASK {\n\t?a a ?b ?c a ?d }", "2:10: a triple begins at '?c'"),
        (f"SELECT ?a {LAUNCHED}", "14: the pattern has no braces; put it between { and }"),
        (f"SELECT ?a WHERE {LAUNCHED} }}", "17: the pattern after WHERE has no braces; put it"),
        ("SELECT ?a WHER { }", "11: does not parse at 'WHER { }'; did you mean WHERE?"),
        (
            "ASK { ?a space:launches ?b FILTER NOT EXIST { ?b a ?c } }",
            "39: does not parse at 'EXIST { ?b a ?c } }'; did you mean EXISTS?",
        ),
        ("ASK { ?a lauches ?b }", "10: lauches is neither a variable nor an IRI nor a value; did"),
        ("ASK { ?a lauches ?b }", "did you mean space:launches?"),
        ("ASK { ?a space:launches Zzyzx }", 'write ?Zzyzx, "Zzyzx" or a prefix before it'),
        ("ASK { FILTER(CONTAIN(?a, 'x')) }", "14: there is no function CONTAIN; did you mean CON"),
        ("ASK { ?a spce:launches ?b }", "did you mean space:? Else add a PREFIX line for it"),
        ("ASK { ?a rdfs:label “ISRO” }", "21: SPARQL has no “; write \" or '"),
        ("ASK { ?a rdfs:label 'ISRO }", "21: the string that begins here has no end; add '"),
        ("ASK { FILTER(?a == ?b) }", "17: SPARQL has no ==; write ="),
        ("ASK { FILTER(?a <> ?b) }", "17: SPARQL has no <>; write !="),
        ("ASK { FILTER(?a = 1 AND ?b = 1) }", "21: SPARQL has no AND; write &&"),
        ("ASK { FILTER ?a > 3 }", "14: the condition after FILTER has no brackets; put it between"),
        ("ASK { BIND(?a AS b) }", "18: 'b' is no variable; write ?b"),
        ("ASK { FILTER(YEAR(?d) > 2019 }", "13: the ( that stands here is not closed; add )"),
        (
            "ASK { ?a space:launchDate 2019-09-07 }",
            '27: 2019-09-07 is no value, but a subtraction; write "2019-09-07"^^xsd:date',
        ),
        ("SELECT ?a { } ORDER ?a", "15: ORDER lacks its BY; write ORDER BY"),
        ("SELECT ?a { } LIMIT 9 ORDER BY ?a", "15: LIMIT stands before ORDER; put LIMIT last"),
        ("SELECT ?a { } LIMIT ten", "21: LIMIT takes a whole number; write LIMIT 10"),
        ("PREFIX ex <http://a/> ASK { }", "8: the prefix ex has no colon; write PREFIX ex: <...>"),
        ("PREFIX ex: http://a/ ASK { }", "12: an IRI stands between < and >; write PREFIX ex:"),
        ("@prefix ex: <http://a/> . ASK { }", "1: @prefix is Turtle's; write PREFIX, and no dot"),
        ("MATCH (n) RETURN n", "1: no query begins with MATCH; begin with SELECT or ASK or "),
    ],
)
def test_a_slip_is_named(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_query(query, "q")
    assert message in str(caught.value)
    assert caught.value.excerpt.count("\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { { SELECT (1 AS ?x) { } LIMIT 2 } } ORDER BY ?n",
        "SELECT ?x { FILTER(1 <2 && 3> 2) FILTER EXISTS { } } GROUP BY ?x LIMIT 1",
        "SELECT ?and { ?and kg:or 'AND == “x' , <http://a/2019-09-07> } # <> AND “",
        "CONSTRUCT WHERE { ?a ?b ?c }",
        "BASE <http://a/> ASK { <b> <c> true , 1e3 , 'x'@en-GB , \"2019-09-07\"^^xsd:date }",
        "select ?x where{?x ^kg:time/kg:earliest*|!rdf:type ?y}values ?x{undef}",
    ],
)
def test_what_parses_is_no_slip(query: str) -> None:
    check_query(query)
