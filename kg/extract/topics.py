"""What an article is about: its flights, the main one, the planned one, and the names it uses."""

from collections.abc import Iterator, Sequence

from kg.extract import kinds
from kg.extract.link import Link
from kg.extract.parse import Passage
from kg.lexicon import Lexicon
from kg.model import Entity


class Topics:
    """Read off the links of the whole article before anything is resolved.

    `main` is the flight named most, `main_body` the agency or company; `planned` the flight that
    has not flown, if there is just one.
    """

    def __init__(
        self, lexicon: Lexicon, passages: Sequence[Passage], published: str | None
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._published = published
        self.mentioned = {
            iri
            for _, link, _ in _links(passages)
            if link.kind != "demonym"
            for iri in link.candidates
        }
        self._labels = self._find_labels(passages)
        counts: dict[str, int] = {}
        for _, link, _ in _links(passages):
            for iri in link.candidates if len(link.candidates) == 1 else ():
                if self.is_flight(iri):
                    counts[self.top(iri)] = counts.get(self.top(iri), 0) + 1
        self.flights = tuple(counts)
        self.main = max(counts, key=counts.__getitem__, default=None)
        bodies: dict[str, int] = {}
        for _, link, _ in _links(passages):
            for iri in link.candidates if len(link.candidates) == 1 else ():
                if self._vocabulary.fits(self._known[iri].type, kinds.ACTING_BODIES):
                    bodies[iri] = bodies.get(iri, 0) + 1
        self.main_body = max(bodies, key=bodies.__getitem__, default=None)
        unflown = [iri for iri in counts if self.is_unflown(iri)]
        self.planned = unflown[0] if len(unflown) == 1 else None

    def is_flight(self, iri: str) -> bool:
        """Whether it is a known mission or spacecraft."""
        return iri in self._known and self._vocabulary.fits(self._known[iri].type, kinds.FLIGHT)

    def top(self, iri: str) -> str:
        """The mission that a known thing is part of, itself if of none."""
        seen = {iri}
        while (whole := self._known[iri].whole) and whole not in seen and self.is_flight(whole):
            iri = whole
            seen.add(iri)
        return iri

    def top_of(self, entity: Entity) -> str | None:
        """The mission that an entity, named or not, belongs to."""
        iri = entity.iri if entity.iri in self._known else entity.part_of
        return self.top(iri) if iri is not None and self.is_flight(iri) else None

    def is_unflown(self, iri: str) -> bool:
        """Whether a known flight has no launch yet, as far as the ontology tells."""
        if not self.is_flight(iri):
            return False
        return self._known[iri].start is None and self._known[self.top(iri)].start is None

    def country(self, entity: Entity) -> str | None:
        """The country of a flight, or of the mission that a thing belongs to, if it is known."""
        top = self.top_of(entity)
        return self._known[top].country if top is not None else None

    def has_begun(self, iri: str) -> bool:
        """Whether it had begun when the article appeared; that tells many namesakes apart."""
        start = self._known[iri].start or self._known[self.top(iri)].start
        return start is not None and (self._published is None or start <= self._published)

    def entity(self, iri: str) -> Entity:
        """The known entity, by the name that the article uses for it."""
        known = self._known[iri]
        return Entity(iri=iri, label=self._labels.get(iri, known.label), type=known.type)

    def _find_labels(self, passages: Sequence[Passage]) -> dict[str, str]:
        """The first name that the article uses, where it never uses the usual one."""
        used: dict[str, list[str]] = {}
        for passage, link, index in _links(passages):
            if link.kind == "label" and link.cased:
                for iri in link.candidates:
                    used.setdefault(iri, []).append(passage.words(index, index + 1))
        return {
            iri: names[0]
            for iri, names in used.items()
            if names[0][0].isupper()
            and not any(self._known[iri].label in name for name in names)
            and not self._known[iri].ambiguous
        }


def _links(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Link, int]]:
    for passage in passages:
        for index, link in passage.links.items():
            yield passage, link, index
