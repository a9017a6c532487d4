"""Mends of the tree where a time hangs on the wrong verb."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REPORTING = frozenset({"say", "announce", "report", "confirm", "tell", "reveal", "add", "state"})
_CLAUSES = frozenset({"conj", "advcl"})


def mend_times(doc: "Doc", places: Sequence[tuple[int, int]]) -> None:
    """Mend the tree in place; `places` are the first token and the head token of each time."""
    for first, place in places:
        top = _top(doc[place])
        verb = top.head
        if verb == top or verb.pos_ not in ("VERB", "AUX"):
            continue
        if _of_reporter(top, min(first, top.i)):
            top.head = verb.head
        elif (clause := _leading_up(top, place)) is not None:
            top.head = clause
        elif (second := _second_verb(top, min(first, top.i))) is not None:
            top.head = second


def dates_another(doc: "Doc", first: int) -> bool:
    """“The first to land since Apollo 17 *in 1972*”: a year that dates nothing told here."""
    before = [doc[place] for place in (first - 1, first - 2) if place >= 0]
    if before and before[0].lower_ in ("in", "("):
        before = before[1:]
    named = before[0] if before else None
    return (
        named is not None
        and named.dep_ == "pobj"
        and named.head.lower_ == "since"
        and (named.pos_ == "PROPN")
    )


def _top(token: "Token") -> "Token":
    """The preposition of the time, or the time itself."""
    if token.dep_ == "pobj":
        return token.head
    return token.head if token.dep_ == "npadvmod" and token.head.dep_ == "advmod" else token


def _of_reporter(top: "Token", first: int) -> bool:
    """“The company said on Tuesday it would launch X”: on Tuesday it said so."""
    verb = top.head
    report = verb.head
    if verb.dep_ != "ccomp" or report.lemma_ not in _REPORTING or report.i != first - 1:
        return False
    subjects = [child.i for child in verb.children if child.dep_.startswith("nsubj")]
    return bool(subjects) and top.i < min(subjects) < verb.i


def _leading_up(top: "Token", place: int) -> "Token | None":
    """“Two weeks after it was launched, it landed”: that is when it landed."""
    verb = top.head
    if verb.dep_ != "advcl" or verb.head.pos_ not in ("VERB", "AUX") or top.i > verb.i:
        return None
    marks = [child for child in verb.children if child.dep_ == "mark"]
    follows = any(mark.lower_ in ("after", "before") and 0 <= mark.i - place <= 1 for mark in marks)
    return verb.head if follows else None


def _second_verb(top: "Token", first: int) -> "Token | None":
    """“It rose on Monday and, a week later, set down”: a week later it set down."""
    verb = top.head
    joints = [child for child in verb.children if child.dep_ == "cc" and child.i < first]
    if not joints or any(
        child.i > joints[-1].i and child.i < first
        for child in verb.children
        if child.dep_ not in ("punct", "cc")
    ):
        return None
    for child in verb.children:
        if child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX") and child.i > top.i:
            return child
    return None
