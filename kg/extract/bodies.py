"""Which agency or company "the agency", "the company" means: the one at hand, or the text's own."""

from collections.abc import Set
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.memory import Memory
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

# What the name of a body in the paragraph itself weighs, beside all that stood before.
_NAMED_HERE = 2
_NAMED_FIRST = 2


class Bodies:
    """Weighs the organisations that one article has named before a place."""

    def __init__(self, lexicon: Lexicon, topics: Topics, memory: Memory) -> None:
        self._vocabulary = lexicon.vocabulary
        self._topics = topics
        self._memory = memory

    def meant(
        self, number: int, token: "Token", classes: tuple[str, ...], nations: Set[str]
    ) -> Entity | None:
        """An organisation: rather one that acted than one that was only mentioned."""
        counts: dict[Entity, int] = {}
        barred: set[str] = set()
        own = syntax.own_subjects(token)
        body: Entity | None = None
        first: Entity | None = None
        for record in self._memory.before(number, token.i):
            entity = record.entity
            if record.passage == number and record.token in own:
                barred.add(entity.iri)
            if entity.iri in barred or not self._vocabulary.fits(entity.type, classes):
                continue
            if nations and self._topics.country(entity) not in (None, *nations):
                continue
            if record.plural and token.tag_ == "NN":
                continue
            if nations or (record.passage == number and not record.aside):
                if record.subject:
                    return entity
                body = body or entity
                continue
            # A paragraph that has named none so far takes up the main one.
            near = _NAMED_HERE if record.passage == number else 0
            counts[entity] = counts.get(entity, 0) + near + (2 if record.subject else 1)
            first = entity
        if first is not None:
            counts[first] += _NAMED_FIRST
        return body or max(counts, key=counts.__getitem__, default=None)
