"""Networks that the tests of this folder write in several formats."""

import pytest

from kg.check import check_readings
from kg.draw.gather import gather
from kg.draw.network import Kind, Link, Manner, Network, Node
from kg.extract import Extractor
from kg.folder import data_folder
from kg.load import store_in_memory
from kg.model import Entity, Finding, Property, Quote, Severity, Speaker, Statement, Tense

NASTY = 'Rocket "R&D" <Ltd>; [x|y] {z} #1 \\N \\ end\n* `tick`\x00\x0b\ufffe 🚀'


def statement(
    subject: str, role: str, value: str, quote: str, source: str = "a.txt", by: str = "Moon Daily"
) -> Statement:
    return Statement(
        id=f"urn:st:{subject}-{role}-{value}-{source}",
        source=source,
        subject=Entity(iri=f"urn:x:{subject}", label=subject, type="space:Agency"),
        property=Property(iri=f"urn:p:{role}", name=role),
        value=Entity(iri=f"urn:x:{value}", label=value, type="space:Mission"),
        tense=Tense.FUTURE,
        speakers=(Speaker(label=by),),
        quote=Quote(exact=quote, start=0, end=len(quote)),
    )


def node(name: str, kind: Kind, kind_type: str) -> Node:
    return Node(iri=f"urn:x:{name}", label=name, kind=kind, type=kind_type)


@pytest.fixture(scope="session")
def shipped() -> Network:
    """What the article that ships links, with what a check disputes."""
    article = data_folder("sources") / "articles/sputnik-japan-india-lunar-polar-exploration.txt"
    readings = [Extractor.load().read(str(article))]
    return gather(store_in_memory(readings), check_readings(readings).findings)


@pytest.fixture
def network() -> Network:
    """Two agencies and a mission; who builds Selene is told by two sources, and disputed."""
    built = statement("Aster", "develops", "Selene", "Aster builds\nthe probe Selene")
    again = statement("Aster", "develops", "Selene", "built by Aster", "b.txt", "Orbit Post")
    other = statement(
        "Boreal", "develops", "Selene", "Boreal is to build it", "b.txt", "Orbit Post"
    )
    joined = statement("Aster", "partnersWith", "Boreal", "Aster, with Boreal, goes on")
    finding = Finding(
        rule="value-conflict",
        severity=Severity.VIOLATION,
        message="Selene has two builders.",
        sides=((built, again), (other,)),
        fingerprint="f1",
    )
    return Network(
        nodes=(
            node("Aster", Kind.PARTY, "space:Agency"),
            node("Boreal", Kind.PARTY, "space:Agency"),
            node("Selene", Kind.MISSION, "space:Mission"),
        ),
        links=(
            Link(
                source="urn:x:Aster",
                target="urn:x:Boreal",
                roles=("partnersWith",),
                statements=(joined,),
                sources=1,
            ),
            Link(
                source="urn:x:Aster",
                target="urn:x:Selene",
                roles=("develops", "launches"),
                statements=(built, again),
                sources=2,
                disputed=(finding,),
            ),
            Link(
                source="urn:x:Boreal",
                target="urn:x:Selene",
                roles=("develops",),
                statements=(other,),
                sources=1,
                disputed=(finding,),
            ),
        ),
        publishers={"a.txt": "Moon Daily", "b.txt": "Orbit Post"},
        days={"a.txt": "2031-04-02", "b.txt": "2031-05-10"},
        manners=(Manner(name="builder", colour="#123456", roles=("develops",)),),
    )


@pytest.fixture
def nasty() -> Network:
    """Labels, quotes, types and publishers of characters that mean something in some format."""
    said = statement(NASTY, "develops", NASTY + "2", NASTY, NASTY, NASTY)
    finding = Finding(
        rule="value-conflict", severity=Severity.WARNING, message=NASTY, sides=((said,),)
    )
    return Network(
        nodes=(node(NASTY, Kind.PARTY, NASTY), node(NASTY + "2", Kind.MISSION, "")),
        links=(
            Link(
                source=f"urn:x:{NASTY}",
                target=f"urn:x:{NASTY}2",
                roles=(NASTY,),
                statements=(said,),
                sources=0,
                disputed=(finding,),
            ),
        ),
        publishers={NASTY: NASTY},
        days={NASTY: "2031-04-02"},
    )
