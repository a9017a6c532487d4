"""What a program that reads graphs is told of each node and link: columns with a name and a type.

One list for all formats. No name is one that Gephi keeps for itself (Id, Label, Source, Target,
Type, Kind, Weight of a link; Id and Label of a node).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.draw.network import Link, Network, Node
from kg.model import Certainty, Statement
from kg.report.words import chain_words

Cell = str | int | bool
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[_Thing]):
    """A column: `type` is string, integer or boolean; `cell` gives its value, None for none."""

    name: str
    type: str
    cell: Callable[[_Thing, Network], Cell | None]


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def link_label(link: Link) -> str:
    """What the first end does with the second: develops, launches."""
    return ", ".join(link.roles)


def said(statement: Statement, network: Network) -> str:
    """The quote, who says so and when that appeared: “we fly” (Moon Daily › ISRO, 2031-04-02)."""
    day = network.days.get(statement.source)
    who = chain_words(statement) or network.publishers.get(statement.source) or statement.source
    return f"“{one_line(statement.quote.exact)}” ({one_line(who)}{f', {day}' if day else ''})"


def _quotes(link: Link, network: Network) -> str:
    return "; ".join(dict.fromkeys(said(one, network) for one in link.statements))


def _disputes(link: Link, network: Network) -> str | None:
    return "; ".join(one_line(finding.message) for finding in link.disputed) or None


def _manner(link: Link, network: Network) -> str | None:
    manner = network.manner(link)
    return manner.name if manner else None


def _certainty(link: Link, network: Network) -> str | None:
    given = {one.certainty for one in link.statements}
    return next((one.value for one in Certainty if one in given), None)


def _days(link: Link, network: Network) -> list[str]:
    return sorted(network.days[one.source] for one in link.statements if one.source in network.days)


NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column(name="kind", type="string", cell=lambda node, network: node.kind.value),
    Column(name="class", type="string", cell=lambda node, network: node.type),
)
LINK_COLUMNS: tuple[Column[Link], ...] = (
    Column(name="roles", type="string", cell=lambda link, network: link_label(link)),
    Column(name="manner", type="string", cell=_manner),
    Column(name="planned", type="boolean", cell=lambda link, network: link.planned),
    Column(name="sources", type="integer", cell=lambda link, network: link.sources),
    Column(name="statements", type="integer", cell=lambda link, network: len(link.statements)),
    Column(name="certainty", type="string", cell=_certainty),
    Column(name="disputed", type="boolean", cell=lambda link, network: bool(link.disputed)),
    Column(name="disputes", type="string", cell=_disputes),
    Column(
        name="first_published",
        type="string",
        cell=lambda link, network: next(iter(_days(link, network)), None),
    ),
    Column(
        name="last_published",
        type="string",
        cell=lambda link, network: next(reversed(_days(link, network)), None),
    ),
    Column(name="quotes", type="string", cell=_quotes),
)


def weight(link: Link) -> int:
    """The number of independent sources; 1 at least, as Gephi drops links without weight."""
    return max(1, link.sources)
