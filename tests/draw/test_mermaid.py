"""Networks as Mermaid flowcharts."""

import re

from kg.draw.mermaid import as_mermaid
from kg.draw.network import Kind, Network, Node

LINE = re.compile(
    r"flowchart LR|  n\d+(\[\"[^\"]+\"\]|\(\[\"[^\"]+\"\]\))"
    r"|  n\d+ (---|-\.-)\|\"[^\"]+\"\| n\d+|  linkStyle \d+ stroke-width:\dpx(,stroke:#\w{6})?"
)


def test_a_flowchart_shows_who_does_what_and_what_is_disputed(network: Network) -> None:
    assert as_mermaid(network) == (
        "flowchart LR\n"
        '  n0["Aster"]\n'
        '  n1["Boreal"]\n'
        '  n2(["Selene"])\n'
        '  n0 ---|"partnersWith"| n1\n'
        '  n0 -.-|"develops, launches (2 sources) – disputed"| n2\n'
        '  n1 -.-|"develops – disputed"| n2\n'
        "  linkStyle 0 stroke-width:1px\n"
        "  linkStyle 1 stroke-width:2px,stroke:#b3261e\n"
        "  linkStyle 2 stroke-width:1px,stroke:#b3261e\n"
    )


def test_what_means_something_to_mermaid_is_an_entity(nasty: Network) -> None:
    text = as_mermaid(nasty)
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    assert text.splitlines()[1] == (
        '  n0["Rocket #34;R#38;D#34; #60;Ltd#62;#59; #91;x#124;y#93; #123;z#125; #35;1 #92;N #92; '
        'end #42; #96;tick#96;#65533; #65533; #128640;"]'
    )


def test_each_line_of_what_an_article_links_is_one_of_a_flowchart(shipped: Network) -> None:
    lines = as_mermaid(shipped).splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert len(lines) == 1 + len(shipped.nodes) + 2 * len(shipped.links)


def labelled(*labels: str) -> Network:
    nodes = tuple(
        Node(iri=f"urn:{label}", label=label, kind=Kind.PARTY, type="space:Agency")
        for label in labels
    )
    return Network(nodes=nodes, links=())


def test_a_label_does_not_begin_a_list_and_is_never_empty() -> None:
    assert as_mermaid(labelled("", "- x", "1. y", "no. 1.5", "GSLV_3 – “é”")) == (
        'flowchart LR\n  n0[" "]\n  n1["#45; x"]\n  n2["1#46; y"]\n  n3["no. 1.5"]\n'
        '  n4["GSLV_3 – “é”"]\n'
    )
