"""What is told of a craft long before it began is another's."""

from collections.abc import Callable

Stated = Callable[..., set[str]]


def test_a_craft_of_another_time_is_not_the_known_one(stated: Stated) -> None:
    text = "Orion landed on the Moon on 21 April 1972. It stood in the Descartes Highlands."
    assert {one for one in stated(text) if one.startswith("Orion ")} == set()


def test_a_wrong_year_is_told(stated: Stated) -> None:
    text = "Orion splashed down on 11 December 2012."
    assert "Orion reentryDate 2012-12-11" in stated(text)
