"""Which amounts belong to a noun that names a measure: "a budget of X", "the bill rose to X"."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import roles, syntax
from kg.extract.factuality import Factuality
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.model import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The first mission in 47 years", "cut by $5 million": between a noun or its verb and an amount
# that does not say how much of the measure there is.
_BESIDE = frozenset("in within after since by during before until from for with without".split())
_WEIGHING = frozenset({"weigh", "cost", "measure"})
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})


def amounts_of(
    passage: Passage, trigger: "Token", places: Collection[int], verbs: Collection[str]
) -> Iterator[tuple[int, QuantityExpression]]:
    """The amounts that hang on a trigger in `places`; of a noun also those of its verb, if that
    is one of the `verbs` that tell how much there is of what is their subject or object.
    """
    found = roles.expressions_of(passage, passage.quantities, places)
    if syntax.is_verb(trigger) or trigger.pos_ in ("ADJ", "ADV"):
        yield from found
        return
    taken = set()
    for place, expression in found:
        if not _is_beside(passage.doc[place], trigger, expression):
            taken.add(place)
            yield place, expression
    heads = set(_measuring(trigger, verbs))
    for place, expression in passage.quantities:
        one = passage.doc[place]
        over = one.head
        while over.dep_ in ("prep", "pcomp") and over.head != over:
            over = over.head
        if place not in taken and over.i in heads and not _is_beside(one, over, expression):
            yield place, expression


def weighed(verb: "Token") -> "Token | None":
    """“Carried payloads *weighing* 90 kg”: the noun right before, whatever the parser says."""
    if verb.lemma_ not in _WEIGHING or verb.tag_ != "VBG" or verb.i == verb.sent.start:
        return None
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].lower_ in ("each", "both", ","):
        # "two probes, each weighing 202 kg"
        place -= 1
    before = verb.doc[place]
    if before.i < verb.i - 1 and verb.nbor(-1).text == ",":
        return None
    return before if before.pos_ in ("NOUN", "PROPN") else None


def bearers(amount: "Token", expression: QuantityExpression) -> set[str]:
    """What tells of what the amount is: the word beside it, its unit, "to" ("sank to 30 km")."""
    found = {expression.bearer_hint, expression.quantity.unit or ""}
    reached = not expression.bearer_hint and amount.dep_ == "pobj" and amount.head.lower_ == "to"
    return found | {"to"} if reached else found


def meanwhile(
    noun: "Token", meant: Factuality, clause: Factuality | None, verbs: Collection[str]
) -> Factuality:
    """How much there was of it, at the time of its clause: "flies at a height of 100 km"."""
    told = noun.dep_ in _SIDES and noun.head.lemma_ in verbs
    # "moved it to an orbit of 100 km"
    told = told or (noun.dep_ == "pobj" and noun.head.lower_ in ("to", "into"))
    if clause is None or not (told or meant.tense is Tense.PAST):
        return meant
    return replace(meant, tense=clause.tense)


def _measuring(noun: "Token", verbs: Collection[str]) -> Iterator[int]:
    """The verb of the noun, and the infinitive below it: "is expected to *reach* $5 million"."""
    verb = noun.head
    if noun.dep_ not in _SIDES or verb.lemma_ not in verbs:
        return
    yield verb.i
    for child in verb.children:
        if child.dep_ == "xcomp" and child.lemma_ in verbs:
            yield child.i


def _is_beside(amount: "Token", noun: "Token", expression: QuantityExpression) -> bool:
    """By the nearest preposition; "rose from 5 to 10" gives both."""
    both = isinstance(expression.quantity.amount, tuple)
    one = amount
    while one != noun and one.head != one:
        if one.dep_ in ("prep", "agent"):
            return one.lower_ in _BESIDE and not (both and one.lower_ == "from")
        one = one.head
    return False
