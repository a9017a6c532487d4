"""Named queries: their files, their headers, their parameters and what they answer."""

from datetime import date
from pathlib import Path

import pytest

from kg.check import check
from kg.check.derive import DERIVED
from kg.errors import QueryError
from kg.load import store_in_memory
from kg.model import (
    Article,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quote,
    Reading,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.queries import (
    Parameter,
    answer,
    find_entity,
    find_labels,
    find_query,
    load_queries,
    parse_query,
)
from kg.rdf import Iri, Literal, source_iri, statement_iri
from kg.report.shaclform import record
from kg.rules import load_rules
from kg.store import Solutions, Store, open_store
from kg.vocab import expand

ISRO = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency")
JAXA = Entity(iri=expand("ent:jaxa"), label="JAXA", type="space:Agency")
MISSION = Entity(iri=expand("ent:chandrayaan-2"), label="Chandrayaan-2", type="space:Mission")
ROCKET = Entity(
    iri=expand("ent:1-rocket"), label="a rocket", type="space:Rocket", part_of=MISSION.iri
)
CRASH = Entity(iri=expand("space:HardLanding"), label="HardLanding", type="space:LandingOutcome")
WIRE, AGENCY, MAN = Speaker(label="Wire"), Speaker(label="PTI"), Speaker(label="A man")
CHAIN = (WIRE, AGENCY, MAN)


def day(number: int, text: str) -> Time:
    at = date(2019, 7, number)
    return Time(earliest=at, latest=at, text=text)


def state(
    path: str,
    text: str,
    words: str,
    subject: Entity,
    name: str,
    value: Value,
    *,
    speakers: tuple[Speaker, ...] = (WIRE,),
    polarity: Polarity = Polarity.POSITIVE,
    tense: Tense = Tense.PAST,
    extractor: str = "rules",
    time: Time | None = None,
) -> Statement:
    quote = Quote.of(text, text.index(words), text.index(words) + len(words))
    iri = expand(name if ":" in name else f"space:{name}")
    prop = Property(iri=iri, name=name)
    return Statement(
        id=statement_iri(source_iri(path), quote, subject, prop, value, polarity),
        source=path,
        subject=subject,
        property=prop,
        value=value,
        qualifiers=(("time", time),) if time else (),
        polarity=polarity,
        tense=tense,
        speakers=speakers,
        quote=quote,
        extractor=extractor,
    )


A = "ISRO flew it. It left on 15 July. It crashed. JAXA will build a rocket in July."
B = "It left on 22 July. It did not crash. India flew it. ISRO and JAXA. India launched it."


def readings() -> list[Reading]:
    page = Entity(iri=source_iri("a.txt"), label="a.txt", type="kg:Article")
    name = Entity(iri=expand("ent:name-it"), label="it", type="kg:Name")
    july = Time(earliest=date(2019, 7, 1), latest=date(2019, 7, 31), text="in July")
    denied = Polarity.NEGATIVE
    first = (
        state("a.txt", A, "ISRO flew it", ISRO, "operates", MISSION, speakers=CHAIN),
        state("a.txt", A, "It left on 15 July", MISSION, "launchDate", day(15, "on 15 July")),
        state("a.txt", A, "It crashed", MISSION, "landingOutcome", CRASH),
        state(
            "a.txt",
            A,
            "JAXA will build a rocket in July",
            JAXA,
            "develops",
            ROCKET,
            tense=Tense.FUTURE,
            time=july,
        ),
        state("a.txt", A, "It", MISSION, "kg:namedAs", name, extractor="mention"),
        state(
            "a.txt",
            A,
            "July",
            page,
            "schema:datePublished",
            day(30, "July"),
            extractor="metadata",
        ),
    )
    second = (
        state("b.txt", B, "It left on 22 July", MISSION, "launchDate", day(22, "on 22 July")),
        state("b.txt", B, "did not crash", MISSION, "landingOutcome", CRASH, polarity=denied),
        state("b.txt", B, "India flew it", ISRO, "operates", MISSION),
        state("b.txt", B, "ISRO and JAXA", ISRO, "partnersWith", JAXA),
        state("b.txt", B, "India launched it", ISRO, "launches", MISSION),
    )
    return [read("a.txt", A, first), read("b.txt", B, second)]


def read(path: str, text: str, statements: tuple[Statement, ...]) -> Reading:
    article = Article(
        path=path,
        text=text,
        blocks=(),
        title=path.upper(),
        publisher="Wire",
        published=PublicationDate(day=date(2019, 7, 30), origin="option"),
    )
    return Reading(article=article, statements=statements)


@pytest.fixture(scope="module")
def store() -> Store:
    """The ontology and two articles, and what does not fit in them."""
    store = store_in_memory(readings())
    findings = check(load_rules(), store).findings
    store.replace(DERIVED, ())
    record(store, findings)
    return store


def rows(store: Store, name: str, columns: str = "", **values: str) -> list[tuple[str, ...]]:
    """The answer's rows, cut to some columns, as bare values."""
    found = answer(store, find_query(name), values)
    assert isinstance(found, Solutions)
    wanted = columns.split() or list(found.variables)
    return [
        tuple(
            value.value if isinstance(value := row.get(name, Literal("")), Literal) else value
            for name in wanted
        )
        for row in found.rows
    ]


def test_who_operates_what_gives_the_chain_in_its_order(store: Store) -> None:
    same = ("ISRO", "Chandrayaan-2", "", "", "past", "certain")
    assert rows(store, "who-operates-what") == [
        (*same, "Wire > PTI > A man", "ISRO flew it", "a.txt", "0"),
        (*same, "Wire", "India flew it", "b.txt", "38"),
    ]


def test_a_thing_without_a_name_shows_its_mission(store: Store) -> None:
    found = rows(store, "who-develops-what", "who what mission time tense")
    assert found == [("JAXA", "a rocket", "Chandrayaan-2", "in July", "future")]


def test_statements_about_one_thing_show_denials(store: Store) -> None:
    columns = "subject property value said source"
    assert rows(store, "statements-about", columns, entity="Chandrayaan-2") == [
        ("Chandrayaan-2", "landingOutcome", "HardLanding", "stated", "a.txt"),
        ("Chandrayaan-2", "landingOutcome", "HardLanding", "denied", "b.txt"),
        ("Chandrayaan-2", "launchDate", "on 15 July", "stated", "a.txt"),
        ("Chandrayaan-2", "launchDate", "on 22 July", "stated", "b.txt"),
        ("ISRO", "launches", "Chandrayaan-2", "stated", "b.txt"),
        ("ISRO", "operates", "Chandrayaan-2", "stated", "a.txt"),
        ("ISRO", "operates", "Chandrayaan-2", "stated", "b.txt"),
    ]


def test_who_said_what_names_the_last_of_the_chain(store: Store) -> None:
    assert rows(store, "who-said-what", "who quote", who="A man") == [("A man", "ISRO flew it")]
    assert {who for (who,) in rows(store, "who-said-what", "who")} == {"A man", "Wire"}


def test_the_timeline_runs_from_the_earliest_to_the_latest(store: Store) -> None:
    assert rows(store, "timeline", "earliest latest time subject") == [
        ("2019-07-01", "2019-07-31", "in July", "JAXA"),
        ("2019-07-15", "2019-07-15", "on 15 July", "Chandrayaan-2"),
        ("2019-07-22", "2019-07-22", "on 22 July", "Chandrayaan-2"),
    ]
    assert len(rows(store, "timeline", entity="JAXA")) == 1


def test_plans_tell_the_day_on_which_they_were_told(store: Store) -> None:
    assert rows(store, "plans", "subject value said_on") == [("JAXA", "a rocket", "2019-07-30")]


def test_a_single_source_is_one_article(store: Store) -> None:
    assert rows(store, "single-source", "subject property source") == [
        ("Chandrayaan-2", "landingOutcome", "a.txt"),
        ("JAXA", "develops", "a.txt"),
        ("ISRO", "partnersWith", "b.txt"),
        ("ISRO", "launches", "b.txt"),
    ]


def test_agencies_are_counted_by_missions_and_by_their_craft(store: Store) -> None:
    assert rows(store, "agencies-by-missions", "agency missions names sources") == [
        ("ISRO", "1", "Chandrayaan-2", "2"),
        ("JAXA", "1", "Chandrayaan-2", "1"),
    ]


def test_missions_of_an_agency_include_those_of_its_craft(store: Store) -> None:
    columns = "mission role what source"
    assert rows(store, "missions-of", columns, agency="JAXA") == [
        ("Chandrayaan-2", "develops", "a rocket", "a.txt")
    ]


def test_disagreements_pair_values_and_denials(store: Store) -> None:
    found = rows(store, "disagreements", "property source other_source how")
    assert [(name, {one, two}, how) for name, one, two, how in found] == [
        ("landingOutcome", {"a.txt", "b.txt"}, "denied"),
        ("launchDate", {"a.txt", "b.txt"}, "different"),
    ]
    assert rows(store, "disagreements", entity="ISRO") == []


def test_findings_show_both_sides(store: Store) -> None:
    found = rows(store, "findings", "severity rule side quote source")
    assert ("violation", "date-conflict", "0", "It left on 15 July", "a.txt") in found
    assert ("violation", "date-conflict", "1", "It left on 22 July", "b.txt") in found


def test_findings_of_one_thing_leave_out_the_others(store: Store) -> None:
    columns = "rule quote"
    assert rows(store, "findings-of", columns, entity="Chandrayaan-2") != []
    assert rows(store, "findings-of", columns, entity="JAXA") == []


def test_sources_count_what_their_prose_states(store: Store) -> None:
    assert rows(store, "sources") == [
        ("a.txt", "A.TXT", "Wire", "2019-07-30", "option", "4"),
        ("b.txt", "B.TXT", "Wire", "2019-07-30", "option", "5"),
    ]


def test_what_was_denied_is_no_fact(store: Store) -> None:
    assert rows(store, "denied", "subject value quote") == [
        ("Chandrayaan-2", "HardLanding", "did not crash")
    ]


def test_a_wrong_name_brings_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no query has this name.*did you mean timeline"):
        find_query("time-line")


def test_a_parameter_is_read_from_the_header() -> None:
    text = "# title: T\n# answers: Q\n# param: x entity A thing (optional)\nSELECT ?x { ?x ?p ?o }"
    query = parse_query(text, where="q.rq")
    assert (query.title, query.answers) == ("T", "Q")
    assert query.parameters == (
        Parameter(name="x", type="entity", example="A thing", optional=True),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# param: x\nASK { }", "q.rq:1: 'x' is no parameter; write NAME TYPE EXAMPLE"),
        ("# param: x text y\nASK { }", "q.rq: the parameter x is no variable of the query"),
        ("ASK {\n\n ?s ?p }", "q.rq:3:2: does not parse at '?s ?p }'"),
    ],
)
def test_a_malformed_query_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text, where="q.rq")
    assert str(caught.value).startswith(message)


