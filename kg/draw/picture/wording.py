"""What a picture says in words: what is seen, and of each line and node all quotes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.draw.network import Kind, Link, Network, Node
from kg.model import Certainty, Statement, Tense
from kg.report.words import chain_words, name_words

_MOST_KINDS = 3
_PLANNED = "planned"


def counted(count: int, noun: str) -> str:
    """The number with its noun, in the plural where it is not one."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{count} {noun}s"


def headline(network: Network) -> str:
    """What is seen: how many parties of which kind, missions and links, and what is disputed."""
    parties = Counter(_noun(node) for node in network.nodes if node.kind is Kind.PARTY)
    told = [counted(count, noun) for noun, count in sorted(parties.items(), key=_most_first)]
    if len(told) > _MOST_KINDS:
        rest = sum(count for _, count in sorted(parties.items(), key=_most_first)[_MOST_KINDS:])
        told[_MOST_KINDS:] = [counted(rest, "other")]
    missions = sum(node.kind is Kind.MISSION for node in network.nodes)
    told += [counted(missions, network.noun(Kind.MISSION))] if missions else []
    told.append(counted(len(network.links), "link"))
    disputed = sum(bool(link.disputed) for link in network.links)
    return f"{', '.join(told)}; {disputed or 'none'} disputed"


def provenance(network: Network) -> str:
    """From how many sources, of whom and when, the picture is made."""
    sources = {one.source for link in network.links for one in link.statements}
    return told_sources(network, sources)


def told_sources(network: Network, sources: Iterable[str]) -> str:
    """How many sources these are, of whom and when."""
    sources = set(sources)
    publishers = sorted({network.publishers[one] for one in sources if one in network.publishers})
    days = sorted({network.days[one] for one in sources if one in network.days})
    told = f"From {counted(len(sources), 'source')}"
    if publishers:
        some = ", ".join(publishers[:_MOST_KINDS])
        more = len(publishers) - _MOST_KINDS
        told += f" ({some}{f' and {more} more' if more > 0 else ''})"
    if days:
        told += f", published {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "")
    return f"{told}."


def describe_link(network: Network, link: Link, labels: Mapping[str, str]) -> str:
    """A line in words: its ends and roles, who disputes it, and each quote with who and when."""
    sort = (
        f"{', '.join(map(name_words, link.roles))}; {counted(link.sources, 'independent source')}"
    )
    sort += f"; {_PLANNED}" if link.planned else ""
    lines = [f"{labels[link.source]} – {labels[link.target]}: {sort}"]
    lines += [f"⚠ disputed ({one.rule}): {one.message}" for one in link.disputed]
    lines += [quoted(network, one) for one in link.statements]
    return "\n".join(lines)


def describe_node(network: Network, node: Node, links: Iterable[Link]) -> str:
    """A node in words: what it is, and how many lines it has."""
    links = list(links)
    disputed = sum(bool(link.disputed) for link in links)
    told = f"{node.label} ({_noun(node)}): {counted(len(links), 'link')}"
    return f"{told}, {disputed} disputed" if disputed else told


def quoted(network: Network, statement: Statement) -> str:
    """Who says it and when, the quote, and how it is said."""
    day = network.days.get(statement.source)
    who = chain_words(statement) or network.publishers.get(statement.source, statement.source)
    manner = [statement.property.name]
    if statement.certainty is not Certainty.CERTAIN:
        manner.append(statement.certainty.value)
    if statement.tense is Tense.FUTURE:
        manner.append(_PLANNED)
    where = f"{day}, {statement.source}" if day else statement.source
    quote = " ".join(statement.quote.exact.split())
    return f"{who} ({where}): “{quote}” [{', '.join(manner)}]"


def _noun(node: Node) -> str:
    """The class as a noun: `space:LaunchSite` is a launch site."""
    return name_words(node.type)


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
