"""Which part of a network is drawn."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kg import vocab
from kg.draw.network import Kind, Link, Network
from kg.errors import UsageError
from kg.model import Certainty, Entity, Statement

_SURE = list(Certainty)  # the surest first
_NEAR, _SOME = 3, 5
_NOUNS = {Kind.PARTY: "party", Kind.MISSION: "mission"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is wanted; the defaults want all.

    `agencies` and `missions` are names or IRIs, of which one must be at an end of a link;
    `properties` local names. `since` and `until` are days of publication, and leave out what has
    none. `certainty` is the least, `min_sources` the least number of independent sources.
    """

    agencies: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    certainty: Certainty | None = None
    min_sources: int = 1
    disputed: bool = False


def narrow(
    network: Network, choice: Choice, aliases: Mapping[str, Iterable[str]] | None = None
) -> Network:
    """What of the network is wanted.

    `aliases` are further names of nodes, by IRI. Raises UsageError for a name that no node has, and
    for what leaves no link, said of the option that does.
    """
    links = network.links
    for option, kept in _steps(network, choice, aliases or {}):
        left = tuple(found for link in links if (found := kept(link)))
        if links and not left:
            raise UsageError(
                option, "leaves no link", f"loosen it (links without it: {len(links)})"
            )
        links = left
    used = {iri for link in links for iri in (link.source, link.target)}
    return replace(
        network, nodes=tuple(one for one in network.nodes if one.iri in used), links=links
    )


_Step = tuple[str, Callable[[Link], Link | None]]


def _steps(
    network: Network, choice: Choice, aliases: Mapping[str, Iterable[str]]
) -> Iterable[_Step]:
    """Each option that is given, with what it leaves of a link."""
    for option, kind, asked in (
        ("--agency", Kind.PARTY, choice.agencies),
        ("--mission", Kind.MISSION, choice.missions),
    ):
        if asked:
            ends = {iri for name in asked for iri in _find(network, option, kind, name, aliases)}
            yield f"{option} {', '.join(asked)}", _whole(partial(_touches, ends))
    if choice.properties:
        known = sorted({role for link in network.links for role in link.roles})
        for name in choice.properties:
            if name not in known:
                raise UsageError(f"--property {name}", "is no property here", _near(name, known))
        told = f"--property {', '.join(choice.properties)}"
        yield told, _part(network, lambda one: one.property.name in choice.properties)
    days = network.days
    if (since := choice.since) is not None:
        first = since.isoformat()
        yield f"--since {first}", _part(network, lambda one: days.get(one.source, "") >= first)
    if (until := choice.until) is not None:
        last = until.isoformat()
        yield f"--until {last}", _part(network, lambda one: days.get(one.source, "~") <= last)
    if choice.certainty is not None:
        least = _SURE.index(choice.certainty)
        sure = _part(network, lambda one: _SURE.index(one.certainty) <= least)
        yield f"--certainty {choice.certainty}", sure
    if choice.min_sources > 1:
        many = _whole(lambda link: link.sources >= choice.min_sources)
        yield f"--min-sources {choice.min_sources}", many
    if choice.disputed:
        yield "--disputed", _whole(lambda link: bool(link.disputed))


def _touches(ends: set[str], link: Link) -> bool:
    return link.source in ends or link.target in ends


def _whole(wanted: Callable[[Link], bool]) -> Callable[[Link], Link | None]:
    return lambda link: link if wanted(link) else None


def _part(network: Network, wanted: Callable[[Statement], bool]) -> Callable[[Link], Link | None]:
    """The link with those of its statements that are wanted."""

    def kept(link: Link) -> Link | None:
        told = tuple(one for one in link.statements if wanted(one))
        if len(told) == len(link.statements) or not told:
            return link if told else None
        ids, roles = {one.id for one in told}, {one.property.name for one in told}
        return replace(
            link,
            statements=told,
            roles=tuple(role for role in link.roles if role in roles),
            sources=len({network.origins.get(one.id, one.source) for one in told}),
            disputed=tuple(
                finding
                for finding in link.disputed
                if any(one.id in ids for one in finding.statements)
            ),
        )

    return kept


def _find(
    network: Network, option: str, kind: Kind, name: str, aliases: Mapping[str, Iterable[str]]
) -> set[str]:
    """The nodes of that kind and name; a craft's name stands for its mission."""
    iris = {node.iri for node in network.nodes if node.kind is kind}
    names: dict[str, set[str]] = {}
    for node in network.nodes:
        if node.iri in iris:
            for one in (node.label, node.iri, vocab.shorten(node.iri), *aliases.get(node.iri, ())):
                names.setdefault(one.casefold(), set()).add(node.iri)
    found = names.get(name.casefold()) or _of_parts(network, iris, name)
    if not found:
        labels = [node.label for node in network.nodes if node.iri in iris]
        what = f"no {_NOUNS[kind]} here has this name"
        raise UsageError(f"{option} {name}", what, _near(name, labels))
    return found


def _of_parts(network: Network, iris: set[str], name: str) -> set[str]:
    """The nodes of whose craft something is said, by a craft's name."""
    found = set()
    for link in network.links:
        for one in link.statements:
            for thing in (one.subject, one.value):
                if (
                    isinstance(thing, Entity)
                    and name.casefold() in (thing.label.casefold(), thing.iri.casefold())
                    and thing.iri not in (link.source, link.target)
                ):
                    found |= {link.source, link.target} & iris
    return found


def _near(name: str, known: Iterable[str]) -> str:
    by_fold = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), sorted(by_fold), n=_NEAR, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(by_fold[one] for one in near)}?"
    some = [by_fold[one] for one in sorted(by_fold)]
    return f"there are {', '.join(some[:_SOME])}{' ...' if len(some) > _SOME else ''}"
