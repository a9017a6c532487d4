"""What an amount is of: with or without a part of the thing, or its fuel."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.quantities import QuantityExpression
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that narrow what an amount is of: "1,471 kg with the rover".
_PREPOSITIONS = frozenset({"with", "without", "including", "excluding"})
# How near to its amount such a word stands: "a dry mass of 150 kg", "150 kg when empty".
_BESIDE = 5


class Narrowing:
    """Reads what narrows an amount."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._unfuelled = lexicon.list("unfuelled")

    def of(
        self,
        passage: Passage,
        discourse: Discourse,
        frame: Frame,
        token: "Token",
        value: object,
        amount: int,
    ) -> Iterator[tuple[str, Entity]]:
        """“with the rover”, “without fuel”, "dry": what an amount includes or leaves out, said
        between it and the next amount, or right before it.
        """
        if not isinstance(value, QuantityExpression):
            return
        if frame.part:
            # as many as are told, though of one name
            place = f"{token.lemma_}-{passage.starts[token.i]}"
            yield (
                "of",
                Entity(
                    iri=vocab.ENTITY + f"name-{slug(place)}", label=token.lemma_, type="kg:Name"
                ),
            )
        sentence = token.sent
        others = [place for place, _ in passage.quantities if place != amount]
        until = min((place for place in others if place > amount), default=sentence.end)
        first = any(sentence.start <= place < amount for place in others)
        for word in passage.doc[amount if first else sentence.start : min(until, sentence.end)]:
            for target in word.children if word.lower_ in _PREPOSITIONS else ():
                if target.dep_ in ("pobj", "dobj") and target != token and target.i != amount:
                    known = discourse.entities_at(passage, target)
                    for one in known or discourse.open_phrase(passage, target, "owl:Thing"):
                        yield word.lower_, one
        near = passage.doc[max(token.sent.start, amount - _BESIDE) : min(until, amount + _BESIDE)]
        for word in near:
            if word.lower_ in self._unfuelled:
                yield (
                    "without",
                    Entity(iri=vocab.ENTITY + "name-fuel", label="fuel", type="kg:Name"),
                )
                return
