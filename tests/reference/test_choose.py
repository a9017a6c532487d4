"""Which references a check uses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.errors import ReadError, UsageError
from kg.folder import data_folder
from kg.load import load_ontology
from kg.model import Entity, Property, Quote, Source, Speaker, Statement, Time
from kg.rdf import source_quads, statement_quads
from kg.reference.choose import MEANWHILE, set_references, shipped_beside
from kg.reference.imports import import_files
from kg.reference.shelf import put, reference_quads, references
from kg.store import Store, open_store

FACTS = """\
title: Two facts
publisher: Us
licence: CC0-1.0
statements:
  - say: "Chandrayaan-2 lifted off on 22 July 2019."
    subject: ent:chandrayaan-2
    property: launchDate
    value: "2019-07-22"
    citation: "we"
"""


@pytest.fixture
def kept(tables: Path) -> str:
    """The location of a store with the reference `moon`."""
    location = str(tables / "store")
    (moon,) = import_files("iau", [tables / "places.csv"], data_folder("ontology"), "moon")
    with open_store(location, create=True) as store:
        load_ontology(store)
        put(store, moon)
    return location


def there(store: Store) -> dict[str, int]:
    return {one.name: one.statements for one in references(store)}


def chosen(location: str, *names: str | Path) -> dict[str, int]:
    store = open_store()
    set_references(store, tuple(map(str, names)), location=location)
    return there(store)


def test_what_ships_is_on_until_it_is_said_otherwise(kept: str) -> None:
    for choice, names in ((True, ["sources/reference/lunar-missions.yaml"]), (False, [])):
        store = open_store()
        set_references(store, choice, location=kept)
        assert list(there(store)) == names


def test_a_name_is_one_that_ships_or_one_in_the_store(kept: str) -> None:
    assert chosen(kept, "moon") == {"moon": 5}
    assert list(chosen(kept, "moon", "lunar-missions")) == [
        "moon",
        "sources/reference/lunar-missions.yaml",
    ]


def test_a_file_is_of_facts_of_quads_or_a_table(tables: Path) -> None:
    facts = tables / "facts.yaml"
    facts.write_text(FACTS, "utf-8")
    assert list(chosen("no-store", facts).values()) == [1]
    (moon,) = import_files("iau", [tables / "places.csv"], data_folder("ontology"), "moon")
    quads = tables / "moon.nq"
    quads.write_text("".join(f"{line}\n" for line in reference_quads(moon)), "utf-8")
    assert chosen("no-store", quads) == {"moon": 5}
    assert list(chosen("no-store", tables / "launches.tsv")) == ["launches"]


def test_the_store_s_own_references_go_unless_chosen(kept: str) -> None:
    store = open_store()
    with open_store(kept) as source:
        store.load(source.quads())
    set_references(store, ("moon",), location=kept)
    assert there(store) == {"moon": 5}
    set_references(store, False, location=kept)
    assert there(store) == {}
    assert not store.ask("ASK { ?st rdf:object ent:moon ; kg:extractor 'reference' }")


def test_of_a_table_only_what_can_meet_a_statement_is_loaded(tables: Path) -> None:
    def launched(*named: str) -> list[str]:
        store = open_store()
        for iri in named:
            store.load(said_of(iri))
        set_references(store, (str(tables / "launches.tsv"),), location="no-store", whole=False)
        query = "SELECT DISTINCT ?x { ?st rdf:subject ?x ; rdf:predicate space:launchDate }"
        return sorted(str(row["x"]).rsplit("/", 1)[-1] for row in store.select(query).rows)

    assert launched() == ["chandrayaan-2"]
    assert launched("nordlys-7") == ["chandrayaan-2", "nordlys-7"]


def said_of(name: str) -> list[str]:
    """An article's statement about a thing of that name."""
    source = Source(iri="https://example.org/a", path="a.txt")
    iri = f"https://w3id.org/factlint/entity/{name}"
    one = Statement(
        id="https://w3id.org/factlint/statement/1",
        source="a.txt",
        subject=Entity(iri=iri, label=name),
        property=Property(iri="https://w3id.org/factlint/space#launchDate", name="launchDate"),
        value=Time(earliest=None, latest=None, text="once"),
        speakers=(Speaker(label="A"),),
        quote=Quote(exact="x", start=0, end=1),
    )
    lines = [*source_quads(source, "x"), *statement_quads(one, source)]
    return [line for line in lines if "launchDate> <" in line or "rdf-syntax" in line]


def test_what_is_none_of_these_is_an_error(kept: str, tables: Path) -> None:
    with pytest.raises(
        UsageError, match=r"mars: is neither a file nor the name .*: lunar-missions"
    ):
        chosen(kept, "mars")
    other = tables / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(ReadError, match=r"other.csv:1: no reference of a known form; name facts"):
        chosen(kept, other)
    bad = tables / "bad.trig"
    bad.write_text("<http://a> <http://b> .\n", "utf-8")
    with pytest.raises(ReadError, match=r"bad.trig:1: does not parse"):
        chosen(kept, bad)


KILLED = """
import os, sys
from kg.reference.choose import shipped_beside
from kg.store import open_store
with open_store(sys.argv[1], create=True) as store, shipped_beside(store):
    os._exit(9)
"""


@pytest.fixture
def killed(kept: str) -> str:
    """The store after a check that was killed."""
    packages = str(Path(kg.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, kept],
        env=os.environ | {"PYTHONPATH": packages},
        check=False,
        timeout=60,
    )
    assert done.returncode == 9
    return kept


def test_what_stands_beside_for_a_check_goes_again(kept: str) -> None:
    with open_store(kept, create=True) as store:
        before = set(store.quads())
        with shipped_beside(store):
            assert {one.name for one in references(store)} > {"moon"}
        assert set(store.quads()) == before


def test_what_a_killed_check_left_beside_is_put_away_by_the_next_ingest(
    killed: str, tmp_path: Path
) -> None:
    with open_store(killed) as store:
        assert {one.name for one in references(store)} > {"moon"}
    (tmp_path / "a.txt").write_text("The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n")
    done = CliRunner().invoke(main, ["ingest", str(tmp_path / "a.txt"), "--store", killed, "-q"])
    assert done.exit_code == 0, done.stderr
    with open_store(killed) as store:
        assert [one.name for one in references(store)] == ["moon"]
        assert not [quad for quad in store.quads() if MEANWHILE in quad]
