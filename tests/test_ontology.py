"""What the ontology files must hold, whatever the extractor makes of them."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from kg import vocab
from kg.folder import data_folder
from kg.lexicon import Lexicon, load_lexicon
from kg.lexicon.turtle import Facts, read_turtle

ONTOLOGY = data_folder("ontology")
ENTITY_FILES = sorted(ONTOLOGY.glob("*/entities/*.ttl"))
SEED = "sputnik-japan-india-lunar-polar-exploration.txt"

# Names that other programs rely on.
NAMES = (
    "launches develops operates plans approves funds partnersWith participatesIn contributesTo "
    "partOf carries launchVehicle launchSite launchDate landingDate landsAt worksAt orbits "
    "landingOutcome outcome condition losesContactWith regainsContactWith seeksContactWith "
    "locates discovers seeks locatedIn mass cost duration discussedAt heldIn heldOn isFirst rank "
    "studies returns crew separatesFrom malfunction causedBy missionEnd reentryDate speed depth "
    "altitude distance temperature holdsOffice signs knownAs"
)
PROPERTIES = NAMES.split()
CONSTANTS = {
    "LandingOutcome": {"SoftLanding", "HardLanding"},
    "Outcome": {"Success", "PartialSuccess", "Failure"},
    "Condition": {
        "Intact",
        "Tilted",
        "Damaged",
        "Destroyed",
        "Healthy",
        "Operating",
        "Dormant",
        "Silent",
    },
}
# The ids that were looked up; any other would be a guess.
WIKIDATA = {"Q229058", "Q179103", "Q23548", "Q42262", "Q648280", "Q405"}
# Of the mapping of Wikidata's own files: properties, classes and units that are widely known.
IMPORTED = set(
    "P137 P176 P248 P276 P361 P375 P585 P619 P620 P621 P854 P1029 P1079 P1427 P1480 P2067"
    " Q11570 Q11573 Q26529 Q26540 Q40218 Q41803 Q191118 Q194188 Q697175 Q783794 Q828224 Q2133344"
    " Q4830453".split()
)
# Wikidata's property constraint types, read off the values that P2302 allows.
CONSTRAINTS = set(
    (
        "Q19474404 Q21502404 Q21502410 Q21502838 Q21503247 Q21503250 Q21510851 Q21510854 Q21510855 "
        "Q21510856 Q21510859 Q21510860 Q21510862 Q21510864 Q21510865 Q21514353 Q25796498 Q52060874 "
        "Q52558054 Q52848401 Q54554025 "
    ).split()
)
PROPERTY_TYPES = {
    vocab.OWL + name for name in ("ObjectProperty", "DatatypeProperty", "SymmetricProperty")
}
OURS = (vocab.KG, vocab.PREFIXES["space"])


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_turtle(sorted(ONTOLOGY.rglob("*.ttl")))


@pytest.fixture(scope="module")
def entities() -> Facts:
    return read_turtle(ENTITY_FILES)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def types(facts: Facts, node: str) -> list[str]:
    return facts.get(node, {}).get(vocab.RDF + "type", [])


@pytest.mark.parametrize("path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.stem)
def test_a_turtle_file_parses_and_says_what_it_is_and_whence(path: Path) -> None:
    assert read_turtle([path])
    head = path.read_text("utf-8").splitlines()[:2]
    assert [line.split(":")[0] for line in head] == ["# title", "# source"]


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_of_the_domain_is_declared_in_full(facts: Facts, name: str) -> None:
    described = facts[vocab.expand(f"space:{name}")]
    wanted = [vocab.RDFS + one for one in ("label", "comment", "domain", "range")]
    assert vocab.OWL + "ObjectProperty" in described[vocab.RDF + "type"]
    assert [len(described.get(one, [])) for one in wanted] == [1, 1, 1, 1]


def test_every_class_and_property_has_one_label_and_one_comment(facts: Facts) -> None:
    wanted = {vocab.OWL + "Class"} | PROPERTY_TYPES
    bare = [
        node
        for node in facts
        if node.startswith(OURS)
        and wanted & set(types(facts, node))
        and [len(facts[node].get(vocab.RDFS + one, [])) for one in ("label", "comment")] != [1, 1]
    ]
    assert bare == []


@pytest.mark.parametrize("kind", CONSTANTS)
def test_a_closed_list_has_its_members_and_no_others(facts: Facts, kind: str) -> None:
    members = {node for node in facts if vocab.expand(f"space:{kind}") in types(facts, node)}
    assert members == {vocab.expand(f"space:{name}") for name in CONSTANTS[kind]}


def test_what_excludes_excludes_both_ways(facts: Facts) -> None:
    one_way = [
        (one, relation, other)
        for relation in (vocab.KG + "excludes", vocab.KG + "tension")
        for one in facts
        if one.startswith(vocab.PREFIXES["space"])
        for other in facts[one].get(relation, [])
        if one not in facts[other].get(relation, [])
    ]
    assert one_way == []


def test_every_term_of_ours_that_is_used_is_declared(facts: Facts) -> None:
    used = {
        (term, node)
        for node, values in facts.items()
        for predicate, found in values.items()
        for term in (predicate, *found)
        if term.startswith(OURS)
    }
    assert sorted({(term, node) for term, node in used if not types(facts, term)}) == []


def test_every_class_of_an_entity_exists(entities: Facts, lexicon: Lexicon) -> None:
    used = {vocab.shorten(kind) for node in entities for kind in types(entities, node)}
    assert used - set(lexicon.vocabulary.ancestors) == set()


def test_an_entity_has_one_class_and_one_preferred_label(entities: Facts) -> None:
    counts = {
        node: (len(types(entities, node)), len(values.get(vocab.SKOS + "prefLabel", [])))
        for node, values in entities.items()
    }
    assert {node: count for node, count in counts.items() if count != (1, 1)} == {}


def test_an_entity_points_only_at_entities_that_exist(facts: Facts, entities: Facts) -> None:
    here = (vocab.ENTITY, vocab.PREFIXES["moon"])
    dangling = [
        (vocab.shorten(node), vocab.shorten(value))
        for node, values in entities.items()
        for found in values.values()
        for value in found
        if value.startswith(here) and value not in facts
    ]
    assert dangling == []


def test_nothing_is_part_of_itself(entities: Facts) -> None:
    for relation in ("space:partOf", "space:locatedIn", "skos:broader"):
        for node in entities:
            seen, todo = set(), [node]
            while todo:
                for whole in entities.get(todo.pop(), {}).get(vocab.expand(relation), []):
                    assert whole != node, f"{node} is {relation} itself"
                    if whole not in seen:
                        seen.add(whole)
                        todo.append(whole)


def test_bounds_lie_on_the_globe_and_in_order(entities: Facts) -> None:
    wrong = []
    for node, values in entities.items():
        found = [values.get(vocab.KG + one) for one in ("south", "north", "west", "east")]
        if not any(found):
            continue
        if not all(found):
            wrong.append(node)
            continue
        south, north, west, east = (float(one[0]) for one in found if one)
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and west <= east <= west + 360):
            wrong.append(node)
    assert wrong == []


def test_sixty_lunar_missions_and_the_world_s_agencies_are_known(lexicon: Lexicon) -> None:
    """A mission of one craft is filed as the craft; parts of a mission do not count."""
    vocabulary, known = lexicon.vocabulary, lexicon.gazetteer.entities
    undertakings = [
        one
        for path in ENTITY_FILES
        if path.stem.startswith("missions-") and path.stem != "missions-deep-space"
        for node in read_turtle([path])
        if (one := known.get(node))
        and vocabulary.fits(one.type, ("space:Mission", "space:Spacecraft"))
        and one.type != "space:Programme"
        and (one.whole is None or known[one.whole].type == "space:Programme")
    ]
    kinds = Counter(one.type for one in known.values())
    assert len(undertakings) >= 60
    assert kinds["space:Agency"] >= 30
    assert kinds["space:Country"] >= 50
    assert kinds["space:Rocket"] >= 30
    assert kinds["space:LaunchSite"] >= 20


def test_no_wikidata_id_is_guessed() -> None:
    text = "".join(
        path.read_text("utf-8") for path in ONTOLOGY.rglob("*") if path.suffix in (".ttl", ".yaml")
    )
    assert set(re.findall(r"\b[QP]\d{3,}\b", text)) <= WIKIDATA | IMPORTED | CONSTRAINTS


def test_frame_ids_are_unique(lexicon: Lexicon) -> None:
    ids = Counter(frame.id for frame in lexicon.frames)
    assert [name for name, count in ids.items() if count > 1] == []


def test_no_word_of_the_lexicon_is_read_as_true_or_false(lexicon: Lexicon) -> None:
    """YAML 1.1 takes an unquoted on, off, yes or no for a truth value."""
    words = {
        (frame.id, word)
        for frame in lexicon.frames
        for group in (
            frame.verbs,
            frame.nouns,
            frame.adjectives,
            frame.object,
            frame.under,
            frame.unless,
            frame.adverbs,
            frame.subject,
            frame.value,
        )
        for word in group
    }
    words |= {(name, word) for name in lexicon.words for word in lexicon.list(name)}
    words |= {("nouns", word) for word in lexicon.nouns}
    assert sorted(pair for pair in words if str(pair[1]) in ("True", "False", "None")) == []


def test_every_constant_of_a_frame_is_in_a_closed_list(lexicon: Lexicon) -> None:
    known = {f"space:{name}" for names in CONSTANTS.values() for name in names}
    assert {frame.constant for frame in lexicon.frames if frame.constant} - known == set()


def test_a_name_is_a_name_and_no_sentence(lexicon: Lexicon) -> None:
    assert [name for name, _ in lexicon.gazetteer.names() if len(words(name)) > 12] == []


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    """All runs of so many words; punctuation does not break them."""
    found = words(text)
    return set(zip(*(found[start:] for start in range(length)), strict=False))


def strings(path: Path) -> list[str]:
    """What a knowledge file says in words: YAML scalars and lists, Turtle and SPARQL lines."""
    if path.suffix != ".yaml":
        return path.read_text("utf-8").splitlines()
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                found.append(str(key))
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)
        else:
            found.append(str(node))

    walk(yaml.safe_load(path.read_text("utf-8")))
    return found


def test_no_file_of_knowledge_quotes_the_article_that_ships_with_kg(lexicon: Lexicon) -> None:
    """Frames and rules are about the language and the field, not about one article's sentences.

    Five words in a row are a quotation, unless they are within a name.
    """
    text = (data_folder("sources") / "articles" / SEED).read_text("utf-8")
    seed = runs(text)
    for name, _ in lexicon.gazetteer.names():
        seed -= runs(name)
    quoted = {
        (path.name, " ".join(run))
        for folder in (ONTOLOGY, data_folder("queries"))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "examples" not in path.parts
        for line in strings(path)
        for run in runs(line) & seed
    }
    assert quoted == set()


def test_a_flight_whose_name_is_a_common_word_is_known_only_with_its_noun(lexicon: Lexicon) -> None:
    """ "Mars 3" also begins “Mars 3 billion years ago”, Gemini 3 is software too."""
    names = {name for name, _ in lexicon.gazetteer.names()}
    words = (
        "Atlantis Challenger Columbia Columbus Contour Destiny Discovery EnVision Envision Genesis"
        " Harmony Janus Juventas Leonardo NEOWISE Progress Quest Unity Zvezda"
    ).split()
    numbered = {f"Mars {number}" for number in range(1, 8)} | {"Gemini 3", "Soyuz 5"}
    assert (names & set(words)) | (names & numbered) == set()
    assert {"Genesis spacecraft", "Mars 3 lander", "Gemini III"} <= names


def test_a_flight_of_a_series_began_with_its_launch(lexicon: Lexicon) -> None:
    """Days in Universal Time, as the catalogue has them."""
    known = lexicon.gazetteer.entities
    flights = ("venera-7", "gemini-8", "sts-51-l", "soyuz-ms-10", "shenzhou-5", "starship-flight-7")
    assert {name: known[vocab.ENTITY + name].start for name in flights} == {
        "venera-7": "1970-08-17",
        "gemini-8": "1966-03-16",
        "sts-51-l": "1986-01-28",
        "soyuz-ms-10": "2018-10-11",
        "shenzhou-5": "2003-10-15",
        "starship-flight-7": "2025-01-16",
    }


def test_a_satellite_or_rocket_whose_name_is_a_common_word_is_known_only_with_its_noun(
    lexicon: Lexicon,
) -> None:
    """Persons, beasts, rivers and firms among them."""
    names = {name for name, _ in lexicon.gazetteer.names()}
    words = (
        "Alpha Amazon Aqua Ariel Aryabhata Astérix Aura Compass Corona Delta Diamant"
        " Discoverer Dnepr Echo Eclipse Edwards Eris Explorer Glory Image Integral Kuiper Micius"
        " Neutron Nova Pegasus Picard Polar Prime Prospero Rafael Redstone Relay Roman"
        " Salsa Samba Score Scout Shavit Spectrum Swarm Swift Tango Taurus Terra Thor Trace"
        " Vanguard Vela Viking Wind Zenit"
    ).split()
    assert names & set(words) == set()
    assert {"Swift observatory", "Terra satellite", "Firefly Alpha", "Titan IIIC"} <= names


def test_a_satellite_began_with_its_launch(lexicon: Lexicon) -> None:
    known = lexicon.gazetteer.entities
    craft = ("cobe", "landsat-5", "sentinel-1c", "prospero", "goes-16", "bluewalker-3")
    assert {name: known[vocab.ENTITY + name].start for name in craft} == {
        "cobe": "1989-11-18",
        "landsat-5": "1984-03-01",
        "sentinel-1c": "2024-12-05",
        "prospero": "1971-10-28",
        "goes-16": "2016-11-19",
        "bluewalker-3": "2022-09-11",
    }
