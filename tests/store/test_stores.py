"""What holds of every store: in memory, in a folder, on an Oxigraph server and on a Virtuoso."""

import contextlib
from pathlib import Path
from typing import Any

import pytest

from kg.errors import QueryError, StoreError
from kg.load import (
    input_quad,
    known_inputs,
    load_all,
    load_ontology,
    load_reading,
    load_readings,
    reading_quads,
)
from kg.model import Reading
from kg.rdf import Iri, Literal, n3, read_statements, source_iri
from kg.store import Store, open_store
from kg.store.server import RemoteStore, writing
from kg.store.server import store as store_module
from kg.store.server.kinds import kind_of
from kg.vocab import XSD, expand


def test_a_store_holds_the_same_quads_as_memory(
    store: Store, reading: Reading, other_reading: Reading, changed_reading: Reading
) -> None:
    memory = open_store()
    for one in (store, memory):
        assert load_ontology(one) is True
        load_readings(one, [reading, other_reading, changed_reading])
    assert list(store.quads()) == list(memory.quads())
    assert load_ontology(store) is False


def test_statements_come_back_as_they_went_in(store: Store, reading: Reading) -> None:
    assert load_reading(store, reading) is True
    assert load_reading(store, reading) is False
    found = read_statements(store.triples(source_iri("a.txt")))
    assert found == list(reading.statements)


def test_what_a_source_said_is_listed_and_removed(
    store: Store, reading: Reading, other_reading: Reading
) -> None:
    load_readings(store, [reading])
    before = list(store.quads())
    other = open_store()
    load_readings(other, [other_reading])
    said = list(other.said(source_iri("b.txt")))
    store.fill(said)
    assert list(store.said(source_iri("b.txt"))) == said
    store.remove(source_iri("b.txt"))
    assert list(store.quads()) == sorted(store.lines()) == before


def test_a_changed_article_takes_the_place_of_what_it_said(
    store: Store, reading: Reading, other_reading: Reading, changed_reading: Reading
) -> None:
    fresh = open_store()
    load_readings(store, [reading, other_reading, changed_reading])
    load_readings(fresh, [changed_reading, other_reading])
    assert list(store.quads()) == list(fresh.quads())


def lines_of(reading: Reading, mark: str) -> dict[str, list[str]]:
    source = source_iri(reading.article.path)
    return {source: [*reading_quads(reading), input_quad(source, mark)]}


def test_an_article_is_known_again_by_what_it_was_read_from(store: Store, reading: Reading) -> None:
    assert load_all(store, lines_of(reading, "abc")) == {source_iri("a.txt")}
    assert load_all(store, lines_of(reading, "abc")) == set()
    assert known_inputs(store, ["abc", "abd"]) == {"abc"}


class BrokenOffError(Exception):
    pass


