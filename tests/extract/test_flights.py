"""The single flights of a rocket."""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vulcan flew for the first time on 8 January 2024.",
            "first flight of Vulcan launchDate 2024-01-08",
        ),
        (
            "The maiden flight of Vulcan took place on 8 January 2024.",
            "first flight of Vulcan launchDate 2024-01-08",
        ),
        (
            "Vulcan made its debut on 8 January 2024.",
            "first flight of Vulcan launchDate 2024-01-08",
        ),
        (
            "The inaugural Vulcan launched on 8 January 2024.",
            "first flight of Vulcan launchDate 2024-01-08",
        ),
        (
            "Vulcan lifted off for the second time on 4 October 2024.",
            "second flight of Vulcan launchDate 2024-10-04",
        ),
        (
            "Vulcan first took off on 8 January 2024.",
            "first flight of Vulcan launchDate 2024-01-08",
        ),
    ],
)
def test_a_flight_of_a_rocket_is_a_thing_of_its_own(
    stated: Stated, text: str, expected: str
) -> None:
    assert stated(text, ("launchDate",)) == {expected}


def test_how_a_flight_went_is_told_of_the_flight(stated: Stated) -> None:
    text = "The H3's first launch failed on 7 March 2023. The second flight of the H3 succeeded."
    assert stated(text, ("outcome",)) == {
        "first flight of H3 outcome Failure",
        "second flight of H3 outcome Success",
    }


def test_a_flight_without_a_number_is_no_flight_in_particular(stated: Stated) -> None:
    assert stated("Vulcan flew on 8 January 2024.", ("launchDate",)) == set()


def test_the_rocket_is_still_what_carries(stated: Stated) -> None:
    text = "Peregrine was launched on the first flight of the Vulcan."
    assert stated(text, ("launchVehicle",)) == {"Peregrine launchVehicle Vulcan"}


@pytest.mark.parametrize(
    "text",
    [
        "Hayabusa2 brought back 5.4 grams of dust from Ryugu.",
        "The Hayabusa2 probe returned with 5.4 grams of material.",
        "The capsule of Hayabusa2 delivered 5.4 grams of black sand.",
        "In all, 5.4 grams of soil were brought home by Hayabusa2.",
    ],
)
def test_what_a_mission_brought_home_is_one_thing(stated: Stated, text: str) -> None:
    assert {one for one in stated(text) if " mass " in one} == {"Hayabusa2 samples mass 5.4 grams"}


def test_what_a_rover_picks_up_is_a_part_only(stated: Stated) -> None:
    text = "Curiosity picked up 3 grams of dust."
    assert {one for one in stated(text) if " mass " in one} == {"dust mass 3 grams"}
