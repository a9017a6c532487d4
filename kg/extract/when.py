"""Which times of a passage are those of a trigger word: not of other clauses, nor of its delay."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import roles, syntax
from kg.extract.factuality import Factuality
from kg.extract.parse import Passage
from kg.extract.readings import Reading
from kg.extract.times import TimeExpression
from kg.lexicon import Lexicon
from kg.model import Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

Placed = tuple[int, TimeExpression]

# What lasts is no event of that time.
_LASTING = ("since ", "until ", "till ")
_SPAN = re.compile(
    r"in (?:[a-z]+ )*[\w-]+ (?:years|decades|months|weeks|days|generations)$", re.IGNORECASE
)
_UNTIL = ("until ", "till ")


class When:
    """Finds the times of triggers; `events` are the nouns that have times of their own."""

    def __init__(self, lexicon: Lexicon, events: Collection[str]) -> None:
        self._events = events
        self._event_verbs = lexicon.list("event_verbs")
        self._postponing = lexicon.list("postponing_verbs")
        self._phases = lexicon.list("phase_verbs")

    def times(
        self,
        passage: Passage,
        token: "Token",
        places: Collection[int],
        tense: Tense,
        *,
        planned: bool = False,
    ) -> tuple[Placed, ...]:
        """The times that hang on one of the places; those to the day before clock times alone.

        `planned`: what is wanted is when the event of the trigger is to be.
        """
        verbal = syntax.is_verb(token)
        event = None if verbal else roles.event_verb(token, self._event_verbs)
        late = token if verbal and planned else event
        found = self._hanging(passage, {*places, *self._phase(token), *_cleft(token)})
        if late is not None and late.lemma_ in self._postponing:
            found = [
                (place, _postponed(one)) for place, one in found if _is_aim(passage.doc[place], one)
            ]
        if not found:
            found = (
                _shared(passage, event or token)
                or _at_head(passage, token)
                or [
                    one
                    for clause in _simultaneous(token)
                    for one in self._hanging(passage, {clause.i})
                ]
            )
        above = token.head if token.dep_ == "xcomp" else token
        if any(child.dep_ == "neg" for child in (*token.children, *above.children)):
            # "will not launch until 2027": the negation is in that word
            found = [
                _turned(one) if one[1].text.lower().startswith(_UNTIL) else one for one in found
            ]
        if tense is Tense.PAST:
            # "the first in 47 years" dates nothing.
            found = [one for one in found if not _SPAN.match(one[1].text)]
        return tuple(sorted(found, key=lambda one: one[1].relative == "event"))

    def _hanging(self, passage: Passage, places: Collection[int]) -> list[Placed]:
        return list(roles.expressions_of(passage, passage.times, places, events=self._events))

    def _phase(self, token: "Token") -> list[int]:
        """“*Began* to leak on Monday”, "failed to *answer* on Monday": one event, two verbs."""
        if not syntax.is_verb(token):
            return []
        if token.dep_ == "xcomp" and token.head.lemma_ in self._phases:
            return [token.head.i]
        if token.lemma_ not in self._phases:
            return []
        return [child.i for child in token.children if child.dep_ == "xcomp"]


def lasts(expression: TimeExpression) -> bool:
    """Whether it tells how long something goes on, and no day of an event."""
    turned = expression.reading.get("turned")
    return expression.text.lower().startswith(_LASTING) and not turned


def unbarred(times: Sequence[Placed], meant: Factuality) -> tuple[tuple[Placed, ...], Factuality]:
    """“Will not launch before 2027”: it will, and not sooner."""
    denied = meant.polarity is Polarity.NEGATIVE and meant.tense is Tense.FUTURE
    if not denied or not times or not times[0][1].text.lower().startswith("before "):
        return tuple(times), meant
    return (_turned(times[0]), *times[1:]), meant.negated()


def _turned(placed: Placed) -> Placed:
    """The time before which nothing is to happen, as that from which on it is."""
    place, one = placed
    of = one.reading.get("of")
    if not isinstance(of, Reading):
        return placed
    return place, replace(one, reading=Reading("since", {"of": of, "turned": 1}))


def paired(times: Sequence[Placed], tokens: Collection[int]) -> dict[int, Placed]:
    """“X in June 2009 and Y in May 2011”: each of several with the time behind it; else nothing."""
    order, placed = sorted(tokens), sorted(times, key=lambda one: one[0])
    if len(order) < 2 or len(order) != len(placed):
        return {}
    bounds = [*order[1:], placed[-1][0] + 1]
    pairs = zip(order, placed, bounds, strict=True)
    if all(token < time[0] < bound for token, time, bound in pairs):
        return dict(zip(order, placed, strict=True))
    return {}


def _is_aim(time: "Token", expression: TimeExpression) -> bool:
    """“The launch was postponed in March”: not when it is to be."""
    if expression.text.lower().startswith("from ") and expression.reading.get("last"):
        return True
    return time.head.lower_ in ("to", "until", "till", "for", "into")


def _postponed(expression: TimeExpression) -> TimeExpression:
    """“Pushed back from March to May”: to May."""
    reading, last = expression.reading, expression.reading.get("last")
    if reading.kind == "days" and isinstance(last, int):
        # "from 10 to 14 October"
        same = {name: reading.get(name) for name in ("month", "year") if reading.get(name)}
        return replace(expression, reading=Reading("date", {"day": last, **same}))
    if reading.kind != "range" or not isinstance(last, Reading):
        return expression
    return replace(expression, reading=last)


def _cleft(verb: "Token") -> list[int]:
    """“It *was* in 2014 that X was launched”."""
    copula = verb.head if verb.dep_ == "ccomp" else verb.head.head
    if verb.dep_ not in ("ccomp", "relcl") or copula.lemma_ != "be" or copula == verb:
        return []
    empty = any(child.lower_ == "it" and child.dep_ == "nsubj" for child in copula.children)
    return [copula.i] if empty else []


def _simultaneous(verb: "Token") -> list["Token"]:
    """“Snapped a leg *when it came down in May*”: both happened then."""
    clauses = [verb.head] if verb.dep_ == "advcl" and _says_when(verb) else []
    return clauses + [
        child for child in verb.children if child.dep_ == "advcl" and _says_when(child)
    ]


def _at_head(passage: Passage, verb: "Token") -> list[Placed]:
    """“On *Tuesday, when* the agency approved it"."""
    if verb.dep_ != "relcl" or not _says_when(verb):
        return []
    return [one for one in passage.times if one[0] == verb.head.i]


def _says_when(clause: "Token") -> bool:
    return any(child.lower_ == "when" and child.i < clause.i for child in clause.children)


def _shared(passage: Passage, verb: "Token") -> list[Placed]:
    """“On Monday X launched and landed”: a time before the subject holds for both verbs."""
    head, found = verb, []
    while head.dep_ == "conj" and syntax.is_verb(head.head):
        head = head.head
        subjects = [child.left_edge.i for child in head.children if child.dep_.startswith("nsubj")]
        for place, expression in roles.expressions_of(passage, passage.times, {head.i}):
            if subjects and place < min(subjects):
                found.append((place, expression))
    return found