def test_an_article_that_broke_off_is_not_whole_and_is_written_anew(
    address: str, reading: Reading, changed_reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = open_store()
    load_all(memory, lines_of(changed_reading, "new"))
    ((source, lines),) = lines_of(changed_reading, "new").items()
    count = len(list(writing.replace(source, lines, 20)))
    known = []
    # as a server that does one operation after the other, each for itself, and at last goes down
    monkeypatch.setattr(
        store_module, "kind_of", lambda name: kind_of(name)._replace(batch=20, dumps=False)
    )
    monkeypatch.setattr(writing, "_LARGEST", 1)
    for most in (0, 2, 4, 6, count - 2, count - 1, count):
        with open_store(address) as one:
            load_all(one, lines_of(reading, "old"))
        with open_store(address) as one:
            assert isinstance(one, RemoteStore)
            send, left = one._send, iter(range(most))

            def limited(*given: Any, send: Any = send, left: Any = left, **more: Any) -> None:
                if next(left, None) is None:
                    raise BrokenOffError
                send(*given, **more)

            monkeypatch.setattr(one, "_send", limited)
            with contextlib.suppress(BrokenOffError):
                load_all(one, lines_of(changed_reading, "new"))
        with open_store(address) as one:
            known.append(known_inputs(one, ["old", "new"]))
            whole = list(one.quads()) == list(memory.quads())
            assert ("new" in known[-1]) == whole
            load_all(one, lines_of(changed_reading, "new"))
            assert list(one.quads()) == list(memory.quads())
    assert known[0] == {"old"}
    assert frozenset() in known
    assert known[-1] == {"new"}


def test_queries_see_the_union_of_all_graphs(store: Store) -> None:
    store.load(
        [
            '<https://a/s> <https://a/p> "x"@en <https://a/g> .',
            '<https://a/s> <https://a/q> "y" <https://a/h> .',
        ]
    )
    query = "SELECT ?x ?y { ?s <https://a/p> ?x ; <https://a/q> ?y }"
    found = store.select(query)
    assert found.variables == ("x", "y")
    assert found.rows == [{"x": Literal("x", expand("rdf:langString"), "en"), "y": Literal("y")}]
    assert store.ask(query.replace("SELECT ?x ?y", "ASK"), {"y": Literal("y")})
    assert not store.ask(query.replace("SELECT ?x ?y", "ASK"), {"y": Literal("x")})
    every = store.construct("CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { <https://a/s> } ?s ?p ?o }")
    assert every == sorted(store.triples(), key=str)
    assert len(every) == 2


def test_a_query_is_checked_before_it_is_sent(store: Store) -> None:
    with pytest.raises(QueryError, match="would ask another server"):
        store.select("SELECT ?x { SERVICE <http://127.0.0.1/> { ?x ?y ?z } }")
    with pytest.raises(QueryError, match="is no ASK"):
        store.ask("SELECT ?x { }")
    with pytest.raises(QueryError, match="is no SELECT"):
        store.select("ASK { }")


LITERALS = (
    Literal(""),
    Literal('say "x" \\ C:\\u0041'),
    Literal(" line\nbreak\r\n\ttab \r"),
    Literal("\x01\x0b\x7f\x85\u2028\ufeff\u202e"),
    Literal("} UNION { ?s ?p ?o } #'''\"\"\""),
    Literal("ünï ☾ 😀"),
    Literal("long ü☾ " * 20_000),
    Literal("2019-09-07"),
    Literal("colour", expand("rdf:langString"), "en-gb"),
    Literal("true", XSD + "boolean"),
    Literal("false", XSD + "boolean"),
    Literal("-17", XSD + "integer"),
    Literal("0.8", XSD + "decimal"),
    Literal("2", XSD + "decimal"),
    Literal("0.3333333333333333", XSD + "double"),
    Literal("123456.789012345", XSD + "double"),
    Literal("2095", XSD + "double"),
    Literal("1e300", XSD + "double"),
    Literal("2019-09-07", XSD + "date"),
    Literal("1066-10-14", XSD + "date"),
    Literal("2019-09-07T01:02:03Z", XSD + "dateTime"),
    Literal("2019-09-07T01:02:03.5+05:30", XSD + "dateTime"),
    Literal("2019", XSD + "gYear"),
    Literal("PT15M", XSD + "dayTimeDuration"),
    Literal("http://a/b", XSD + "anyURI"),
    Literal("odd", "https://a/type"),
)


def test_each_literal_comes_back_as_from_memory(store: Store) -> None:
    lines = [
        f"<https://a/s{number}> <https://a/p> {n3(literal)} <https://a/g> ."
        for number, literal in enumerate(LITERALS)
    ]
    memory = open_store()
    for one in (memory, store):
        one.replace("https://a/g", lines)
    assert list(store.quads()) == list(memory.quads())
    assert sorted(store.triples("https://a/g")) == sorted(memory.triples("https://a/g"))
    assert store.replace("https://a/g", lines) is False


@pytest.mark.parametrize("nasty", [one for one in LITERALS[:6] if one.value])
def test_a_bound_string_stays_a_string(store: Store, nasty: Literal) -> None:
    store.load([f"<https://a/s> <https://a/p> {n3(nasty)} <https://a/g> ."])
    assert store.ask("ASK { ?s <https://a/p> ?x }", {"x": nasty})
    found = store.select("SELECT (STR(?x) AS ?y) { ?s <https://a/p> ?x }").rows
    assert found == [{"y": nasty}]


def test_names_with_odd_characters_come_back(store: Store) -> None:
    names = (
        "https://a/%C3%BC",
        "https://a/ü/☾",
        "https://a/a'b(c)",
        "urn:x:y",
        "https://a/q?b=c&d",
    )
    lines = {f"{n3(Iri(one))} <https://a/p> {n3(Iri(one))} <https://a/g> ." for one in names}
    store.load(lines)
    assert set(store.quads()) == lines


def test_a_copy_has_all_of_it(store: Store, tmp_path: Path) -> None:
    store.fill(f'<https://a/s> <https://a/p> "{one}"@en <https://a/g> .' for one in range(9))
    for place in (None, str(tmp_path / "copy")):
        with open_store(place, create=True) as copy:
            copy.fill_from(store)
            assert list(copy.quads()) == list(store.quads()) != []


def test_no_construct_is_made_of_a_part(virtuoso: str) -> None:
    with open_store(virtuoso) as store:
        lines = [f'<https://a/s> <https://a/p> "{at}" <https://a/many> .' for at in range(1500)]
        store.fill(lines)
        few = "CONSTRUCT { ?s ?p 1 } WHERE { GRAPH <https://a/many> { ?s ?p ?o } }"
        with pytest.raises(StoreError, match="gives no more than 1000 rows at once"):
            store.construct(few)
        assert len(store.construct(f"{few} LIMIT 900")) == 1


def test_more_rows_than_a_server_gives_at_once_all_come(store: Store) -> None:
    lines = [f'<https://a/s> <https://a/p> "{number:04}" <https://a/g> .' for number in range(2345)]
    store.fill(lines)
    query = "SELECT ?x { ?s <https://a/p> ?x } ORDER BY ?x"
    rows = store.select("PREFIX a: <https://a/> " + query.replace("<https://a/p>", "a:p")).rows
    assert [str(row["x"][0]) for row in rows] == [f"{number:04}" for number in range(2345)]
    assert store.select(query, limit=2).rows == rows[:2]
    assert list(store.quads()) == lines
    assert len(list(store.triples("https://a/g"))) == 2345
