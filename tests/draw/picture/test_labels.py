"""Words are put where there is room for them."""

from kg.draw.picture.labels import Labels


def test_words_stand_at_the_right_of_their_point() -> None:
    labels = Labels((0, 0, 200, 60))
    assert labels.put("2031", (50, 30), 10, "#000000") == [
        '<text x="59" y="33.5" font-size="10" fill="#000000">2031</text>'
    ]


def test_words_avoid_lines_and_other_words() -> None:
    labels = Labels((0, 0, 200, 60))
    labels.avoid([(50, 30), (150, 30)], 8)
    (first,) = labels.put("2031", (50, 30), 10, "#000000")
    assert ' x="54" y="23" ' in first
    (second,) = labels.put("2032", (50, 30), 10, "#000000")
    assert ' x="54" y="45" ' in second


def test_words_without_room_are_left_out() -> None:
    labels = Labels((0, 0, 20, 20))
    assert labels.put("by 2031-12-31", (10, 10), 10, "#000000") == []
