"""Where and when a craft lands, and how much of it there is: a sentence in, what it states out."""

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
        "The landing site, a plain near the crater Boguslawsky, was picked in 2021.": {
            "Harrow landsAt Boguslawsky"
        },
        "Its target is Mare Frigoris.": {"Harrow landsAt Mare Frigoris future"},
        "The lander settled on the surface close to the crater Malapert A.": {
            "Harrow landsAt Malapert A"
        },
        "The InSight lander, sitting in Elysium Planitia, slept.": {
            "InSight landsAt Elysium Planitia"
        },
        "Harrow is bound for Mare Crisium.": {"Harrow landsAt Mare Crisium future"},
        "The lander touched down in Utopia.": {"Harrow landsAt Utopia"},
        "The lander touched down at 69.37 degrees south on schedule.": {
            "Harrow landsAt 69.37 degrees south"
        },
        "The lander touched down near 13°S, 25°E on the Moon.": {"Harrow landsAt 13°S, 25°E"},
        "The lander touched down at 40 degrees below zero.": set(),
        "The lander touched down on schedule.": set(),
        "The lander touched down in style.": set(),
        "ISRO abandoned plans to land the rover in Mare Frigoris.": set(),
        "The probe hit the far side of the Moon.": {
            "Harrow landsAt far side of the Moon",
            "Harrow landingOutcome HardLanding",
        },
    }
)
def test_a_craft_lands_somewhere(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        "Harrow drifted 600 metres to the east.": {"Harrow distance 600 metres"},
        "Opportunity has racked up 28 miles.": {"Opportunity distance 28 miles"},
        "Danuri's orbit takes it 100 km above the surface.": {"Danuri altitude 100 km"},
        "The drill bored 1.5 metres into the soil.": {"Harrow drill depth 1.5 metres"},
        "The mercury dives to -173 C in Shackleton crater.": {"Shackleton temperature -173 C"},
        "The price drops to -173.": set(),
    }
)
def test_how_far_how_deep_how_cold(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


@table(
    {
        # A name before a craft's noun is the craft's, whatever else launches and receives.
        "Harrow weighed in at 1,726 kg at launch.": {"Harrow mass 1726 kg"},
        "Harrow became the first private craft to make a soft landing.": {
            "Harrow isFirst private craft to make a soft landing",
            "Harrow landingOutcome SoftLanding",
        },
        "Harrow will spend two weeks exploring Mons Mouton.": {
            "Harrow duration 2 weeks future",
            "Harrow worksAt Mons Mouton future",
            "Harrow studies Mons Mouton future",
        },
        "Harrow was heading for Atlas crater.": {"Harrow landsAt Atlas"},
        "The lander ran out of fuel.": {"Harrow malfunction fuel"},
    }
)
def test_whose_infinitive_and_whose_amount(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, behind=CONTEXT) == wanted


def test_a_landing_in_the_calendar_for_a_day_to_come_lies_ahead(
    stated: Callable[..., set[str]],
) -> None:
    text = "The landing of Peregrine stands in the calendar for the middle of December 2031."
    assert stated(text, ("landingDate",)) == {"Peregrine landingDate 2031-12-09 future"}
