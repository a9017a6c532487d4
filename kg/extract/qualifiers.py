"""What narrows a statement: when, how high or deep, how much, how many, whether that one alone."""

from collections.abc import Iterator

from kg import vocab
from kg.extract import bygones
from kg.extract.firing import Match
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.lexicon import Lexicon
from kg.model import Entity, Tense, Time, Value

Qualifier = tuple[str, Value]

# Words beside a length that make it a height: "2.5 km before touching down", "5 km above".
_MEASURED = dict.fromkeys(
    "before above altitude height up high".split(), "altitude"
) | dict.fromkeys("depth deep below beneath underground".split(), "depth")
_OVERTAKEN = Entity(iri=vocab.KG + "overtaken", label="overtaken", type="kg:Constant")
_SOLE = Entity(iri=vocab.KG + "sole", label="sole", type="skos:Concept")


class Qualifiers:
    """Reads qualifiers; holds the words of plans of old. One for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._old_plan = (lexicon.list("old_plan_adverbs"), lexicon.list("old_plan_verbs"))

    def of(
        self, passage: Passage, match: Match, time: Time | None, tense: Tense
    ) -> Iterator[Qualifier]:
        """The qualifiers of what a frame read; `time` is when it is, unless that is its value."""
        if time is not None:
            yield "time", time
        yield from _height(match)
        yield from _amount_beside(match)
        yield from _count(passage, match)
        yield from match.narrowed
        if match.sole:
            yield "share", _SOLE
        if tense is Tense.FUTURE and bygones.is_old_plan(match.trigger, *self._old_plan):
            yield "status", _OVERTAKEN


def _height(match: Match) -> list[Qualifier]:
    """How high or deep it was, beside anything but an amount: "2.5 km before touching down"."""
    if isinstance(match.value, QuantityExpression):
        return []
    for _, one in match.quantities:
        role = _MEASURED.get(one.bearer_hint)
        if role and one.quantity.kind == "length":
            return [(role, one.quantity)]
    return []


def _amount_beside(match: Match) -> list[Qualifier]:
    """The amount that a frame takes along: "invested *$20 million* in X"."""
    for _, beside in match.quantities:
        if beside.quantity.kind == match.frame.amount:
            return [("amount", beside.quantity)]
    return []


def _count(passage: Passage, match: Match) -> list[Qualifier]:
    """How many of what the value names: "sent 3,000 pictures"; no number of a name's."""
    if not isinstance(match.value, Entity) or match.value_token in passage.links:
        return []
    return [
        ("count", one.quantity)
        for place, one in passage.quantities
        if place == match.value_token and one.quantity.kind == "count"
    ]
