"""Which parties work together, in words and in rows."""

import json
from dataclasses import replace

from kg.draw.answers.grouping import write_groups
from kg.draw.groups import find_groups
from kg.draw.network import Kind, Network, Node


def written(network: Network, form: str) -> str:
    return write_groups(find_groups(network), network, form)


def test_text_has_what_holds_a_group_together_with_a_quote_each(network: Network) -> None:
    lonely = Node(iri="urn:x:Zeta", label="Zeta", kind=Kind.PARTY, type="space:Agency")
    assert written(replace(network, nodes=(*network.nodes, lonely)), "text") == (
        "1 group of parties that work together.\n"
        "\n"
        "1. Aster, Boreal\n"
        "\n"
        "   Selene\n"
        "     Aster – develops, launches (2 sources) – disputed: “Aster builds the probe Selene” "
        "(Moon\n       Daily, 2031-04-02)\n"
        "     Boreal – develops – disputed: “Boreal is to build it” (Orbit Post, 2031-05-10)\n"
        "\n"
        "   partners\n"
        "     Aster – partnersWith Boreal: “Aster, with Boreal, goes on” (Moon Daily, 2031-04-02)\n"
        "\n"
        "With no other in these texts: Zeta.\n"
    )


def test_several_groups_are_told_with_how_clear_they_are(network: Network) -> None:
    lines = written(doubled(network), "text").splitlines()
    assert lines[0] == (
        "2 groups of parties that work together; they are clearly apart (modularity 0.50)."
    )
    assert [line for line in lines if line[:1].isdigit()][1:] == [
        "1. Aster, Boreal",
        "2. Aster2, Boreal2",
    ]


def doubled(network: Network) -> Network:
    """The network, and beside it the same again under other names."""
    return replace(
        network,
        nodes=(
            *network.nodes,
            *(replace(one, iri=one.iri + "2", label=one.label + "2") for one in network.nodes),
        ),
        links=(
            *network.links,
            *(replace(one, source=one.source + "2", target=one.target + "2")
              for one in network.links),
        ),
    )  # fmt: skip


def test_rows_have_the_part_of_each_party(network: Network) -> None:
    assert written(network, "tsv").splitlines() == [
        "group\tparty\twith\troles\tsources\tquote",
        "1\tAster\tSelene\tdevelops, launches\t2\t“Aster builds the probe Selene” (Moon Daily, "
        "2031-04-02)",
        "1\tBoreal\tSelene\tdevelops\t1\t“Boreal is to build it” (Orbit Post, 2031-05-10)",
        "1\tAster\tBoreal\tpartnersWith\t1\t“Aster, with Boreal, goes on” (Moon Daily, 2031-04-02)",
    ]


def test_markdown_is_a_list(network: Network) -> None:
    assert written(network, "markdown").splitlines()[2:5] == [
        "### 1. Aster, Boreal",
        "",
        "- **Selene**",
    ]


def test_json_has_statements_in_full(network: Network) -> None:
    form = json.loads(written(network, "json"))
    (group,) = form["groups"]
    assert [one["label"] for one in group["parties"]] == ["Aster", "Boreal"]
    (mission,) = group["missions"]
    assert [len(link["statements"]) for link in mission["links"]] == [2, 1]
    assert (form["alone"], form["modularity"]) == ([], 0.0)


def test_nobody_works_with_nobody() -> None:
    assert written(Network(nodes=(), links=()), "text") == (
        "No two parties share a mission or are said to be partners.\n"
    )
