"""Known craft by their names without the noun."""

from collections.abc import Callable

import pytest

from kg.model import Statement


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("Dawn was launched on 27 September 2007 on a Delta II.", "dawn"),
        ("NASA ended the Kepler mission on 30 October 2018.", "kepler-telescope"),
        ("The Kepler observatory was launched on 7 March 2009.", "kepler-telescope"),
        ("The Kepler space telescope is old. In 2018 Kepler was retired.", "kepler-telescope"),
    ],
)
def test_a_known_craft_is_found_by_its_name_without_the_noun(
    read: Callable[..., list[Statement]], text: str, iri: str
) -> None:
    dated = [one for one in read(text) if one.property.name in ("launchDate", "missionEnd")]
    assert [one.subject.iri.rsplit("/", 1)[1] for one in dated] == [iri]


def test_a_person_of_that_name_is_no_craft(read: Callable[..., list[Statement]]) -> None:
    text = "The Kepler space telescope is old. It honours Johannes Kepler, who died in 1630."
    assert [one for one in read(text) if one.property.name == "missionEnd"] == []


def test_a_craft_of_another_kind_is_not_the_known_one(
    read: Callable[..., list[Statement]],
) -> None:
    text = "The Kepler rover was launched on 3 May 2024 from Kourou."
    dated = [one for one in read(text) if one.property.name == "launchDate"]
    assert [one.subject.iri.rsplit("/", 1)[1] for one in dated] == ["kepler"]
