"""Names that several things bear: which of them is meant, or all that may be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.link import Link
from kg.extract.memory import Memory
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token


class Namesakes:
    """Tells namesakes apart by the missions that the text mentions and by its date."""

    def __init__(self, lexicon: Lexicon, topics: Topics, memory: Memory) -> None:
        self._known = lexicon.gazetteer.entities
        self._topics = topics
        self._memory = memory

    def resolve(self, number: int, token: "Token", candidates: Sequence[str]) -> list[Entity]:
        """The one that is meant; none where nothing tells."""
        topics = self._topics
        mentioned = [one for one in candidates if topics.top(one) in topics.flights]
        if len(mentioned) == 1:
            return [topics.entity(mentioned[0])]
        begun = [one for one in candidates if topics.has_begun(one)]
        if len(begun) == 1 and not mentioned:
            return [topics.entity(begun[0])]
        alive = [one for one in begun if not topics.is_over(one)]
        if len(alive) == 1 and not mentioned:
            return [topics.entity(alive[0])]
        for record in self._memory.before(number, token.i):
            for one in mentioned or candidates:
                if record.entity.iri == one or topics.top_of(record.entity) == topics.top(one):
                    return [topics.entity(one)]
        return []

    def all(self, link: Link, words: str) -> list[Entity]:
        """All that the name may mean."""
        return [
            self._topics.entity(iri)
            if iri in self._known
            else Entity(iri=iri, label=words, type="owl:Thing")
            for iri in link.candidates
        ]
