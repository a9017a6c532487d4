"""What is wrong in an ontology folder: small broken ones, each with all that is wrong in it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import OntologyError
from kg.folder import data_folder
from kg.ontology import check_ontology

PREFIXES = """\
@prefix sea: <https://example.org/sea#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix ent: <https://w3id.org/factlint/entity/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
VOCABULARY = """\
sea:Ship a owl:Class ; rdfs:subClassOf kg:Craft ; rdfs:label "ship"@en ; rdfs:comment "Floats."@en .
sea:Port a owl:Class ; rdfs:subClassOf kg:Place ; rdfs:label "port"@en ; rdfs:comment "Holds."@en .
sea:sailsTo a owl:ObjectProperty ; rdfs:label "sails to"@en ; rdfs:comment "Goes there."@en ;
    rdfs:domain sea:Ship ; rdfs:range sea:Port .
"""
ENTITIES = 'ent:aurora a sea:Ship ; skos:prefLabel "Aurora"@en .\n'
LEXICON = """\
nouns:
  sea:Ship: [ship, vessel]
frames:
- {id: sail.verb, property: sailsTo, verbs: [sail], value: [to, obj], confidence: 0.9}
"""
HEAD = PREFIXES.count("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound ontology: the core that ships, and a domain of the sea."""
    root = tmp_path / "ontology"
    shutil.copytree(data_folder("ontology") / "core", root / "core")
    (root / "sea" / "entities").mkdir(parents=True)
    (root / "sea" / "sea.ttl").write_text(PREFIXES + VOCABULARY, "utf-8")
    (root / "sea" / "entities" / "ships.ttl").write_text(PREFIXES + ENTITIES, "utf-8")
    (root / "sea" / "lexicon.yaml").write_text(LEXICON, "utf-8")
    return root


def told(folder: Path) -> list[str]:
    """The problems, without the folder's own name; lines of a Turtle file count from its head."""
    return [str(one).replace(f"{folder}/", "") for one in check_ontology(folder)]


def test_what_ships_is_sound() -> None:
    assert check_ontology(data_folder("ontology")) == []


def test_a_sound_folder_has_no_problem(folder: Path) -> None:
    assert told(folder) == []


FRAMES = [
    (
        "{id: a, property: sailsTo, verb: [go], value: to}",
        [
            "frame a: no trigger; give verbs, nouns, adjectives or kind",
            "frame a: unknown key 'verb'; see docs/lexicon.md",
        ],
    ),
    (
        "{id: a, property: docksAt, verbs: [dock], value: to}",
        [
            "frame a: no property 'docksAt'; declare it in the vocabulary (owl:ObjectProperty), "
            "or correct the name"
        ],
    ),
    (
        "{property: sailsTo, verbs: [dock], value: to}",
        ["a frame has no id; give it one of its own"],
    ),
    (
        "{id: sail.verb, property: sailsTo, verbs: [dock], value: to}",
        ["frame sail.verb: the id stands already in sea/lexicon.yaml:4; give it one of its own"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: to, range: [sea:Pier, se:Port, Port]}",
        [
            f"frame a: {what}; declare it in the vocabulary, or correct the name"
            for what in ("'Port' has no prefix", "no class 'sea:Pier'", "no prefix 'se'")
        ],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], subject: subject, value: [at, toat]}",
        [
            "frame a: no role 'subject'; see the roles in docs/lexicon.md",
            "frame a: no role 'toat'; see the roles in docs/lexicon.md",
        ],
    ),
    (
        "{id: a, property: sailsTo, kind: posessive, subject: poss, value: head}",
        [
            "frame a: no construction 'posessive', and no trigger; "
            "see the constructions in docs/lexicon.md"
        ],
    ),
    (
        "{id: a, property: sailsTo, kind: attribute-tonnage}",
        [
            "frame a: no construction 'attribute-tonnage', and no trigger; "
            "see the constructions in docs/lexicon.md"
        ],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: on}",
        [
            'on is read as a truth value; write "on", or drop it',
        ],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: quantity, kind: tonnage}",
        ["frame a: no dimension 'tonnage'; see core/quantities.yaml"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: quantity}",
        ["frame a: a quantity of no kind; say which dimension: `kind: money`"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], object: [], value: to}",
        ["'object' is an empty list; fill it or drop it"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock]}",
        ["frame a: no value; say in which role it stands, or a constant"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], constant: sea:Harbour}",
        ["frame a: sea:Harbour is declared nowhere; declare it, or correct the name"],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: to, mood: aim, confidence: 7}",
        [
            "frame a: confidence is '7'; write a number from 0 to 1",
            "frame a: mood is 'aim'; write purpose or actual",
        ],
    ),
    (
        "{id: a, property: sailsTo, verbs: [dock], value: to, passive: yes}",
        ['yes is read as a truth value; write "yes", or drop it'],
    ),
    ("dock", ["a frame is no mapping; write `- {id: …}`"]),
    (
        "{id: a, id: b, property: sailsTo, verbs: [dock], value: to}",
        ["'id' stands twice, first in line 5; put both in one"],
    ),
]


