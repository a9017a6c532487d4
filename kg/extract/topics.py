"""What an article is about: its flights, the main one, the planned one, and the names it uses."""

from collections.abc import Iterator, Sequence

from kg import vocab
from kg.extract import kinds
from kg.extract.link import Link
from kg.extract.parse import Passage
from kg.lexicon import Lexicon
from kg.model import Entity
from kg.rdf import slug

# So many mentions more count a title and the first name of the text.
_AT_HEAD = 2


class Topics:
    """Read off the links of the whole article before anything is resolved.

    `new` are the flights that no file knows, by IRI. `main` is the flight named most, in headlines
    above all, `main_body` the agency or company; `planned` the flight that has not flown, if there
    is just one.
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
        self.new = self._find_new(passages)
        self._named: dict[int, list[tuple[int, str]]] = {}
        counts: dict[str, int] = {}
        numbers = {id(passage): number for number, passage in enumerate(passages)}
        for passage, link, index in _links(passages):
            for iri in self._flights_of(passage, link, index):
                self._named.setdefault(numbers[id(passage)], []).append((index, iri))
                # What a text is about it names at its head.
                head = _AT_HEAD if not counts or passage.is_title else 0
                counts[self.top(iri)] = counts.get(self.top(iri), 0) + 1 + head
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

    def _find_new(self, passages: Sequence[Passage]) -> dict[str, Entity]:
        """The flights that no file knows, by the IRI that their name gives them."""
        found: dict[str, Entity] = {}
        for passage in passages:
            for name, kind in passage.names.values():
                if self._vocabulary.fits(kind, kinds.FLIGHT):
                    iri = vocab.ENTITY + slug(name)
                    found.setdefault(
                        iri, Entity(iri=iri, label=name, type=self._vocabulary.own(kind))
                    )
        return found

    def _flights_of(self, passage: Passage, link: Link, index: int) -> Iterator[str]:
        if index in passage.names:
            iri = vocab.ENTITY + slug(passage.names[index][0])
            if iri in self.new:
                yield iri
        elif len(link.candidates) == 1 and self.is_flight(link.candidates[0]):
            yield link.candidates[0]

    def is_named(self, iri: str) -> bool:
        """Whether the text names it anywhere."""
        return iri in self._labels

    def is_flight(self, iri: str) -> bool:
        """Whether it is a mission or spacecraft with a name."""
        if iri in self.new:
            return True
        return iri in self._known and self._vocabulary.fits(self._known[iri].type, kinds.FLIGHT)

    def top(self, iri: str) -> str:
        """The mission that a thing is part of, itself if of none that is known."""
        seen = {iri}
        while (
            iri in self._known
            and (whole := self._known[iri].whole)
            and whole not in seen
            and self.is_flight(whole)
        ):
            iri = whole
            seen.add(iri)
        return iri

    def top_of(self, entity: Entity) -> str | None:
        """The mission that an entity, named or not, belongs to."""
        named = entity.iri in self._known or entity.iri in self.new
        iri = entity.iri if named else entity.part_of
        return self.top(iri) if iri is not None and self.is_flight(iri) else None

    def is_unflown(self, iri: str) -> bool:
        """Whether a known flight has no launch yet, as far as the ontology tells."""
        if iri not in self._known or not self.is_flight(iri):
            return False
        return self._known[iri].start is None and self._known[self.top(iri)].start is None

    def country(self, entity: Entity) -> str | None:
        """The country of a flight, or of the mission that a thing belongs to, if it is known."""
        top = self.top_of(entity)
        return self._known[top].country if top is not None and top in self._known else None

    def named_soon(self, number: int, token: int) -> str | None:
        """The main flight, if it is the first that the text names and does so soon behind a place.

        Soon is in the same paragraph or the next; a headline is before everything.
        """
        first = min(self._named, default=None)
        if self.main is None or first is None or not number <= first <= number + 1:
            return None
        index, iri = min(self._named[first])
        is_main = self.top(iri) == self.main
        return iri if is_main and (first, index) > (number, token) else None

    def named_in(self, number: int, start: int, end: int) -> Iterator[str]:
        """The missions whose names stand in tokens `start` to `end` of a passage."""
        for index, iri in self._named.get(number, ()):
            if start <= index < end:
                yield self.top(iri)

    def vessel_of(self, top: str) -> str | None:
        """The one craft of a mission that the text names; None if it names none, or several."""
        named = self.vessels_of(top)
        return named.pop() if len(named) == 1 else None

    def vessels_of(self, top: str) -> set[str]:
        """The craft of a mission that the text names."""
        named = {iri for each in self._named.values() for _, iri in each if self.top(iri) == top}
        named.discard(top)
        return named

    def has_begun(self, iri: str) -> bool:
        """Whether it had begun when the article appeared; that tells many namesakes apart."""
        if iri not in self._known:
            return False
        start = self._known[iri].start or self._known[self.top(iri)].start
        return start is not None and (self._published is None or start <= self._published)

    def is_over(self, iri: str) -> bool:
        """Whether it, or what it is part of, had ended when the article appeared."""
        if iri not in self._known or self._published is None:
            return False
        while not (end := self._known[iri].end) and iri != self.top(iri):
            iri = self._known[iri].whole or iri
        return end is not None and end < self._published

    def entity(self, iri: str) -> Entity:
        """The thing of a name, by the name that the article uses for it."""
        if iri in self.new:
            return self.new[iri]
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