def test_a_named_query_needs_title_and_answers(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("# title: T\nASK { }")
    with pytest.raises(QueryError, match=r"a\.rq: no 'answers' in the header"):
        load_queries(tmp_path)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("statements-about", {}, "needs a value for entity; add --entity Chandrayaan-2"),
        ("statements-about", {"entty": "x"}, "has no parameter entty; it takes entity"),
        ("missions-of", {"agency": "ent:isr"}, "ent:isr: nothing in the store has this IRI; did"),
        ("missions-of", {"agency": "ISRRO"}, "ISRRO: nothing in the store has this name; did you"),
    ],
)
def test_a_wrong_value_says_what_would_be_right(
    store: Store, name: str, values: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        answer(store, find_query(name), values)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["ISRO", "isro", "ent:isro", expand("ent:isro")])
def test_an_entity_may_be_given_by_label_or_iri(store: Store, name: str) -> None:
    assert rows(store, "missions-of", "mission", agency=name)[0] == ("Chandrayaan-2",)


def test_of_things_of_one_name_the_stated_one_is_meant() -> None:
    store = open_store()
    label = expand("rdfs:label")
    graph = "<https://a/g>"
    store.load(
        [
            f'<https://a/1> <{label}> "Vikram" {graph} .',
            f'<https://a/2> <{label}> "Vikram" {graph} .',
        ]
    )
    with pytest.raises(QueryError, match="names 2 things"):
        find_entity(store, "vikram")
    store.load([f"<https://a/st> <{expand('rdf:subject')}> <https://a/2> {graph} ."])
    assert find_entity(store, "vikram") == Iri("https://a/2")
    assert find_labels(store, [Iri("https://a/1")]) == {"https://a/1": "Vikram"}


