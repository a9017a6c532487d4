"""Who is central, in a table and as JSON."""

import json
from dataclasses import replace

from kg.draw.answers.ranking import MEANINGS, write_ranking
from kg.draw.network import Kind, Network, Node
from kg.draw.rank import MEASURES, Place, Ranking, rank


def test_each_measure_is_explained() -> None:
    assert list(MEANINGS) == list(MEASURES)


def test_a_table_says_what_the_score_means(network: Network) -> None:
    assert write_ranking(rank(network, "degree", Kind.PARTY), "text") == (
        "place  name    degree  linked\n"
        "    1  Aster        2  Selene, Boreal\n"
        "    1  Boreal       2  Aster, Selene\n"
        "\n"
        "degree: with how many others one is linked.\n"
    )


def test_a_table_of_all_says_what_each_is(network: Network) -> None:
    assert write_ranking(rank(network, "sources"), "text").splitlines()[:4] == [
        "place  name    kind     sources  linked",
        "    1  Aster   party          3  Selene, Boreal",
        "    1  Selene  mission        3  Aster, Boreal",
        "    3  Boreal  party          2  Aster, Selene",
    ]


def test_an_estimate_is_told(network: Network) -> None:
    ranking = replace(rank(network, "betweenness"), sample=50, nodes=3000)
    assert write_ranking(ranking, "text").splitlines()[-1] == (
        "betweenness: on what share of the shortest ways between two others one lies; "
        "estimated from 50 of 3000 nodes, the same in every run."
    )


def test_of_many_neighbours_the_first_are_named() -> None:
    nodes = [
        Node(iri=f"urn:{label}", label=label, kind=Kind.MISSION, type="x:Y") for label in "abcdefgh"
    ]
    place = Place(place=1, node=nodes[0], score=7, neighbours=tuple(nodes[1:]))
    ranking = Ranking(measure="degree", places=(place,), nodes=8)
    assert write_ranking(ranking, "tsv").splitlines()[1] == (
        "1\ta\tmission\t7\tb, c, d, e, f and 2 more"
    )


def test_json_has_all_neighbours(network: Network) -> None:
    form = json.loads(write_ranking(rank(network, "degree", Kind.MISSION), "json"))
    assert form == {
        "measure": "degree",
        "nodes": 3,
        "estimatedFrom": None,
        "places": [
            {
                "place": 1,
                "iri": "urn:x:Selene",
                "label": "Selene",
                "kind": "mission",
                "type": "space:Mission",
                "score": 2,
                "linked": [
                    {"iri": "urn:x:Aster", "label": "Aster"},
                    {"iri": "urn:x:Boreal", "label": "Boreal"},
                ],
            }
        ],
    }


def test_nobody_is_central_among_nobody() -> None:
    nobody = rank(Network(nodes=(), links=()), "degree")
    assert write_ranking(nobody, "text") == "Nobody is linked with anyone.\n"
