"""Values whose kind alone tells the property, and dates that follow from an event."""

from collections.abc import Callable

import pytest

from kg.model import Entity, Statement

Triple = tuple[str, str, str]

AMOUNTS = ("mass", "cost", "speed", "duration", "temperature")


def triple(one: Statement) -> Triple:
    value = one.value.label if isinstance(one.value, Entity) else one.value.text
    return one.subject.label, one.property.name, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Danuri got away from Cape Canaveral strapped to the top of a Falcon 9.",
            {("Danuri", "launchVehicle", "Falcon 9"), ("Danuri", "launchSite", "Cape Canaveral")},
        ),
        (
            "SLIM dropped through 5 km at 50 metres per second.",
            {("SLIM", "speed", "50 metres per second")},
        ),
        ("Odysseus bottomed out at 675 kg once it was dry.", {("Odysseus", "mass", "675 kg")}),
        ("Beresheet set its sponsors back $100 million.", {("Beresheet", "cost", "$100 million")}),
        (
            "LADEE went up in September 2013 on a Minotaur V.",
            {
                ("LADEE", "launchVehicle", "Minotaur V"),
                ("LADEE", "launchDate", "September 2013"),
            },
        ),
        (  # "it" is not the rocket beside the participle whose subject it is
            "Odysseus is a lander. Six instruments were mounted on its deck. Put into a lunar orbit"
            " by a Falcon 9 from Florida on 3 May and weighing 1,900 kilograms at the time, it"
            " works.",
            {("Odysseus", "mass", "1,900 kilograms"), ("Odysseus", "launchVehicle", "Falcon 9")},
        ),
        (
            "Danuri, 678 kilograms at launch, has not landed.",
            {("Danuri", "mass", "678 kilograms")},
        ),
    ],
)
def test_a_clause_says_it_whatever_its_verb(
    read: Callable[[str], list[Statement]], text: str, expected: set[Triple]
) -> None:
    assert expected <= {triple(one) for one in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chang'e 5 scooped up 1,731 grams of soil.",
        "Odysseus burned 2 tonnes of propellant on the way.",
        "SLIM was delayed for two weeks.",
        "Danuri bemoaned nothing for 12 minutes.",
        "Danuri circles the Moon every two hours.",
        "NASA paid $73 million to Astrobotic, whose Peregrine failed.",
    ],
)
def test_amounts_of_other_things_are_not_those_of_the_craft(
    read: Callable[[str], list[Statement]], text: str
) -> None:
    craft = {"Chang'e 5", "Odysseus", "SLIM", "Danuri", "Peregrine"}
    assert [
        triple(one)
        for one in read(text)
        if one.property.name in AMOUNTS and one.subject.label in craft
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "SLIM was compared with a Falcon 9.",
        "The Falcon 9 exploded before Danuri arrived.",
        "Danuri separated from the Falcon 9.",
    ],
)
def test_a_rocket_in_the_clause_may_have_another_part(
    read: Callable[[str], list[Statement]], text: str
) -> None:
    assert [triple(one) for one in read(text) if one.property.name == "launchVehicle"] == []


def test_an_event_that_lasts_or_is_denied_is_not_dated(
    read: Callable[[str], list[Statement]],
) -> None:
    found = read(
        "SLIM did not fly on an H-IIA on Monday. Danuri has flown on a Falcon 9 since 2022."
    )
    assert [triple(one) for one in found if one.property.name == "launchDate"] == []


def test_what_an_amount_leaves_out_is_said_of_it_alone(
    read: Callable[[str], list[Statement]],
) -> None:
    found = read(
        "Danuri weighed 678 kg at launch and 550 kg without fuel. SLIM has a dry mass of 120 kg."
    )
    assert [
        (triple(one)[2], [(role, getattr(value, "label", "")) for role, value in one.qualifiers])
        for one in found
        if one.property.name == "mass"
    ] == [
        ("678 kg", []),
        ("550 kg", [("without", "fuel")]),
        ("120 kg", [("without", "fuel")]),
    ]
