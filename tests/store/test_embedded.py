"""The store in memory and in a folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, StoreError
from kg.load import load_reading, load_readings, reading_quads
from kg.model import Reading
from kg.rdf import (
    Iri,
    Literal,
    n3,
    read_sources,
    read_statements,
    source_iri,
    source_of,
    statement_quads,
)
from kg.store import Solutions, open_store
from kg.store.embedded import EmbeddedStore
from kg.vocab import expand

ONE = '<https://a/s> <https://a/p> "x" <https://a/g> .'


def test_statements_come_back_as_they_went_in(reading: Reading, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(str(folder), create=True) as store:
        load_reading(store, reading)
    with open_store(str(folder)) as store:
        triples = list(store.triples(source_iri("a.txt")))
    assert read_statements(triples) == list(reading.statements)
    assert read_sources(triples) == [source_of(reading.article)]


def test_the_same_again_changes_nothing(reading: Reading) -> None:
    store = open_store()
    assert load_reading(store, reading) is True
    before = list(store.quads())
    assert load_reading(store, reading) is False
    assert list(store.quads()) == before


def test_a_changed_article_takes_the_place_of_what_it_said(
    reading: Reading, other_reading: Reading, changed_reading: Reading
) -> None:
    store, fresh = open_store(), open_store()
    load_readings(store, [reading, other_reading, changed_reading])
    load_readings(fresh, [changed_reading, other_reading])
    assert list(store.quads()) == list(fresh.quads())


def test_a_denied_statement_has_no_plain_triple(reading: Reading) -> None:
    store = open_store()
    load_reading(store, reading)
    rows = store.select("SELECT ?who ?what { ?who space:launches ?what }").rows
    assert rows == [{"who": Iri(expand("ent:isro")), "what": Iri(expand("ent:vikram"))}]
    assert not store.ask("ASK { ?craft space:landingOutcome ?outcome }")


def test_nothing_is_half_written() -> None:
    store = open_store()
    store.load([ONE])
    with pytest.raises(SyntaxError):
        store.load(['<https://a/t> <https://a/p> "y" <https://a/g> .', "no quad"])
    with pytest.raises(ValueError, match="no N-Quads line"):
        store.replace("https://a/g", ['<https://a/t> <https://a/p> "y" .'])
    assert list(store.quads()) == [ONE]


def test_queries_see_the_union_of_all_graphs() -> None:
    store = open_store()
    store.load([ONE, '<https://a/s> <https://a/q> "y" <https://a/h> .'])
    found = store.select("SELECT ?x ?y { ?s <https://a/p> ?x ; <https://a/q> ?y }")
    assert found == Solutions(("x", "y"), [{"x": Literal("x"), "y": Literal("y")}])


def test_an_unbound_variable_is_left_out_of_its_row() -> None:
    found = open_store().select("SELECT ?x ?y { BIND(1 AS ?x) }")
    assert found.variables == ("x", "y")
    assert found.rows == [{"x": Literal("1", expand("xsd:integer"))}]


@pytest.mark.parametrize(
    "nasty",
    [
        'say "x"',
        "back\\slash",
        "C:\\u0041",
        "line\nbreak\r\ttab",
        "} UNION { ?s ?p ?o } #",
        "\x0b\x7f",
        "'''\"\"\"",
        "ünï ☾ 😀",
        "",
    ],
)
def test_a_bound_string_stays_a_string(nasty: str) -> None:
    store = open_store()
    found = store.select("SELECT (?x AS ?y) ?x { }", {"x": Literal(nasty)})
    assert found.rows == [{"y": Literal(nasty), "x": Literal(nasty)}]
    line = f"<https://a/s> <https://a/p> {n3(Literal(nasty))} <https://a/g> ."
    store.replace("https://a/g", [line])
    assert store.ask("ASK { ?s <https://a/p> ?x }", {"x": Literal(nasty)})


@given(st.text())
def test_any_bound_string_comes_back(text: str) -> None:
    query = "SELECT (?x AS ?y) { VALUES ?z { 1 } # ?x\n FILTER(STR(?x) = ?x) }"
    assert open_store().select(query, {"x": Literal(text)}).rows == [{"y": Literal(text)}]


def test_the_plain_string_and_xsd_string_are_one() -> None:
    store = open_store()
    store.load([ONE])
    typed = Literal("x", expand("xsd:string"))
    assert store.ask("ASK { ?s ?p ?x }", {"x": typed})
    assert store.ask('ASK { ?s ?p "x"^^xsd:string }')


def test_construct_gives_sorted_triples() -> None:
    store = open_store()
    store.load([ONE, '<https://a/r> <https://a/p> "x" <https://a/g> .'])
    expected = [
        (Iri("https://a/r"), Iri("https://a/q"), Literal("x")),
        (Iri("https://a/s"), Iri("https://a/q"), Literal("x")),
    ]
    query = "CONSTRUCT { ?s <https://a/q> ?o } WHERE { ?s <https://a/p> ?o }"
    assert store.construct(query) == expected


def test_a_query_of_another_form_is_refused() -> None:
    with pytest.raises(QueryError, match="is no SELECT; write a SELECT query"):
        open_store().select("ASK { }")


def test_numbers_keep_their_value_though_not_their_zeros(reading: Reading) -> None:
    store = open_store()
    store.load(statement_quads(reading.statements[0], source_of(reading.article)))
    found = store.select("SELECT ?c { ?st kg:confidence ?c }").rows
    assert found == [{"c": Literal("0.8", expand("xsd:decimal"))}]


def test_a_folder_that_is_missing_is_made_only_for_a_writer(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store; run kg ingest first"):
        open_store(str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_a_folder_with_other_files_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    for create in (True, False):
        with pytest.raises(StoreError, match="holds other files and no store"):
            open_store(str(tmp_path), create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    with pytest.raises(StoreError, match="is a file, not a store"):
        open_store(str(path))


def test_a_damaged_store_is_an_error(tmp_path: Path) -> None:
    open_store(str(tmp_path / "s"), create=True).close()
    (tmp_path / "s" / "CURRENT").write_text("nonsense\n")
    for create in (True, False):
        with pytest.raises(StoreError, match="restore a backup, or ingest anew"):
            open_store(str(tmp_path / "s"), create=create)


@pytest.mark.parametrize("count", [9, 30_000])  # of so many a bulk load is made
def test_of_lines_with_a_broken_one_none_is_loaded(tmp_path: Path, count: int) -> None:
    lines = [f"<urn:s> <urn:p{at}> <urn:o> <urn:g> ." for at in range(count)]
    with open_store(str(tmp_path / "s"), create=True) as store:
        with pytest.raises(SyntaxError):
            store.load([*lines, "<urn:s> <urn:p"])
        assert list(store.quads()) == []
        store.load(lines)
    with open_store(str(tmp_path / "s")) as store:
        assert len(list(store.lines())) == count


def test_many_may_read_while_none_writes(tmp_path: Path) -> None:
    folder = str(tmp_path / "s")
    open_store(folder, create=True).close()
    error = pytest.raises(StoreError, match="is in use by another process")
    with open_store(folder), open_store(folder), error:
        open_store(folder, create=True)
    open_store(folder, create=True).close()


@pytest.mark.parametrize("create", [True, False])
def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path, create: bool) -> None:
    folder = str(tmp_path / "s")
    code = (
        "from kg.errors import StoreError\nfrom kg.store import open_store\n"
        f"try: open_store({folder!r}, create={create})\nexcept StoreError as error: print(error)"
    )
    with open_store(folder, create=True):
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
    remedy = "wait until it has finished, or name another --store"
    assert run.stdout == f"{folder}: is in use by another process; {remedy}\n"


def test_another_programs_hold_on_the_folder_is_seen(tmp_path: Path) -> None:
    import pyoxigraph

    folder = str(tmp_path / "s")
    open_store(folder, create=True).close()
    held = pyoxigraph.Store(folder)
    with pytest.raises(StoreError, match="is in use by another process"):
        open_store(folder, create=True)
    del held


def test_an_address_of_another_kind_is_no_store() -> None:
    with pytest.raises(StoreError, match="is neither a folder nor http"):
        open_store("ftp://example.org/store")


def test_all_lines_of_a_reading_are_kept(reading: Reading) -> None:
    store = open_store()
    load_reading(store, reading)
    assert len(list(store.quads())) == len(set(reading_quads(reading)))


def test_what_stands_beside_goes_again_and_what_was_there_stays() -> None:
    store = EmbeddedStore.in_memory()
    old, new = (f"<urn:{name}> <urn:p> <urn:o> <urn:g> ." for name in ("old", "new"))
    store.load([old])
    there = list(store.quads())
    with store.beside([*there, new]):
        assert [line.split()[0] for line in store.quads()] == ["<urn:new>", "<urn:old>"]
    assert list(store.quads()) == there
