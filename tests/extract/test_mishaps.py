"""Mishaps, their causes, lost contact and finds: a sentence or two in, what it states out."""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]


def table(rows: dict[str, set[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in rows.items()]
    )


CONTEXT = "The Harrow lander of ISRO was launched in March. "


@table(
    {
        "The country landed Chandrayaan-3 after its previous attempt ended in a crash.": set(),
        "A stuck valve doomed the Harrow mission.": {"Harrow causedBy Harrow stuck valve"},
        "The failure was caused by a software error.": {"Harrow failure causedBy software error"},
        "The crash was blamed on a faulty altimeter.": {
            "Harrow crash causedBy Harrow faulty altimeter"
        },
        "The culprit was a stuck valve.": {"Harrow causedBy Harrow stuck valve"},
        "An anomaly left Harrow unable to land.": {"Harrow causedBy anomaly"},
        "The crash was due to a glitch.": {
            "Harrow landingOutcome HardLanding",
            "Harrow crash causedBy glitch",
        },
        "Owing to a thruster failure, the lander tipped over.": {
            "Harrow condition Tilted",
            "Harrow fall causedBy thruster failure",
        },
        "The lander probably tipped over because one leg caught on a rock.": {
            "Harrow condition Tilted probable",
            "Harrow fall causedBy one leg caught on a rock probable",
        },
        "The failure of the laser altimeter was the probable cause of the loss.": {
            "Harrow loss causedBy Harrow laser altimeter failure probable",
        },
        "The crash was not caused by a software error.": {
            "Harrow crash causedBy software error not"
        },
        "It was not a meteoroid that caused the leak.": {"Harrow leak causedBy meteoroid not"},
        "ISRO lost contact with Harrow because of a software glitch.": {
            "Harrow loss of contact causedBy software glitch"
        },
        "The crash was the result of a wrong command.": {"Harrow crash causedBy wrong command"},
        "A wrong command was behind the loss of Harrow.": {"Harrow loss causedBy wrong command"},
        "A fuel leak caused Harrow to miss the Moon.": {"Harrow miss causedBy fuel leak"},
        "Harrow stopped working due to the cold.": {"Harrow stop causedBy cold"},
        "The landing was called off because of a leak.": {
            "Harrow landing cancellation causedBy leak"
        },
        "NASA was behind the loss of Harrow.": set(),
        "A stuck valve was to blame.": {"Harrow causedBy Harrow stuck valve"},
        "ISRO blamed a stuck valve.": {"Harrow causedBy Harrow stuck valve"},
        "ISRO blamed NASA.": set(),
        "The cause of the crash was that the engine had failed.": {
            "Harrow crash causedBy Harrow engine"
        },
        "The result of the crash was a new crater.": set(),
        "Harrow's landing will be delayed by a dust storm.": {
            "Harrow landing causedBy dust storm future"
        },
        "NASA left Harrow unable to land.": set(),
        "The team led efforts to reach the lander.": set(),
        "The mission was launched due to popular demand.": set(),
        "The cause of the crash is not known.": set(),
    }
)
def test_a_mishap_has_its_cause(stated: Stated, text: str, wanted: set[str]) -> None:
    assert {one for one in stated(text, behind=CONTEXT) if " causedBy " in one} == {
        one for one in wanted if " causedBy " in one
    }


@table(
    {
        "Contact was lost with the spacecraft on Saturday.": {"ISRO losesContactWith Harrow"},
        "The spacecraft lost contact with Earth.": {"ISRO losesContactWith Harrow"},
        "No signal was received from the lander.": {"ISRO losesContactWith Harrow"},
        "ISRO has not heard from the lander since June.": {"ISRO losesContactWith Harrow"},
        "ISRO heard from the lander.": set(),
        "Contact with the probe was re-established on Monday.": {"ISRO regainsContactWith Harrow"},
        "Efforts to raise the craft have failed.": {"ISRO seeksContactWith Harrow"},
        "ISRO has stopped listening for the lander.": {"ISRO seeksContactWith Harrow not"},
        "The lander went dark moments before touchdown.": {"Harrow condition Silent"},
        "The Harrow lander did not wake up.": {"Harrow condition Silent"},
        "The lander stopped responding.": {"Harrow condition Silent"},
        "The lander woke up.": {"Harrow condition Operating"},
        "ISRO acquired the first signal from Harrow after its launch.": set(),
        "ISRO received a signal from Harrow again.": {"ISRO regainsContactWith Harrow"},
    }
)
def test_contact_is_lost_sought_and_regained(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        "Images from LRO show the lander lying on its side.": {
            "LRO locates Harrow",
            "Harrow condition Tilted",
        },
        "The lander was spotted in pictures taken by LRO.": {
            "LRO locates Harrow",
            "LRO returns pictures",
        },
        "LRO has found Harrow's wreckage.": {"LRO locates Harrow"},
        "LRO will try to photograph the lander.": {"LRO locates Harrow possible future"},
        "Images from LRO show a plain.": set(),
        "LRO later photographed the impact site.": {"LRO locates Harrow"},
        "An image taken by Chandrayaan-2 shows the lander.": {
            "Chandrayaan-2 locates Harrow",
            "Chandrayaan-2 returns image",
        },
    }
)
def test_who_pictures_a_craft_finds_it(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        "The attempt ended in failure.": {"Harrow outcome Failure"},
        "The landing attempt by the Israeli probe Beresheet was unsuccessful.": {
            "Beresheet outcome Failure"
        },
        "Harrow was declared lost.": {"Harrow outcome Failure"},
        "The mission was hailed as a success.": {"Harrow outcome Success"},
        "The mission fell short of its goals.": {"Harrow outcome Failure"},
        "The mission accomplished all of its objectives.": {"Harrow outcome Success"},
        "The mission did not go as planned.": {"Harrow outcome Failure"},
        "The mission went as planned.": set(),
        "Attempts to reach the lander failed.": {"ISRO seeksContactWith Harrow"},
        "Its attempt to land failed.": {"Harrow outcome Failure"},
        "Harrow failed to land on the Moon.": {"Harrow outcome Failure"},
        "The mission was only partly successful.": {"Harrow outcome PartialSuccess"},
        "The mission was a partial success.": {"Harrow outcome PartialSuccess"},
        "The lander landed upside down.": {"Harrow condition Tilted"},
        "The lander is upright.": {"Harrow condition Intact"},
        "The lander was put to sleep.": {"Harrow condition Dormant"},
        "ISRO put the lander to sleep.": {"Harrow condition Dormant"},
        "The team went to sleep.": set(),
        "The lander landed intact.": {"Harrow condition Intact"},
        "Blue Ghost pulled off a flawless landing.": {"Blue Ghost landingOutcome SoftLanding"},
        "Peregrine tips the scales at 1,283 kilograms.": {"Peregrine mass 1283 kilograms"},
    }
)
def test_how_it_ended(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        "The engine did not ignite.": {"Harrow malfunction Harrow engine"},
        "The antenna failed to deploy.": {"Harrow malfunction Harrow antenna"},
        "The engine ignited.": set(),
        "The radio of the lander did not switch on.": {"Harrow malfunction Harrow radio"},
        "Harrow is suffering from a memory fault.": {"Harrow malfunction memory fault"},
        "There was a problem with the laser altimeter of Harrow.": {
            "Harrow malfunction Harrow laser altimeter"
        },
        "The lander flew without any problem with its engine.": set(),
        "Harrow snapped a leg.": {"Harrow malfunction Harrow leg"},
        "One of SLIM's two main engines failed.": {"SLIM malfunction SLIM main engines"},
        "The spacecraft is leaking propellant.": {"Harrow malfunction propellant"},
        "Harrow was plagued by helium leaks and thruster failures.": {
            "Harrow malfunction helium leaks",
            "Harrow malfunction thruster failures",
        },
        "No leak was found in the lander's tank.": {"Harrow tank malfunction leak not"},
        "ISRO denied that the engine had failed.": {"Harrow malfunction Harrow engine not"},
    }
)
def test_what_broke(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        "Kestrel's landing attempt ended in failure.": set(),
        "Previous landing attempts have failed.": set(),
        "An earlier attempt ended in failure.": set(),
        "Kestrel's antenna broke off.": set(),
        "The contact with Kestrel was lost.": set(),
        "The antenna broke off.": {"Harrow malfunction Harrow antenna"},
        "Contact with the controllers was lost.": {"ISRO losesContactWith Harrow"},
        "The lander hit the headlines.": set(),
        "The company went dark on social media.": set(),
        "The rocket's engine exploded.": {
            "Harrow rocket engine condition Destroyed",
            "Harrow rocket malfunction Harrow rocket engine",
        },
    }
)
def test_what_is_anothers_is_not_the_crafts(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted
