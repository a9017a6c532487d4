"""Which craft are over, by what a text or the files tell; what is said of them is past.

"NASA's LADEE" and "the 383-kg probe" say when that was only by what became of the craft: a
description of one that crashed or that was retired lies in the past.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import KnownEntity
from kg.model import Entity, Polarity, Statement, Tense, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

# Constructions that describe a thing and have no verb of their own.
_DESCRIBING = frozenset({"possessive", "attribute", "instruments", "ordinal"})


class Fate:
    """Holds which frames describe, and when the craft of the files ended; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known: Mapping[str, KnownEntity] = lexicon.gazetteer.entities
        self._vocabulary = lexicon.vocabulary
        self._describing = {
            frame.id
            for frame in lexicon.frames
            if str(frame.kind or "").split("-")[0] in _DESCRIBING
            and not (frame.verbs or frame.nouns or frame.adjectives)
        }

    def settled(
        self, statements: Iterable[Statement], bygone: Iterable[str], published: date | None
    ) -> Iterator[Statement]:
        """The statements, with descriptions of what is over in the past.

        `bygone`: the IRIs of what the text says that it was.
        """
        told = list(statements)
        over = {*bygone, *(one.subject.iri for one in told if self._is_end(one))}
        over -= {one.subject.iri for one in told if published and _lies_ahead(one, published)}
        over |= {
            one.value.iri
            for one in told
            if one.subject.iri in over
            and isinstance(one.value, Entity)
            and self._vocabulary.fits(one.value.type, kinds.CRAFT)
            and one.tense is Tense.PAST
        }
        for one in told:
            described = one.tense is Tense.PRESENT and one.frame in self._describing
            things = (one.subject, one.value) if isinstance(one.value, Entity) else (one.subject,)
            past = any(it.iri in over or self._ended(it.iri, published) for it in things)
            yield replace(one, tense=Tense.PAST) if described and past else one

    def bygone(self, passages: Iterable[Passage], discourse: Discourse) -> Iterator[str]:
        """What a text says that it *was*: "LADEE was an orbiter"."""
        for passage in passages:
            for token in passage.doc:
                if token.dep_ == "attr" and _was_one(token):
                    for subject in syntax.surface_subjects(token.head):
                        if discourse.resolve(passage, token, (kinds.VESSEL,)):
                            for one in discourse.resolve(passage, subject, kinds.FLIGHT):
                                yield one.iri

    def _is_end(self, one: Statement) -> bool:
        values = {one.property.iri, *([one.value.iri] if isinstance(one.value, Entity) else ())}
        done = one.tense is Tense.PAST and one.polarity is Polarity.POSITIVE
        return done and not values.isdisjoint(self._vocabulary.ends)

    def _ended(self, iri: str, published: date | None) -> bool:
        known = self._known.get(iri)
        if known is None or published is None:
            return False
        if known.end is not None:
            return known.end < published.isoformat()
        return known.whole is not None and self._ended(known.whole, published)


def _was_one(noun: "Token") -> bool:
    """“... was a probe”: what it no longer is."""
    return (
        noun.head.lower_ == "was"
        and any(child.lower_ in ("a", "an") for child in noun.children if child.dep_ == "det")
        and not any(child.dep_ in ("neg", "aux") for child in noun.head.children)
    )


def _lies_ahead(one: Statement, published: date) -> bool:
    """Whether something is told of the subject for a day after the text's."""
    times = (one.value, *dict(one.qualifiers).values())
    return any(
        isinstance(time, Time) and time.earliest is not None and time.earliest > published
        for time in times
    )
