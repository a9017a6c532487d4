"""Things that share a name are one group."""

from kg.check.connected import connected


def test_things_that_share_a_name_through_another_are_one_group() -> None:
    named = [("ab", "ab"), ("cd", "cd"), ("x", "x"), ("bc", "bc")]

    assert connected(named) == [["x"], ["ab", "cd", "bc"]]


def test_a_group_stands_where_its_last_thing_stands() -> None:
    named = [("first", "a"), ("other", "b"), ("last", "a")]

    assert connected(named) == [["other"], ["first", "last"]]


def test_ten_thousand_things_in_a_chain_are_one_group() -> None:
    named = [(at, (at, at + 1)) for at in range(10_000)]

    assert connected(named) == [list(range(10_000))]
