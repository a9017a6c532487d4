"""Craft and firms that no file knows, from the first mention on."""

from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Article, Block, BlockKind, PublicationDate

TEXT = (
    "Umbra Freight's Petrel lander was launched on 2 May from Cape Canaveral. "
    "Petrel, which weighs 900 kg, carries a camera. It lifted off after a week of delays."
)


@pytest.fixture(scope="module")
def stated() -> set[tuple[str, str]]:
    article = Article(
        path="a.txt",
        text=TEXT,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(TEXT)),),
        publisher="Paper",
        published=PublicationDate(day=date(2025, 6, 1), origin="option"),
    )
    statements = Extractor.load().extract(article).stated
    return {(one.subject.iri.rsplit("/", 1)[1], one.property.name) for one in statements}


def test_a_name_before_a_noun_of_craft_is_a_craft_of_that_kind(
    stated: set[tuple[str, str]],
) -> None:
    assert {("petrel", "launchDate"), ("petrel", "launchSite")} <= stated


def test_the_bare_name_and_a_pronoun_mean_the_same_craft_later(
    stated: set[tuple[str, str]],
) -> None:
    assert {("petrel", "mass"), ("petrel", "carries")} <= stated
    assert {subject for subject, _ in stated} == {"petrel", "umbra-freight"}
