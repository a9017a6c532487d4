"""A network in Graphviz's language DOT: parties at the left, missions at the right."""

from kg.characters import legal
from kg.draw.attributes import link_label, one_line, said, weight
from kg.draw.network import Kind, Link, Network

_COLUMNS = {Kind.PARTY: ("parties", "box"), Kind.MISSION: ("missions", "ellipse")}
_HEAD = """graph network {
  rankdir=LR; ranksep=2; nodesep=0.15; splines=true; outputorder=edgesfirst;
  node [fontname="Helvetica,Arial,sans-serif", fontsize=12, style=filled, fillcolor=white];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=9, color="#555555"];
"""


def as_dot(network: Network) -> str:
    """The network as an undirected graph: line width tells the sources, dashes what is disputed.

    The quotes are the tooltips of the links, the IRIs the addresses of the nodes.
    """
    ids = {node.iri: f"n{number}" for number, node in enumerate(network.nodes)}
    lines = []
    for kind, (name, shape) in _COLUMNS.items():
        lines.append(f"  subgraph {name} {{\n    rank=same; node [shape={shape}];")
        for node in network.nodes:
            if node.kind is kind:
                what = f"label={_quoted(one_line(node.label))}, URL={_quoted(node.iri)}"
                lines.append(f"    {ids[node.iri]} [{what}, tooltip={_quoted(node.type)}];")
        lines.append("  }")
    kinds = {node.iri: node.kind for node in network.nodes}
    for link in network.links:
        # Within a rank Graphviz keeps room for an xlabel only.
        label = "xlabel" if kinds[link.source] is kinds[link.target] else "label"
        ends = f"{ids[link.source]} -- {ids[link.target]}"
        lines.append(f"  {ends} [{label}={', '.join(_look(link, network))}];")
    return _HEAD + "".join(f"{line}\n" for line in lines) + "}\n"


def _look(link: Link, network: Network) -> list[str]:
    """The label's text, and the other attributes."""
    label = link_label(link)
    look = [f"penwidth={min(0.3 + 0.7 * weight(link), 6):.1f}"]
    if link.disputed:
        label += " (disputed)"
        look += ['color="#b3261e"', 'fontcolor="#b3261e"', "style=dashed"]
    quotes = "\n".join(dict.fromkeys(said(one, network) for one in link.statements))
    return [_quoted(label), *look, f"tooltip={_quoted(quotes)}"]


def _quoted(text: str) -> str:
    """A quoted string of DOT; a backslash opens an escape there, and & a character entity.

    What XML cannot hold is no good here either: Graphviz stops at a null, and writes SVG.
    """
    plain = legal(text).replace("\\", "\\\\").replace("&", "&amp;")
    return '"' + plain.replace('"', '\\"').replace("\n", "\\n") + '"'
