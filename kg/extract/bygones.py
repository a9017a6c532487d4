"""Plans of then: what "had been due to land" or was "originally planned for May"."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# From what is planned up to the words that say how: "had been *due for launch*".
_IN_PLAN = frozenset({"xcomp", "acomp", "oprd", "prep", "pobj", "pcomp", "nsubj", "nsubjpass"})


def was_ahead(verb: "Token") -> bool:
    """“had been due to land”, "was to drill": ahead at the time, and no more."""
    one = verb
    while one.dep_ == "xcomp" and one.head != one:
        one = one.head
    return one != verb and (
        any(
            child.lower_ in ("had", "was", "were") and child.dep_ in ("aux", "auxpass")
            for child in one.children
        )
        or (one.lemma_ == "be" and one.lower_ in ("was", "were"))
    )


def is_old_plan(trigger: "Token", adverbs: Collection[str], verbs: Collection[str]) -> bool:
    """“had been due for launch in 2019", "originally planned for May": told as a plan of then."""
    one = trigger
    while True:
        told = {child.lower_ for child in one.children if child.dep_ in ("advmod", "npadvmod")}
        if one.tag_ in ("VBN", "VBD", "JJ") and not told.isdisjoint(adverbs):
            return True
        if one.lemma_ in verbs and _is_finite_past(one):
            return True
        if one.dep_ not in _IN_PLAN or one.head == one:
            return False
        one = one.head


def _is_finite_past(token: "Token") -> bool:
    """Whether the token is a verb told in the past: "was", "had been due", "planned"."""
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    return token.pos_ in ("VERB", "AUX") and any(
        one.tag_ == "VBD" for one in auxiliaries or (token,)
    )
