"""Networks as GEXF: what its schema and Gephi ask for, and as networkx reads them back."""

import io
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import networkx
import pytest

from kg.draw.gexf import as_gexf
from kg.draw.network import Network

NS = "{http://gexf.net/1.3}"
PARSERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def gexf_faults(text: str) -> list[str]:
    """What Gephi would refuse, drop or warn of, and what GEXF 1.3's schema does not have."""
    root = ElementTree.fromstring(text)
    (graph,) = root.findall(f"{NS}graph")
    faults = [] if (root.tag, root.get("version")) == (f"{NS}gexf", "1.3") else ["no GEXF 1.3"]
    if local_names(root) != ["meta", "graph"]:
        faults.append("other children than meta and graph")
    if local_names(graph) != ["attributes", "attributes", "nodes", "edges"]:
        faults.append("other children of the graph")
    faults += [*thing_faults(graph, "node"), *thing_faults(graph, "edge")]
    nodes = {one.get("id") for one in graph.iter(f"{NS}node")}
    for edge in graph.iter(f"{NS}edge"):
        faults += [
            f"edge {edge.get('id')}: {end} is no node"
            for end in ("source", "target")
            if edge.get(end) not in nodes
        ]
        if float(edge.get("weight", "nan")) <= 0:
            faults.append(f"edge {edge.get('id')} weighs nothing")
    return faults


def local_names(element: Element) -> list[str]:
    return [one.tag.removeprefix(NS) for one in element]


def thing_faults(graph: Element, name: str) -> Iterator[str]:
    """What is wrong with the nodes or the edges, and with the columns declared for them."""
    columns = graph.findall(f"{NS}attributes[@class='{name}']/{NS}attribute")
    types = {one.get("id"): PARSERS.get(one.get("type", "")) for one in columns}
    if len(types) < len(columns) or None in types.values():
        yield f"{name} column is declared twice or has no type"
    (group,) = graph.findall(f"{NS}{name}s")
    if group.get("count") != str(len(group)):
        yield f"{name} count is wrong"
    ids = [one.get("id") for one in group]
    if len(set(ids)) < len(ids) or not all(ids):
        yield f"{name} ids are there twice or empty"
    for thing in group:
        for value in thing.findall(f"{NS}attvalues/{NS}attvalue"):
            try:
                types[value.get("for")](value.get("value"))
            except (KeyError, TypeError, ValueError):
                yield f"{name} {thing.get('id')}: {value.get('for')} does not fit"


def read_back(text: str) -> networkx.Graph:
    return networkx.read_gexf(io.BytesIO(text.encode()), version="1.3")


@pytest.mark.parametrize("name", ["network", "nasty", "shipped"])
def test_gephi_finds_no_fault(name: str, request: pytest.FixtureRequest) -> None:
    assert gexf_faults(as_gexf(request.getfixturevalue(name))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id="e1"', 'id="e0"', "edge ids are there twice or empty"),
        ('<attribute id="roles"', '<attribute id="rules"', "edge e0: roles does not fit"),
        ('for="sources" value="2"', 'for="sources" value="two"', "edge e1: sources does not fit"),
        ('target="urn:x:Boreal"', 'target="urn:x:Borea"', "edge e0: target is no node"),
        ('weight="2"', 'weight="0"', "edge e1 weighs nothing"),
        ('count="3"', 'count="4"', "node count is wrong"),
        ('type="integer"', 'type="number"', "edge column is declared twice or has no type"),
        ('id="kind"', 'id="class"', "node column is declared twice or has no type"),
    ],
)
def test_a_fault_would_be_found(network: Network, old: str, new: str, fault: str) -> None:
    assert fault in gexf_faults(as_gexf(network).replace(old, new))


def test_networkx_reads_back_who_does_what(network: Network) -> None:
    graph = read_back(as_gexf(network))
    assert dict(graph.nodes(data=True)) == {
        "urn:x:Aster": {"label": "Aster", "kind": "party", "class": "space:Agency"},
        "urn:x:Boreal": {"label": "Boreal", "kind": "party", "class": "space:Agency"},
        "urn:x:Selene": {"label": "Selene", "kind": "mission", "class": "space:Mission"},
    }
    assert graph.edges["urn:x:Aster", "urn:x:Selene"] == {
        "id": "e1",
        "label": "develops, launches",
        "weight": 2.0,
        "roles": "develops, launches",
        "manner": "builder",
        "planned": True,
        "sources": 2,
        "statements": 2,
        "certainty": "certain",
        "disputed": True,
        "disputes": "Selene has two builders.",
        "first_published": "2031-04-02",
        "last_published": "2031-05-10",
        "quotes": "“Aster builds the probe Selene” (Moon Daily, 2031-04-02); "
        "“built by Aster” (Orbit Post, 2031-05-10)",
    }
    assert graph.edges["urn:x:Aster", "urn:x:Boreal"]["disputed"] is False


def test_nasty_characters_come_back_or_are_shown_as_what_they_are_not(nasty: Network) -> None:
    graph = read_back(as_gexf(nasty))
    label = 'Rocket "R&D" <Ltd>; [x|y] {z} #1 \\N \\ end * `tick`\ufffd \ufffd 🚀'
    assert [data["label"] for _, data in graph.nodes(data=True)] == [label, f"{label}2"]
    ((_, _, edge),) = graph.edges(data=True)
    assert (edge["weight"], edge["sources"]) == (1.0, 0)


def test_a_network_of_nothing_is_gexf() -> None:
    text = as_gexf(Network(nodes=(), links=()))
    assert (gexf_faults(text), len(read_back(text))) == ([], 0)
