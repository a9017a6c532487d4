"""Networks in DOT, as text and as Graphviz reads them."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from kg.draw.dot import as_dot
from kg.draw.network import Network

graphviz = pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz's dot is not installed")


def read_by_graphviz(text: str) -> dict[str, Any]:
    """The graph with its layout as Graphviz's JSON; it must have nothing to complain of."""
    done = subprocess.run(
        ["dot", "-Tjson"], input=text.encode(), capture_output=True, timeout=60, check=True
    )
    assert done.stderr.decode() == ""
    form: dict[str, Any] = json.loads(done.stdout)
    return form


def test_parties_and_missions_are_ranks_and_width_tells_the_sources(network: Network) -> None:
    lines = as_dot(network).splitlines()
    assert lines[4:] == [
        "  subgraph parties {",
        "    rank=same; node [shape=box];",
        '    n0 [label="Aster", URL="urn:x:Aster", tooltip="space:Agency"];',
        '    n1 [label="Boreal", URL="urn:x:Boreal", tooltip="space:Agency"];',
        "  }",
        "  subgraph missions {",
        "    rank=same; node [shape=ellipse];",
        '    n2 [label="Selene", URL="urn:x:Selene", tooltip="space:Mission"];',
        "  }",
        '  n0 -- n1 [xlabel="partnersWith", penwidth=1.0, '
        'tooltip="“Aster, with Boreal, goes on” (Moon Daily, 2031-04-02)"];',
        '  n0 -- n2 [label="develops, launches (disputed)", penwidth=1.7, color="#b3261e", '
        'fontcolor="#b3261e", style=dashed, '
        'tooltip="“Aster builds the probe Selene” (Moon Daily, 2031-04-02)\\n'
        '“built by Aster” (Orbit Post, 2031-05-10)"];',
        '  n1 -- n2 [label="develops (disputed)", penwidth=1.0, color="#b3261e", '
        'fontcolor="#b3261e", style=dashed, '
        'tooltip="“Boreal is to build it” (Orbit Post, 2031-05-10)"];',
        "}",
    ]


def test_a_network_of_nothing_is_a_graph() -> None:
    assert as_dot(Network(nodes=(), links=())).endswith("subgraph missions {\n"
        "    rank=same; node [shape=ellipse];\n  }\n}\n")  # fmt: skip


@graphviz
def test_graphviz_reads_it(network: Network) -> None:
    form = read_by_graphviz(as_dot(network))
    nodes = {one["_gvid"]: one for one in form["objects"] if "URL" in one}
    assert sorted(one["label"] for one in nodes.values()) == ["Aster", "Boreal", "Selene"]
    ends = [(nodes[one["tail"]]["label"], nodes[one["head"]]["label"]) for one in form["edges"]]
    assert ends == [("Aster", "Boreal"), ("Aster", "Selene"), ("Boreal", "Selene")]


@graphviz
def test_graphviz_reads_what_an_article_links(shipped: Network) -> None:
    form = read_by_graphviz(as_dot(shipped))
    labels = {one["label"] for one in form["objects"] if "URL" in one}
    assert labels == {node.label for node in shipped.nodes}
    assert len(form["edges"]) == len(shipped.links)
    assert any("disputed" in one["label"] for one in form["edges"] if "label" in one)


@graphviz
def test_graphviz_shows_each_character_of_a_nasty_label_as_it_is(nasty: Network) -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"], input=as_dot(nasty).encode(), capture_output=True, timeout=60, check=True
    )
    assert done.stderr.decode() == ""
    shown = (
        "Rocket &quot;R&amp;D&quot; &lt;Ltd&gt;; [x|y] {z} #1 \\N \\ end * `tick`\ufffd \ufffd 🚀"
    )
    assert f">{shown}</text>" in done.stdout.decode().replace("&#45;", "-")
