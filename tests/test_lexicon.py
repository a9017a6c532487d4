"""Ontology folders: what is read out of them, and how their errors are told."""

from dataclasses import fields
from pathlib import Path

import pytest

from kg import vocab
from kg.errors import OntologyError
from kg.folder import data_folder
from kg.lexicon import Lexicon, load_lexicon
from kg.lexicon.frames import Frame
from kg.lexicon.vocabulary import PropertyTerm

PREFIXES = """\
@prefix : <https://w3id.org/factlint/sea#> .
@prefix sea: <https://w3id.org/factlint/space#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix ent: <https://w3id.org/factlint/entity/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""
VOCABULARY = """\
sea:Thing a owl:Class .
sea:Ship a owl:Class ; rdfs:subClassOf sea:Thing .
sea:Ferry a owl:Class ; rdfs:subClassOf sea:Ship, schema:Vehicle .
sea:Port a owl:Class ; rdfs:subClassOf sea:Thing .
sea:sailsTo a owl:ObjectProperty ; rdfs:domain sea:Ship ; rdfs:range sea:Port .
sea:meets a owl:ObjectProperty ; rdfs:domain sea:Ship ;
    rdfs:range [ a owl:Class ; owl:unionOf ( sea:Ship sea:Port ) ] .
sea:near a owl:ObjectProperty .
"""
ENTITIES = """\
ent:aurora a sea:Ferry ; skos:prefLabel "Aurora"@en ; skos:altLabel "MS Aurora"@en ;
    sea:partOf ent:fleet ; schema:startDate "1999-01-01" .
ent:fleet a sea:Ship ; skos:prefLabel "the fleet"@en .
ent:norway a sea:Port ; skos:prefLabel "Norway"@en ; kg:demonym "Norwegian"@en ;
    kg:capital ent:oslo ; kg:agency ent:navy .
ent:oslo a sea:Port ; skos:prefLabel "Oslo"@en ; sea:locatedIn ent:norway ; kg:ambiguous "two" .
ent:nameless a sea:Ship .
ent:classless skos:prefLabel "Classless"@en .
"""
LEXICON = """\
nouns:
  space:Ship: [ship, vessel]
  space:Ferry: [ferry, vessel]
frames:
- {id: sail.verb, property: sailsTo, verbs: [sail, set out], value: to, confidence: 0.9}
- {id: meet.verb, property: meets, verbs: meet, subject: [subj, obj], value: [with, obj],
   range: [space:Ferry]}
"""
WORDS = """\
report_verbs: [say, tell]
hedges: {may: possible}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An ontology of ships: a new domain is new files and no Python."""
    (tmp_path / "core").mkdir()
    (tmp_path / "sea" / "entities").mkdir(parents=True)
    (tmp_path / "core" / "words.yaml").write_text(WORDS, "utf-8")
    (tmp_path / "core" / "tides.yaml").write_text("spring: high\n", "utf-8")
    (tmp_path / "sea" / "sea.ttl").write_text(PREFIXES + VOCABULARY, "utf-8")
    (tmp_path / "sea" / "entities" / "ships.ttl").write_text(PREFIXES + ENTITIES, "utf-8")
    (tmp_path / "sea" / "lexicon.yaml").write_text(LEXICON, "utf-8")
    return tmp_path


@pytest.fixture
def lexicon(folder: Path) -> Lexicon:
    return load_lexicon(folder)


def fail(folder: Path) -> str:
    """The message with which the folder is refused, the folder's own name left out."""
    with pytest.raises(OntologyError) as caught:
        load_lexicon(folder)
    return str(caught.value).replace(f"{folder}/", "")


def test_a_property_relates_what_its_domain_and_range_say(lexicon: Lexicon) -> None:
    iri = vocab.PREFIXES["space"]
    assert lexicon.vocabulary.properties == {
        "sailsTo": PropertyTerm(
            iri=iri + "sailsTo", name="sailsTo", domain=("space:Ship",), range=("space:Port",)
        ),
        "meets": PropertyTerm(
            iri=iri + "meets",
            name="meets",
            domain=("space:Ship",),
            range=("space:Ship", "space:Port"),
        ),
        "near": PropertyTerm(
            iri=iri + "near", name="near", domain=("owl:Thing",), range=("owl:Thing",)
        ),
    }


