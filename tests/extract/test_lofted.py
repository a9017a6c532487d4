"""Names of craft that only their launch tells, and namesakes of which one is no longer at work."""

from collections.abc import Callable

import pytest

from kg.model import Statement, Time

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
        ("In May NASA launched Dunlin 2576 on a Falcon 9 from Plesetsk.", "Dunlin 2576"),
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


def test_a_launch_tells_a_craft_even_at_the_head_of_a_sentence(stated: Stated) -> None:
    text = "Dunlin was launched on an Atlas V. The satellite weighs 90 kg."
    assert stated(text, ("mass",)) == {"Dunlin mass 90 kg"}


@pytest.mark.parametrize("word", ["Another", "Nothing", "Each", "It"])
def test_a_pronoun_at_the_head_of_a_sentence_is_no_name(stated: Stated, word: str) -> None:
    assert stated(f"{word} was launched from Kourou on an Ariane 5.") == set()


def test_a_place_on_mars_is_known_with_its_bounds(read: Read) -> None:
    text = "Perseverance landed in Jezero crater. Curiosity landed in Gale Crater."
    found = {getattr(one.value, "iri", "") for one in read(text)}
    assert {iri.rsplit("/", 1)[1] for iri in found} == {"jezero-crater", "gale-crater"}


@pytest.mark.parametrize(
    "text",
    ["In June DunlinSat was launched from Kourou.", "In June they launched DunlinSat from Kourou."],
)
def test_what_is_launched_from_a_place_is_a_craft(stated: Stated, text: str) -> None:
    assert "DunlinSat launchSite Kourou" in stated(text)


def test_what_is_sent_to_another_world_is_a_craft(stated: Stated) -> None:
    text = "Rocket Lab sent Dunlin on its way to Venus. The probe weighs 90 kg."
    assert stated(text, ("mass",)) == {"Dunlin mass 90 kg"}


def test_a_firms_name_with_a_number_is_not_the_firm(stated: Stated) -> None:
    text = "Boeing-4 splashed down in June 2022."
    assert stated(text) == {"Boeing-4 reentryDate 2022-06-01"}


def test_of_two_namesakes_the_one_that_is_still_at_work_is_meant(read: Read) -> None:
    found = {one.subject.iri.rsplit("/", 1)[1] for one in read("The Pragyan rover weighs 26 kg.")}
    assert found == {"pragyan-2023"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Soyuz MS-25 came back to Earth on 24 September 2023.", {"2023-09-24"}),
        ("Skylab fell to Earth on 11 July 1979.", {"1979-07-11"}),
        ("Voyager 2 returned images to Earth on 3 October 1989.", set()),
        ("Hayabusa2 came close to Earth in December 2020.", set()),
    ],
)
def test_what_comes_back_to_earth_re_enters_then(read: Read, text: str, date: set[str]) -> None:
    found = {
        str(one.value.earliest)
        for one in read(text)
        if one.property.name == "reentryDate" and isinstance(one.value, Time)
    }
    assert found == date


def test_the_name_of_a_world_may_begin_that_of_a_craft(read: Read) -> None:
    text = "NASA's Venus Wanderer was launched on an Atlas V. Venus Wanderer weighs 90 kg."
    found = {one.subject.iri.rsplit("/", 1)[1] for one in read(text)}
    assert found == {"nasa", "venus-wanderer"}


def test_how_high_an_orbit_is_tells_the_altitude(stated: Stated) -> None:
    text = "The Hubble telescope's orbit is 547 kilometres high."
    assert stated(text) == {"Hubble telescope altitude 547 kilometres"}


def test_what_is_due_to_land_is_read_as_a_verb_whatever_the_place(stated: Stated) -> None:
    text = "Curiosity, which is due to land in Kourou on 8 May, is healthy."
    assert stated(text, ("landsAt", "landingDate", "launchDate")) == {
        "Curiosity landsAt Kourou future",
        "Curiosity landingDate 2024-05-08 future",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Dunlin will land in Gale Crater in 2027.",
        "Dunlin landed on Mars on 3 May 2021.",
        "On 3 May 2021 Dunlin made a soft landing in Gale Crater.",
        "Dunlin touched down at Jezero Crater on 4 June.",
        "Engineers followed Dunlin's descent. It landed in Gale Crater.",
        "Contact with Dunlin was lost in May. Dunlin had landed in Gale Crater.",
        "In May Dunlin, which monitors the sky, landed in Gale Crater.",
        "In May Dunlin, which landed in Gale Crater, fell silent.",
        "The landing of Dunlin in Gale Crater was a first.",
    ],
)
def test_deeds_of_craft_only_tell_a_craft(read: Read, text: str) -> None:
    found = {
        one.subject.label for one in read(text) if one.property.name in ("landsAt", "landingDate")
    }
    assert found == {"Dunlin"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dunlin lifted off on a Falcon 9 in May.", "Dunlin"),
        ("Dunlin rode into orbit aboard an Ariane 5.", "Dunlin"),
        ("Dunlin flew atop a Proton in 1989.", "Dunlin"),
    ],
)
def test_what_rises_on_a_rocket_is_a_craft_at_the_head_too(
    read: Read, text: str, name: str
) -> None:
    found = {one.subject.label for one in read(text) if one.property.name == "launchVehicle"}
    assert found == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Debris landed in the Pacific Ocean.",
        "Engineers landed in Houston.",
        "Smoke rose on a Falcon 9.",
        "Halcyon will land two rovers on the Moon in 2026. The firm is from Oslo.",
        "Jane Roe is on board. Roe landed on the Moon in May.",
    ],
)
def test_bare_nouns_and_people_are_no_craft(read: Read, text: str) -> None:
    assert [one.subject.label for one in read(text) if one.property.name == "landsAt"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Dunlin-2 communications satellite was lofted by an Ariane 5.",
        "Dunlin-2 was lofted by an Ariane 5 in 2018.",
        "Norway's heaviest satellite to date, Dunlin-2, was carried to orbit by an Ariane 5.",
        "The Dunlin-2 remote sensing satellite was lofted by an Ariane 5.",
        "The Dunlin-2 Earth observation satellite was lofted by an Ariane 5.",
        "The ministry's new satellite, Dunlin-2, was put into orbit by an Ariane 5.",
    ],
)
def test_a_craft_has_one_name_whatever_noun_stands_beside_it(read: Read, text: str) -> None:
    found = {one.subject.label for one in read(text) if one.property.name == "launchVehicle"}
    assert found == {"Dunlin-2"}


def test_a_firm_that_launches_is_no_rocket(read: Read) -> None:
    text = "In May Purselet was launched by a Berlin firm. Purselet was launched by an Indian team."
    assert [one for one in read(text) if one.property.name == "launchVehicle"] == []
