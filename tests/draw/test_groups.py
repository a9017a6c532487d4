"""Which parties work together."""

from kg.draw.groups import Group, Groups, Shared, find_groups
from kg.draw.network import Kind, Link, Network, Node


def linked(*pairs: str) -> Network:
    """`ann EAST` links a party with a mission (in capitals), `ann bob` two parties."""
    links = []
    for pair in pairs:
        source, target = pair.split()
        links.append(Link(source=source, target=target, roles=("plans",), statements=(), sources=1))
    names = sorted({end for one in links for end in (one.source, one.target)})
    return Network(
        nodes=tuple(
            Node(
                iri=name,
                label=name,
                kind=Kind.MISSION if name.isupper() else Kind.PARTY,
                type="x:Y",
            )
            for name in sorted(names, key=lambda one: (one.isupper(), one))
        ),
        links=tuple(links),
    )


def told(groups: Groups) -> list[tuple[str, str]]:
    """The parties and the missions of each group."""
    return [
        (
            " ".join(node.label for node in one.parties),
            " ".join(shared.mission.label for shared in one.shared),
        )
        for one in groups.groups
    ]


def test_parties_that_share_missions_are_a_group_with_what_holds_it_together() -> None:
    network = linked("ann EAST", "ann bob", "bob EAST", "lee WEST", "moe WEST", "zoe SOLO")
    ann, bob, lee, moe, zoe, east, _, west = network.nodes
    to_east, partners, also_east, to_west, also_west, _ = network.links
    assert find_groups(network) == Groups(
        groups=(
            Group(
                parties=(ann, bob),
                shared=(Shared(mission=east, links=(to_east, also_east)),),
                partners=(partners,),
            ),
            Group(
                parties=(lee, moe),
                shared=(Shared(mission=west, links=(to_west, also_west)),),
                partners=(),
            ),
        ),
        alone=(zoe,),
        modularity=0.444,
    )


def test_who_has_a_part_in_both_is_where_more_is_in_common() -> None:
    groups = find_groups(
        linked(
            "ann EAST", "bob EAST", "hub EAST", "ann EAST2", "bob EAST2", "hub EAST2",
            "hub WEST", "lee WEST", "moe WEST", "lee WEST2", "moe WEST2",
        )
    )  # fmt: skip
    assert told(groups) == [("ann bob hub", "EAST EAST2"), ("lee moe", "WEST WEST2")]


def test_a_mission_of_all_ties_no_two_of_them_closely() -> None:
    everyone = [f"{name} STATION" for name in "abcdefgh"]
    groups = find_groups(linked(*everyone, "a EAST", "b EAST", "c WEST", "d WEST"))
    assert [sorted(names.split())[:2] for names, _ in told(groups)].count(["a", "b"]) == 1
    assert not any({"a", "c"} <= set(names.split()) for names, _ in told(groups))


def test_partners_without_a_mission_are_a_group() -> None:
    groups = find_groups(linked("ann bob", "zoe SOLO"))
    assert (told(groups), [node.label for node in groups.alone]) == ([("ann bob", "")], ["zoe"])


def test_nobody_is_in_no_group() -> None:
    assert find_groups(Network(nodes=(), links=())) == Groups(groups=(), alone=(), modularity=0.0)
    assert find_groups(linked("ann EAST")).groups == ()
