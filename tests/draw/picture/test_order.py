"""Few lines cross, and what hangs together stands together."""

import random

from kg.draw.picture.order import arrange, crossings


def test_crossings_are_counted() -> None:
    assert crossings(["a", "b"], ["x", "y"], [("a", "y"), ("b", "x")]) == 1
    assert crossings(["a", "b"], ["x", "y"], [("a", "x"), ("b", "y")]) == 0
    assert crossings(["a", "b"], ["x", "y"], [("a", "x"), ("a", "y"), ("b", "y")]) == 0


def test_what_can_be_drawn_without_a_crossing_is() -> None:
    edges = [("a", "z"), ("b", "x"), ("b", "z"), ("c", "y"), ("c", "x")]
    left, right = arrange(["a", "b", "c"], ["x", "y", "z"], edges)
    assert crossings(left, right, edges) == 0


def test_a_large_map_has_at_most_a_third_of_the_crossings_of_the_alphabet() -> None:
    chance = random.Random(4)
    left, right = [f"p{one:02}" for one in range(30)], [f"m{one:03}" for one in range(170)]
    edges = [
        (left[(number // 6 + chance.choice((0, 0, 0, 1, 9))) % 30], mission)
        for number, mission in enumerate(chance.sample(right, 170))
        for _ in range(2)
    ]
    found = arrange(left, right, edges)
    assert crossings(*found, edges) * 3 < crossings(left, right, edges)
    assert (sorted(found[0]), sorted(found[1])) == (left, right)


def test_what_hangs_together_is_not_mixed_with_others() -> None:
    edges = [("a", "x"), ("c", "z"), ("b", "y"), ("c", "w")]
    assert arrange(["a", "b", "c"], ["w", "x", "y", "z"], edges) == (
        ["c", "a", "b"],
        ["w", "z", "x", "y"],
    )


def test_a_party_without_a_mission_stands_by_its_partner() -> None:
    edges = [("a", "x"), ("b", "y")]
    left, _ = arrange(["a", "b", "c"], ["x", "y"], edges, [("a", "c")])
    assert left == ["a", "c", "b"]
