"""The ontology as quads."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.load import load_ontology
from kg.store import open_store
from kg.store.ontology import ONTOLOGY, ontology_hash, ontology_quads


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_blank_nodes_get_the_same_iris_each_time(tmp_path: Path) -> None:
    write(tmp_path, "core/a.ttl", "<https://a/s> <https://a/p> [ <https://a/q> 1 ] .")
    lines = list(ontology_quads(tmp_path))
    node = "<https://w3id.org/factlint/genid/core-a-1>"
    assert lines == list(ontology_quads(tmp_path))
    assert sorted(lines)[0] == f"<https://a/s> <https://a/p> {node} <{ONTOLOGY}> ."
    assert ontology_hash(tmp_path) in lines[-1]


def test_the_shipped_ontology_is_loaded_once() -> None:
    store = open_store()
    assert load_ontology(store) is True
    assert load_ontology(store) is False
    assert store.ask('ASK { ?agency a space:Agency ; skos:prefLabel "ISRO"@en }')


def test_a_changed_file_is_loaded_anew(tmp_path: Path) -> None:
    store = open_store()
    write(tmp_path, "core/a.ttl", "<https://a/s> <https://a/p> 1 .")
    load_ontology(store, tmp_path)
    write(tmp_path, "core/a.ttl", "<https://a/s> <https://a/p> 2 .")
    assert load_ontology(store, tmp_path) is True
    assert store.ask("ASK { <https://a/s> <https://a/p> 2 MINUS { ?s ?p 1 } }")
    write(tmp_path, "core/words.yaml", "a: b")
    assert load_ontology(store, tmp_path) is True


def test_a_file_that_does_not_parse_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "core/a.ttl", "<https://a/s> <https://a/p> 1 .\n<https://a/s> oops .")
    with pytest.raises(OntologyError, match=r"core/a\.ttl:2: not Turtle"):
        list(ontology_quads(tmp_path))


def test_a_folder_without_turtle_is_no_ontology(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="holds no Turtle file"):
        list(ontology_quads(tmp_path))
