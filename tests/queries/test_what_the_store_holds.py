"""Sources, properties and names in the store."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_properties_are_counted_with_denials_plans_and_hedges(rows: Ask) -> None:
    found = rows("property-counts", "property stated denied planned hedged sources quote")
    assert found[:8] == [
        "launchDate | 8 | 0 | 6 | 1 | 6 | launch a lunar probe in the early 2020s",
        "carries | 5 | 0 | 1 | 1 | 3 | the synthetic aperture radars deployed on lunar missions, including those on Chandrayaan-1 and NASA's Lunar Reconnaissance Orbiter",
        "develops | 5 | 0 | 4 | 0 | 3 | developing a lunar rover",
        "launches | 5 | 0 | 4 | 0 | 3 | the two country's space agencies will launch a lunar probe",
        "launchSite | 4 | 0 | 2 | 1 | 4 | Tarn will be launched in 2033 on an Ariane 6 rocket from Kourou",
        "operates | 4 | 1 | 1 | 0 | 4 | NASA's Lunar Reconnaissance Orbiter",
        "condition | 3 | 0 | 0 | 0 | 2 | the Vikram Lander is in one piece",
        "cost | 3 | 0 | 2 | 0 | 3 | The Tarn mission will cost about 600 million euros",
    ]


def test_sources_are_counted_by_what_their_prose_states(rows: Ask) -> None:
    found = rows("sources", "source publisher published published_by statements")
    assert found == [
        "2031-agreement | Harbor Wire | 2031-02-10 | front matter | 15",
        "2032-delay | The Moon Letter | 2032-06-03 | front matter | 7",
        "2034-launch | Fjord Courier | 2034-11-21 | front matter | 9",
        "2035-crew | The Moon Letter | 2035-03-09 | front matter | 8",
        "2035-recovery | Southern Daily | 2035-02-02 | front matter | 9",
        "2035-silence | Harbor Wire | 2035-01-15 | front matter | 6",
        "sputnik | Sputnik | 2020-10-31 | page header | 36",
    ]


def test_the_facts_that_ship_are_one_source(known_rows: Ask) -> None:
    found = known_rows("sources", "source publisher statements")
    assert found == [
        "sputnik | Sputnik | 36",
        "lunar-missions | factlint | 423",
    ]


def test_names_that_the_ontology_lacks_are_told_with_their_kinds(rows: Ask) -> None:
    found = rows("unknown-names", "name kinds statements sources quote source start")
    assert found == [
        "Heron | Lander | 20 | 5 | ESA will build the Heron lander | 2031-agreement | 230",
        "Tarn | Mission, Spacecraft | 18 | 4 | ESA and JAXA signed an agreement on the Tarn mission | 2031-agreement | 100",
        "Solace 2 | Mission | 7 | 1 | NASA will launch the crewed Solace 2 mission | 2035-crew | 81",
        "Jane Okafor | Person | 2 | 1 | NASA astronaut Jane Okafor will fly on Solace 2 | 2035-crew | 187",
        "Deep Sounder | Instrument | 1 | 1 | Heron carries a neutron spectrometer and the radar Deep Sounder | 2034-launch | 258",
    ]
