"""Names in a text: which stretches are found, as what, and where they begin and end."""

from itertools import pairwise

import pytest

from kg.extract.link import Link, NameIndex
from kg.lexicon.gazetteer import Gazetteer, KnownEntity, Nation

NAMES = {
    "moon": ("Moon", "the Moon"),
    "hope": ("Hope",),
    "isro": ("ISRO", "Indian Space Research Organisation"),
    "india": ("India",),
    "luna": ("Luna",),
    "luna-25": ("Luna-25", "Luna 25"),
    "c1": ("Chandrayaan-1", "Chandrayaan-I"),
    "c2": ("Chandrayaan-2",),
    "vikram-2019": ("Vikram",),
    "vikram-2023": ("Vikram", "Vikram lander"),
    "lro": ("Lunar Reconnaissance Orbiter", "LRO"),
    "pole": ("South Pole",),
    "basin": ("South Pole–Aitken basin",),
    "change": ("Chang'e 4", "Chang'e-4"),
    "ice": ("water ice",),
    "water": ("water",),
    "baikonur": ("Baikonur",),
    "ispace": ("ispace",),
}
COMMON = {"water", "ice"}
INDEX = NameIndex(
    Gazetteer(
        {
            iri: KnownEntity(
                iri=iri,
                label=names[0],
                type="space:Substance" if iri in COMMON else "space:Thing",
                names=names,
            )
            for iri, names in NAMES.items()
        },
        {
            "india": Nation(
                country="india", demonyms=("Indian",), capital=None, agency="isro", government=None
            )
        },
    ),
    frozenset({"space:Substance"}),
)


def found(text: str) -> list[tuple[str, str, str]]:
    """The names in the text: words, candidates and kind."""
    return [
        (text[link.start : link.end], " ".join(link.candidates), link.kind)
        for link in INDEX.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Nothing is named here.", []),
        ("ISRO and the Moon", [("ISRO", "isro", "label"), ("the Moon", "moon", "label")]),
        # the longest name wins
        ("the South Pole", [("South Pole", "pole", "label")]),
        ("the South Pole-Aitken basin", [("South Pole-Aitken basin", "basin", "label")]),
        ("water ice, then water", [("water ice", "ice", "label"), ("water", "water", "label")]),
        ("Vikram lander", [("Vikram lander", "vikram-2023", "label")]),
        ("Indian Space Research Organisation", [(NAMES["isro"][1], "isro", "label")]),
        # one name of two things: both are candidates, in the order of the files
        ("Vikram fell", [("Vikram", "vikram-2019 vikram-2023", "label")]),
        # a demonym names its country
        ("an Indian rover", [("Indian", "india", "demonym")]),
        ("Indians", []),
    ],
)
def test_a_name_is_found_at_its_full_length(text: str, expected: list[object]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hope so", []),
        ("Hope flies", [("Hope", "hope", "label")]),
        ("HOPE FLIES", [("HOPE", "hope", "label")]),
        ("the MOON", [("MOON", "moon", "label")]),
        ("isro", []),
        ("WATER and Water", [("WATER", "water", "label"), ("Water", "water", "label")]),
    ],
)
def test_a_name_with_a_capital_needs_it_and_one_without_does_not(
    text: str, expected: list[object]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chadrayaan-1", [("Chadrayaan-1", "c1", "variant")]),
        ("Chandryaan-2", [("Chandryaan-2", "c2", "variant")]),
        ("Chandraayan-1", [("Chandraayan-1", "c1", "variant")]),
        ("Baikonour", [("Baikonour", "baikonur", "variant")]),
        # two typos
        ("Chadryaan-1", []),
        # another number is another craft
        ("Chadrayaan-3", []),
        # too short to tell
        ("Vikran", []),
        # in lower case or in capitals it may be anything
        ("baikonour", []),
        ("BAIKONOUR", []),
        # an ending is no typo
        ("Baikonurs", []),
    ],
)
def test_a_spelling_one_typo_away_is_a_variant_if_its_digits_are_the_same(
    text: str, expected: list[object]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the name without its number must be known
        ("Vostok-7", []),
        ("Luna-30 will follow", [("Luna-30", "luna", "sibling")]),
        ("Luna-25", [("Luna-25", "luna-25", "label")]),
        ("Luna-27.1 lands", [("Luna-27.1", "luna", "sibling")]),
        ("Luna 25 fell", [("Luna 25", "luna-25", "label")]),
        ("Baikonur-2", [("Baikonur-2", "baikonur", "sibling")]),
        ("Hope 2", [("Hope 2", "hope", "sibling")]),
        # a number with a unit or a month is no part of the name
        ("Hope 3 km", [("Hope", "hope", "label")]),
        ("Hope 20 July", [("Hope", "hope", "label")]),
        ("Hope 1.5", [("Hope", "hope", "label")]),
        # a demonym with a number names nothing
        ("Indian-2", []),
    ],
)
def test_a_known_name_with_another_number_is_another_one_of_the_kind(
    text: str, expected: list[object]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ"])
def test_any_apostrophe_will_do(apostrophe: str) -> None:
    name = f"Chang{apostrophe}e 4"
    assert found(f"{name} landed") == [(name, "change", "label")]
    assert found(f"ISRO{apostrophe}s probe") == [("ISRO", "isro", "label")]


@pytest.mark.parametrize("dash", ["-", "–", "‑", "‐"])
def test_any_dash_will_do(dash: str) -> None:
    name = f"Chandrayaan{dash}2"
    assert found(name) == [(name, "c2", "label")]


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\u00a0", "\n    "])
def test_a_name_may_run_over_a_line(space: str) -> None:
    name = f"Lunar{space}Reconnaissance{space}Orbiter"
    assert found(name) == [(name, "lro", "label")]


def test_offsets_count_code_points_in_the_text_as_it_is() -> None:
    text = "🚀 “Chang’e–4” — ISRO"
    assert INDEX.find(text) == [
        Link(start=3, end=12, candidates=("change",), kind="label", cased=True),
        Link(start=16, end=20, candidates=("isro",), kind="label", cased=True),
    ]


def test_a_name_in_lower_case_is_a_common_noun() -> None:
    assert INDEX.find("ice water") == [
        Link(start=4, end=9, candidates=("water",), kind="label", cased=False)
    ]


def test_a_name_in_lower_case_of_what_is_no_common_thing_is_a_proper_name() -> None:
    assert INDEX.find("by ispace") == [
        Link(start=3, end=9, candidates=("ispace",), kind="label", cased=True)
    ]
    assert found("Ispace") == []


def test_names_do_not_overlap_and_come_in_order() -> None:
    text = "India, ISRO, Vikram lander, LRO; the South Pole–Aitken basin’s water ice. " * 3
    links = INDEX.find(text)
    assert len(links) == 18
    assert all(one.end <= two.start for one, two in pairwise(links))


def test_a_part_of_a_word_is_no_name() -> None:
    assert found("Moonraker, Hopeful, LROs and ISROs") == []
