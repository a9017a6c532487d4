from kg.evaluate.phrase import nearness, occurrences


def test_a_phrase_is_found_across_blanks_and_line_ends() -> None:
    assert occurrences("the  Moon", "the\n  Moon, the Moon (the moon)") == ((0, 10), (12, 20))


def test_nothing_special_in_a_phrase_is_taken_for_a_pattern() -> None:
    assert occurrences("(tens", "x (tens of metres)") == ((2, 7),)
    assert occurrences(" ", "a b") == ()


def test_nearness_is_the_share_of_what_two_spans_cover() -> None:
    assert nearness((0, 4), ((10, 12), (2, 6))) == 2 / 6
    assert nearness((0, 4), ((4, 6),)) == 0
    assert nearness((0, 4), ()) == 0
