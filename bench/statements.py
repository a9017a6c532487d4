"""Made-up statements for the measurements of the rules: as many as are asked for, always the same.

A craft has about twenty, told by many articles of forty statements each; some are told wrong.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from kg import vocab
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import source_quads, statement_iri, statement_quads

ARTICLE = 40  # statements
CRAFT = 20  # statements
DATED = "launchDate", "landingDate"
NAMED = "launchVehicle", "launchSite", "landsAt", "worksAt", "condition", "outcome", "partOf"
WEIGHED = "mass", "cost"
PARTIES = "launches", "develops", "losesContactWith"


def entity(name: str, kind: str, base: str = vocab.ENTITY) -> Entity:
    return Entity(iri=base + name, label=name, type=f"space:{kind}")


def several(name: str, kind: str, count: int) -> tuple[Entity, ...]:
    return tuple(entity(f"bench-{name}-{at}", kind) for at in range(count))


AGENCIES = several("agency", "Agency", 50)
_PLACES = (
    *(entity(name, "LunarPlace", vocab.expand("moon:")) for name in ("south-pole", "far-side")),
    *several("place", "LunarPlace", 40),
)
_VALUES = {
    "launchVehicle": several("rocket", "Rocket", 30),
    "launchSite": several("site", "LaunchSite", 20),
    "landsAt": _PLACES,
    "worksAt": _PLACES,
    "condition": tuple(
        entity(name, "Condition", vocab.expand("space:"))
        for name in ("Intact", "Destroyed", "Healthy", "Operating")
    ),
    "outcome": tuple(
        entity(name, "Outcome", vocab.expand("space:")) for name in ("Success", "Failure")
    ),
}


def make_quads(
    count: int, *, seed: int = 1, crafts: int = 0, hub: int = 0, wrong: float = 0.02
) -> Iterator[str]:
    """N-Quads of `count` statements on `crafts` things (0: as many as give each twenty).

    The first `hub` of the statements are all about one of them. Another seed is other articles.
    `wrong` of them differ from what the others say.
    """
    chance = random.Random(seed)
    crafts = crafts or max(1, count // CRAFT)
    for first in range(0, count, ARTICLE):
        source = make_source(first // ARTICLE, seed)
        yield from source_quads(source, "text " * 20)
        for at in range(first, min(first + ARTICLE, count)):
            craft = chance.randrange(crafts) if at >= hub else 0
            statement = make_statement(source, at, craft, chance, wrong)
            yield from statement_quads(statement, source)


def make_source(number: int, seed: int) -> Source:
    return Source(
        iri=f"{vocab.SOURCE}bench-{seed}-{number}",
        path=f"bench-{seed}-{number}.txt",
        title=f"Article {number}",
        publisher=f"Paper {number % 200}",
        published=PublicationDate(
            day=date(2020, 1, 1) + timedelta(days=number % 1500), origin="front matter"
        ),
    )


def make_statement(
    source: Source, at: int, craft: int, chance: random.Random, wrong: float
) -> Statement:
    """What the source says of the craft: of a property its usual value, or a wrong one."""
    name = chance.choice((*DATED, *NAMED, *WEIGHED, *PARTIES))
    told = chance if chance.random() < wrong else random.Random(f"{craft} {name}")
    subject = entity(f"bench-craft-{craft}", "Lander")
    value = make_value(name, craft, told)
    qualifiers: tuple[tuple[str, Value], ...] = ()
    if name in PARTIES:
        subject, value = told.choice(AGENCIES), subject
        if name == "losesContactWith":
            qualifiers = (("time", make_day(told)),)
        elif chance.random() < 0.1:
            qualifiers = (("share", Entity(iri=vocab.KG + "sole", label="sole")),)
    polarity = Polarity.POSITIVE if chance.random() < 0.97 else Polarity.NEGATIVE
    quote = Quote(exact=f"words {at}", start=10 * at, end=10 * at + 8)
    prop = Property(iri=vocab.expand(f"space:{name}"), name=name)
    return Statement(
        id=statement_iri(source.iri, quote, subject, prop, value, polarity),
        source=source.path,
        subject=subject,
        property=prop,
        value=value,
        qualifiers=qualifiers,
        certainty=Certainty.CERTAIN if chance.random() < 0.9 else Certainty.PROBABLE,
        polarity=polarity,
        tense=Tense.PAST if chance.random() < 0.8 else Tense.FUTURE,
        speakers=(Speaker(label=source.publisher or ""),),
        quote=quote,
    )


def make_value(name: str, craft: int, chance: random.Random) -> Value:
    if name in DATED:
        return make_day(chance)
    if name in WEIGHED:
        amount = float(chance.randrange(10, 5000))
        return Quantity(
            amount=amount,
            unit="kg",
            text=f"{amount} kg",
            low=amount - 0.5,
            high=amount + 0.5,
            base="kg",
            kind="mass",
        )
    if name in _VALUES:
        return chance.choice(_VALUES[name])
    return entity(f"bench-mission-{craft // 2}", "Mission")


def make_day(chance: random.Random) -> Time:
    day = date(2000, 1, 1) + timedelta(days=chance.randrange(7000))
    return Time(earliest=day, latest=day, text=day.isoformat())
