"""Who and what is meant: short texts, and for mentions in them the thing that they mean.

A mention is the words of its noun phrase up to the head; "#2" is its second place in the text.
Paragraphs are set apart by an empty line; "# " opens a headline.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Article, Block, BlockKind, PublicationDate


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    means: dict[str, str]


def article(text: str) -> Article:
    blocks: list[Block] = []
    place = 0
    for part in text.split("\n\n"):
        kind = BlockKind.TITLE if part.startswith("# ") else BlockKind.BODY
        start = place + (2 if kind is BlockKind.TITLE else 0)
        blocks.append(Block(kind=kind, start=start, end=place + len(part)))
        place += len(part) + 2
    return Article(
        path="a.txt",
        text=text,
        blocks=tuple(blocks),
        publisher="Paper",
        published=PublicationDate(day=date(2025, 6, 1), origin="option"),
    )


def place_of(text: str, mention: str) -> int:
    """Where the last character of the mention stands."""
    words, _, number = mention.partition("#")
    place = -1
    for _ in range(int(number or 1)):
        place = text.index(words, place + 1)
    return place + len(words)


def read(extractor: Extractor, one: Row) -> dict[str, str]:
    """What each mention of the row is taken for; several things are joined by "+"."""
    found = extractor.references(article(one.text))
    ends = {quote.end: " + ".join(each.label for each in entities) for quote, entities in found}
    return {mention: ends.get(place_of(one.text, mention), "") for mention in one.means}


def table(*rows: Row) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", [pytest.param(one, id=one.text[:60]) for one in rows])


@table(
    Row(
        "Alder-1, a private lander built by Norrland Space, reached lunar orbit on Monday. "
        "The craft carries a drill. It will land next week.",
        {
            "Alder-1": "Alder-1",
            "The craft": "Alder-1",
            "It": "Alder-1",
            "Norrland Space": "Norrland Space",
        },
    ),
    Row(
        "The Polar Ice Prospector (PIP) rover left Kourou in May. PIP will drill for ice. "
        "The rover weighs 90 kg.",
        {"PIP#2": "Polar Ice Prospector", "The rover": "Polar Ice Prospector"},
    ),
    Row(
        "Curlew, a gold-wrapped craft, crashed on Sunday. Its maker, Tarn Aerospace, said so. "
        "Tarn plans another lander.",
        {"Curlew": "Curlew", "Its": "Curlew", "Tarn#2": "Tarn Aerospace"},
    ),
    Row(
        "Vesper Lunar Inc. said on Tuesday that its Lantern-1 lander was upright. "
        "Vesper was founded in 2024. The company is based in Halifax.",
        {
            "Lantern-1": "Lantern-1",
            "Vesper#2": "Vesper Lunar Inc",
            "The company": "Vesper Lunar Inc",
        },
    ),
    Row(
        "A rover called Lumie will explore the crater. Lumie weighs nine kilograms. "
        "The rover was built by students.",
        {"A rover": "Lumie", "Lumie#2": "Lumie", "The rover": "Lumie"},
    ),
    Row(
        "The Halcyon orbiter entered lunar orbit. Halcyon will map the poles. "
        "The spacecraft was built by Meridian Dynamics.",
        {"Halcyon#2": "Halcyon", "The spacecraft": "Halcyon"},
    ),
    Row(
        "Quenda's auger can reach 30 cm. Quenda, a 14-kg rover, was built in Perth. "
        "The rover passed its review.",
        {"Quenda": "Quenda", "The rover": "Quenda", "its": "Quenda"},
    ),
    Row(
        "The lander Isla touched down. Isla then sent a picture. It fell silent a day later.",
        {"Isla": "Isla", "Isla#2": "Isla", "It": "Isla"},
    ),
    Row(
        "Ñandú 1, an orbiter of 74 kg, failed. Ñandú 2 reached lunar orbit. It worked for two "
        "years.",
        {"Ñandú 1": "Ñandú 1", "Ñandú 2": "Ñandú 2", "It": "Ñandú 2"},
    ),
    Row(
        "Launched atop a Brazilian Jatobá-2, the lander Calandria headed for the Moon. "
        "The rocket performed well.",
        {"Jatobá-2": "Jatobá-2", "Calandria": "Calandria", "The rocket": "Jatobá-2"},
    ),
    Row(
        "Kestrel Lunar of Perth built Pelican. “We are ready,” said Aimee Tran, a spokeswoman "
        "for Kestrel. "
        "Tran said Pelican, a lander, would fly in May.",
        {"Kestrel#2": "Kestrel Lunar", "Tran#2": "Aimee Tran", "Pelican": "Pelican"},
    ),
    Row(
        "The rover carries CALDÉN, a thermal imager built at the University of Tucumán. "
        "CALDÉN weighs two kilograms.",
        {
            "CALDÉN": "CALDÉN",
            "CALDÉN#2": "CALDÉN",
            "University of Tucumán": "University of Tucumán",
        },
    ),
    Row(
        "O’Hara-3, a lander named after its builder, lifted off. O’Hara-3 is 2 m tall.",
        {"O’Hara-3": "O’Hara-3", "O’Hara-3#2": "O’Hara-3"},
    ),
    Row(
        "The Centro Austral de Actividades Espaciales, CAAE for short, was founded in 2009. "
        "The Centro flew nothing for years. CAAE has 410 employees.",
        {
            "The Centro#2": "Centro Austral de Actividades Espaciales",
            "CAAE#2": "Centro Austral de Actividades Espaciales",
        },
    ),
)
def test_a_name_that_no_file_knows_is_one_thing_in_all_its_forms(
    extractor: Extractor, row: Row
) -> None:
    assert read(extractor, row) == row.means


@table(
    Row(
        "A private lander crashed on the Moon on Friday. The craft, called Alder-1, was built by "
        "Norrland Space.",
        {"A private lander": "Alder-1", "The craft": "Alder-1"},
    ),
    Row(
        "A British spacecraft fell silent on Sunday. Curlew, the first British lander, had been "
        "launched in May.",
        {"A British spacecraft": "Curlew", "Curlew": "Curlew"},
    ),
    Row(
        "# Start-up's lander falls silent\n\nHelios-2, a lander of the Munich firm Nordstern "
        "Raumfahrt, fell silent on Friday.",
        {"Start-up's lander": "Helios-2", "Helios-2": "Helios-2"},
    ),
    Row(
        "# KESTREL TOUCHES DOWN\n\nThe lander Kestrel touched down at noon.",
        {"KESTREL": "Kestrel", "Kestrel": "Kestrel"},
    ),
    Row(
        "A Japanese lander lifted off on Wednesday. The lander is to touch down in April. "
        "The craft weighs 340 kg.",
        {"The lander": "Japanese lander", "The craft": "Japanese lander"},
    ),
    Row(
        "The spacecraft will launch in May. Named Osprey, the spacecraft carries a drill.",
        {"The spacecraft": "Osprey", "the spacecraft": "Osprey"},
    ),
)
def test_a_first_mention_is_what_is_named_later(extractor: Extractor, row: Row) -> None:
    assert read(extractor, row) == row.means


@table(
    Row(
        "ISRO launched Chandrayaan-2 in 2019. Chandrayaan-2's lander crashed. "
        "Chandrayaan-3's lander landed softly in 2023.",
        {
            "Chandrayaan-2's lander": "Chandrayaan-2's lander",
            "Chandrayaan-3's lander": "Chandrayaan-3's lander",
        },
    ),
    Row(
        "Luna 25 crashed in August 2023.\n\nLuna 24, flown in 1976, had returned samples.\n\n"
        "The craft was built by Lavochkin. Luna 25 had been launched on 11 August.",
        {"The craft": "Luna 25"},
    ),
    Row(
        "Odysseus lies on its side, Intuitive Machines said. The lander touched down on "
        "Thursday.\n\n"
        "In January, Astrobotic's Peregrine burned up over the Pacific.\n\n"
        "The lander is still sending data. Odysseus carries six NASA payloads.",
        {"The lander": "Odysseus", "The lander#2": "Odysseus"},
    ),
    Row(
        "Tern, a lander of Umbra Freight, crashed. Its rival Petrel, a lander of Lunar Cargo, "
        "landed safely. Petrel carries a camera.",
        {"Tern": "Tern", "Petrel": "Petrel", "Petrel#2": "Petrel"},
    ),
    Row(
        "The Alder-2 lander carried the Fern rover. The lander failed but the rover survived.",
        {"The lander": "Alder-2", "the rover": "Fern"},
    ),
    Row(
        "Quenda, a rover, will ride on Pelican, a lander. The lander will lower a ramp. "
        "The rover will drive off.",
        {"The lander": "Pelican", "The rover": "Quenda"},
    ),
    Row(
        "Heron-1 was launched in 2026. A second lander, Heron-2, is to follow in 2028. "
        "Heron-1 weighs 300 kg.",
        {"Heron-1": "Heron-1", "Heron-2": "Heron-2", "Heron-1#2": "Heron-1"},
    ),
    Row(
        "Griffin Robotics built the rover Skua. Griffin is a firm in Leeds. Skua weighs 8 kg.",
        {"Griffin#2": "Griffin Robotics", "Skua": "Skua", "Skua#2": "Skua"},
    ),
    Row(
        "JAXA's SLIM landed in January 2024. The Indian lander had touched down in August 2023.",
        {"SLIM": "SLIM"},
    ),
    Row(
        "SpaceX launched Nova-C. The company used a Falcon 9. Intuitive Machines built the lander.",
        {"The company": "SpaceX", "Intuitive Machines": "Intuitive Machines"},
    ),
    Row(
        "Tarn Aerospace and Blackwater Robotics are partners. Tarn builds the lander; "
        "Blackwater makes the rover.",
        {"Tarn#2": "Tarn Aerospace", "Blackwater#2": "Blackwater Robotics"},
    ),
    Row(
        "The Curlew probe reached lunar orbit, said Tarn Aerospace. Pictures from "
        "India's Chandrayaan-2 orbiter show it. The probe is intact.",
        {"The probe": "Curlew"},
    ),
)
def test_two_things_of_a_kind_are_kept_apart(extractor: Extractor, row: Row) -> None:
    assert read(extractor, row) == row.means


@table(
    Row(
        "ispace lost contact with its lander. The Tokyo-based start-up believes that Hakuto-R "
        "crashed.",
        {"The Tokyo-based start-up": "ispace"},
    ),
    Row(
        "Norrland Space has raised €40 million. The Kiruna-based company will build two landers. "
        "It employs 60 people.",
        {"The Kiruna-based company": "Norrland Space", "It": "Norrland Space"},
    ),
    Row(
        "Tarn Aerospace lost its lander on Sunday. The firm said fuel had run out. "
        "The Kendal company will try again.",
        {"The firm": "Tarn Aerospace", "The Kendal company": "Tarn Aerospace"},
    ),
    Row(
        "NASA and ESA will build Mirador. The two agencies signed an agreement in May.",
        {"The two agencies": "NASA + ESA"},
    ),
    Row(
        "JAXA and ISRO are planning LUPEX. Both agencies will contribute. They signed a deal in "
        "2023.",
        {"Both agencies": "JAXA + ISRO", "They": "JAXA + ISRO"},
    ),
    Row(
        "Umbra Freight and Lunar Cargo bid together. The two companies are from Leeds.",
        {"The two companies": "Umbra Freight + Lunar Cargo"},
    ),
    Row(
        "Astronauts Frank Rubio and Sergey Prokopyev returned in September. The pair had flown "
        "for a year.",
        {"The pair": "Frank Rubio + Sergey Prokopyev"},
    ),
    Row(
        "NASA chose Astrobotic and Firefly Aerospace. The former will fly Griffin, "
        "while the latter will fly Blue Ghost.",
        {"The former": "Astrobotic", "the latter": "Firefly Aerospace"},
    ),
    Row(
        "India and Japan will explore the south pole of the Moon. ISRO is building the LUPEX "
        "lander. "
        "The Japanese side will provide the rover. JAXA will launch it.",
        {"The Japanese side": "JAXA"},
    ),
    Row(
        "Roscosmos lost Luna 25 on Saturday. The agency set up a commission.",
        {"The agency": "Roscosmos"},
    ),
    Row(
        "The Canadian Space Agency paid half the price. Its president, Thaddeus Quill, was "
        "pleased. "
        "The agency has cleared a second flight.",
        {"Its": "Canadian Space Agency", "The agency": "Canadian Space Agency"},
    ),
    Row(
        "The Tern and Petrel landers were launched in May. Both reached lunar orbit.",
        {"Both": "Tern + Petrel"},
    ),
    Row(
        "GRAIL-A and GRAIL-B circled the Moon. The twin spacecraft mapped its gravity.",
        {"The twin spacecraft": "GRAIL-A + GRAIL-B"},
    ),
    Row(
        "Dr Hana Sato leads the team at Kyushu Orbital. Sato said the probe was healthy. "
        "She expects it to wake up.",
        {"Sato#2": "Hana Sato", "She": "Hana Sato"},
    ),
    Row(
        "Jane Okafor, chief executive of Norrland Space, spoke in Kiruna. “We did it,” Okafor "
        "said.",
        {"Okafor#2": "Jane Okafor"},
    ),
)
def test_descriptions_of_parties_take_up_who_was_named(extractor: Extractor, row: Row) -> None:
    assert read(extractor, row) == row.means


@table(
    Row(
        "Beresheet crashed in April 2019. The ill-fated craft was built by SpaceIL.",
        {"The ill-fated craft": "Beresheet"},
    ),
    Row(
        "Hakuto-R crashed in April 2023. The 340-kg lander had run out of fuel. Its software was "
        "to blame.",
        {"The 340-kg lander": "Hakuto-R", "Its": "Hakuto-R"},
    ),
    Row(
        "Chang'e 4 landed on the far side in 2019. The mission's rover, Yutu-2, is still driving. "
        "The rover has covered a kilometre.",
        {"The mission": "Chang'e 4", "Yutu-2": "Yutu-2", "The rover": "Yutu-2"},
    ),
    Row(
        "Danuri entered lunar orbit in December. The orbiter will map the surface. "
        "The probe carries six instruments.",
        {"The orbiter": "Danuri", "The probe": "Danuri"},
    ),
    Row(
        "The LUPEX rover will be built by JAXA. The vehicle is to drill for water.",
        {"The LUPEX rover": "LUPEX rover", "The vehicle": "LUPEX rover"},
    ),
    Row(
        "SLIM touched down on its nose. The vehicle woke up in February.",
        {"its": "SLIM", "The vehicle": "SLIM"},
    ),
    Row(
        "Skylark's rover Bracken left the lander on Friday. The rover drove ten metres.",
        {"Bracken": "Bracken", "The rover": "Bracken"},
    ),
    Row(
        "Sandpiper will study the south pole. The mission costs $90 million. "
        "Sandpiper, a NASA orbiter, is to fly in 2027.",
        {"Sandpiper": "Sandpiper", "The mission": "Sandpiper"},
    ),
    Row(
        "Luna 25 was hurrying to the pole. Contact with the craft was lost on Saturday. "
        "It had fired its engine for too long.",
        {"the craft": "Luna 25", "It": "Luna 25", "its": "Luna 25"},
    ),
    Row(
        "Juno has circled Jupiter since 2016. The spacecraft, built by Lockheed Martin, is "
        "healthy.",
        {"The spacecraft": "Juno"},
    ),
    Row(
        "Firefly's Blue Ghost carries ten payloads. Apart from a drill, the lander has a camera.",
        {"the lander": "Blue Ghost"},
    ),
    Row(
        "The Gannet mission will bring back soil. Its lander will carry a scoop, and its orbiter "
        "will relay the data.",
        {"Its": "Gannet", "Its lander": "Gannet lander", "its orbiter": "Gannet orbiter"},
    ),
)
def test_descriptions_of_craft_take_up_the_craft_of_the_text(
    extractor: Extractor, row: Row
) -> None:
    assert read(extractor, row) == row.means


@table(
    Row("Engineers lost the signal. Contact was lost at noon.", {"Engineers": "", "Contact": ""}),
    Row(
        "A Mars-bound probe lifted off on Monday. Scientists plan to study dust.",
        {"Scientists": ""},
    ),
    Row(
        "The X-ray telescope works. A Ka-band antenna sends data.",
        {"X-ray": "", "Ka-band": ""},
    ),
    Row(
        "Whether the lander survived is unknown. It is raining in Kendal.",
        {"Kendal": ""},
    ),
    Row(
        "Halcyon is a firm in Bern. Halcyon is also a lander built in Rome. Halcyon failed in May.",
        {"Halcyon#3": ""},
    ),
)
def test_what_nothing_tells_is_left_open(extractor: Extractor, row: Row) -> None:
    assert read(extractor, row) == row.means
