"""Who is central among parties and missions, by one of several measures.

docs/relations.md says in plain words what each measure means, and when to use which.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.draw.attributes import weight
from kg.draw.network import Kind, Network, Node
from kg.errors import UsageError

# Betweenness looks from each node along each link; half a million of these looks take a second.
_EXACT = 500_000
_SEED = 1
_DAMPING = (
    0.85  # Brin and Page, "The anatomy of a large-scale hypertextual web search engine", 1998
)
_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node with its place; those with the same score share one. `neighbours` by their weight."""

    place: int
    node: Node
    score: float
    neighbours: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The nodes by score, the highest first; `sample` is how many nodes an estimate looked from."""

    measure: str
    places: tuple[Place, ...]
    nodes: int
    sample: int | None = None


def rank(network: Network, measure: str, kind: Kind | None = None) -> Ranking:
    """The nodes of a kind (None: all) by one of MEASURES, which is taken over the whole network.

    Raises UsageError where eigenvector centrality does not settle.
    """
    if not network.nodes:
        return Ranking(measure=measure, places=(), nodes=0)
    graph = _graph(network)
    sample = _sample(graph) if measure == "betweenness" else None
    scores = MEASURES[measure](graph)
    rounded = {number: round(score, 6) for number, score in scores.items()}
    wanted = [
        number for number, node in enumerate(network.nodes) if kind is None or node.kind is kind
    ]
    wanted.sort(key=lambda one: (-rounded[one], network.nodes[one].label.casefold(), one))
    places: list[Place] = []
    for count, number in enumerate(wanted, 1):
        same = places and places[-1].score == rounded[number]
        near = sorted(graph[number], key=lambda one: (-graph[number][one]["weight"], one))
        places.append(
            Place(
                place=places[-1].place if same else count,
                node=network.nodes[number],
                score=rounded[number],
                neighbours=tuple(network.nodes[one] for one in near),
            )
        )
    return Ranking(measure=measure, places=tuple(places), nodes=len(network.nodes), sample=sample)


def _graph(network: Network) -> Any:
    """The network with numbers as nodes, whose sets have the same order in every run."""
    import networkx

    numbers = {node.iri: number for number, node in enumerate(network.nodes)}
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(network.nodes)))
    for link in network.links:
        graph.add_edge(numbers[link.source], numbers[link.target], weight=weight(link))
    return graph


def _sample(graph: Any) -> int | None:
    """From how many nodes betweenness is estimated; None where it is exact."""
    looks = len(graph) * graph.number_of_edges()
    return None if looks <= _EXACT else max(50, _EXACT // graph.number_of_edges())


def _degree(graph: Any) -> Mapping[int, float]:
    return dict(graph.degree)


def _sources(graph: Any) -> Mapping[int, float]:
    return dict(graph.degree(weight="weight"))


def _betweenness(graph: Any) -> Mapping[int, float]:
    import networkx

    sample = _sample(graph)
    scores: Mapping[int, float] = networkx.betweenness_centrality(
        graph, k=sample and min(sample, len(graph)), seed=_SEED
    )
    return scores


def _pagerank(graph: Any) -> Mapping[int, float]:
    """By hand, as that of networkx needs SciPy, which is ten times the size of networkx."""
    shares = {
        one: {other: data["weight"] for other, data in near.items()}
        for one, near in graph.adj.items()
    }
    sums = {one: sum(near.values()) for one, near in shares.items()}
    scores = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(_ROUNDS):
        idle = sum(score for one, score in scores.items() if not sums[one])
        base = (1 - _DAMPING + _DAMPING * idle) / len(graph)
        new = {
            one: base
            + _DAMPING * sum(scores[other] * part / sums[other] for other, part in near.items())
            for one, near in shares.items()
        }
        moved = sum(abs(new[one] - scores[one]) for one in graph)
        scores = new
        if moved < 1e-9:
            break
    return scores


def _eigenvector(graph: Any) -> Mapping[int, float]:
    import networkx

    try:
        scores: Mapping[int, float] = networkx.eigenvector_centrality(
            graph, max_iter=_ROUNDS, weight="weight"
        )
    except networkx.PowerIterationFailedConvergence as error:
        what = f"does not settle within {_ROUNDS} rounds on this network"
        raise UsageError("--by eigenvector", what, "use pagerank, which always does") from error
    return scores


MEASURES: Mapping[str, Callable[[Any], Mapping[int, float]]] = {
    "degree": _degree,
    "sources": _sources,
    "betweenness": _betweenness,
    "pagerank": _pagerank,
    "eigenvector": _eigenvector,
}
