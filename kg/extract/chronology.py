"""Resolves the times of an article in the order of its text: which day "a day later" counts from.

What leans on another event goes by the last date before it, or by the date of the event that it
names ("three days after its launch on 3 May"). When it was said, by whomever, dates no event. A day
without a year goes with one that has a year in its sentence, and in a history with the last before.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract import bygones, syntax
from kg.extract.parse import Passage
from kg.extract.readings import Reading, is_yearless, with_year
from kg.extract.scope import Scope
from kg.extract.times import TimeExpression, resolve
from kg.extract.triggers import Triggers
from kg.model import PublicationDate, Tense, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = timedelta(days=366)  # of what may be leant on
_MONTH = timedelta(days=31)
# Readings without a year that a history has too; what else goes by the day of publication is news.
_YEARLESS = frozenset({"date", "days", "season", "part", "fraction", "timed", "range", "months"})
# How many days nearer a date must be in another year than the one named.
_YEAR_KEPT = 240
_REACH = 40  # how many times to look back
_OPEN = frozenset({"by", "since", "after", "before", "near"})


class Chronology:
    """The times of one article."""

    def __init__(
        self,
        passages: Sequence[Passage],
        triggers: Triggers,
        scope: Scope,
        reporting: Collection[str],
        published: PublicationDate | None,
    ) -> None:
        self._triggers = triggers
        self._scope = scope
        self._reporting = reporting
        self._published = published
        self._all = [(passage, *one) for passage in passages for one in passage.times]
        self._starts: dict[int, int] = {}
        for at, (passage, _, _) in enumerate(self._all):
            self._starts.setdefault(id(passage), at)
        self._told: list[Time | None] = []
        self._is_history = not any(
            one.relative == "publication" and one.reading.kind not in _YEARLESS
            for _, _, one in self._all
        )

    def time(self, passage: Passage, expression: TimeExpression, tense: Tense) -> Time | None:
        """The days that an expression of the passage stands for, told in that tense."""
        starts = [one.start for _, one in passage.times]
        at = self._starts[id(passage)] + bisect_left(starts, expression.start)
        return self._resolved(at, expression, tense)

    def _as_told(self, at: int) -> Time | None:
        """A time as its own clause tells it; each may lean on those before it."""
        while len(self._told) <= at:
            number = len(self._told)
            passage, place, expression = self._all[number]
            self._told.append(self._resolved(number, expression, self._tense(passage, place)))
        return self._told[at]

    def _tense(self, passage: Passage, place: int) -> Tense:
        verb = syntax.governing_verb(passage.doc[place])
        meant = self._scope.of_verb(verb, headline=passage.is_title) if verb is not None else None
        return meant.tense if meant is not None else Tense.PAST

    def _resolved(self, at: int, expression: TimeExpression, tense: Tense) -> Time | None:
        published = self._published
        if tense is Tense.PAST and is_yearless(expression.reading):
            expression = self._in_year_beside(at, expression)
        anchor = self._anchor(at, expression) if self._leans(expression) else None
        bygone = tense is Tense.FUTURE and self._was_ahead(at)
        return resolve(
            expression,
            published=published.day if published else None,
            tense="nearest" if bygone else tense.value,
            anchor=anchor,
            origin=published.origin if published else None,
        )

    def _was_ahead(self, at: int) -> bool:
        """“Was supposed to land on 5 June”: on the nearest one, past or to come."""
        passage, place, _ = self._all[at]
        verb = syntax.governing_verb(passage.doc[place])
        return verb is not None and (
            bygones.was_ahead(verb)
            or any(one.lower_ == "had" and one.dep_ == "aux" for one in verb.children)
        )

    @staticmethod
    def _leans(expression: TimeExpression) -> bool:
        return expression.relative == "event" or expression.reading.get("base") == "either"

    def _anchor(self, at: int, expression: TimeExpression) -> tuple[date, date] | None:
        """The days of the event that an expression leans on."""
        passage = self._all[at][0]
        named = _named_event(passage, expression)
        if named is not None:
            for later in self._within(at, named):
                return later
            kinds = self._dates_of(passage, named)
            if kinds:
                return next(self._before(at, kinds), None)
        return next(self._before(at, frozenset()), None)

    def _within(self, at: int, named: "Token") -> Iterator[tuple[date, date]]:
        """The date that the named event has itself: "after its launch *on 3 May*"."""
        passage, _, _ = self._all[at]
        left, right = named.left_edge.i, named.right_edge.i
        for other in range(at + 1, min(at + 3, len(self._all))):
            beside, place, expression = self._all[other]
            if beside is passage and left <= place <= right and not self._leans(expression):
                days = _days(self._resolved(other, expression, Tense.PAST))
                if days:
                    yield days

    def _before(self, at: int, kinds: frozenset[str]) -> Iterator[tuple[date, date]]:
        """The dates before a time, the last first; only those of events of some kinds, if any."""
        here, own, _ = self._all[at]
        clause = syntax.governing_verb(here.doc[own])
        for other in range(at - 1, max(at - _REACH, -1), -1):
            passage, place, expression = self._all[other]
            if expression.reading.kind in _OPEN or self._is_of_report(passage, place):
                continue
            if kinds and not kinds & self._dates_of(passage, passage.doc[place]):
                continue
            if kinds and passage is here and syntax.governing_verb(passage.doc[place]) == clause:
                # "in 2023, four years after the crash": that was in 2023.
                continue
            days = _days(self._as_told(other))
            if days:
                yield days

    def _dates_of(self, passage: Passage, token: "Token") -> frozenset[str]:
        """The dates that the event at or above a token may have, as properties."""
        one = token
        for _ in range(6):
            found = frozenset(
                frame.property for frame in self._triggers.of(passage, one) if "time" in frame.value
            )
            if found or one.head == one:
                return found
            one = one.head
        return frozenset()

    def _is_of_report(self, passage: Passage, place: int) -> bool:
        verb = syntax.governing_verb(passage.doc[place])
        return verb is not None and verb.lemma_ in self._reporting

    def _in_year_beside(self, at: int, expression: TimeExpression) -> TimeExpression:
        """“Launched on 14 July 2023, it landed on 23 August”: of 2023."""
        passage, place, _ = self._all[at]
        if not self._is_of_report(passage, place):
            sentence = passage.doc[place].sent
            for other in (at - 1, at + 1, at - 2, at + 2, *range(at - 3, max(at - _REACH, -1), -1)):
                if not 0 <= other < len(self._all):
                    continue
                text, beside, one = self._all[other]
                near = text is passage and sentence.start <= beside < sentence.end
                days = self._dated(one) if near or (other < at and self._is_history) else None
                if days and (self._is_history or days[1] - days[0] < _MONTH):
                    reading = _nearest(expression, days)
                    return replace(expression, reading=reading or expression.reading, relative="")
        return expression

    def _dated(self, expression: TimeExpression) -> tuple[date, date] | None:
        """The days of an expression that names its year; None if they are to come."""
        days = None if expression.relative else _days(resolve(expression, published=None))
        ahead = days and self._published and days[0] > self._published.day
        return None if ahead else days


def _days(time: Time | None) -> tuple[date, date] | None:
    """First and last day, if they are near enough to lean on."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    return (time.earliest, time.latest) if time.latest - time.earliest < _LONGEST else None


def _named_event(passage: Passage, expression: TimeExpression) -> "Token | None":
    """What the words lead up to: "three days after *its launch*"."""
    if not expression.text.lower().endswith((" after", " before")):
        return None
    end = passage.block.start + expression.end
    at = bisect_left(passage.ends, end)
    if at >= len(passage.doc):
        return None
    token = passage.doc[at]
    if token.dep_ == "mark":
        return token.head
    return next((child for child in token.children if child.dep_ in ("pobj", "pcomp")), None)


def _nearest(expression: TimeExpression, days: tuple[date, date]) -> Reading | None:
    """The reading in the year of the days, or in the next where that is much nearer."""
    best: int | None = None
    reading: Reading | None = None
    for year in range(days[0].year - 1, days[1].year + 2):
        candidate = with_year(expression.reading, year)
        found = _days(resolve(replace(expression, reading=candidate), published=None))
        if found is None:
            continue
        gap = max((found[0] - days[1]).days, (days[0] - found[1]).days, 0)
        if not days[0].year <= year <= days[1].year:
            gap += _YEAR_KEPT
        if best is None or gap < best:
            best, reading = gap, candidate
    return reading
