"""Declarations of pictures: labels in several languages, orders, and roles below roles."""

import pytest

from kg import vocab
from kg.draw.declared import read_drawn
from kg.draw.network import Kind
from kg.errors import OntologyError
from kg.store import Store, open_store

LABEL = f"<{vocab.expand('rdfs:label')}>"
TYPE = f"<{vocab.expand('rdf:type')}>"
DRAWN = f"<{vocab.KG}drawnAs>"


def store_of(*lines: str) -> Store:
    store = open_store()
    store.load([f"{line} ." for line in lines])
    return store


def manner(order: str, *labels: str, name: str = "m") -> list[str]:
    return [
        f"<urn:p> {DRAWN} <urn:{name}>",
        f"<urn:{name}> {TYPE} <{vocab.KG}Manner>",
        f'<urn:{name}> <{vocab.KG}colour> "#123456"',
        f"<urn:{name}> <{vocab.SH}order> {order}",
        *(f"<urn:{name}> {LABEL} {label}" for label in labels),
    ]


def role(name: str, label: str) -> list[str]:
    return [f"<{name}> {TYPE} <{vocab.KG}Role>", f"<{name}> {LABEL} {label}"]


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (('"Bauherr"@de', '"builder"@en', '"aannemer"@nl'), "builder"),
        (('"Bauherr"@de', '"builder"@en-GB', '"a plain one"'), "builder"),
        (('"Bauherr"@de', '"plain"'), "plain"),
        (('"bouwer"@nl', '"Bauherr"@de'), "Bauherr"),
    ],
)
def test_the_english_label_is_taken_else_the_plain_one(labels: tuple[str, ...], name: str) -> None:
    store = store_of(
        *manner('"4"', *labels),
        f"<urn:d> {DRAWN} <{vocab.KG}asDay>",
        *(f"<urn:d> {LABEL} {label}" for label in labels),
    )
    drawn = read_drawn(store)
    assert ([one[1] for one in drawn.manners.values()], drawn.days) == ([name], {"urn:d": name})


def test_an_order_may_have_decimals_and_the_lowest_wins() -> None:
    one = manner('"10"', '"late"@en', name="late")
    two = manner('"1.5"', '"early"@en', name="early")
    assert read_drawn(store_of(*one, *two)).manners["urn:p"][1] == "early"


@pytest.mark.parametrize("order", ['"first"', '"NaN"', '""'])
def test_an_order_that_is_no_number_is_told_with_its_place(order: str) -> None:
    with pytest.raises(OntologyError) as caught:
        read_drawn(store_of(*manner(order, '"x"@en')))
    told = order.strip('"')
    assert str(caught.value) == f"urn:m: sh:order {told!r} is no number; write one, such as 4"


def test_things_are_called_by_the_role_that_all_share() -> None:
    mission, part = f"{vocab.KG}asMission", f"{vocab.KG}asPart"
    store = store_of(
        *role(mission, '"mission"@en'),
        *role(part, '"part"@en'),
        *role("urn:asShow", '"show"@en'),
        f"<urn:asShow> <{vocab.SKOS}broader> <{mission}>",
        f"<urn:Show> {DRAWN} <urn:asShow>",
        f"<urn:Flight> {DRAWN} <{mission}>",
        f"<urn:Probe> {DRAWN} <{part}>",
    )
    drawn = read_drawn(store)
    nouns = [
        drawn.noun(Kind.MISSION, things)
        for things in ([], [["urn:Show"]], [["urn:Show"], ["urn:Flight"]], [["urn:Probe"]])
    ]
    assert nouns == ["mission", "show", "mission", "mission"]
    names = ("urn:Show", "urn:Flight", "urn:Probe")
    assert [(drawn.kind([one]), drawn.is_whole([one]), drawn.is_part([one])) for one in names] == [
        (Kind.MISSION, False, False),
        (Kind.MISSION, True, False),
        (Kind.MISSION, False, True),
    ]
