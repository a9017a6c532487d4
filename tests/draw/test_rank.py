"""Who is central, by each measure."""

import time

import networkx
import pytest
from networkx.algorithms.link_analysis import pagerank_alg

from kg.draw.network import Kind, Link, Network, Node
from kg.draw.rank import MEASURES, Place, Ranking, rank


def linked(*lines: str) -> Network:
    """`aster SELENE 2` links a party with a mission (in capitals), told by two sources."""
    triples = [line.split() for line in lines]
    return Network(
        nodes=nodes({end for one in triples for end in one[:2]}),
        links=tuple(
            Link(source=source, target=target, roles=("x",), statements=(), sources=int(sources))
            for source, target, sources in triples
        ),
    )


def nodes(names: set[str]) -> tuple[Node, ...]:
    kinds = {name: Kind.MISSION if name.isupper() else Kind.PARTY for name in names}
    return tuple(
        Node(iri=name, label=name, kind=kinds[name], type="x:Y")
        for name in sorted(names, key=lambda one: (kinds[one] is Kind.MISSION, one))
    )


# Two missions of three parties each, and an agency that has a part in both.
BRIDGED = linked(
    "ann EAST 1", "bob EAST 1", "hub EAST 1", "hub WEST 1", "lee WEST 1", "moe WEST 3"
)  # fmt: skip


def scores(ranking: Ranking) -> list[tuple[int, str, float]]:
    return [(one.place, one.node.label, one.score) for one in ranking.places]


def test_degree_counts_what_one_is_linked_with_and_the_same_is_the_same_place() -> None:
    assert scores(rank(BRIDGED, "degree")) == [
        (1, "EAST", 3),
        (1, "WEST", 3),
        (3, "hub", 2),
        (4, "ann", 1),
        (4, "bob", 1),
        (4, "lee", 1),
        (4, "moe", 1),
    ]


def test_sources_adds_up_the_sources_of_all_links() -> None:
    assert scores(rank(BRIDGED, "sources", Kind.MISSION)) == [(1, "WEST", 5), (2, "EAST", 3)]


def test_betweenness_is_the_share_of_shortest_ways_that_lead_over_one() -> None:
    # Of the 15 pairs of others, hub stands between the 9 of one side with the other.
    assert scores(rank(BRIDGED, "betweenness", Kind.PARTY)) == [
        (1, "hub", 0.6),
        (2, "ann", 0),
        (2, "bob", 0),
        (2, "lee", 0),
        (2, "moe", 0),
    ]


def test_pagerank_shares_are_one_together_and_favour_who_the_well_linked_are_linked_with() -> None:
    found = scores(rank(BRIDGED, "pagerank"))
    assert round(sum(score for _, _, score in found), 4) == 1
    assert [label for _, label, _ in found][:4] == ["WEST", "EAST", "moe", "hub"]


def test_pagerank_is_that_of_networkx(monkeypatch: pytest.MonkeyPatch) -> None:

    graph = networkx.Graph()
    for link in BRIDGED.links:
        graph.add_edge(link.source, link.target, weight=link.sources)
    known = pagerank_alg._pagerank_python(graph, tol=1e-12, max_iter=1000)
    assert {one: score for _, one, score in scores(rank(BRIDGED, "pagerank"))} == {
        one: round(score, 6) for one, score in known.items()
    }


def test_pagerank_of_what_has_no_links_is_shared_evenly() -> None:
    assert scores(rank(Network(nodes=nodes({"ann", "bob"}), links=()), "pagerank")) == [
        (1, "ann", 0.5),
        (1, "bob", 0.5),
    ]


def test_eigenvector_favours_who_is_linked_with_the_central() -> None:
    found = scores(rank(BRIDGED, "eigenvector", Kind.PARTY))
    assert [label for _, label, _ in found] == ["moe", "hub", "lee", "ann", "bob"]


def test_neighbours_come_by_the_weight_of_their_links() -> None:
    (west,) = [one for one in rank(BRIDGED, "degree").places if one.node.label == "WEST"]
    assert west == Place(
        place=1,
        node=BRIDGED.nodes[6],
        score=3,
        neighbours=(BRIDGED.nodes[4], BRIDGED.nodes[2], BRIDGED.nodes[3]),
    )


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_network_of_nothing_has_no_places(measure: str) -> None:
    assert rank(Network(nodes=(), links=()), measure).places == ()


def grid(parties: int, missions: int) -> Network:
    """Each party with four missions, some of which everyone has a part in."""
    lines = {
        f"p{one:04} M{one * one * step % missions:04} {1 + one % 3}"
        for one in range(parties)
        for step in (1, 3, 5, 7)
    }
    return linked(*sorted(lines))


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_four_hundred_nodes_take_less_than_two_seconds(measure: str) -> None:
    network = grid(200, 200)
    began = time.process_time()
    ranking = rank(network, measure)
    assert time.process_time() - began < 2
    assert ranking.sample is None


def test_betweenness_of_thousands_is_estimated_the_same_each_time() -> None:
    network = grid(1200, 1200)
    first = rank(network, "betweenness")
    assert (first.sample, first) == (500_000 // len(network.links), rank(network, "betweenness"))
