"""The links as a reader sees them: by party, with quotes, speakers, dates, and disputes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.draw.network import Link, Network, Node
from kg.draw.page.words import TENSES, link_slug, slugs
from kg.model import Finding, Polarity, Quote, Statement
from kg.report.words import name_words, value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement: `reading` is what was understood of the quote, `manner` how it is said.

    `place` is where the quote stands in the file, `aside` what else was read (a time, a height).
    """

    quote: Quote
    reading: str
    manner: str
    speakers: tuple[str, ...]
    publisher: str
    day: str
    path: str
    place: str
    aside: tuple[tuple[str, str], ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A finding: the rule, how bad, why, what would settle it, and its sides."""

    rule: str
    severity: str
    message: str
    suggestion: str
    sides: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of the list."""

    slug: str
    target: Node
    roles: str
    sources: int
    said: tuple[Said, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The links of one party."""

    party: Node
    type: str
    entries: tuple[Entry, ...]


def groups_of(network: Network) -> tuple[Group, ...]:
    """All links, gathered under the party that they start from, in the order of the network."""
    nodes = {node.iri: node for node in network.nodes}
    names = slugs(network)
    order = {node.iri: number for number, node in enumerate(network.nodes)}
    links = sorted(network.links, key=lambda link: order[link.source])
    return tuple(
        Group(
            party=nodes[party],
            type=name_words(nodes[party].type),
            entries=tuple(_entry(link, nodes, names, network) for link in own),
        )
        for party, own in groupby(links, key=lambda link: link.source)
    )


def _entry(link: Link, nodes: dict[str, Node], names: dict[str, str], network: Network) -> Entry:
    return Entry(
        slug=link_slug(link, names),
        target=nodes[link.target],
        roles=", ".join(name_words(role) for role in link.roles),
        sources=link.sources,
        said=tuple(_said(one, network) for one in link.statements),
        disputes=tuple(_dispute(finding, network) for finding in link.disputed),
    )


def _said(statement: Statement, network: Network) -> Said:
    quote = statement.quote
    return Said(
        quote=quote,
        reading=_reading(statement),
        manner=", ".join(_manner(statement)),
        speakers=tuple(speaker.label for speaker in statement.speakers),
        publisher=network.publishers.get(statement.source, ""),
        day=network.days.get(statement.source, ""),
        path=statement.source,
        place=f"characters {quote.start}–{quote.end}",
        aside=tuple((role, value_words(value)) for role, value in statement.qualifiers),
        citation=statement.citation or "",
    )


def _reading(statement: Statement) -> str:
    denied = "not " if statement.polarity is Polarity.NEGATIVE else ""
    verb = denied + name_words(statement.property.name)
    return f"{statement.subject.label} – {verb} – {value_words(statement.value)}"


def _manner(statement: Statement) -> Iterator[str]:
    yield statement.certainty.value
    yield TENSES[statement.tense]
    if statement.polarity is Polarity.NEGATIVE:
        yield "denied"


def _dispute(finding: Finding, network: Network) -> Dispute:
    return Dispute(
        rule=finding.rule,
        severity=finding.severity.value,
        message=finding.message,
        suggestion=finding.suggestion or "",
        sides=tuple(tuple(_said(one, network) for one in side) for side in finding.sides),
    )
