import pytest

from kg.draw.network import Manner, Network
from kg.draw.page.palette import CONTRAST, DARK, LIGHT, contrast, line_colours, seen_on


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("ground", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["#1f3a5f", "#c8d0dc", "#ffff00", "#000000", "#ffffff"])
def test_every_colour_stands_out_from_its_ground(colour: str, ground: str) -> None:
    assert contrast(seen_on(colour, ground), ground) >= CONTRAST


def test_a_colour_that_stands_out_stays_as_it_is() -> None:
    assert seen_on("#1f3a5f", LIGHT) == "#1f3a5f"


def test_what_is_no_colour_does_not_come_into_the_style() -> None:
    manners = (
        Manner(name="a", colour="red;} * {display:none", roles=("launches",)),
        Manner(name="b", colour="#1B8A7A", roles=("develops",)),
    )
    network = Network(nodes=(), links=(), manners=manners)
    assert line_colours(network) == ("#6d6d6d", "#1B8A7A", "#6d6d6d")
