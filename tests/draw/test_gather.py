"""Statements of a store as parties, missions and lines, with the ontology that ships."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg import vocab
from kg.draw.gather import gather, read_aliases
from kg.draw.network import Kind, Network
from kg.draw.picture.wording import headline
from kg.load import load_ontology
from kg.model import (
    Entity,
    Finding,
    Polarity,
    Property,
    PublicationDate,
    Quote,
    Severity,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import source_quads, statement_quads
from kg.store import Store, open_store

WIRE = Speaker(label="PTI", iri=vocab.ENTITY + "pti")
TEXT = "The probe is to be flown by the agency, and its lander is built far to the north of here "
LONG = TEXT * 4


def entity(name: str, kind: str) -> Entity:
    return Entity(iri=vocab.ENTITY + name, label=name, type=kind)


ISRO, NASA = entity("isro", "space:Agency"), entity("nasa", "space:Agency")
INDIA = entity("india", "space:Country")
MISSION = entity("chandrayaan-2", "space:Mission")
LANDER, ROCKET = entity("vikram-2019", "space:Lander"), entity("h3", "space:Rocket")
MARS = entity("rosalind-franklin", "space:Rover")
PERSON = entity("some-person", "space:Person")


def said(
    subject: Entity, name: str, value: Value, source: str = "a.txt", **fields: Any
) -> Statement:
    ends = (subject.iri, getattr(value, "iri", "day"))
    usual: dict[str, Any] = {
        "id": vocab.STATEMENT + "-".join((*ends, name, source)).replace("/", "-").replace(":", "-"),
        "source": source,
        "subject": subject,
        "property": Property(iri=vocab.expand(f"space:{name}"), name=name),
        "value": value,
        "speakers": (Speaker(label=f"Paper {source}"),),
        "quote": Quote(exact="The probe", start=0, end=9),
    }
    return Statement(**(usual | fields))


@pytest.fixture(scope="module")
def known() -> list[str]:
    """The ontology that ships, as quads."""
    store = open_store()
    load_ontology(store)
    return [*store.quads()]


def store_of(known: Iterable[str], *told: Statement, texts: dict[str, str] | None = None) -> Store:
    store = open_store()
    store.load(known)
    for path in sorted({one.source for one in told}):
        source = Source(
            iri=vocab.SOURCE + path,
            path=path,
            publisher=f"Paper {path}",
            published=PublicationDate(day=date(2031, 4, 2), origin="option"),
            kind="reference" if path.endswith(".yaml") else "article",
        )
        store.load(source_quads(source, (texts or {}).get(path, path * 40)))
        for one in told:
            if one.source == path:
                store.load(statement_quads(one, source))
    return store


def lines(network: Network) -> list[tuple[str, tuple[str, ...], str, int]]:
    labels = {node.iri: node.label for node in network.nodes}
    return [
        (labels[one.source], one.roles, labels[one.target], one.sources) for one in network.links
    ]


def test_what_is_said_of_a_craft_counts_for_its_mission(known: list[str]) -> None:
    told = (said(ISRO, "develops", LANDER), said(ISRO, "launches", MISSION))
    network = gather(store_of(known, *told))
    assert lines(network) == [("ISRO", ("launches", "develops"), "Chandrayaan-2", 1)]
    assert [(node.kind, node.type) for node in network.nodes] == [
        (Kind.PARTY, "space:Agency"),
        (Kind.MISSION, "space:Mission"),
    ]
    assert [one.name for one in network.manners] == ["operator", "builder"]
    assert (network.publishers, network.days) == (
        {"a.txt": "Paper a.txt"},
        {"a.txt": "2031-04-02"},
    )


def test_a_craft_of_no_mission_stands_for_itself(known: list[str]) -> None:
    network = gather(store_of(known, said(NASA, "develops", ROCKET)))
    assert lines(network) == [("NASA", ("develops",), "H3", 1)]


def test_what_belongs_to_a_craft_of_no_mission_counts_for_that_craft(known: list[str]) -> None:
    camera = said(NASA, "develops", entity("lroc", "space:Instrument"))
    own = Entity(iri=vocab.ENTITY + "x", label="x", type="space:Rocket", part_of=MARS.iri)
    flight = said(NASA, "launches", own, "b.txt")
    assert lines(gather(store_of(known, camera, flight))) == [
        ("NASA", ("develops",), "Lunar Reconnaissance Orbiter", 1),
        ("NASA", ("launches",), "Rosalind Franklin", 1),
    ]


def test_a_country_acts_and_a_person_is_no_party(known: list[str]) -> None:
    told = (said(INDIA, "plans", MISSION), said(PERSON, "plans", MISSION))
    assert lines(gather(store_of(known, *told))) == [("India", ("plans",), "Chandrayaan-2", 1)]


def test_a_denial_is_no_line_and_a_plan_is_told(known: list[str]) -> None:
    told = (
        said(ISRO, "launches", MISSION, tense=Tense.FUTURE),
        said(NASA, "launches", MISSION, polarity=Polarity.NEGATIVE),
    )
    network = gather(store_of(known, *told))
    assert lines(network) == [("ISRO", ("launches",), "Chandrayaan-2", 1)]
    assert network.links[0].planned


def test_partners_are_one_line_whoever_is_named_first(known: list[str]) -> None:
    told = (said(ISRO, "partnersWith", NASA), said(NASA, "partnersWith", ISRO, "b.txt"))
    assert lines(gather(store_of(known, *told))) == [("ISRO", ("partnersWith",), "NASA", 2)]


def test_copies_and_news_agencies_count_once(known: list[str]) -> None:
    copies = [said(ISRO, "launches", MISSION, path) for path in ("a.txt", "b.txt", "c.txt")]
    store = store_of(known, *copies, texts={"a.txt": LONG, "b.txt": LONG})
    assert lines(gather(store)) == [("ISRO", ("launches",), "Chandrayaan-2", 2)]
    wire = [
        said(ISRO, "launches", MISSION, path, speakers=(Speaker(label=path), WIRE))
        for path in ("a.txt", "b.txt")
    ]
    network = gather(store_of(known, *wire))
    assert lines(network) == [("ISRO", ("launches",), "Chandrayaan-2", 1)]
    assert len(network.links[0].statements) == 2


def test_violations_and_warnings_dispute_a_line_and_news_do_not(known: list[str]) -> None:
    told = said(ISRO, "launches", MISSION)
    levels = (Severity.VIOLATION, Severity.WARNING, Severity.INFO)
    findings = [
        Finding(rule=f"r-{level}", severity=level, message="m", sides=((told,),))
        for level in levels
    ]
    network = gather(store_of(known, told), findings)
    assert [one.rule for one in network.links[0].disputed] == ["r-violation", "r-warning"]


def test_reference_data_are_drawn_if_asked_for(known: list[str]) -> None:
    curated = said(NASA, "operates", MISSION, "facts.yaml", extractor="reference")
    store = store_of(known, said(ISRO, "operates", MISSION), curated)
    assert lines(gather(store)) == [("ISRO", ("operates",), "Chandrayaan-2", 1)]
    assert [line[0] for line in lines(gather(store, with_reference=True))] == ["ISRO", "NASA"]


def test_what_a_person_corrected_is_drawn(known: list[str]) -> None:
    store = store_of(known, said(ISRO, "launches", MISSION, extractor="review"))
    assert lines(gather(store)) == [("ISRO", ("launches",), "Chandrayaan-2", 1)]


def test_days_of_a_craft_are_days_of_its_mission(known: list[str]) -> None:
    day = Time(earliest=date(2032, 1, 1), latest=date(2032, 12, 31), text="2032")
    network = gather(store_of(known, said(LANDER, "landingDate", day)))
    (dated,) = network.dates
    assert (dated.mission.label, dated.label, dated.statement.value) == (
        "Chandrayaan-2",
        "landing date",
        day,
    )
    assert network.links == ()


def test_nodes_have_further_names(known: list[str]) -> None:
    store = store_of(known, said(ISRO, "launches", MISSION))
    aliases = read_aliases(store, gather(store))
    assert "Indian Space Research Organisation" in aliases[ISRO.iri]


def test_a_store_with_an_older_ontology_is_drawn_too(known: list[str]) -> None:
    older = [line for line in known if "kg#drawnAs" not in line]
    network = gather(store_of(older, said(ISRO, "develops", LANDER)))
    assert lines(network) == [("ISRO", ("develops",), "Chandrayaan-2", 1)]


def test_a_satellite_of_a_programme_stands_for_itself_and_so_does_the_programme(
    known: list[str],
) -> None:
    programme = entity("kuiper", "space:Programme")
    own = Entity(
        iri=vocab.ENTITY + "x", label="x", type="space:Satellite", part_of=vocab.ENTITY + "kuiper"
    )
    one = gather(store_of(known, said(NASA, "launches", own), said(NASA, "funds", programme)))
    assert lines(one) == [
        ("NASA", ("funds",), "Project Kuiper", 1),
        ("NASA", ("launches",), "x", 1),
    ]
    assert one.noun(Kind.MISSION) == "mission"
    alone = gather(store_of(known, said(NASA, "funds", programme)))
    assert alone.noun(Kind.MISSION) == "programme"


def test_of_a_mission_and_its_programme_a_craft_counts_for_the_mission(known: list[str]) -> None:
    craft, mission = entity("x", "space:Lander"), entity("y", "space:Mission")
    programme = vocab.ENTITY + "kuiper"
    part = f"<{vocab.expand('space:partOf')}>"
    wholes = [
        f"<{craft.iri}> {part} <{mission.iri}> .",
        f"<{craft.iri}> {part} <{programme}> .",
        f"<{mission.iri}> {part} <{programme}> .",
    ]
    told = (said(NASA, "develops", craft), said(NASA, "plans", mission))
    store = store_of([*known, *wholes], *told)
    assert lines(gather(store)) == [("NASA", ("plans", "develops"), "y", 1)]


def test_a_day_that_is_said_between_two_things_is_no_line(known: list[str]) -> None:
    told = (said(ISRO, "launchDate", MISSION), said(ISRO, "launches", MISSION))
    network = gather(store_of(known, *told))
    assert lines(network) == [("ISRO", ("launches",), "Chandrayaan-2", 1)]
    assert network.dates == ()


def test_products_are_called_so_and_what_is_mixed_has_the_general_word(known: list[str]) -> None:
    firm, phone = entity("firm", "kg:Company"), entity("phone", "kg:Product")
    sells = said(firm, "launchesProduct", phone)
    sells = replace(
        sells, property=Property(iri=vocab.expand("biz:launchesProduct"), name="launchesProduct")
    )
    network = gather(store_of(known, sells))
    assert network.nouns == {Kind.PARTY: "party", Kind.MISSION: "product"}
    assert headline(network) == "1 company, 1 product, 1 link; none disputed"
    both = gather(store_of(known, sells, said(ISRO, "launches", MISSION)))
    assert both.nouns == {Kind.PARTY: "party", Kind.MISSION: "mission"}
