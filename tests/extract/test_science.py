"""What is studied, sought, found and brought back, and amounts: a sentence in, all of it out."""

from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Article, Block, BlockKind, Entity, PublicationDate, Quantity, Value


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def shown(value: Value) -> str:
    match value:
        case Entity():
            return value.label
        case Quantity(amount=(low, high)):
            return f"{low:g}-{high:g} {value.unit}"
        case Quantity():
            return f"{value.amount:g} {value.unit}"
        case _:
            return str(value.earliest)


def stated(extractor: Extractor, text: str) -> set[str]:
    """Every statement as one line; polarity, tense and certainty where they are not the usual."""
    article = Article(
        path="x.txt",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        publisher="Paper",
        published=PublicationDate(day=date(2024, 3, 15), origin="option"),
    )
    return {
        " ".join(
            [
                one.subject.label,
                one.property.name,
                shown(one.value),
                *(["not"] if one.polarity == "negative" else []),
                *([one.certainty] if one.certainty != "certain" else []),
                *(["future"] if one.tense == "future" else []),
            ]
        )
        for one in extractor.extract(article).stated
    }


def table(rows: dict[str, set[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in rows.items()]
    )


@table(
    {
        "Cost overruns pushed the bill for the James Webb Space Telescope to $10 billion.": {
            "James Webb Space Telescope cost 1e+10 USD",
        },
        "The contract for the Blue Ghost lander is worth $93 million.": {
            "Blue Ghost cost 9.3e+07 USD",
        },
        "The cost of Lunar Trailblazer is capped at $55 million.": {
            "Lunar Trailblazer cost 5.5e+07 USD",
        },
        "A report puts the bill for Mars Sample Return at between $8 billion and $11 billion.": {
            "Mars Sample Return cost 8e+09-1.1e+10 USD"
        },
        "The cost of VIPER rose from $433 million to $505 million.": {
            "VIPER cost 4.33e+08-5.05e+08 USD"
        },
        "NASA has a budget of $25 billion.": set(),
        "Luna-25 was built at home. Its budget was cut by $5 million.": set(),
    }
)
def test_what_it_costs(extractor: Extractor, text: str, wanted: set[str]) -> None:
    assert stated(extractor, text) == wanted


@table(
    {
        "Chang'e 3's Yutu rover was designed for a three-month mission.": {
            "Yutu duration 3 month possible future"
        },
        "SMART-1 reached the Moon after a 13-month journey.": {"SMART-1 duration 13 month"},
        "CAPSTONE will fly on a six-month mission around the Moon.": {
            "CAPSTONE duration 6 month future"
        },
        "Kaguya lasted a year and eight months.": {"Kaguya duration 1.66667 year"},
        "The main engine of Luna-25 fired for 127 seconds.": {
            "Luna-25 main engine duration 127 seconds"
        },
        "Luna-25 was Russia's first lunar mission in 47 years.": {
            "Russia operates Luna-25",
            "Luna-25 isFirst Russia",
        },
    }
)
def test_how_long_it_lasts(extractor: Extractor, text: str, wanted: set[str]) -> None:
    assert stated(extractor, text) == wanted


@table(
    {
        "Chandrayaan-3 lowered its orbit to 25 km by 134 km.": {
            "Chandrayaan-3 altitude 25-134 km",
        },
        "Chandrayaan-2 was released into an orbit of 170 by 45,475 km.": {
            "Chandrayaan-2 altitude 170-45475 km",
        },
        "Danuri flies 100 km up.": {"Danuri altitude 100 km"},
        "Danuri took a detour of 5.94 million km.": {"Danuri distance 5.94e+06 km"},
        "Artemis I travelled 1.4 million miles before it returned to Earth.": {
            "Artemis I distance 1.4e+06 miles",
        },
        "GRAIL flew as two probes, each weighing 202 kg.": {"probes mass 202 kg"},
        "Danuri left the Moon, weighing 678 kg.": {"Danuri mass 678 kg"},
        "Lunar Prospector dropped to 30 km.": {"Lunar Prospector altitude 30 km"},
        "LADEE came within 2 km of the surface.": {"LADEE altitude 2 km"},
        "Curiosity has driven 30 km up the slopes.": {"Curiosity distance 30 km"},
        "Juice flew past the Moon at a distance of 750 km.": {"Juice distance 750 km"},
        "Ice lies up to 1 metre below the surface.": {"Ice depth 1 metre"},
        "During the lunar night temperatures fall to minus 180 degrees Celsius.": {
            "lunar night temperature -180 degrees Celsius"
        },
        "The plunge of LADEE, at 3,600 mph, was seen by nobody.": {"LADEE speed 3600 mph"},
        "The Orion capsule came down in a basin 20 km wide.": set(),
    }
)
def test_how_high_and_how_far(extractor: Extractor, text: str, wanted: set[str]) -> None:
    assert stated(extractor, text) == wanted


@table(
    {
        "Psyche will help scientists understand the formation of planetary cores.": {
            "Psyche studies formation of planetary cores possible future"
        },
        "The GRAIL mission mapped the Moon's gravity field in unprecedented detail.": {
            "GRAIL studies Moon's gravity field"
        },
        "Perseverance is looking for signs of ancient microbial life.": {
            "Perseverance seeks ancient microbial life"
        },
        "Perseverance has collected samples in Jezero crater.": {
            "Perseverance returns samples",
            "Perseverance worksAt Jezero crater",
        },
        "LCROSS detected water in Cabeus crater.": {
            "LCROSS discovers water",
            "water locatedIn Cabeus",
        },
        "No ice was found in Cabeus crater.": set(),
        "Hayabusa2, a Japanese sample-return mission, is old.": {"Hayabusa2 returns sample"},
        "NASA's ice-hunting VIPER rover was there.": {
            "NASA operates VIPER",
            "VIPER seeks ice",
        },
        "Lunar Prospector detected hydrogen half a metre below the surface.": {
            "Lunar Prospector discovers hydrogen",
        },
        "Hope monitors the weather on Mars.": {"Hope studies weather"},
        "OSIRIS-REx picked up traces of ammonia.": {"OSIRIS-REx discovers ammonia"},
        "Blue Ghost returned 119 gigabytes of data.": {"Blue Ghost returns data"},
        "Juno studied the proposal.": set(),
        "Hakuto-R sought answers.": set(),
        "InSight's seismometer recorded more than 1,300 marsquakes.": {
            "InSight seismometer studies marsquakes"
        },
        "Cabeus crater contains water ice.": {"water ice locatedIn Cabeus"},
        "Lunar Trailblazer carried a spectrometer from JPL, which was to detect water ice.": {
            "Lunar Trailblazer carries Lunar Trailblazer spectrometer",
            "JPL develops Lunar Trailblazer spectrometer",
            "Lunar Trailblazer spectrometer seeks water ice future",
        },
        "LCROSS looked for water ice. Lunar Prospector found none.": {
            "LCROSS seeks water ice",
            "Lunar Prospector discovers water ice not",
        },
        "Water ice lies buried beneath the floor of Cabeus crater.": {
            "Water ice locatedIn Cabeus",
        },
        "There may be 600 million tonnes of ice at the north pole.": {
            "ice locatedIn north pole possible",
        },
        "Shackleton crater is near the lunar south pole.": {
            "Shackleton locatedIn lunar south pole",
        },
        "Chang'e 5 brought back 1,731 g of lunar samples.": {
            "Chang'e 5 returns lunar samples",
            "Chang'e 5 samples mass 1731 g",
        },
    }
)
def test_what_is_studied_and_found(extractor: Extractor, text: str, wanted: set[str]) -> None:
    assert stated(extractor, text) == wanted


@table(
    {
        "Danuri is an orbiter. Launch mass: 678 kg. Operator: KARI. Mission duration: 1 year.": {
            "Danuri mass 678 kg",
            "KARI operates Danuri",
            "Danuri duration 1 year",
        },
        "Surveyor 4 failed. Landing site: Sinus Medii. Rocket: Atlas-Centaur.": {
            "Surveyor 4 outcome Failure",
            "Surveyor 4 landsAt Sinus Medii",
            "Surveyor 4 launchVehicle Atlas-Centaur",
        },
        "Danuri has one concern: a mass of 678 kg is much.": set(),
    }
)
def test_lines_of_facts(extractor: Extractor, text: str, wanted: set[str]) -> None:
    assert stated(extractor, text) == wanted
