"""Names of craft that only their launch tells, and namesakes of which one is no longer at work."""

from collections.abc import Callable

import pytest

from kg.model import Statement

Stated = Callable[..., set[str]]
Read = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In May Dunlin was launched on an Atlas V.", "Dunlin"),
        ("DUN-2 will be sent into orbit by a Falcon 9.", "DUN-2"),
        ("In May a Falcon 9 put Dunlin 6A into orbit.", "Dunlin 6A"),
        ("Norway's Dunlin 3 was launched aboard a Falcon 9.", "Dunlin 3"),
        ("In June Dunlin was lofted atop Japan's H3.", "Dunlin"),
        ("In the end Dunlin reached an altitude of 700 km.", "Dunlin"),
    ],
)
def test_what_a_rocket_takes_aloft_is_a_craft(read: Read, text: str, name: str) -> None:
    found = {
        (one.subject.label, one.subject.type)
        for one in read(text)
        if one.property.name in ("launchVehicle", "altitude")
    }
    assert found == {(name, "space:Spacecraft")}


@pytest.mark.parametrize(
    "text",
    [
        "Nordbank launched Purselet on Monday.",
        "Nordbank launched Purselet on the App Store of Apple.",
        "The company sent Purselet to twenty customers.",
    ],
)
def test_what_is_launched_on_a_day_or_in_a_shop_is_none(stated: Stated, text: str) -> None:
    assert stated(text, ("launchDate", "launchVehicle", "launches")) == set()


def test_of_two_namesakes_the_one_that_is_still_at_work_is_meant(read: Read) -> None:
    found = {one.subject.iri.rsplit("/", 1)[1] for one in read("The Pragyan rover weighs 26 kg.")}
    assert found == {"pragyan-2023"}
