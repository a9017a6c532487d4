"""Which subject goes with which value: all with all, one by one, among themselves, or as a
clause without its verb says ("Canada supplies the rover and *Japan the lander*").
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

Value = TypeVar("Value")
Subject = tuple[Entity, "Token"]
_JOINING = frozenset({"and", "while", ",", ";", "but"})
# Before a subject that a comma parts from its object.
_ELIDING = frozenset({";"})


def pairs(
    token: "Token", subjects: Sequence[Subject], values: Sequence[tuple[Value, int]]
) -> Iterator[tuple[Entity, "Token", Value, int]]:
    """Every subject with every value; "respectively" pairs them one by one."""
    paired = len(subjects) == len(values) > 1 and any(
        one.lower_ == "respectively" for one in token.sent
    )
    for number, (subject, source) in enumerate(subjects):
        for value, place in values[number : number + 1] if paired else values:
            yield subject, source, value, place


def among(subjects: Sequence[Subject]) -> tuple[list[Subject], list[tuple[Entity, int]]]:
    """The first with each of the others: who does something together."""
    return list(subjects[:1]), [(entity, token.i) for entity, token in subjects[1:]]


def gapped(verb: "Token") -> list[tuple["Token", "Token"]]:
    """Subjects and objects behind the verb's own object whose verb is left out: "supplies the
    rover, *Japan the lander* and *Italy the radar*". The parser takes them for one list.
    """
    own = [child for child in verb.rights if child.dep_ == "dobj"]
    if not own:
        return []
    doc, found = verb.doc, []
    for article in doc[own[0].i + 1 : verb.sent.end]:
        if article.pos_ in ("VERB", "AUX") and article.dep_ != "amod":
            break
        if article.dep_ != "det" or article.head.i <= article.i:
            continue
        elided = doc[article.i - 1].text == ","
        subject = doc[article.i - 1 - elided]
        start = subject.left_edge.i if subject.left_edge.i > own[0].i else subject.i
        joint = doc[start - 1].lower_
        if subject.pos_ == "PROPN" and joint in (_ELIDING if elided else _JOINING):
            found.append((subject, article.head))
    return found