@pytest.mark.parametrize(("frame", "problems"), FRAMES)
def test_a_frame_is_told_in_full(folder: Path, frame: str, problems: list[str]) -> None:
    (folder / "sea" / "lexicon.yaml").write_text(f"{LEXICON}- {frame}\n", "utf-8")
    expected = [f"sea/lexicon.yaml:5: {one}" for one in problems]
    assert [one.replace(f"{folder}/", "") for one in told(folder)] == expected


NOUNS = [
    (
        "nouns:\n  sea:Raft: [raft]\n",
        "sea/lexicon.yaml:2: nouns: no class 'sea:Raft'; declare it in the vocabulary, or correct "
        "the name",
    ),
    (
        "nouns:\n  sea:Ship: ship\n",
        "sea/lexicon.yaml:2: nouns of sea:Ship are no list; write [noun, …]",
    ),
    ("nouns: [ship]\n", "sea/lexicon.yaml:1: `nouns` is no mapping; write `CLASS: [noun, …]`"),
    (
        "frames: {id: a}\n",
        "sea/lexicon.yaml:1: `frames` is not a list; write one `- {id: …}` per frame",
    ),
    ("verbs: [a]\n", "sea/lexicon.yaml:1: unknown key 'verbs'; a lexicon has nouns and frames"),
    ("- a\n", "sea/lexicon.yaml:1: not a mapping; write `key: value` lines"),
    (
        "nouns:\n  sea:Ship: [a, b\nframes: []\n",
        "sea/lexicon.yaml:3: not YAML (did not find expected ',' or ']'); correct this line",
    ),
]


@pytest.mark.parametrize(("text", "problem"), NOUNS)
def test_a_lexicon_is_told_by_line(folder: Path, text: str, problem: str) -> None:
    (folder / "sea" / "lexicon.yaml").write_text(text, "utf-8")
    assert told(folder) == [problem]


VOCABULARIES = [
    (
        "sea:crew a owl:ObjectProperty .",
        [
            'sea:crew has no comment; add rdfs:comment "…"@en',
            "sea:crew has no domain; say of what it is stated, owl:Thing if of anything",
            'sea:crew has no label; add rdfs:label "…"@en',
            "sea:crew has no range; say what its values are, owl:Thing if anything",
        ],
    ),
    (
        "sea:Raft rdfs:subClassOf sea:Boat .",
        [
            f"{name} is declared nowhere; declare it (`a owl:Class`), or correct the name"
            for name in ("sea:Boat", "sea:Raft")
        ],
    ),
    (
        "sea:sailsTo rdfs:subPropertyOf kg:inside .",
        ["kg:inside is declared nowhere; declare it (`a owl:ObjectProperty`), or correct the name"],
    ),
    (
        "see:Raft a owl:Class .",
        ["not Turtle (The prefix see: has not been declared); correct this line"],
    ),
    (
        "@prefix rdf: <https://example.org/rdf#> .",
        [
            "prefix rdf: is <http://www.w3.org/1999/02/22-rdf-syntax-ns#> to kg; "
            "choose another prefix, or the same IRI"
        ],
    ),
    (
        "<https://sea.org/> a owl:Ontology ; owl:imports <https://w3id.org/factlint/air> .",
        ["imports <https://w3id.org/factlint/air>, which is not here; add it"],
    ),
]


@pytest.mark.parametrize(("line", "problems"), VOCABULARIES)
def test_a_vocabulary_is_told_by_line(folder: Path, line: str, problems: list[str]) -> None:
    (folder / "sea" / "sea.ttl").write_text(PREFIXES + VOCABULARY + line + "\n", "utf-8")
    assert told(folder) == [f"sea/sea.ttl:{HEAD + 5}: {one}" for one in problems]


def test_two_domains_share_no_name_of_a_property(folder: Path) -> None:
    (folder / "land").mkdir()
    (folder / "land" / "land.ttl").write_text(
        PREFIXES.replace("sea", "land") + VOCABULARY.replace("sea:", "land:"), "utf-8"
    )
    assert told(folder) == [
        f"sea/sea.ttl:{HEAD + 3}: sea:sailsTo has the name of land:sailsTo; "
        "use that one, or rename this one"
    ]


