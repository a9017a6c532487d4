"""A network as a Mermaid flowchart, which GitHub, GitLab and many editors draw from Markdown.

They draw no more than 500 links unless told otherwise, and show no quotes.
"""

import re

from kg.characters import legal
from kg.draw.attributes import link_label, one_line, weight
from kg.draw.network import Kind, Link, Network

# What Mermaid, HTML or Markdown (a list, such as "- x" and "1. x") takes for more than a character.
_SPECIAL = re.compile(r"[^\w\s.,:()'/+–—“”‘’…-]|^[-+]|(?<=\d)\.(?=\s)")
_SHAPES = {Kind.PARTY: ('["', '"]'), Kind.MISSION: ('(["', '"])')}


def as_mermaid(network: Network) -> str:
    """The network as a flowchart: line width tells the sources, dashes what is disputed."""
    ids = {node.iri: f"n{number}" for number, node in enumerate(network.nodes)}
    lines = ["flowchart LR"]
    for node in network.nodes:
        opening, closing = _SHAPES[node.kind]
        lines.append(f"  {ids[node.iri]}{opening}{_escaped(node.label)}{closing}")
    for link in network.links:
        line = "-.-" if link.disputed else "---"
        label = f'|"{_escaped(_label(link))}"|'
        lines.append(f"  {ids[link.source]} {line}{label} {ids[link.target]}")
    for number, link in enumerate(network.links):
        width = f"stroke-width:{min(weight(link), 8)}px"
        colour = ",stroke:#b3261e" if link.disputed else ""
        lines.append(f"  linkStyle {number} {width}{colour}")
    return "".join(f"{line}\n" for line in lines)


def _label(link: Link) -> str:
    count = f" ({link.sources} sources)" if link.sources > 1 else ""
    return f"{link_label(link)}{count}{' – disputed' if link.disputed else ''}"


def _escaped(text: str) -> str:
    """The text with Mermaid's own entities (`#34;`); an empty label would not parse."""
    plain = legal(one_line(text)) or " "
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", plain)
