"""What is drawn: parties and missions, and the links that statements make between them.

Values only; `kg.draw.gather` makes them out of a store, the layouts and formats read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Finding, Statement, Tense


class Kind(StrEnum):
    """Which column a node belongs to."""

    PARTY = "party"
    MISSION = "mission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party or a mission; `type` is a CURIE such as `space:Agency`."""

    iri: str
    label: str
    kind: Kind
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """All that is said between two nodes, `source` and `target` being their IRIs.

    `source` is a party; `target` is a mission, or a party where two work together. `roles` are the
    names of the properties, the weightiest first. `statements` are in the order of source and
    quote; what is said of a mission's craft counts as said of the mission. `sources` is the number
    of independent sources. `disputed` are the findings that have one of the statements on a side.
    """

    source: str
    target: str
    roles: tuple[str, ...]
    statements: tuple[Statement, ...]
    sources: int
    disputed: tuple[Finding, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether all that is said of it lies ahead for who says it."""
        return all(one.tense is Tense.FUTURE for one in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """In what way a party has to do with a mission: a name ("operator"), a colour, its properties.

    `roles` are names of properties, `colour` is #rrggbb.
    """

    name: str
    colour: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day that a statement tells of a mission or of its craft: when it lifts off, lands, ends.

    `label` is that of the property. `disputed` are the findings that have the statement.
    """

    mission: Node
    label: str
    statement: Statement
    disputed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What is drawn: nodes by kind and label, links by the labels of their ends.

    `publishers` and `days` tell, by a statement's `source`, who published it and when (ISO 8601).
    `manners` are those of the links, the weightiest first. `origins` tells, by a statement's `id`,
    the independent source that it comes from: copies of a text have one, and so have papers that
    report what one news agency told them. `dates` are the days said of missions, linked or not.
    `nouns` are the ontology's words for what is of each kind.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    publishers: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    manners: tuple[Manner, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    dates: tuple[Dated, ...] = ()
    nouns: Mapping[Kind, str] = field(default_factory=dict)

    def noun(self, kind: Kind) -> str:
        """What one of that kind is called, such as mission or product."""
        return self.nouns.get(kind, kind.value)

    def manner(self, link: Link) -> Manner | None:
        """The weightiest manner of the link; None if no manner has its properties."""
        return next((one for one in self.manners if set(one.roles) & set(link.roles)), None)