def test_a_thing_is_shown_by_its_own_name_rather_than_by_one_that_a_text_uses() -> None:
    store = open_store()
    own, used, graph = expand("skos:prefLabel"), expand("rdfs:label"), "<https://a/g>"
    store.load(
        [
            f'<https://a/1> <{own}> "South Korea"@en {graph} .',
            f'<https://a/1> <{used}> "SKorea" {graph} .',
            f'<https://a/2> <{used}> "lander" {graph} .',
            f'<https://a/2> <{used}> "craft" {graph} .',
        ]
    )
    found = find_labels(store, [Iri("https://a/1"), Iri("https://a/2"), Iri("https://a/3")])
    assert found == {"https://a/1": "South Korea", "https://a/2": "craft"}


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("12", Literal("12", expand("xsd:integer"))),
        ("2019-07-30", Literal("2019-07-30", expand("xsd:date"))),
        ("kg:certain", Iri(expand("kg:certain"))),
        ('a "b" }', Literal('a "b" }')),
    ],
)
def test_an_undeclared_parameter_is_taken_by_its_look(value: str, term: object) -> None:
    query = parse_query("SELECT ?x { BIND(?y AS ?x) }", where="-e")
    found = answer(open_store(), query, {"y": value})
    assert found == Solutions(("x",), [{"x": term}])  # type: ignore[dict-item]