def test_a_class_is_what_stands_above_it(lexicon: Lexicon) -> None:
    is_a = lexicon.vocabulary.is_a
    assert is_a("space:Ferry", "space:Ferry")
    assert is_a("space:Ferry", "space:Thing")
    assert is_a("space:Ferry", "schema:Vehicle")
    assert is_a("space:Ferry", "owl:Thing")
    assert not is_a("space:Ship", "space:Ferry")
    assert not is_a("space:Port", "space:Ship")


def test_an_unknown_class_is_only_itself(lexicon: Lexicon) -> None:
    assert lexicon.vocabulary.is_a("space:Raft", "space:Raft")
    assert not lexicon.vocabulary.is_a("space:Raft", "space:Ship")


def test_a_thing_of_a_wide_class_may_turn_out_to_be_of_a_narrow_one(lexicon: Lexicon) -> None:
    vocabulary = lexicon.vocabulary
    assert not vocabulary.fits("space:Ship", ("space:Ferry",))
    assert vocabulary.may_be("space:Ship", ("space:Port", "space:Ferry"))
    assert vocabulary.may_be("space:Ferry", ("space:Ship",))
    assert not vocabulary.may_be("space:Port", ("space:Ship", "space:Ferry"))


def test_an_entity_has_its_names_its_class_and_its_whole(lexicon: Lexicon) -> None:
    aurora = lexicon.gazetteer.entities[vocab.ENTITY + "aurora"]
    assert (aurora.label, aurora.type, aurora.names) == (
        "Aurora",
        "space:Ferry",
        ("Aurora", "MS Aurora"),
    )
    assert (aurora.whole, aurora.start) == (vocab.ENTITY + "fleet", "1999-01-01")
    assert lexicon.gazetteer.parts == {vocab.ENTITY + "fleet": (vocab.ENTITY + "aurora",)}


def test_what_has_no_name_or_no_class_is_no_entity(lexicon: Lexicon) -> None:
    names = sorted(lexicon.gazetteer.entities)
    assert names == [vocab.ENTITY + one for one in ("aurora", "fleet", "norway", "oslo")]


def test_a_country_has_its_demonyms_capital_and_agency(lexicon: Lexicon) -> None:
    norway = lexicon.gazetteer.nations[vocab.ENTITY + "norway"]
    assert norway.demonyms == ("Norwegian",)
    assert (norway.capital, norway.agency) == (vocab.ENTITY + "oslo", vocab.ENTITY + "navy")
    assert norway.government is None
    assert ("Norwegian", vocab.ENTITY + "norway") in list(lexicon.gazetteer.names())


def test_a_place_says_where_it_is_and_whether_its_name_is_ambiguous(lexicon: Lexicon) -> None:
    oslo = lexicon.gazetteer.entities[vocab.ENTITY + "oslo"]
    assert (oslo.country, oslo.ambiguous) == (vocab.ENTITY + "norway", True)


def test_a_frame_takes_domain_and_range_from_its_property_unless_it_has_its_own(
    lexicon: Lexicon,
) -> None:
    sail, meet = lexicon.frames
    assert (sail.domain, sail.range) == (("space:Ship",), ("space:Port",))
    assert (meet.domain, meet.range) == (("space:Ship",), ("space:Ferry",))


def test_a_frame_s_word_may_stand_for_a_list_of_one(lexicon: Lexicon) -> None:
    sail, meet = lexicon.frames
    assert (sail.verbs, sail.subject, sail.value) == (
        frozenset({"sail", "set out"}),
        ("subj",),
        ("to",),
    )
    assert (meet.verbs, meet.subject, meet.value) == (
        frozenset({"meet"}),
        ("subj", "obj"),
        ("with", "obj"),
    )
    assert (sail.confidence, meet.confidence) == (0.9, 0.8)


def test_a_noun_may_name_several_classes(lexicon: Lexicon) -> None:
    assert lexicon.nouns == {
        "ship": ("space:Ship",),
        "vessel": ("space:Ship", "space:Ferry"),
        "ferry": ("space:Ferry",),
    }


def test_words_are_a_list_or_a_table_as_it_suits(lexicon: Lexicon) -> None:
    assert lexicon.list("report_verbs") == {"say", "tell"}
    assert lexicon.list("hedges") == {"may"}
    assert lexicon.table("hedges") == {"may": "possible"}
    assert lexicon.table("report_verbs") == {"say": True, "tell": True}
    assert lexicon.data["tides"] == {"spring": "high"}


