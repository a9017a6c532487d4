"""Words are put where there is room for them."""

from kg.draw.picture.labels import Labels, over_lines


def test_words_stand_at_the_right_of_their_point() -> None:
    labels = Labels((0, 0, 200, 60))
    assert labels.put("2031", (50, 30), 10, "#000000") == [
        '<text x="59" y="33.5" font-size="10" textLength="22.2" lengthAdjust="spacingAndGlyphs" '
        'fill="#000000">2031</text>'
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


def test_words_stand_over_the_middle_of_their_line_and_on_no_other() -> None:
    flat = [(x, 50.0) for x in (100.0, 80.0, 120.0, 60.0, 140.0)]
    steep = [(x, 130 - x) for x in (100.0, 80.0, 120.0, 60.0, 140.0)]
    assert over_lines([("ab", flat)], [], 10) == [(100 - 11.123046875 / 2, 45)]
    (place,) = over_lines([("ab", steep)], [], 10)
    assert place is not None
    assert place[1] < 130 - 100
    near = [(x, 44.0) for x, _ in flat]
    under, over = over_lines([("ab", flat), ("ab", near)], [], 10)
    assert (under, over) == ((100 - 11.123046875 / 2, 62), (100 - 11.123046875 / 2, 39))


def test_words_stand_beside_a_steep_line() -> None:
    steep = [(100.0, y) for y in (100.0, 80.0, 120.0, 60.0, 140.0)]
    assert over_lines([("ab", steep)], [], 10) == [(100 - 10 - 11.123046875, 103.5)]


def test_words_without_room_on_their_line_are_left_out() -> None:
    flat = [(x, 50.0) for x in (100.0, 80.0)]
    assert over_lines([("ab", flat)], [(0, 0, 200, 60)], 10) == [None]
