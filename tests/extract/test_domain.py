"""A new domain is files alone: an invented one beside the shipped core, read, stored and asked."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import vocab
from kg.cli import main
from kg.extract import Extractor
from kg.folder import data_folder
from kg.lexicon import load_lexicon
from kg.model import Entity

VOCABULARY = """\
@prefix bird: <https://example.org/birds#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
bird:Society a owl:Class ; rdfs:subClassOf kg:Organization ; rdfs:label "society"@en .
bird:Ornithologist a owl:Class ; owl:equivalentClass kg:Person ; rdfs:label "ornithologist"@en .
bird:Species a owl:Class ; rdfs:label "species"@en .
bird:protects a owl:ObjectProperty ; rdfs:label "protects"@en ;
    rdfs:domain kg:Party ; rdfs:range bird:Species .
bird:describes a owl:ObjectProperty ; rdfs:label "describes"@en ;
    rdfs:domain kg:Person ; rdfs:range bird:Species .
"""
ENTITIES = """\
@prefix bird: <https://example.org/birds#> .
@prefix ent: <https://w3id.org/factlint/entity/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ent:kakapo a bird:Species ; skos:prefLabel "kakapo"@en .
"""
LEXICON = """\
nouns:
  bird:Society: [society]
frames:
- {id: protect.verb, property: protects, verbs: [protect, guard], value: obj}
- {id: describe.verb, property: describes, verbs: [describe], value: obj}
"""
TEXT = """\
The Harbour Bird Society has guarded the kakapo since 1990. Dr Elsa Winter described the kakapo
in 2019.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core that ships, and a domain of birds."""
    root = tmp_path_factory.mktemp("ontology")
    shutil.copytree(data_folder("ontology") / "core", root / "core")
    (root / "birds" / "entities").mkdir(parents=True)
    (root / "birds" / "birds.ttl").write_text(VOCABULARY, "utf-8")
    (root / "birds" / "entities" / "species.ttl").write_text(ENTITIES, "utf-8")
    (root / "birds" / "lexicon.yaml").write_text(LEXICON, "utf-8")
    return root


@pytest.fixture(scope="module")
def article(folder: Path) -> str:
    path = folder / "birds.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_a_domain_of_files_alone_gives_statements(folder: Path, article: str) -> None:
    reading = Extractor(load_lexicon(folder)).read(article)
    found = [
        (one.subject.label, one.subject.type, one.property.name, one.value.label, one.value.type)
        for one in reading.stated
        if isinstance(one.value, Entity)
    ]
    assert found == [
        ("Harbour Bird Society", "bird:Society", "protects", "kakapo", "bird:Species"),
        ("Elsa Winter", "bird:Ornithologist", "describes", "kakapo", "bird:Species"),
    ]


def test_a_store_of_the_domain_is_asked_in_its_own_prefix(
    folder: Path, article: str, tmp_path: Path
) -> None:
    store = str(tmp_path / "store")
    run = CliRunner()
    args = ["ingest", article, "--ontology", str(folder), "--store", store]
    assert run.invoke(main, args).exit_code == 0
    del vocab.PREFIXES["bird"]  # as in another process
    query = "SELECT ?who { ?who bird:protects ent:kakapo }"
    told = run.invoke(main, ["query", "-e", query, "--store", store, "--format", "csv"])
    assert told.stdout == f"who\n{vocab.ENTITY}harbour-bird-society\n"