def test_broken_turtle_is_told_with_file_and_line(folder: Path) -> None:
    path = folder / "sea" / "entities" / "ships.ttl"
    path.write_text(PREFIXES + "ent:aurora a sea:Ferry\nent:fleet a sea:Ship .\n", "utf-8")
    told = fail(folder)
    assert told.startswith("sea/entities/ships.ttl:10: not Turtle (")
    assert told.endswith("; correct this line")


def test_an_unknown_prefix_is_told_with_file_and_line(folder: Path) -> None:
    (folder / "sea" / "sea.ttl").write_text(PREFIXES + "see:Ship a owl:Class .\n", "utf-8")
    assert fail(folder).startswith("sea/sea.ttl:9: not Turtle (")


@pytest.mark.parametrize("name", ["core/words.yaml", "core/tides.yaml", "sea/lexicon.yaml"])
def test_broken_yaml_is_told_with_file_and_line(folder: Path, name: str) -> None:
    (folder / name).write_text("a: [one, two]\nb: [one, two\nc: three\n", "utf-8")
    told = fail(folder)
    assert told.startswith(f"{name}:3: ")
    assert told.endswith("; correct this line")


def test_yaml_that_is_no_mapping_is_told(folder: Path) -> None:
    (folder / "core" / "words.yaml").write_text("- say\n- tell\n", "utf-8")
    assert fail(folder) == "core/words.yaml: not a mapping; write `key: value` lines"


def test_a_missing_word_file_is_told(folder: Path) -> None:
    (folder / "core" / "words.yaml").unlink()
    assert fail(folder) == ("core/words.yaml: No such file or directory; check the ontology folder")


def test_a_folder_without_core_is_no_ontology(tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        load_lexicon(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: no folder `core` in it; name a folder of the ontology's form"
    )


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (
            "{id: dock.verb, property: docksAt, verbs: [dock]}",
            "frame dock.verb: no property 'docksAt'; "
            "declare it in the vocabulary, or correct the name",
        ),
        (
            "{id: dock.verb, verbs: [dock]}",
            "frame dock.verb: no property None; declare it in the vocabulary, or correct the name",
        ),
        (
            "{id: dock.verb, property: sailsTo, range: [space:Pier]}",
            "frame dock.verb: no class 'space:Pier'; correct the name",
        ),
        (
            "{id: dock.verb, property: sailsTo, domain: space:Pier}",
            "frame dock.verb: no class 'space:Pier'; correct the name",
        ),
        (
            "{id: dock.verb, property: sailsTo, verb: [dock]}",
            "frame dock.verb: unknown key 'verb'; see docs/lexicon.md",
        ),
    ],
)
def test_a_frame_that_makes_no_sense_is_told_by_its_id(
    folder: Path, frame: str, message: str
) -> None:
    (folder / "sea" / "lexicon.yaml").write_text(f"frames:\n- {frame}\n", "utf-8")
    assert fail(folder) == f"sea/lexicon.yaml: {message}"


def test_a_frame_that_is_no_mapping_is_told(folder: Path) -> None:
    (folder / "sea" / "lexicon.yaml").write_text("frames:\n- dock\n", "utf-8")
    assert fail(folder).startswith("sea/lexicon.yaml: ")


def test_frames_that_are_no_list_are_told(folder: Path) -> None:
    (folder / "sea" / "lexicon.yaml").write_text("frames: {id: dock}\n", "utf-8")
    told = "sea/lexicon.yaml: `frames` is not a list; write one `- id: …` per frame"
    assert fail(folder) == told


def test_a_noun_of_an_unknown_class_is_told(folder: Path) -> None:
    (folder / "sea" / "lexicon.yaml").write_text("nouns: {space:Raft: [raft]}\n", "utf-8")
    assert fail(folder) == "sea/lexicon.yaml: nouns: no class 'space:Raft'; correct the name"


def test_every_key_of_a_frame_and_every_list_of_words_is_explained_in_the_docs() -> None:
    text = (Path(__file__).parents[1] / "docs" / "lexicon.md").read_text("utf-8")
    keys = {field.name for field in fields(Frame)} - {"exclude"} | {"except"}
    words = set(load_lexicon(data_folder("ontology")).words)
    assert {name for name in keys | words if f"`{name}`" not in text} == set()
