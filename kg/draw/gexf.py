"""A network as GEXF 1.3, the format of Gephi.

Written by hand: networkx would write today's date into it, number the columns by chance, and give
an address of XML Schema that is none. Links have no direction, as both ends of a partnership are
alike; that a party does something with a mission shows in the `kind` of the nodes.
"""

from collections.abc import Sequence
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from kg.characters import legal
from kg.draw.attributes import (
    LINK_COLUMNS,
    NODE_COLUMNS,
    Cell,
    Column,
    link_label,
    one_line,
    weight,
)
from kg.draw.network import Kind, Network
from kg.draw.xmltext import document

NAMESPACE = "http://gexf.net/1.3"
_Thing = TypeVar("_Thing")


def as_gexf(network: Network) -> str:
    """The network as GEXF; nodes are known by their IRI, a link weighs its independent sources."""
    root = Element("gexf", xmlns=NAMESPACE, version="1.3")
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "kg graph"
    told = f"Who does what in which {network.noun(Kind.MISSION)}, with quotes"
    SubElement(meta, "description").text = told
    graph = SubElement(root, "graph", defaultedgetype="undirected", mode="static", idtype="string")
    _declare(graph, "node", NODE_COLUMNS)
    _declare(graph, "edge", LINK_COLUMNS)
    nodes = SubElement(graph, "nodes", count=str(len(network.nodes)))
    for node in network.nodes:
        element = SubElement(nodes, "node", id=legal(node.iri), label=_token(node.label))
        _fill(element, node, network, NODE_COLUMNS)
    edges = SubElement(graph, "edges", count=str(len(network.links)))
    for number, link in enumerate(network.links):
        element = SubElement(
            edges,
            "edge",
            id=f"e{number}",
            source=legal(link.source),
            target=legal(link.target),
            label=_token(link_label(link)),
            weight=str(weight(link)),
        )
        _fill(element, link, network, LINK_COLUMNS)
    return document(root)


def _declare(graph: Element, name: str, columns: Sequence[Column[_Thing]]) -> None:
    declared = SubElement(graph, "attributes", {"class": name, "mode": "static"})
    for column in columns:
        SubElement(declared, "attribute", id=column.name, title=column.name, type=column.type)


def _fill(
    element: Element, thing: _Thing, network: Network, columns: Sequence[Column[_Thing]]
) -> None:
    values = SubElement(element, "attvalues")
    for column in columns:
        cell = column.cell(thing, network)
        if cell is not None:
            SubElement(values, "attvalue", {"for": column.name, "value": _written(cell)})


def _written(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else legal(str(cell))


def _token(text: str) -> str:
    return legal(one_line(text))
