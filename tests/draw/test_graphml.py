"""Networks as GraphML: what its schema and Gephi ask for, and as networkx reads them back."""

import re
from xml.etree import ElementTree

import networkx
import pytest

from kg.draw.graphml import as_graphml
from kg.draw.network import Network

NS = "{http://graphml.graphdrawing.org/xmlns}"
PARSERS = {
    "string": str,
    "int": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}
# XML's NMTOKEN, as far as ASCII goes.
TOKEN = re.compile(r"[\w.:-]+", re.ASCII)


def graphml_faults(text: str) -> list[str]:
    """What GraphML's schema does not allow, and what Gephi would drop or warn of."""
    root = ElementTree.fromstring(text)
    order = [one.tag.removeprefix(NS) for one in root]
    faults = (
        [] if order == sorted(order, reverse=True) and root.tag == f"{NS}graphml" else ["order"]
    )
    keys: dict[tuple[str, str], str] = {}
    for key in root.findall(f"{NS}key"):
        name, domain = key.get("id", ""), key.get("for", "")
        if name in {known for _, known in keys} or not TOKEN.fullmatch(name):
            faults.append(f"key {name} is there twice or no token")
        if key.get("attr.type") not in PARSERS or not TOKEN.fullmatch(key.get("attr.name", "")):
            faults.append(f"key {name} has no type or name")
        keys[domain, name] = key.get("attr.type", "")
    (graph,) = root.findall(f"{NS}graph")
    if graph.get("edgedefault") not in ("directed", "undirected"):
        faults.append("no default direction")
    ids: set[str] = set()
    for thing in graph:
        domain, name = thing.tag.removeprefix(NS), thing.get("id", "")
        if name in ids or not TOKEN.fullmatch(name):
            faults.append(f"id {name} is there twice or no token")
        ids.add(name)
        for data in thing:
            try:
                PARSERS[keys[domain, data.get("key", "")]](data.text or "")
            except (KeyError, ValueError):
                faults.append(f"{name}: {data.get('key')} does not fit")
        if domain == "edge" and not {thing.get("source"), thing.get("target")} <= ids:
            faults.append(f"{name}: an end is no node")
    return faults


@pytest.mark.parametrize("name", ["network", "nasty", "shipped"])
def test_the_schema_and_gephi_find_no_fault(name: str, request: pytest.FixtureRequest) -> None:
    assert graphml_faults(as_graphml(request.getfixturevalue(name))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id="n1"', 'id="n0"', "id n0 is there twice or no token"),
        ('id="n0"', 'id="urn:x/0"', "id urn:x/0 is there twice or no token"),
        ('<key id="edge.roles"', '<key id="edge.rules"', "e0: edge.roles does not fit"),
        ('"edge.sources">2<', '"edge.sources">two<', "e1: edge.sources does not fit"),
        ('target="n1"', 'target="n9"', "e0: an end is no node"),
    ],
)
def test_a_fault_would_be_found(network: Network, old: str, new: str, fault: str) -> None:
    assert fault in graphml_faults(as_graphml(network).replace(old, new))


def test_networkx_reads_back_who_does_what(network: Network) -> None:
    graph = networkx.parse_graphml(as_graphml(network))
    assert dict(graph.nodes(data=True))["n0"] == {
        "label": "Aster",
        "iri": "urn:x:Aster",
        "kind": "party",
        "class": "space:Agency",
    }
    assert graph.edges["n0", "n2"] == {
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
    assert graph.edges["n0", "n1"]["disputed"] is False


def test_nasty_characters_come_back_or_are_shown_as_what_they_are_not(nasty: Network) -> None:
    graph = networkx.parse_graphml(as_graphml(nasty))
    label = 'Rocket "R&D" <Ltd>; [x|y] {z} #1 \\N \\ end * `tick`\ufffd \ufffd 🚀'
    assert [data["label"] for _, data in graph.nodes(data=True)] == [label, f"{label}2"]


def test_a_network_of_nothing_is_graphml() -> None:
    text = as_graphml(Network(nodes=(), links=()))
    assert (graphml_faults(text), len(networkx.parse_graphml(text))) == ([], 0)
