"""A made-up network of any size, so that a test shows only what it is about."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from kg.draw.network import Dated, Kind, Link, Manner, Network, Node
from kg.model import Entity, Finding, Property, Quote, Severity, Speaker, Statement, Tense, Time

Make = Callable[..., Network]
MANNERS = (
    Manner(name="operator", colour="#1f3a5f", roles=("launches", "operates")),
    Manner(name="builder", colour="#1b8a7a", roles=("develops",)),
    Manner(name="partner", colour="#8d99ae", roles=("contributesTo", "partnersWith")),
)
_ROLES = ("operates", "launches", "develops", "contributesTo")
_WORDS = ("Heron", "Lark", "Great Auk", "Snow Goose Relay", "Wren", "Corncrake Observatory")


def node(kind: Kind, number: int) -> Node:
    if kind is Kind.PARTY:
        label = f"{_WORDS[number % 6]} Agency {number}"
        return Node(iri=f"p:{number}", label=label, kind=kind, type="space:Agency")
    label = f"{_WORDS[number % 5]} {number}"
    return Node(iri=f"m:{number}", label=label, kind=kind, type="space:Mission")


def said(subject: Node, role: str, value: Node, source: str, **fields: Any) -> Statement:
    """What a paper of that name says."""
    words = f"{subject.label} {role} {value.label}, says {source} & others"
    usual: dict[str, Any] = {
        "id": f"st:{source}-{subject.iri}-{role}-{value.iri}",
        "source": source,
        "subject": Entity(iri=subject.iri, label=subject.label),
        "property": Property(iri=f"space:{role}", name=role),
        "value": Entity(iri=value.iri, label=value.label),
        "speakers": (Speaker(label=f"Paper {source}"),),
        "quote": Quote(exact=words, start=0, end=len(words)),
    }
    return Statement(**(usual | fields))


def link(source: Node, target: Node, *told: Statement, disputed: bool = False) -> Link:
    finding = Finding(
        rule="role-conflict",
        severity=Severity.WARNING,
        message=f"Who has {target.label}?",
        sides=(told[:1], told[1:]),
    )
    return Link(
        source=source.iri,
        target=target.iri,
        roles=tuple(dict.fromkeys(one.property.name for one in told)),
        statements=told,
        sources=len({one.source for one in told}),
        disputed=(finding,) if disputed else (),
    )


def dated(mission: Node, label: str, source: str, time: Time, *, disputed: bool = False) -> Dated:
    """A day of the mission, as a paper of that name says it."""
    words = f"{mission.label}, {label} {time.text}, says {source}"
    statement = Statement(
        id=f"st:{source}-{mission.iri}-{label}",
        source=source,
        subject=Entity(iri=mission.iri, label=mission.label),
        property=Property(iri=f"space:{label}", name=label),
        value=time,
        tense=Tense.FUTURE,
        speakers=(Speaker(label=f"Paper {source}"),),
        quote=Quote(exact=words, start=0, end=len(words)),
    )
    finding = Finding(
        rule="date-conflict",
        severity=Severity.VIOLATION,
        message=f"When does {mission.label} fly?",
        sides=((statement,),),
    )
    return Dated(
        mission=mission,
        label=label,
        statement=statement,
        disputed=(finding,) if disputed else (),
    )


def dates(mission: Node) -> list[Dated]:
    """Some missions have no day, some one, some one that moves from paper to paper."""
    number = int(mission.iri.split(":")[1])
    found = []
    for place in range(number % 4):
        year, label = 2024 + (number + place * (number % 3)) % 9, "launch date"
        first, last = date(year, 1 + number % 12, 5), date(year, 12, 31)
        time = (
            Time(earliest=first, latest=first, text=f"{first}"),
            Time(earliest=None, latest=last, text=f"by {year}"),
            Time(earliest=date(year, 1, 1), latest=last, text=f"{year}"),
        )[(number + place) % 3]
        paper = f"{(number + place * 2) % 9}.txt"
        found.append(dated(mission, label, paper, time, disputed=number % 7 == 3))
    return found


def network_of(nodes: list[Node], links: list[Link], days: Sequence[Dated] = ()) -> Network:
    told = [one for each in links for one in each.statements]
    told += [one.statement for one in days]
    sources = sorted({one.source for one in told})
    return Network(
        nodes=tuple(nodes),
        links=tuple(links),
        publishers={one: f"Paper {one}" for one in sources},
        days={
            one: f"20{20 + number % 6}-01-0{1 + number % 9}" for number, one in enumerate(sources)
        },
        manners=MANNERS,
        origins={one.id: one.source for one in told},
        dates=tuple(days),
    )


def make_network(total: int) -> Network:
    """A network of so many nodes: a fifth parties, some of them hubs."""
    parties = [node(Kind.PARTY, number) for number in range(max(2, total // 5))]
    missions = [node(Kind.MISSION, number) for number in range(total - len(parties))]
    links = []
    for number, mission in enumerate(missions):
        hub = parties[number % 7 * number % len(parties)]
        others = {parties[(number * 5 + 3) % len(parties)], parties[number % 3 % len(parties)]}
        for place, party in enumerate(dict.fromkeys([hub, *sorted(others, key=_iri)])):
            if place <= number % 3:
                role = _ROLES[(number + place) % 4]
                tense = Tense.FUTURE if number % 4 == 3 else Tense.PAST
                papers = [f"{(number + one) % 9}.txt" for one in range(1 + number % 4)]
                told = [said(party, role, mission, one, tense=tense) for one in papers]
                links.append(link(party, mission, *told, disputed=(number + place) % 11 == 2))
    for number in range(0, len(parties) - 1, 3):
        one, other = parties[number : number + 2]
        links.append(link(one, other, said(one, "partnersWith", other, "1.txt")))
    used = {iri for one in links for iri in (one.source, one.target)}
    nodes = [one for one in [*parties, *missions] if one.iri in used]
    return network_of(nodes, links, [one for each in missions for one in dates(each)])


@pytest.fixture(scope="session")
def made() -> Make:
    """`make_network`."""
    return make_network


def _iri(one: Node) -> str:
    return one.iri
