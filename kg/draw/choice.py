"""Which part of a network is drawn."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kg import vocab
from kg.draw.network import Dated, Kind, Link, Network, Node
from kg.errors import UsageError
from kg.model import Certainty, Entity, Statement, Value

_SURE = list(Certainty)  # the surest first
_NEAR, _SOME = 3, 5


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
    network: Network,
    choice: Choice,
    aliases: Mapping[str, Iterable[str]] | None = None,
    *,
    dated: bool = False,
) -> Network:
    """What of the network is wanted.

    `aliases` are further names of nodes, by IRI. Raises UsageError for a name that no node has, and
    for what leaves no link, or no date if it is `dated`; said of the option that does.
    """
    for step in _steps(network, choice, aliases or {}):
        links = tuple(found for link in network.links if (found := step.link(link)))
        dates = step.dates(network)
        before, left = (network.dates, dates) if dated else (network.links, links)
        if before and not left:
            what = "date" if dated else "link"
            remedy = f"loosen it ({what}s without it: {len(before)})"
            raise UsageError(step.option, f"leaves no {what}", remedy)
        network = replace(network, links=links, dates=dates)
    used = {iri for link in network.links for iri in (link.source, link.target)}
    return replace(network, nodes=tuple(one for one in network.nodes if one.iri in used))


@dataclass(frozen=True, slots=True)
class _Step:
    """An option that is given, with what it leaves of a link, and of a network's dates."""

    option: str
    link: Callable[[Link], Link | None]
    dates: Callable[[Network], tuple[Dated, ...]]


def _steps(
    network: Network, choice: Choice, aliases: Mapping[str, Iterable[str]]
) -> Iterable[_Step]:
    if choice.agencies:
        ends = _ends(network, "--agency", Kind.PARTY, choice.agencies, aliases)
        flown = {link.target for link in network.links if link.source in ends}
        yield _Step(
            f"--agency {', '.join(choice.agencies)}",
            _whole(partial(_touches, ends)),
            _each(lambda one: one.mission.iri in flown),
        )
    if choice.missions:
        wanted = _ends(network, "--mission", Kind.MISSION, choice.missions, aliases)
        yield _Step(
            f"--mission {', '.join(choice.missions)}",
            _whole(partial(_touches, wanted)),
            _each(lambda one: one.mission.iri in wanted),
        )
    if choice.properties:
        names = choice.properties
        known = {role for link in network.links for role in link.roles}
        known |= {one.statement.property.name for one in network.dates}
        for name in names:
            if name not in known:
                raise UsageError(f"--property {name}", "is no property here", _near(name, known))
        yield _by_statement(
            network, f"--property {', '.join(names)}", lambda one: one.property.name in names
        )
    days = network.days
    if (since := choice.since) is not None:
        first = since.isoformat()
        yield _by_statement(
            network, f"--since {first}", lambda one: days.get(one.source, "") >= first
        )
    if (until := choice.until) is not None:
        last = until.isoformat()
        yield _by_statement(
            network, f"--until {last}", lambda one: days.get(one.source, "~") <= last
        )
    if choice.certainty is not None:
        least = _SURE.index(choice.certainty)
        yield _by_statement(
            network,
            f"--certainty {choice.certainty}",
            lambda one: _SURE.index(one.certainty) <= least,
        )
    if choice.min_sources > 1:
        yield _Step(
            f"--min-sources {choice.min_sources}",
            _whole(lambda link: link.sources >= choice.min_sources),
            partial(_of_sources, choice.min_sources),
        )
    if choice.disputed:
        yield _Step(
            "--disputed",
            _whole(lambda link: bool(link.disputed)),
            _each(lambda one: bool(one.disputed)),
        )


def _each(wanted: Callable[[Dated], bool]) -> Callable[[Network], tuple[Dated, ...]]:
    return lambda network: tuple(one for one in network.dates if wanted(one))


def _of_sources(least: int, network: Network) -> tuple[Dated, ...]:
    """The dates of missions of which so many independent sources tell one."""
    sources: dict[str, set[str]] = {}
    for one in network.dates:
        origin = network.origins.get(one.statement.id, one.statement.source)
        sources.setdefault(one.mission.iri, set()).add(origin)
    return tuple(one for one in network.dates if len(sources[one.mission.iri]) >= least)


def _by_statement(network: Network, option: str, wanted: Callable[[Statement], bool]) -> _Step:
    return _Step(option, _part(network, wanted), _each(lambda one: wanted(one.statement)))


def _ends(
    network: Network,
    option: str,
    kind: Kind,
    asked: Iterable[str],
    aliases: Mapping[str, Iterable[str]],
) -> set[str]:
    return {iri for name in asked for iri in _find(network, option, kind, name, aliases)}


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
    nodes = {node.iri: node for node in (*network.nodes, *_dated_nodes(network))}
    iris = {node.iri for node in nodes.values() if node.kind is kind}
    names: dict[str, set[str]] = {}
    for iri in iris:
        called = (nodes[iri].label, iri, vocab.shorten(iri), *aliases.get(iri, ()))
        for one in called:
            names.setdefault(one.casefold(), set()).add(iri)
    found = names.get(name.casefold()) or _of_parts(network, iris, name)
    if not found:
        labels = [nodes[iri].label for iri in iris]
        what = f"no {network.noun(kind)} here has this name"
        raise UsageError(f"{option} {name}", what, _near(name, labels))
    return found


def _dated_nodes(network: Network) -> list[Node]:
    return [one.mission for one in network.dates]


def _of_parts(network: Network, iris: set[str], name: str) -> set[str]:
    """The nodes of whose craft something is said, by a craft's name."""
    folded = name.casefold()
    found = set()
    for link in network.links:
        for one in link.statements:
            for thing in (one.subject, one.value):
                ends = {link.source, link.target}
                if (
                    isinstance(thing, Entity)
                    and _is_called(thing, folded)
                    and thing.iri not in ends
                ):
                    found |= ends & iris
    for dated in network.dates:
        if _is_called(dated.statement.subject, folded):
            found |= {dated.mission.iri} & iris
    return found


def _is_called(thing: Value, folded: str) -> bool:
    return isinstance(thing, Entity) and folded in (thing.label.casefold(), thing.iri.casefold())


def _near(name: str, known: Iterable[str]) -> str:
    by_fold = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), sorted(by_fold), n=_NEAR, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(by_fold[one] for one in near)}?"
    some = [by_fold[one] for one in sorted(by_fold)]
    return f"there are {', '.join(some[:_SOME])}{' ...' if len(some) > _SOME else ''}"
