"""Places along a line."""

import pytest

from kg.draw.picture.spacing import spread


@pytest.mark.parametrize(
    ("wished", "placed"),
    [
        ([], []),
        ([0, 30, 60], [0, 30, 60]),
        ([5, 5, 5], [-5, 5, 15]),
        ([0, 1, 50], [-4.5, 5.5, 50]),
        ([20, 0], [5, 15]),
    ],
)
def test_places_keep_their_distance_and_move_as_little_as_can_be(
    wished: list[float], placed: list[float]
) -> None:
    assert spread(wished, 10) == pytest.approx(placed)


def test_each_may_have_a_distance_of_its_own() -> None:
    assert spread([0, 0, 0], [0, 10, 20]) == pytest.approx([-40 / 3, -10 / 3, 50 / 3])
