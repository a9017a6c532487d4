"""The network as JSON for the page's script: where nodes lie, and what links are filtered by.

Quotes are not in it: they stand in the list of links, from where the script takes them.
"""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg.draw.network import Link, Network
from kg.draw.page.words import link_slug, slugs
from kg.model import Statement
from kg.report.words import name_words

Form = dict[str, Any]

# The side of the square that a node has to itself, in units of the picture.
_ROOM = 140


def network_form(network: Network, positions: Mapping[str, tuple[float, float]]) -> Form:
    """Nodes and links under their short names, positions scaled to the number of nodes."""
    names = slugs(network)
    places = _scaled({node.iri: positions[node.iri] for node in network.nodes})
    degrees = Counter(end for link in network.links for end in {link.source, link.target})
    return {
        "nodes": [
            {
                "id": names[node.iri],
                "label": node.label,
                "kind": node.kind.value,
                "type": name_words(node.type),
                "links": degrees[node.iri],
                "x": places[node.iri][0],
                "y": places[node.iri][1],
            }
            for node in network.nodes
        ],
        "links": [_link(link, names, network) for link in network.links],
    }


def _link(link: Link, names: dict[str, str], network: Network) -> Form:
    lines, manner = network.manners, network.manner(link)
    origins = list(dict.fromkeys(_origin(one, network) for one in link.statements))
    return {
        "id": link_slug(link, names),
        "source": names[link.source],
        "target": names[link.target],
        "roles": ", ".join(name_words(role) for role in link.roles),
        "line": lines.index(manner) if manner else len(lines),
        "sources": link.sources,
        "planned": link.planned,
        "disputed": bool(link.disputed),
        "said": [
            _said(one, network) | {"origin": origins.index(_origin(one, network))}
            for one in link.statements
        ],
    }


def _origin(statement: Statement, network: Network) -> str:
    return network.origins.get(statement.id, statement.source)


def _said(statement: Statement, network: Network) -> Form:
    return {
        "role": statement.property.name,
        "certainty": statement.certainty.value,
        "tense": statement.tense.value,
        "day": network.days.get(statement.source, ""),
    }


def _scaled(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The same picture with room for each node; a tenth of a unit is more than can be seen."""
    if not places:
        return {}
    left, top = (min(place[axis] for place in places.values()) for axis in (0, 1))
    width, height = (
        max(place[axis] for place in places.values()) - low for axis, low in ((0, left), (1, top))
    )
    wide = _ROOM * math.sqrt(len(places)) / (max(width, height) or 1)
    return {
        iri: (round((x - left) * wide, 1), round((y - top) * wide, 1))
        for iri, (x, y) in places.items()
    }
