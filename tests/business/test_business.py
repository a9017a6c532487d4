"""The business domain: what it reads, where it keeps silent, and which of its statements clash."""

from datetime import date
from pathlib import Path

import pytest

from kg.check import check
from kg.evaluate.gold import load_gold
from kg.evaluate.score import score_reading, total
from kg.extract import Extractor
from kg.load import store_in_memory
from kg.model import Article, Block, BlockKind, Entity, PublicationDate, Reading, Statement
from kg.rules import load_rules

GOLD = Path(__file__).parents[1] / "gold"
# What the texts gave when they were last scored, with room for a statement or two.
FLOORS = {"business-dev": (0.94, 0.9), "business-test": (0.85, 0.76)}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def read(extractor: Extractor, text: str, path: str = "a.txt", publisher: str = "A") -> Reading:
    article = Article(
        path=path,
        text=text,
        publisher=publisher,
        published=PublicationDate(day=date(2024, 5, 14), origin="option"),
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
    )
    return extractor.extract(article)


def triples(statements: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            one.subject.label,
            one.property.name,
            one.value.label if isinstance(one.value, Entity) else one.value.text,
        )
        for one in statements
    ]


@pytest.mark.parametrize("name", FLOORS)
def test_business_texts_are_read_as_well_as_before(extractor: Extractor, name: str) -> None:
    scores = [
        score_reading(article, extractor.read(str(article.path)))
        for article in load_gold(GOLD / f"{name}.yaml")
    ]
    tally = total(scores).tally
    precision, f1 = FLOORS[name]
    assert (tally.precision or 0) >= precision
    assert (tally.f1 or 0) >= f1


ROWS = [
    (
        "Lender Ardent Bank is buying smaller rival Copperline in a $3.4 billion deal.",
        [("acquires", "Copperline"), ("price", "$3.4 billion")],
    ),
    ("Brixo, a grocer, is led by chief executive Mats Lund.", [("chiefExecutive", "Mats Lund")]),
    ("Kelmo, a Lisbon fintech, has closed.", [("headquarteredIn", "Lisbon")]),
    ("Kelmo Inc. employs 12,000 people.", [("employs", "12,000 people")]),
    ("Kelmo's revenue fell to $21.3 billion.", [("revenue", "$21.3 billion")]),
    ("Kelmo invested 25 million euros in Nimbra.", [("invests", "Nimbra")]),
    ("Kelmo has teamed up with Nimbra.", [("partnersWith", "Nimbra")]),
    ("Kelmo unveiled the Sol, an electric scooter.", [("launchesProduct", "Sol")]),
    ("Kelmo introduced a new app called Pocket.", [("launchesProduct", "Pocket")]),
    ("Kelmo is weighing a bid for the retailer Nimbra.", [("acquires", "Nimbra")]),
    ("Kelmo's takeover of Nimbra was cleared.", [("acquires", "Nimbra")]),
    ("Kelmo bought a house in Lisbon.", []),
    ("Kelmo launched a complaint.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_sentence_says(extractor: Extractor, text: str, expected: list[tuple[str, str]]) -> None:
    found = triples(read(extractor, text).stated)
    assert [(name, value) for _, name, value in found] == expected


@pytest.mark.parametrize(
    ("text", "tense", "certainty", "polarity"),
    [
        ("Kelmo may acquire Nimbra.", "future", "possible", "positive"),
        ("Kelmo plans to acquire Nimbra.", "future", "certain", "positive"),
        ("Kelmo has not acquired Nimbra.", "past", "certain", "negative"),
        ("Kelmo acquired Nimbra.", "past", "certain", "positive"),
    ],
)
def test_a_takeover_is_meant_as_its_words_say(
    extractor: Extractor, text: str, tense: str, certainty: str, polarity: str
) -> None:
    (one,) = read(extractor, text).stated
    assert (one.tense, one.certainty, one.polarity) == (tense, certainty, polarity)


def test_types_decide_whose_launch_it_is(extractor: Extractor) -> None:
    """A craft is launched, a product is brought to the market."""
    craft = read(extractor, "SpaceX launched the Peregrine lander.").stated
    product = read(extractor, "Kelmo launched the Sol, an electric scooter.").stated
    assert triples(craft)[0][1] == "launches"
    assert [name for _, name, _ in triples(product)] == ["launchesProduct"]


def test_a_text_about_a_mission_is_no_business_news(extractor: Extractor) -> None:
    text = (
        "Astrobotic, the Pittsburgh company, built Peregrine. Peregrine carried 20 payloads. "
        "Peregrine leaked fuel, said John Thornton, Astrobotic's chief executive."
    )
    found = triples(read(extractor, text).stated)
    assert ("Astrobotic", "develops", "Peregrine") in found
    assert {name for _, name, _ in found} & {"headquarteredIn", "chiefExecutive"} == set()


def rules_that_found(*readings: Reading) -> list[tuple[str, list[str]]]:
    result = check(load_rules(), store_in_memory(readings))
    return sorted(
        (finding.rule, sorted({one.property.name for one in finding.statements}))
        for finding in result.findings
        if finding.rule not in ("name-variant", "publication-date-conflict")
    )


def test_two_texts_that_do_not_fit_are_told(extractor: Extractor) -> None:
    first = read(
        extractor,
        "Norvane Ltd, which is headquartered in Malmö, had revenue of $300 million in 2023. "
        "Norvane's chief executive is Jane Roe. Norvane acquired Pellix in March 2022.",
    )
    second = read(
        extractor,
        "Norvane is headquartered in Oslo. It had revenue of $410 million in 2023. "
        "Norvane's chief executive is Mats Lund. Norvane bought Pellix in 2021.",
        "b.txt",
        "B",
    )
    assert rules_that_found(first, second) == [
        ("date-conflict", ["acquires"]),
        ("quantity-conflict", ["revenue"]),
        ("value-conflict", ["chiefExecutive"]),
        ("value-conflict", ["headquarteredIn"]),
    ]


def test_two_texts_that_fit_are_left_alone(extractor: Extractor) -> None:
    first = read(
        extractor,
        "Norvane Ltd is headquartered in Malmö. It had revenue of $300 million in 2022. "
        "Norvane was founded by Jane Roe. Norvane employs about 1,200 people.",
    )
    second = read(
        extractor,
        "Norvane is based in Malmö. It had revenue of $410 million in 2023. "
        "Norvane was founded by Mats Lund. Norvane employs 1,250 people.",
        "b.txt",
        "B",
    )
    assert rules_that_found(first, second) == []
