"""Lines swing round boxes that they have nothing to do with."""

from kg.draw.picture.ground import Ground

SIZE = (60.0, 20.0)


def test_a_line_with_a_free_way_swings_out_a_little() -> None:
    ground = Ground({"a": (0, 0), "b": (200, 0)}, {"a": SIZE, "b": SIZE}, 12)
    assert ground.bend("a", "b") == (100, 16)


def test_a_line_goes_round_a_box_on_its_way() -> None:
    at = {"a": (0.0, 0.0), "b": (400.0, 0.0), "between": (200.0, 20.0)}
    ground = Ground(at, dict.fromkeys(at, SIZE), 12)
    assert ground.bend("a", "b") == (200, -32)


def test_signs_stand_clear_of_boxes_and_of_each_other() -> None:
    at = {"a": (0.0, 0.0), "b": (400.0, 0.0), "between": (200.0, 0.0)}
    ground = Ground(at, dict.fromkeys(at, SIZE), 12)
    first = ground.spot((0, 0), (200, 0), (400, 0))
    second = ground.spot((0, 0), (200, 0), (400, 0))
    assert [abs(x - 200) >= 30 + 6 for x, _ in (first, second)] == [True, True]
    assert abs(first[0] - second[0]) >= 12
