"""Launches, cargoes, crews, orbits and ends: a sentence or two in, all that it states out."""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]


def table(rows: dict[str, set[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in rows.items()]
    )


@table(
    {
        "Phobos-Grunt was a Russian probe. Phobos-Grunt re-entered on 15 January 2012.": {
            "Phobos-Grunt reentryDate 2012-01-15",
        },
        "Chandrayaan-3 will carry out experiments.": set(),
        "The dust will be studied in the LUPEX mission with India, which is due to fly on an H3.": {
            "LUPEX launchVehicle H3 future",
        },
        "Athena carries a NASA drill.": {"Athena carries IM-2 NASA drill"},
        "A Falcon 9 rocket carrying Beresheet blasted off from Cape Canaveral on Thursday.": {
            "Beresheet launchVehicle Falcon 9",
            "Beresheet launchSite Cape Canaveral",
            "Beresheet launchDate 2024-03-14",
        },
        "An Ariane 6 with the Tethys satellite on board took off from Kourou on Tuesday.": {
            "Tethys launchVehicle Ariane 6",
            "Tethys launchSite Kourou",
            "Tethys launchDate 2024-03-12",
        },
        "The Soyuz rocket, topped with Luna-25, thundered off the pad at Vostochny.": {
            "Luna-25 launchVehicle Soyuz rocket",
            "Luna-25 launchSite Vostochny",
        },
        "Danuri heads for the Moon. The Falcon 9 lifted off on Tuesday.": {
            "Danuri launchDate 2024-03-12",
        },
        "Danuri heads for the Moon. Another Falcon 9 lifted off on Tuesday.": set(),
        "Danuri heads for the Moon. A Falcon 9 with spare parts lifted off on Tuesday.": set(),
        "The H3's second flight put the VEP-4 satellite into orbit on 17 February.": {
            "VEP-4 launchVehicle H3",
            "VEP-4 launchDate 2024-02-17",
            "second flight of H3 launchDate 2024-02-17",
        },
        "Europa Clipper's launch window opens on October 10, 2024.": {
            "Europa Clipper launchDate 2024-10-10 future",
        },
    }
)
def test_a_rocket_flies_what_it_carries(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text) == wanted


@table(
    {
        "Chandrayaan-2's payload includes a radar and a camera.": {
            "Chandrayaan-2 carries Chandrayaan-2 radar",
            "Chandrayaan-2 carries Chandrayaan-2 camera",
        },
        "The payload of Luna-25 comprises a camera, a spectrometer and a robotic arm.": {
            "Luna-25 carries Luna-25 camera",
            "Luna-25 carries Luna-25 spectrometer",
            "Luna-25 carries Luna-25 robotic arm",
        },
        "Beresheet had a digital archive on board.": {
            "Beresheet carries Beresheet digital archive"
        },
        "Beresheet was carrying Jane Doe.": {"Beresheet crew Jane Doe"},
        "Orion carried no crew.": set(),
        "Astronauts Reid Wiseman and Victor Glover were named to the Artemis II crew.": {
            "Artemis II crew Reid Wiseman",
            "Artemis II crew Victor Glover",
        },
        "Apollo 8, commanded by Frank Borman, entered lunar orbit.": {
            "Apollo 8 crew Frank Borman",
            "Apollo 8 orbits Moon",
        },
        "Philae, part of the Rosetta mission, fell silent.": {
            "Philae partOf Rosetta",
            "Philae condition Silent",
        },
    }
)
def test_payloads_crews_and_missions_have_members(
    stated: Stated, text: str, wanted: set[str]
) -> None:
    assert stated(text) == wanted


@table(
    {
        "Chang'e-5 returned 1,731 grams of lunar samples to Earth.": {
            "Chang'e-5 returns lunar samples",
            "Chang'e-5 samples mass 1731 grams",
        },
        "Peregrine did not return any data from the Moon.": {"Peregrine returns data not"},
        "Lunar Reconnaissance Orbiter has been in orbit around the Moon since 2009.": {
            "Lunar Reconnaissance Orbiter orbits Moon",
        },
        "Cassini was the first probe to orbit Saturn.": {
            "Cassini isFirst probe to orbit Saturn",
            "Cassini orbits Saturn",
        },
        "Peregrine slammed into the atmosphere over the Pacific on January 18.": {
            "Peregrine reentryDate 2024-01-18",
        },
        "The MESSENGER mission came to an end on April 30, 2015.": {
            "MESSENGER missionEnd 2015-04-30",
        },
        "SLIM's operations were terminated on 26 February.": {"SLIM missionEnd 2024-02-26"},
    }
)
def test_orbits_returns_and_ends_are_read(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text) == wanted


@table(
    {
        "ESA-led Hera reached Mars.": {"ESA operates Hera"},
        "The Israeli-built lander Beresheet fell silent.": {
            "Israel develops Beresheet",
            "Beresheet condition Silent",
        },
        "The ispace lander Resilience fell silent.": {
            "ispace operates Resilience",
            "Resilience condition Silent",
        },
        "A Japan-India probe is planned.": set(),
    }
)
def test_a_participle_or_a_name_before_a_craft_says_whose_it_is(
    stated: Stated, text: str, wanted: set[str]
) -> None:
    assert stated(text) == wanted


@table(
    {
        "Apollo 13's crew — Jim Lovell, Fred Haise and Jack Swigert — survived.": {
            "Apollo 13 crew Jim Lovell",
            "Apollo 13 crew Fred Haise",
            "Apollo 13 crew Jack Swigert",
        },
        "Russia launched its first Moon mission in 47 years, Luna-25, on Friday.": {
            "Russia launches Luna-25",
            "Luna-25 isFirst Russia",
            "Luna-25 launchDate 2024-03-15",
        },
        "Peregrine carried 20 payloads, among them Iris, a rover.": {
            "Peregrine carries payloads",
            "Peregrine carries Iris",
        },
        "Chang'e-6 left the Wenchang launch site on 3 May 2023.": {
            "Chang'e-6 launchSite Wenchang",
            "Chang'e-6 launchDate 2023-05-03",
        },
        "Chang'e-4 set off with the Yutu-2 rover aboard.": {"Chang'e-4 carries Yutu-2"},
        "Griffin will no longer carry VIPER.": {"Griffin carries VIPER not future"},
        "Danuri was launched in 2022 and operated by KARI.": {
            "Danuri launchDate 2022-01-01",
            "KARI operates Danuri",
        },
        "Danuri was built and operated by KARI.": {
            "KARI develops Danuri",
            "KARI operates Danuri",
        },
        "Danuri hitched a ride to orbit on a Falcon 9.": {"Danuri launchVehicle Falcon 9"},
        "Juno orbits Jupiter.": {"Juno orbits Jupiter"},
    }
)
def test_what_the_parser_gets_wrong_is_mended(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text) == wanted


@table(
    {
        "Artemis II is ready. The crew will lift off from Kennedy Space Center in 2025.": {
            "Artemis II launchSite Kennedy Space Center future",
            "Artemis II launchDate 2025-01-01 future",
        },
        "Tiangong waits. Having launched in 2023, the Shenzhou 17 crew rests.": set(),
        "Reports that Luna-26 would ride on an Angara-A5 were wrong.": {
            "Luna-26 launchVehicle Angara-A5 not future"
        },
        "Danuri flew on a Falcon 9. It did not carry a rover.": {
            "Danuri launchVehicle Falcon 9",
            "Danuri carries Danuri rover not",
        },
        "Starliner waits. Boeing put the spacecraft together.": {"Boeing develops Starliner"},
        "Kaguya was not alone. OKINA, the relay, was cast loose on October 9.": {
            "OKINA separatesFrom Kaguya"
        },
        "The relay OKINA was released on October 9.": set(),
        "Chandrayaan-1 is expected to keep working until October 2025.": {
            "Chandrayaan-1 missionEnd None future"
        },
        "A camera built by students is bolted to Odysseus's side.": {
            "Odysseus carries IM-1 camera"
        },
        "Queqiao-2 was put into a lunar orbit in March 2023.": {"Queqiao-2 orbits Moon"},
        "NASA named the astronauts who will fly on Artemis II: Reid Wiseman and Victor Glover.": {
            "Artemis II crew Reid Wiseman future",
            "Artemis II crew Victor Glover future",
        },
    }
)
def test_a_crew_and_a_pronoun_are_taken_for_what_they_can_be(
    stated: Stated, text: str, wanted: set[str]
) -> None:
    assert stated(text) == wanted
