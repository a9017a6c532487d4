"""Things that share a name, directly or through others, are one group."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)
Thing = TypeVar("Thing")


def connected(named: Iterable[tuple[Thing, Iterable[Name]]]) -> list[list[Thing]]:
    """The groups of things, each given with its names (one at least).

    A group stands where its last thing stands, and has its things in their order. The cost is that
    of the names: sets that find a root are joined (union-find), so no group is gone over twice.
    """
    parents: dict[Name, Name] = {}

    def root(name: Name) -> Name:
        parents.setdefault(name, name)
        while parents[name] != name:
            parents[name] = name = parents[parents[name]]
        return name

    firsts: list[tuple[Thing, Name]] = []
    for thing, names in named:
        first, *others = names
        for other in others:
            parents[root(other)] = root(first)
        firsts.append((thing, first))
    groups: dict[Name, list[Thing]] = {}
    last: dict[Name, int] = {}
    for at, (thing, first) in enumerate(firsts):
        groups.setdefault(root(first), []).append(thing)
        last[root(first)] = at
    return [groups[name] for name in sorted(groups, key=last.__getitem__)]
