from kg.draw.network import Kind, Network, Node
from kg.draw.page.form import network_form

Positions = dict[str, tuple[float, float]]


def test_a_node_has_its_place_and_the_number_of_its_links(
    network: Network, positions: Positions
) -> None:
    assert network_form(network, positions)["nodes"][3] == {
        "id": "tern",
        "label": "Tern",
        "kind": "mission",
        "type": "mission",
        "links": 1,
        "x": 280.0,
        "y": 140.0,
    }


def test_a_link_has_what_it_is_filtered_by(network: Network, positions: Positions) -> None:
    assert network_form(network, positions)["links"][1] == {
        "id": "aster--heron-1",
        "source": "aster",
        "target": "heron-1",
        "roles": "launches",
        "line": 0,
        "sources": 2,
        "planned": False,
        "disputed": True,
        "said": [
            {"role": "launches", "certainty": "certain", "tense": "past", "day": "2021-03-04",
             "origin": 0},
            {"role": "launches", "certainty": "certain", "tense": "past", "day": "2022-05-06",
             "origin": 1},
        ],
    }  # fmt: skip


def test_a_link_that_is_only_planned_and_one_of_no_manner_are_told_apart(
    network: Network, positions: Positions
) -> None:
    links = network_form(network, positions)["links"]
    assert [(one["id"], one["line"], one["planned"]) for one in links] == [
        ("aster--boreal", 1, True),
        ("aster--heron-1", 0, False),
        ("boreal--heron-1", 0, False),
        ("boreal--tern", 2, False),
    ]


def test_a_picture_of_one_node_has_a_place_for_it() -> None:
    node = Node(iri="https://example.org/aster", label="Aster", kind=Kind.PARTY, type="kg:X")
    form = network_form(Network(nodes=(node,), links=()), {node.iri: (3.0, 4.0)})
    assert [(one["x"], one["y"]) for one in form["nodes"]] == [(0.0, 0.0)]
