"""Which parties work together: groups that share more missions with each other than with others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.draw.network import Kind, Link, Network, Node

_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A mission in which several of a group have a part, with the links of each."""

    mission: Node
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Parties that work together, the one with most in common with the others first.

    `shared` are the missions that hold them together, those of most parties first; `partners` are
    links that say so themselves.
    """

    parties: tuple[Node, ...]
    shared: tuple[Shared, ...]
    partners: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The groups, the largest first, and the parties that share no mission with any other.

    `modularity` says how clear the groups are: 0 as by chance, above 0.3 clear, 1 at most.
    """

    groups: tuple[Group, ...]
    alone: tuple[Node, ...]
    modularity: float


def find_groups(network: Network) -> Groups:
    """Groups by the Louvain method over what parties have in common, with a fixed seed.

    Two parties have in common 1/(n-1) for each mission that n have a part in (Newman, "Scientific
    collaboration networks II", 2001: a mission of twenty ties no two of them closely), and 1 where
    they are said to be partners.
    """
    import networkx

    parties = [node for node in network.nodes if node.kind is Kind.PARTY]
    numbers = {node.iri: number for number, node in enumerate(parties)}
    common = _in_common(network, numbers)
    graph = networkx.Graph()
    # Numbers, not names: sets of them have the same order in every run.
    graph.add_nodes_from(sorted({one for pair in common for one in pair}))
    graph.add_weighted_edges_from((*pair, common[pair]) for pair in sorted(common))
    found = networkx.community.louvain_communities(graph, seed=_SEED) if common else []
    modularity = networkx.community.modularity(graph, found) if common else 0.0
    groups = [_group(network, numbers, common, members) for members in found]
    groups.sort(key=lambda one: (-len(one.parties), [node.label for node in one.parties]))
    return Groups(
        groups=tuple(groups),
        alone=tuple(node for node in parties if numbers[node.iri] not in graph),
        modularity=round(modularity, 3),
    )


def _in_common(network: Network, numbers: Mapping[str, int]) -> dict[tuple[int, int], float]:
    members: dict[str, set[int]] = {}
    common: dict[tuple[int, int], float] = {}
    for link in network.links:
        first, second = numbers[link.source], numbers.get(link.target)
        if second is None:
            members.setdefault(link.target, set()).add(first)
        else:
            pair = (min(first, second), max(first, second))
            common[pair] = common.get(pair, 0.0) + 1.0
    for mission in sorted(members):
        several = sorted(members[mission])
        for pair in combinations(several, 2):
            common[pair] = common.get(pair, 0.0) + 1 / (len(several) - 1)
    return common


def _group(
    network: Network,
    numbers: Mapping[str, int],
    common: Mapping[tuple[int, int], float],
    members: Iterable[int],
) -> Group:
    inside = set(members)
    strength = dict.fromkeys(sorted(inside), 0.0)
    for pair, amount in common.items():
        if inside.issuperset(pair):
            for one in pair:
                strength[one] += amount
    parties = [node for node in network.nodes if numbers.get(node.iri, -1) in inside]
    parties.sort(key=lambda node: (-round(strength[numbers[node.iri]], 6), node.label.casefold()))
    place = {node.iri: number for number, node in enumerate(parties)}
    links = [link for link in network.links if link.source in place]
    by_mission: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: place[link.source]):
        if link.target not in numbers:
            by_mission.setdefault(link.target, []).append(link)
    shared = [
        Shared(mission=node, links=tuple(by_mission[node.iri]))
        for node in network.nodes
        if len(by_mission.get(node.iri, ())) > 1
    ]
    shared.sort(key=lambda one: (-len(one.links), one.mission.label.casefold(), one.mission.iri))
    return Group(
        parties=tuple(parties),
        shared=tuple(shared),
        partners=tuple(link for link in links if link.target in place),
    )
