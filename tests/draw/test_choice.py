"""Which part of a network is drawn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg.draw.choice import Choice, narrow
from kg.draw.network import Dated, Kind, Link, Network, Node
from kg.errors import UsageError
from kg.model import (
    Certainty,
    Entity,
    Finding,
    Property,
    Quote,
    Severity,
    Speaker,
    Statement,
    Time,
)

LARK = Node(iri="urn:x:lark", label="Lark Agency", kind=Kind.PARTY, type="space:Agency")
WREN = Node(iri="urn:x:wren", label="Wren Works", kind=Kind.PARTY, type="space:Company")
HERON = Node(iri="urn:x:heron", label="Heron 2", kind=Kind.MISSION, type="space:Mission")
AUK = Node(iri="urn:x:auk", label="Great Auk", kind=Kind.MISSION, type="space:Mission")
PROBE = Entity(iri="urn:x:dip", label="Dipper")  # flies on Great Auk


def entity(node: Node) -> Entity:
    return Entity(iri=node.iri, label=node.label)


def said(source: str, role: str, value: Entity, **fields: Any) -> Statement:
    return Statement(
        id=f"st:{source}-{role}-{value.iri}",
        source=source,
        subject=entity(LARK),
        property=Property(iri=f"space:{role}", name=role),
        value=value,
        speakers=(Speaker(label=source),),
        quote=Quote(exact="so it is", start=0, end=8),
        **fields,
    )


FLOWN = said("a.txt", "launches", entity(HERON))
BUILT = said("b.txt", "develops", entity(HERON), certainty=Certainty.PROBABLE)
COPIED = said("c.txt", "develops", entity(HERON))
DIPPER = said("b.txt", "develops", PROBE, certainty=Certainty.POSSIBLE)
JOINED = said("a.txt", "partnersWith", entity(WREN))
DOUBT = Finding(
    rule="role-conflict", severity=Severity.WARNING, message="m", sides=((BUILT,), (FLOWN,))
)
TO_HERON = Link(
    source=LARK.iri,
    target=HERON.iri,
    roles=("launches", "develops"),
    statements=(FLOWN, BUILT, COPIED),
    sources=2,
    disputed=(DOUBT,),
)
TO_AUK = Link(source=LARK.iri, target=AUK.iri, roles=("develops",), statements=(DIPPER,), sources=1)
TO_WREN = Link(
    source=LARK.iri, target=WREN.iri, roles=("partnersWith",), statements=(JOINED,), sources=1
)
NETWORK = Network(
    nodes=(LARK, WREN, AUK, HERON),
    links=(TO_AUK, TO_HERON, TO_WREN),
    days={"a.txt": "2031-04-02", "b.txt": "2031-05-10"},
    # c.txt is a copy of b.txt
    origins={
        FLOWN.id: "a.txt",
        BUILT.id: "b.txt",
        COPIED.id: "b.txt",
        DIPPER.id: "b.txt",
        JOINED.id: "a.txt",
    },
)


def ends(network: Network) -> list[tuple[str, tuple[str, ...], int]]:
    labels = {node.iri: node.label for node in network.nodes}
    return [(labels[link.target], link.roles, link.sources) for link in network.links]


HERE = ("Heron 2", ("launches", "develops"), 2)
THERE = ("Great Auk", ("develops",), 1)
BESIDE = ("Wren Works", ("partnersWith",), 1)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({}, [THERE, HERE, BESIDE]),
        ({"agencies": ("wren works",)}, [BESIDE]),
        ({"agencies": ("urn:x:lark",)}, [THERE, HERE, BESIDE]),
        ({"agencies": ("The Larks",)}, [THERE, HERE, BESIDE]),
        ({"missions": ("Heron 2",)}, [HERE]),
        ({"missions": ("Heron 2", "great auk")}, [THERE, HERE]),
        ({"missions": ("Dipper",)}, [THERE]),
        ({"properties": ("develops",)}, [THERE, ("Heron 2", ("develops",), 1)]),
        ({"since": date(2031, 5, 1)}, [THERE, ("Heron 2", ("develops",), 1)]),
        ({"until": date(2031, 5, 1)}, [("Heron 2", ("launches",), 1), BESIDE]),
        ({"certainty": Certainty.PROBABLE}, [HERE, BESIDE]),
        ({"certainty": Certainty.POSSIBLE}, [THERE, HERE, BESIDE]),
        ({"min_sources": 2}, [HERE]),
        ({"disputed": True}, [HERE]),
        (
            {"agencies": ("Lark Agency",), "until": date(2031, 5, 1), "disputed": True},
            [("Heron 2", ("launches",), 1)],
        ),
    ],
)
def test_what_is_wanted_is_left(wanted: dict[str, Any], left: list[Any]) -> None:
    assert ends(narrow(NETWORK, Choice(**wanted), {LARK.iri: ["The Larks"]})) == left


def test_sources_of_dates_that_another_option_removed_do_not_count() -> None:
    def dated(source: str, mission: Node) -> Dated:
        value = Time(earliest=date(2033, 1, 1), latest=date(2033, 12, 31), text="2033")
        one = replace(FLOWN, id=f"st:{source}-{mission.label}", source=source, value=value)
        return Dated(mission=mission, label="launch date", statement=one)

    days = {"a.txt": "2031-04-02", "b.txt": "2031-05-10", "d.txt": "2031-06-01"}
    late = (dated("b.txt", AUK), dated("d.txt", AUK))
    dates = (dated("a.txt", HERON), dated("b.txt", HERON), *late)
    network = replace(NETWORK, days=days, dates=dates)
    assert narrow(network, Choice(min_sources=2), dated=True).dates == dates
    wanted = Choice(min_sources=2, since=date(2031, 5, 1))
    assert narrow(network, wanted, dated=True).dates == late


def test_nodes_without_a_link_go_and_findings_of_other_statements_too() -> None:
    found = narrow(NETWORK, Choice(missions=("Heron 2",), properties=("develops",)))
    assert [node.label for node in found.nodes] == ["Lark Agency", "Heron 2"]
    assert found.links[0].disputed == (DOUBT,)
    (kept,) = narrow(
        NETWORK, Choice(missions=("Heron 2",), since=date(2031, 5, 1), certainty=Certainty.PROBABLE)
    ).links
    assert (kept.statements, kept.disputed) == ((BUILT,), (DOUBT,))


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            {"agencies": ("Larks Agency",)},
            "--agency Larks Agency: no party here has this name; did you mean Lark Agency?",
        ),
        (
            {"missions": ("Xyz",)},
            "--mission Xyz: no mission here has this name; there are Great Auk, Heron 2",
        ),
        (
            {"properties": ("lunches",)},
            "--property lunches: is no property here; did you mean launches?",
        ),
        (
            {"missions": ("Heron 2",), "min_sources": 3},
            "--min-sources 3: leaves no link; loosen it (links without it: 1)",
        ),
        (
            {"since": date(2032, 1, 1)},
            "--since 2032-01-01: leaves no link; loosen it (links without it: 3)",
        ),
    ],
)
def test_what_leaves_nothing_is_said(wanted: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        narrow(NETWORK, Choice(**wanted))
    assert str(raised.value) == told


def test_a_name_that_no_product_has_is_told_in_the_ontologys_word() -> None:
    sold = replace(NETWORK, nouns={Kind.MISSION: "product"})
    with pytest.raises(UsageError, match="no product here has this name"):
        narrow(sold, Choice(missions=("Xyz",)))
