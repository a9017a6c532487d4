"""A made-up corpus for the measurements: as large as is asked for, always the same, and skewed.

A few things are told of by thousands of statements, many by one or two (Zipf's law); a few agencies
and papers are everywhere. All articles tell the same truth but for planted pairs, of which each is
one finding of a known rule. Articles are made one after the other; none is kept.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from truth import (
    AGENCIES,
    BAD,
    GOOD,
    NORTH,
    ROCKETS,
    SOUTH,
    amount_of,
    another,
    day_of,
    days_after,
    is_planned,
    quantity,
    true_value,
)

from kg import vocab
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
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
A_DAY = 5  # articles
SKEW = 0.7  # of Zipf's law: how often a thing is named falls with this power of its rank
WORDS = 500  # of an article's text
# Each rule of which pairs are planted, with the property in which the two differ. It is told of the
# thing by the pair alone, and so is what must fit with it.
PLANTED = {
    "value-conflict": "launchVehicle",
    "date-conflict": "launchDate",
    "place-conflict": "landsAt",
    "quantity-conflict": "mass",
    "outcome-conflict": "outcome",
    "denied-claim": "launchSite",
    "role-conflict": "develops",
    "attribution-conflict": "condition",
    "date-order": "missionEnd",
    "superseded-plan": "reentryDate",
    "out-of-range": "duration",
    "wrong-unit": "speed",
    "missing-provenance": "cost",
}
_RESERVED = {"date-order": ("launchDate",), "place-conflict": ("landsAt", "worksAt")}
SINGLE = frozenset({"out-of-range", "wrong-unit", "missing-provenance"})  # of one statement
# How often each property is told.
_TOLD = {
    "launchDate": 12,
    "launchVehicle": 10,
    "launches": 10,
    "develops": 10,
    "landsAt": 8,
    "partOf": 8,
    "launchSite": 6,
    "landingDate": 6,
    "mass": 6,
    "condition": 5,
    "outcome": 5,
    "losesContactWith": 4,
    "worksAt": 4,
    "cost": 4,
}
_ROLES = "launches", "develops", "losesContactWith"
_SOLE = ("share", Entity(iri=vocab.KG + "sole", label="sole"))
_VOCABULARY = tuple(
    "".join(pair)
    for pair in (
        (first + second, third)
        for first in ("ba", "ke", "li", "mo", "nu", "pra", "ste", "tri", "vo", "zu")
        for second in ("den", "fel", "gar", "him", "jos", "kun", "lor", "mig", "nas", "pol")
        for third in ("a", "e", "er", "i", "in", "o", "on", "or", "u", "us")
    )
)
_NAMES = tuple(_TOLD)
_CHANCES = tuple(accumulate(_TOLD.values()))


class Plant(NamedTuple):
    """Statements that make one finding of the rule."""

    rule: str
    number: int
    craft: int
    articles: tuple[int, ...]


class Expected(NamedTuple):
    """A finding that must be there: its rule and its statements (IRIs)."""

    rule: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """An article of the corpus, and which of its statements are planted, by plant."""

    source: Source
    text: str
    statements: tuple[tuple[Statement, Plant | None], ...]

    def quads(self) -> Iterator[str]:
        """The article as N-Quads lines."""
        yield from source_quads(self.source, self.text)
        for statement, plant in self.statements:
            lines = statement_quads(statement, self.source)
            if plant and plant.rule == "missing-provenance":
                lines = (line for line in lines if f"<{vocab.PROV}wasGeneratedBy>" not in line)
            yield from lines


class Corpus:
    """So many statements, in articles of forty; `things` are a quarter as many."""

    def __init__(self, statements: int) -> None:
        self.articles = max(2 * A_DAY, statements // ARTICLE)
        self.things = self.articles * ARTICLE // 4
        self._each = max(1, statements // 1000)
        # Not the things of which most is told: those have as much to say in the unplanted part.
        self._first = self.things // 20
        self._step = (self.things - self._first) // (self._each * len(PLANTED))
        self._planted: dict[int, list[tuple[Plant, int]]] = {}
        self._reserved: dict[int, tuple[str, ...]] = {}
        for number in range(self._each * len(PLANTED)):
            plant = self._plant(number)
            told = _RESERVED.get(plant.rule, (PLANTED[plant.rule],))
            self._reserved[plant.craft] = told
            for side, article in enumerate(plant.articles):
                self._planted.setdefault(article, []).append((plant, side))

    @property
    def statements(self) -> int:
        """How many there are."""
        return self.articles * ARTICLE

    @property
    def planted(self) -> dict[str, int]:
        """How many findings each rule must have, and no other may have any."""
        return dict.fromkeys(PLANTED, self._each)

    def _plant(self, number: int) -> Plant:
        rule = tuple(PLANTED)[number % len(PLANTED)]
        pairs = self._each * len(PLANTED)
        # The second of a pair appears the day after the first.
        first = number * (self.articles - A_DAY) // pairs
        articles = (first,) if rule in SINGLE else (first, first + A_DAY)
        craft = (self._first + number * self._step) // 10 * 10 + 5  # none that is planned
        return Plant(rule, number, craft, articles)

    def reserved(self, craft: int) -> tuple[str, ...]:
        """The properties of the thing that only planted statements tell."""
        return self._reserved.get(craft, ())

    def make(self, number: int) -> Made:
        """The article of that number; those after the last have no planted statements."""
        return _Writer(self, number).write(self._planted.get(number, ()))

    def all(self) -> Iterator[Made]:
        """All articles."""
        return map(self.make, range(self.articles))


class _Writer:
    """Writes one article."""

    def __init__(self, corpus: Corpus, number: int) -> None:
        self._corpus = corpus
        self._chance = random.Random(f"article {number}")
        words = self._chance.choices(_VOCABULARY, k=WORDS)
        self._starts = (0, *accumulate(len(word) + 1 for word in words))
        self._text = " ".join(words)
        self._source = Source(
            iri=f"{vocab.SOURCE}corpus-{number}",
            path=f"corpus-{number}.txt",
            title=f"Article {number}",
            publisher=f"Paper {self._rank(200)}",
            published=PublicationDate(
                day=date(2010, 1, 1) + timedelta(days=number // A_DAY), origin="front matter"
            ),
        )
        self._topics = [self._rank(corpus.things) for _ in range(4)]

    def write(self, planted: "list[tuple[Plant, int]] | tuple[()]") -> Made:
        told = [(self._page_date(), None), *((self._of(*one), one[0]) for one in planted)]
        rest = ((self._ordinary(at), None) for at in range(len(told), ARTICLE))
        return Made(self._source, self._text, (*told, *rest))

    def _rank(self, count: int) -> int:
        """A number below `count`, the small ones most often: Zipf's law, its sum as an integral."""
        power = 1 - SKEW
        return int((1 + self._chance.random() * (count**power - 1)) ** (1 / power)) - 1

    def _page_date(self) -> Statement:
        assert self._source.published
        day = self._source.published.day
        return self._statement(
            0,
            Entity(iri=self._source.iri, label=self._source.title or "", type="kg:Article"),
            "schema:datePublished",
            day_of(day),
            extractor="metadata",
        )

    def _ordinary(self, at: int) -> Statement:
        """What is true of a thing, or sometimes that something else is not."""
        chance = self._chance
        craft = chance.choice(self._topics) if at % 2 else self._rank(self._corpus.things)
        name = _NAMES[bisect(_CHANCES, chance.random() * _CHANCES[-1])]
        while name in self._corpus.reserved(craft):
            name = chance.choice(_NAMES)
        value, qualifiers = true_value(craft, name), []
        polarity = Polarity.POSITIVE
        if isinstance(value, Time) and chance.random() < 0.3:
            value = replace(value, anchor="front matter")  # "on Tuesday"
        if name == "launchVehicle" and chance.random() < 0.1:
            value, polarity = another(ROCKETS, value), Polarity.NEGATIVE
        if name == "losesContactWith":
            qualifiers.append(("time", true_value(craft, "landingDate")))
        elif name in _ROLES and chance.random() < 0.1:
            qualifiers.append(_SOLE)
        second = Speaker(label="officials") if chance.random() < 0.15 else None
        certainty = chance.choices(tuple(Certainty), (85, 10, 5))[0]
        return self._told(
            at, craft, name, value, qualifiers, polarity=polarity, certainty=certainty, voice=second
        )

    def _of(self, plant: Plant, side: int) -> Statement:
        """One side of a planted pair."""
        craft, name = plant.craft, PLANTED[plant.rule]
        value: Value
        if side == 0 or plant.rule in ("denied-claim", "attribution-conflict"):
            value = true_value(craft, name)
        elif name in ("launchDate", "missionEnd", "reentryDate"):
            # Another launch lies before the true one, and so before the landing.
            days = -45 if name == "launchDate" else 45
            value = days_after(true_value(craft, name), days)
        elif name == "mass":
            value = quantity(3 * amount_of(craft, name), "kg", "mass")
        else:
            value = {
                "landsAt": NORTH,
                "outcome": BAD if true_value(craft, name) == GOOD else GOOD,
                "launchVehicle": another(ROCKETS, true_value(craft, name)),
                "develops": another(AGENCIES, true_value(craft, name)),
            }[name]
        if plant.rule == "place-conflict" and side == 0:
            value = SOUTH
        if plant.rule == "date-order":  # the launch after the end
            name = ("missionEnd", "launchDate")[side]
        if plant.rule == "out-of-range":
            value = quantity(-5.0, "s", "duration")
        if plant.rule == "wrong-unit":
            value = quantity(12.0, "kg", "mass")
        voice = None
        if plant.rule == "attribution-conflict":
            voice = Speaker(label=("Ada Byron", "Carl Dahl")[side])
        sole = plant.rule == "role-conflict" and side == 0
        return self._told(
            1 + plant.number % (ARTICLE - 1),
            craft,
            name,
            value,
            [_SOLE] if sole else [],
            polarity=Polarity("negative" if plant.rule == "denied-claim" and side else "positive"),
            voice=voice,
        )

    def _told(
        self,
        at: int,
        craft: int,
        name: str,
        value: Value,
        qualifiers: list[tuple[str, Value]],
        *,
        polarity: Polarity = Polarity.POSITIVE,
        certainty: Certainty = Certainty.CERTAIN,
        voice: Speaker | None = None,
    ) -> Statement:
        subject = Entity(
            iri=f"{vocab.ENTITY}corpus-craft-{craft}", label=f"Craft {craft}", type="space:Lander"
        )
        if name in _ROLES:
            assert isinstance(value, Entity)
            subject, value = value, subject
        return self._statement(
            at,
            subject,
            f"space:{name}",
            value,
            tuple(qualifiers),
            polarity=polarity,
            certainty=certainty,
            tense=Tense.FUTURE if name == "reentryDate" or is_planned(craft) else Tense.PAST,
            voice=voice,
        )

    def _statement(
        self,
        at: int,
        subject: Entity,
        name: str,
        value: Value,
        qualifiers: tuple[tuple[str, Value], ...] = (),
        *,
        polarity: Polarity = Polarity.POSITIVE,
        certainty: Certainty = Certainty.CERTAIN,
        tense: Tense = Tense.PAST,
        voice: Speaker | None = None,
        extractor: str = "rules",
    ) -> Statement:
        first = at * (WORDS // ARTICLE)
        start, end = self._starts[first], self._starts[first + 6] - 1
        quote = Quote(exact=self._text[start:end], start=start, end=end)
        prop = Property(iri=vocab.expand(name), name=name.partition(":")[2])
        return Statement(
            id=statement_iri(self._source.iri, quote, subject, prop, value, polarity),
            source=self._source.path,
            subject=subject,
            property=prop,
            value=value,
            qualifiers=qualifiers,
            certainty=certainty,
            polarity=polarity,
            tense=tense,
            speakers=(Speaker(label=self._source.publisher or ""), *([voice] if voice else ())),
            quote=quote,
            extractor=extractor,
        )