THINGS = [
    ("ent:a a sea:Ship .", ['ent:a has no skos:prefLabel; add skos:prefLabel "…"@en']),
    ('ent:a skos:prefLabel "A"@en .', ["ent:a has no class; say what it is: `a …`"]),
    (
        'ent:a a sea:Ship, sea:Port ; skos:prefLabel "A"@en, "B"@en .',
        [
            "ent:a has 2 classes: sea:Ship and sea:Port; keep one",
            "ent:a has 2 skos:prefLabel; make the others skos:altLabel",
        ],
    ),
    (
        'ent:a a schema:Boat ; skos:prefLabel "A"@en .',
        ["ent:a: no class schema:Boat; declare it, or correct the name"],
    ),
    (
        'ent:a a sea:Ship ; skos:prefLabel "A"@en ; schema:startDate "2019-02-30"^^xsd:date .',
        ["'2019-02-30' is no date; write \"2019-07-22\""],
    ),
    (
        'ent:a a sea:Ship ; skos:prefLabel "A"@en ; schema:startDate "July 2019" .',
        ["'July 2019' is no date; write \"2019-07-22\""],
    ),
    (
        'ent:a a sea:Ship ; skos:prefLabel "A. # b"@en ; sea:sailsTo ent:oslo .',
        ["ent:oslo is declared nowhere; describe it in entities/, or correct the name"],
    ),
    (
        'ent:a a sea:Ship ; skos:prefLabel "A"@en ; sea:sails ent:aurora .',
        ["sea:sails is declared nowhere; declare it (`a owl:ObjectProperty`), or correct the name"],
    ),
]


@pytest.mark.parametrize(("line", "problems"), THINGS)
def test_an_entity_is_told_by_line(folder: Path, line: str, problems: list[str]) -> None:
    path = folder / "sea" / "entities" / "ships.ttl"
    path.write_text(PREFIXES + ENTITIES + line + "\n", "utf-8")
    assert told(folder) == [f"sea/entities/ships.ttl:{HEAD + 2}: {one}" for one in problems]


def test_a_vocabulary_that_does_not_parse_hides_nothing_else(folder: Path) -> None:
    (folder / "sea" / "sea.ttl").write_text(PREFIXES + "oops\n" + VOCABULARY, "utf-8")
    (folder / "sea" / "lexicon.yaml").write_text("nouns:\n  sea:Ship: []\n", "utf-8")
    problems = told(folder)
    assert problems[0] == "sea/lexicon.yaml:2: 'sea:Ship' is an empty list; fill it or drop it"
    assert problems[1].startswith(f"sea/sea.ttl:{HEAD + 1}: not Turtle (")
    assert len(problems) == 2


def test_words_that_the_extractor_needs_are_missed(folder: Path) -> None:
    path = folder / "core" / "words.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("\noffices:", "\nposts:").replace("possibly: possible", "possibly: maybe"),
        "utf-8",
    )
    line = text[: text.index("possibly: possible")].count("\n") + 1
    assert told(folder) == [
        "core/words.yaml:1: no list 'offices'; take it from the core that ships",
        f"core/words.yaml:{line}: hedges: possibly is 'maybe'; "
        "write certain or probable or possible",
    ]


def test_a_missing_core_file_is_told(folder: Path) -> None:
    (folder / "core" / "times.yaml").unlink()
    assert told(folder) == ["core/times.yaml:1: is missing; take it from the core that ships"]


def test_a_folder_that_is_no_ontology_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no folder `core` in it"):
        check_ontology(tmp_path)


def run(*args: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(main, ["ontology", "check", *args])
    return ended.exit_code, ended.stdout, ended.stderr


def test_the_command_ends_with_0_1_or_2(folder: Path, tmp_path: Path) -> None:
    assert run() == (0, "", "")
    assert run(str(folder)) == (0, "", "")
    (folder / "sea" / "lexicon.yaml").write_text("verbs: [a]\n", "utf-8")
    what = "unknown key 'verbs'; a lexicon has nouns and frames"
    assert run(str(folder)) == (1, f"{folder}/sea/lexicon.yaml:1: {what}\n", "")
    status, out, told = run(str(tmp_path / "none"))
    assert (status, out) == (2, "")
    assert told.startswith("Error: ")
    assert run(str(tmp_path))[0] == 2
