"""Parties, missions, craft, places, amounts."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_agencies_are_counted_by_missions(rows: Ask) -> None:
    found = rows("agencies-by-missions", "agency missions names sources")
    assert found == [
        "JAXA | 2 | LUPEX, Tarn | 3",
        "NASA | 2 | Lunar Reconnaissance Orbiter, Solace 2 | 2",
        "ESA | 1 | Tarn | 2",
        "ISRO | 1 | LUPEX | 1",
    ]


def test_amounts_are_told_in_words_and_as_a_range(rows: Ask) -> None:
    found = rows("amounts", "subject property amount low high unit said source start")
    assert found == [
        "Tarn | cost | about 600 million euros | 540000000 | 660000000 | EUR | stated | 2031-agreement | 446",
        "Tarn | cost | 750 million euros | 745000000 | 755000000 | EUR | stated | 2032-delay | 193",
        "Tarn | cost | 820 million euros | 815000000 | 825000000 | EUR | stated | 2035-recovery | 345",
        "water | depth | tens of metres | 10 | 100 | m | stated | sputnik | 1989",
        "Heron | mass | 1,900 kg | 1850 | 1950 | kg | stated | 2031-agreement | 409",
        "Heron | mass | 2,150 kg | 2145 | 2155 | kg | stated | 2032-delay | 289",
    ]


def test_amounts_are_narrowed_by_what_they_measure(rows: Ask) -> None:
    found = rows("amounts", "subject amount low high unit source", measure="mass", entity="Heron")
    assert found == [
        "Heron | 1,900 kg | 1850 | 1950 | kg | 2031-agreement",
        "Heron | 2,150 kg | 2145 | 2155 | kg | 2032-delay",
    ]


def test_approvals_stand_beside_agreements(rows: Ask) -> None:
    found = rows("approvals", "party property what said time source start")
    assert found == [
        "ESA | signs | agreement | stated | Monday | 2031-agreement | 100",
        "JAXA | signs | agreement | stated | Monday | 2031-agreement | 108",
        "Japanese government | approves | LUPEX | stated |  | sputnik | 1156",
        "US Congress | approves | Solace 2 | stated |  | 2035-crew | 139",
    ]


def test_a_crew_is_told_mission_by_mission(rows: Ask) -> None:
    found = rows("crews", "mission person said tense certainty source start")
    assert found == [
        "Solace 2 | Jane Okafor | stated | future | certain | 2035-crew | 187",
    ]


def test_what_was_found_is_told_with_where_it_lies(rows: Ask) -> None:
    found = rows("discoveries", "subject property value said certainty time start")
    assert found == [
        "Heron | discovers | water | stated | certain |  | 263",
        "LUPEX rover | seeks | water | stated | possible |  | 1103",
        "NASA | discovers | water | stated | certain | August 2018 | 2195",
        "water | locatedIn | South Pole | stated | certain |  | 269",
        "water | locatedIn | polar regions | stated | certain | August 2018 | 2276",
    ]


def test_places_that_lie_in_places_are_no_discoveries(known_rows: Ask) -> None:
    found = known_rows("discoveries", "subject property value")
    assert found == [
        "LUPEX rover | seeks | water",
        "Mini-SAR | discovers | water",
        "Moon Mineralogy Mapper | discovers | water",
        "NASA | discovers | water",
        "NASA | discovers | water",
        "NASA Ames | discovers | water",
        "University of Hawaii | discovers | water",
        "water | locatedIn | polar regions",
        "water | locatedIn | polar regions",
    ]


def test_firsts_say_of_whom_or_at_what(rows: Ask) -> None:
    found = rows("firsts", "subject property value tense quote source start")
    assert found == [
        "Chandrayaan-1 | isFirst | India | past | the Chadrayaan-1 (India's first lunar mission | sputnik | 2228",
        "Heron | isFirst | Europe | present | the first European lander | 2034-launch | 332",
        "Jane Okafor | isFirst | woman to walk on the Moon | future | the first woman | 2035-crew | 287",
        "Solace 2 | rank | NASA | future | NASA's third lunar mission | 2035-crew | 341",
    ]


def test_instruments_of_a_mission_are_those_of_its_craft(rows: Ask) -> None:
    found = rows("instruments-of", "craft what kind said tense source start", entity="Tarn")
    assert found == [
        "Heron | Deep Sounder | Instrument | stated | present | 2034-launch | 258",
        "Heron | Heron neutron spectrometer | Instrument | stated | present | 2034-launch | 258",
    ]


def test_instruments_of_a_craft_are_known_to_the_facts_that_ship(known_rows: Ask) -> None:
    found = known_rows("instruments-of", "craft what kind source start", entity="Chandrayaan-1")
    assert found == [
        "Chandrayaan-1 | Chandrayaan-1 synthetic aperture radars | Instrument | sputnik | 2042",
        "Chandrayaan-1 | Mini-SAR | Instrument | lunar-missions | 2409",
        "Chandrayaan-1 | Moon Mineralogy Mapper | Instrument | lunar-missions | 2202",
    ]


def test_where_a_craft_lands_stands_beside_where_it_works(rows: Ask) -> None:
    found = rows("landing-sites", "craft property site tense certainty time source start")
    assert found == [
        "Heron | landsAt | South Pole | future | certain |  | 2031-agreement | 371",
        "Heron | landsAt | South Pole | past | certain |  | 2035-silence | 143",
        "LUPEX rover | landsAt | South Pole | future | probable | by 2023 | sputnik | 999",
        "LUPEX rover | worksAt | dark side of the Moon | future | possible |  | sputnik | 1056",
    ]


def test_launch_sites_show_what_is_only_probable(rows: Ask) -> None:
    found = rows("launch-sites", "craft site tense certainty time speakers source")
    assert found == [
        "Tarn | Kourou | future | certain | 2033 | Harbor Wire | 2031-agreement",
        "Tarn | Kourou | past | certain | 20 November 2034 | Fjord Courier | 2034-launch",
        "Tarn | Kourou | past | certain | 23 November 2034 | Southern Daily | 2035-recovery",
        "Tarn | Tanegashima | future | probable |  | The Moon Letter > JAXA official | 2032-delay",
    ]


def test_launch_vehicles_show_what_is_only_probable(rows: Ask) -> None:
    found = rows("launch-vehicles", "craft rocket tense certainty time speakers source")
    assert found == [
        "Tarn | Ariane 6 | future | certain | 2033 | Harbor Wire | 2031-agreement",
        "Tarn | Ariane 6 | past | certain | 20 November 2034 | Fjord Courier | 2034-launch",
        "Tarn | H3 | future | probable |  | The Moon Letter > JAXA official | 2032-delay",
    ]


def test_missions_of_an_agency_include_those_of_its_craft(rows: Ask) -> None:
    found = rows("missions-of", "mission launch role what said tense source start", agency="ESA")
    assert found == [
        "Tarn | 2034-12-31 | develops | Heron | stated | future | 2031-agreement | 230",
        "Tarn | 2034-12-31 | launches | Tarn | stated | past | 2034-launch | 154",
        "Tarn | 2034-12-31 | operates | Heron | stated | present | 2034-launch | 205",
        "Tarn | 2034-12-31 | participatesIn | Tarn | stated | past | 2031-agreement | 100",
    ]


def test_missions_since_a_day_are_those_launched_or_to_be_launched_since(known_rows: Ask) -> None:
    found = known_rows(
        "missions-of", "mission launch role what source start", agency="ISRO", since="2019"
    )
    assert found == [
        "Chandrayaan-2 | 2019-07-22 | launches | Chandrayaan-2 | lunar-missions | 3762",
        "Chandrayaan-2 | 2019-07-22 | operates | Chandrayaan-2 | lunar-missions | 3959",
        "Chandrayaan-2 | 2019-07-22 | operates | Vikram | lunar-missions | 6412",
        "Chandrayaan-3 | 2023-07-14 | launches | Chandrayaan-3 | lunar-missions | 8916",
        "LUPEX | 2023-12-31 | develops | LUPEX lander | sputnik | 1313",
        "LUPEX | 2023-12-31 | develops | LUPEX lander | lunar-missions | 9760",
        "LUPEX | 2023-12-31 | launches | LUPEX | sputnik | 364",
        "LUPEX | 2023-12-31 | plans | LUPEX | sputnik | 458",
    ]


def test_parties_of_a_mission_include_those_of_its_craft(rows: Ask) -> None:
    found = rows("parties-of", "party role what said tense source start", mission="Tarn")
    assert found == [
        "ESA | develops | Heron | stated | future | 2031-agreement | 230",
        "ESA | launches | Tarn | stated | past | 2034-launch | 154",
        "ESA | operates | Heron | stated | present | 2034-launch | 205",
        "ESA | participatesIn | Tarn | stated | past | 2031-agreement | 100",
        "JAXA | develops | Tarn rover | stated | present | 2032-delay | 240",
        "JAXA | operates | Heron | denied | future | 2032-delay | 435",
        "JAXA | participatesIn | Tarn | stated | past | 2031-agreement | 108",
    ]


def test_partners_are_told_with_when(rows: Ask) -> None:
    found = rows("partners", "party partner time tense source start")
    assert found == [
        "ESA | JAXA | Monday | past | 2031-agreement | 100",
        "ESA | JAXA |  | past | 2034-launch | 154",
        "ISRO | JAXA |  | past | sputnik | 238",
    ]


def test_who_develops_what_names_the_mission(rows: Ask) -> None:
    found = rows("who-develops-what", "who what mission tense source start")
    assert found == [
        "ESA | Heron | Tarn | future | 2031-agreement | 230",
        "ISRO | LUPEX lander | LUPEX | future | sputnik | 1313",
        "JAXA | LUPEX rover | LUPEX | future | sputnik | 1281",
        "JAXA | Tarn rover | Tarn | present | 2032-delay | 240",
        "JAXA | rover |  | future | 2031-agreement | 288",
    ]


def test_who_launches_what_names_the_mission_of_a_part(rows: Ask) -> None:
    found = rows("who-launches-what", "who what mission time tense speakers source start")
    assert found == [
        "ESA | Tarn |  |  | past | Fjord Courier | 2034-launch | 154",
        "ISRO | LUPEX |  | early 2020s | future | Sputnik > Japanese embassy | sputnik | 364",
        "JAXA | LUPEX |  | early 2020s | future | Sputnik > Japanese embassy | sputnik | 364",
        "JAXA | LUPEX rocket | LUPEX |  | future | Sputnik | sputnik | 1256",
        "NASA | Solace 2 |  | May 2036 | future | The Moon Letter | 2035-crew | 81",
    ]


def test_who_operates_what_includes_possessives(rows: Ask) -> None:
    found = rows("who-operates-what", "who what mission tense quote source start")
    assert found == [
        "ESA | Heron | Tarn | present | The European Space Agency operates the Heron lander | 2034-launch | 205",
        "India | Chandrayaan-1 |  | past | India's first lunar mission | sputnik | 2246",
        "NASA | Lunar Reconnaissance Orbiter |  | present | NASA's Lunar Reconnaissance Orbiter | sputnik | 2137",
        "NASA | Solace 2 |  | future | NASA's third lunar mission | 2035-crew | 341",
    ]
