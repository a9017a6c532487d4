"""A network as GraphML, which Gephi, yEd, Cytoscape, igraph and networkx read.

Written by hand, for the same reasons as GEXF and because the schema wants ids that are XML name
tokens, which IRIs are not: nodes are n0, n1 …, and `iri` is a column.
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
from kg.draw.network import Link, Network, Node
from kg.draw.xmltext import document

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{NAMESPACE}/1.0/graphml.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {"string": "string", "integer": "int", "boolean": "boolean", "double": "double"}
_Thing = TypeVar("_Thing")

# Gephi takes `label` and `weight` for its own columns by these names.
_NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column(name="label", type="string", cell=lambda node, network: one_line(node.label)),
    Column(name="iri", type="string", cell=lambda node, network: node.iri),
    *NODE_COLUMNS,
)
_LINK_COLUMNS: tuple[Column[Link], ...] = (
    Column(name="label", type="string", cell=lambda link, network: link_label(link)),
    Column(name="weight", type="double", cell=lambda link, network: weight(link)),
    *LINK_COLUMNS,
)


def as_graphml(network: Network) -> str:
    """The network as GraphML; a link weighs its independent sources."""
    root = Element(
        "graphml",
        {"xmlns": NAMESPACE, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}"},
    )
    _declare(root, "node", _NODE_COLUMNS)
    _declare(root, "edge", _LINK_COLUMNS)
    graph = SubElement(root, "graph", id="network", edgedefault="undirected")
    ids = {node.iri: f"n{number}" for number, node in enumerate(network.nodes)}
    for node in network.nodes:
        element = SubElement(graph, "node", id=ids[node.iri])
        _fill(element, "node", node, network, _NODE_COLUMNS)
    for number, link in enumerate(network.links):
        ends = {"source": ids[link.source], "target": ids[link.target]}
        element = SubElement(graph, "edge", {"id": f"e{number}", **ends})
        _fill(element, "edge", link, network, _LINK_COLUMNS)
    return document(root)


def _declare(root: Element, name: str, columns: Sequence[Column[_Thing]]) -> None:
    for column in columns:
        key = {"id": f"{name}.{column.name}", "for": name, "attr.name": column.name}
        SubElement(root, "key", key | {"attr.type": _TYPES[column.type]})


def _fill(
    element: Element,
    name: str,
    thing: _Thing,
    network: Network,
    columns: Sequence[Column[_Thing]],
) -> None:
    for column in columns:
        cell = column.cell(thing, network)
        if cell is not None:
            SubElement(element, "data", key=f"{name}.{column.name}").text = _written(cell)


def _written(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else legal(str(cell))