def test_ask_and_construct_have_answers_too(store: Store) -> None:
    assert answer(store, parse_query("ASK { }", where="-e"), {}) is True
    query = parse_query("CONSTRUCT { ?x a kg:Name } WHERE { ?x a kg:Name }", where="-e")
    name = Iri(expand("ent:name-it"))
    assert answer(store, query, {}) == [(name, Iri(expand("rdf:type")), Iri(expand("kg:Name")))]


def test_of_rows_no_more_come_than_are_wanted(store: Store) -> None:
    query = parse_query("SELECT ?x { VALUES ?x { 1 2 3 } }", where="-e")
    found = answer(store, query, {}, limit=2)
    assert isinstance(found, Solutions)
    assert [row["x"][0] for row in found.rows] == ["1", "2"]
    query = parse_query("CONSTRUCT WHERE { ?x rdf:subject ?y }", where="-e")
    assert len(answer(store, query, {}, limit=2)) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "day"),
    [
        ("date", "2019", "2019-01-01"),
        ("date", "2019-09", "2019-09-01"),
        ("date", "2019-09-07", "2019-09-07"),
        ("end-date", "2019", "2019-12-31"),
        ("end-date", "2020-02", "2020-02-29"),
        ("end-date", "2019-09-07", "2019-09-07"),
    ],
)
def test_a_year_or_a_month_is_its_first_or_last_day(kind: str, value: str, day: str) -> None:
    text = f"# param: since {kind} 2019\nSELECT ?x {{ BIND(?since AS ?x) }}"
    found = answer(open_store(), parse_query(text, where="q.rq"), {"since": value})
    assert found == Solutions(("x",), [{"x": Literal(day, expand("xsd:date"))}])


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("date", "soon", "--a-b: 'soon' is no date; write 2019, 2019-09 or 2019-09-07"),
        ("date", "2019-02-30", "--a-b: '2019-02-30' is no day (day is out of range for month); "),
        ("end-date", "0000", "--a-b: '0000' is no day (year 0 is out of range); correct it"),
        ("date", "20190907", "--a-b: '20190907' is no date; "),
        ("number", "12 km", "--a-b: '12 km' is no number; write it as 12 or 2.5"),
        ("iri", "isro", "--a-b: 'isro' is no IRI; write https://... or prefix:name"),
    ],
)
def test_a_value_of_the_wrong_type_is_told(kind: str, value: str, message: str) -> None:
    query = parse_query(f"# param: a_b {kind} x\nASK {{ ?a_b ?p ?o }}", where="q.rq")
    with pytest.raises(QueryError) as caught:
        answer(open_store(), query, {"a_b": value})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "value", ['" } INSERT DATA { <a:a> <a:b> "', "?y", "\\", "'''", "#", "\n\\u0022", "?x) }"]
)
def test_a_value_never_becomes_part_of_the_query(value: str) -> None:
    query = parse_query("# param: x text a\nSELECT ?y { BIND(STR(?x) AS ?y) }", where="q.rq")
    assert answer(open_store(), query, {"x": value}) == Solutions(("y",), [{"y": Literal(value)}])


def test_a_parameter_that_may_be_left_out_can_be_asked_for_in_a_filter() -> None:
    text = (
        "# param: since date 2019 (optional)\n"
        "SELECT ?x { VALUES ?x { 2018 2019 2020 } FILTER(!BOUND( ?since ) || ?x >= YEAR(?since)) }"
    )
    query = parse_query(text, where="q.rq")
    for values, expected in (({}, 3), ({"since": "2019"}, 2)):
        found = answer(open_store(), query, values)
        assert isinstance(found, Solutions)
        assert len(found.rows) == expected
