"""What the page can be filtered by: the values that occur in the network, each with its count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.draw.network import Kind, Network
from kg.draw.page.words import TENSES, slugs
from kg.model import Certainty, Statement
from kg.report.words import name_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value to filter by, how it reads, and how many links have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The roles that share a line; `line` is its number, the last one for roles of no manner."""

    name: str
    line: int
    roles: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All that can be chosen; `first` and `last` are days of publication, empty if unknown."""

    parties: tuple[Choice, ...]
    missions: tuple[Choice, ...]
    manners: tuple[Manner, ...]
    certainties: tuple[Choice, ...]
    tenses: tuple[Choice, ...]
    sources: int
    disputed: int
    first: str
    last: str


def choices_of(network: Network) -> Choices:
    """What occurs in the network, in the order in which the page shows it."""
    said = [one for link in network.links for one in link.statements]
    days = sorted({network.days[one.source] for one in said if one.source in network.days})
    return Choices(
        parties=_nodes(network, Kind.PARTY),
        missions=_nodes(network, Kind.MISSION),
        manners=tuple(_manners(network)),
        certainties=_said_as(network, [(one.value, one.value) for one in Certainty], "certainty"),
        tenses=_said_as(network, [(one.value, words) for one, words in TENSES.items()], "tense"),
        sources=max((link.sources for link in network.links), default=1),
        disputed=sum(bool(link.disputed) for link in network.links),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _nodes(network: Network, kind: Kind) -> tuple[Choice, ...]:
    names = slugs(network)
    degrees = Counter(end for link in network.links for end in {link.source, link.target})
    return tuple(
        Choice(value=names[node.iri], words=node.label, count=degrees[node.iri])
        for node in network.nodes
        if node.kind is kind
    )


def _manners(network: Network) -> Iterator[Manner]:
    counts = Counter(role for link in network.links for role in link.roles)
    named = [(one.name, set(one.roles)) for one in network.manners]
    rest = set(counts).difference(*(roles for _, roles in named))
    for line, (name, roles) in enumerate([*named, ("other", rest)]):
        own = sorted(roles & set(counts), key=lambda role: (-counts[role], role))
        if own:
            yield Manner(
                name=name,
                line=line,
                roles=tuple(
                    Choice(value=role, words=name_words(role), count=counts[role]) for role in own
                ),
            )


def _said_as(network: Network, values: Iterable[tuple[str, str]], field: str) -> tuple[Choice, ...]:
    counts = Counter(value for link in network.links for value in _values(link.statements, field))
    return tuple(
        Choice(value=value, words=words, count=counts[value])
        for value, words in values
        if counts[value]
    )


def _values(statements: Iterable[Statement], field: str) -> set[str]:
    return {getattr(one, field).value for one in statements}
