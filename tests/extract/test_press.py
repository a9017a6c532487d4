"""The flat prose of agencies and wires: a sentence or two in, all that it states out."""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]


ROWS: dict[str, set[str]] = {
    # lists of indefinites, and what is none
    "Peregrine carried an ice drill, three rovers and a hopper.": {
        "Peregrine carries Peregrine ice drill",
        "Peregrine carries rovers",
        "Peregrine carries Peregrine hopper",
    },
    "Danuri carries a detector called DORN and a drill.": {
        "Danuri carries DORN",
        "Danuri carries Danuri drill",
    },
    # who is to do it
    "NASA paid the company 62 million dollars to deliver the drill.": set(),
    "China plans to launch Chang'e-7 in 2026 to study the solar wind.": {
        "China launches Chang'e-7 future",
        "Chang'e-7 launchDate 2026-01-01 future",
        "Chang'e-7 studies solar wind possible future",
    },
    # an article that counts, and one that does not
    "SLIM is expected to operate for about a week.": {"SLIM duration 1 week future"},
    "SLIM weighed about a tonne.": {"SLIM mass 1 tonne"},
    "Danuri circles the Moon every two hours.": {"Danuri orbits Moon"},
    "SLIM landed more than a week later.": set(),
    # what leads up to an event is no time of it
    "JAXA re-established contact with SLIM, more than a week after it landed.": {
        "JAXA regainsContactWith SLIM"
    },
    # adverbs that hang on a preposition
    "Firefly landed its Blue Ghost spacecraft safely on the moon.": {
        "Blue Ghost landingOutcome SoftLanding"
    },
    # what was ahead then is not what is planned now
    "Russia is building Luna-26. Luna-25 had been due to land. The lander weighed 1.75 tonnes.": {
        "Russia develops Luna-26",
        "Luna-25 mass 1.75 tonnes",
    },
    "The returner of the Chang'e-6 probe landed in north China's Inner Mongolia.": {
        "Chang'e-6 returner landsAt Inner Mongolia"
    },
    "Danuri resumed operations.": {"Danuri condition Operating"},
    # nouns that are verbs, verbs that are nouns
    "Perseverance, which is due to land in Jezero Crater on Feb. 18, is healthy.": {
        "Perseverance condition Healthy",
        "Perseverance landsAt Jezero Crater future",
        "Perseverance landingDate 2025-02-18 future",
    },
    "Danuri carried two instruments: a camera and two spectrometers.": {
        "Danuri carries instruments",
        "Danuri carries Danuri camera",
        "Danuri carries spectrometers",
    },
    # verbs that share an object, and verbs that do not
    "Perseverance will look for water and collect a hammer.": {"Perseverance seeks water future"},
    "India became the fourth to land on the moon.": {"India rank fourth to land on the moon"},
    "Danuri travelled 500 million kilometers.": {"Danuri distance 5e+08 kilometers"},
    "Aditya-L1 has been designed to last five years.": {
        "Aditya-L1 duration 5 years possible future"
    },
    "JUICE will study Callisto before entering orbit around Ganymede.": {
        "JUICE studies Callisto future",
        "JUICE orbits Ganymede future",
    },
    "Danuri had been lost before entering orbit around Mars.": {"Danuri outcome Failure"},
    "Starliner flew. The capsule undocked from the lander and came down in Kazakhstan.": {
        "Starliner separatesFrom Starliner lander",
        "Starliner landsAt Kazakhstan",
    },
    # places named by where they are, payloads of who carries them
    "JUICE flew. The launch from Europe's spaceport in Kourou took place on Friday.": {
        "JUICE launchSite Kourou",
        "JUICE launchDate 2024-03-15",
    },
    "Resilience was carrying a rover, Tenacious, and five payloads, including instruments.": {
        "Resilience carries Tenacious",
        "Resilience carries instruments",
    },
    # who watches, and what was ahead
    "NASA's LRO photographed the crash site.": {"NASA operates LRO"},
    "Beresheet crashed. The project cost $100 million. SpaceIL will launch Beresheet 2.": {
        "Beresheet landingOutcome HardLanding",
        "Beresheet cost 1e+08 USD",
        "SpaceIL launches Beresheet 2 future",
    },
    # "it" that means nothing
    "Starliner waits. It was too risky to bring Suni Williams home.": set(),
    "Luna-25 suffered an engine that failed to shut down.": {"Luna-25 malfunction Luna-25 engine"},
}


@pytest.mark.parametrize(("text", "wanted"), ROWS.items())
def test_the_prose_of_wires(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text) == wanted
