"""How two things are connected."""

from kg.draw.paths import Relation, Step, Ways, find_ways


def said(*lines: str) -> list[Relation]:
    """`Aster Selene a.txt` is a statement of Aster about Selene in a.txt; its id is the line."""
    found = []
    for line in lines:
        subject, value, text = line.split()
        found.append(Relation(subject=subject, value=value, statement=line, text=text))
    return found


def names(ways: Ways) -> list[str]:
    return [" ".join([way[0].source, *(step.target for step in way)]) for way in ways.ways]


def test_a_way_goes_along_statements_and_against_them() -> None:
    ways = find_ways(
        said("Aster Boreal a", "Aster Selene b", "Aster Selene a"), (), "Boreal", "Selene"
    )
    assert ways == Ways(
        ways=(
            (
                Step(source="Boreal", target="Aster", statements=("Aster Boreal a",)),
                Step(
                    source="Aster",
                    target="Selene",
                    statements=("Aster Selene a", "Aster Selene b"),
                ),
            ),
        ),
        near_source=("Aster", "Selene"),
        near_target=("Aster", "Boreal"),
    )


def test_of_ways_as_short_the_one_with_more_sources_comes_first() -> None:
    ways = find_ways(said("A M1 a", "B M1 a", "A M2 a", "A M2 b", "B M2 a"), (), "A", "B")
    assert names(ways) == ["A M2 B", "A M1 B"]


def test_two_statements_of_one_text_are_one_source() -> None:
    ways = find_ways(said("A M1 a", "M1 A a", "B M1 a", "A M2 a", "A M2 b", "B M2 a"), (), "A", "B")
    assert names(ways) == ["A M2 B", "A M1 B"]


def test_of_ways_alike_the_one_over_what_has_fewer_connections_comes_first() -> None:
    ways = find_ways(
        said("A Moon a", "B Moon a", "C Moon a", "D Moon a", "A Zeta a", "B Zeta a"), (), "A", "B"
    )
    assert names(ways) == ["A Zeta B", "A Moon B"]


def test_a_short_way_with_one_source_beats_a_long_one_with_many() -> None:
    many = [f"{pair} {text}" for pair in ("A X", "X Y", "Y B") for text in "abcdef"]
    ways = find_ways(said("A M a", "M B a", *many), (), "A", "B")
    assert names(ways) == ["A M B", "A X Y B"]


def test_a_way_more_than_a_step_longer_is_left_out_and_so_are_more_than_wanted() -> None:
    long = said("A B a", "A X a", "X Y a", "Y B a", "A P a", "P B a", "A Q a", "Q B a")
    assert names(find_ways(long, (), "A", "B")) == ["A B", "A P B", "A Q B"]
    assert names(find_ways(long, (), "A", "B", most=2)) == ["A B", "A P B"]


def test_a_part_is_connected_with_its_whole_without_a_quote() -> None:
    ways = find_ways(said("A camera a"), [("camera", "Selene")], "A", "Selene")
    assert ways.ways == (
        (
            Step(source="A", target="camera", statements=("A camera a",)),
            Step(source="camera", target="Selene", whole="Selene"),
        ),
    )


def test_a_step_with_a_quote_comes_before_one_without() -> None:
    ways = find_ways(said("A M a", "A N a", "N B a"), [("M", "B")], "A", "B")
    assert names(ways) == ["A N B", "A M B"]


def test_what_is_not_connected_is_told_with_what_each_is_connected_with() -> None:
    ways = find_ways(said("A M a", "M C a", "C D a", "B N a"), (), "A", "B")
    assert ways == Ways(ways=(), near_source=("M", "C", "D"), near_target=("N",))


def test_a_thing_of_which_nothing_is_said_is_connected_with_nothing() -> None:
    assert find_ways(said("A M a"), (), "Z", "A") == Ways(
        ways=(), near_source=(), near_target=("M",)
    )


def test_what_is_said_of_a_thing_and_itself_is_no_step() -> None:
    assert find_ways(said("A A a", "A B a"), [("B", "B")], "A", "A") == Ways(
        ways=(), near_source=("B",), near_target=("B",)
    )


def test_the_order_in_which_relations_come_does_not_matter() -> None:
    lines = [f"N{one} N{(one * one + 1) % 31} {one % 3}" for one in range(60)]
    forwards = find_ways(said(*lines), (), "N1", "N44")
    assert forwards == find_ways(said(*reversed(lines)), (), "N1", "N44")
    assert forwards.ways
