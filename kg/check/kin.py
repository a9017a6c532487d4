"""What a thing is a part of, lies in, or was made by, taken into an excerpt on the way."""

from collections.abc import Iterable

from kg import vocab
from kg.check.ties import Ties
from kg.store.excerpt import Excerpt

_SAME = vocab.OWL + "sameAs"
_BODY = vocab.KG + "body"
_BOUNDS = tuple(vocab.KG + name for name in ("south", "north", "west", "east"))
_OF_STATE = "agency", "government", "capital"


class Kin:
    """Things (IRIs) and their relations in the store."""

    def __init__(self, excerpt: Excerpt, ties: Ties) -> None:
        self._excerpt = excerpt
        self._wholes = self._told(ties.relation("kg:inWhole"))
        self._parts = self._told(ties.relation("kg:hasPart"))
        within = ties.relation("kg:within") | ties.relation("kg:madeBy")
        self._upward = [*self._wholes, *self._told({_SAME} | within)]
        self._of_state = self._told({vocab.KG + name for name in _OF_STATE})

    def lineage(self, thing: str) -> set[str]:
        """The thing, what it is a part of, and its parts, however far."""
        known = {thing}
        for step in (self._from, self._to):
            new = {thing}
            while new:
                new = {
                    other
                    for one in new
                    for relation in self._wholes
                    for other in step(one, relation)
                } - known
                known |= new
        return known

    def fellows(self, parties: Iterable[str]) -> set[str]:
        """The parties with those of their state: country, government, capital, agency."""
        known = set(parties)
        new = known
        while new:
            new = {
                other
                for one in new
                for relation in self._of_state
                for other in (*self._from(one, relation), *self._to(one, relation))
            } - known
            known |= new
        return known

    def near(self, thing: str) -> set[str]:
        """Its parts, its wholes and their parts; what is a part of any of these is taken too."""
        if thing[:1] == '"':
            return set()
        found = self._above(thing) | self._below(thing)
        found |= {other for one in self._above(thing) for other in self._below(one)}
        for one in found:
            self._below(one)
        return found

    def climb(self, things: Iterable[str]) -> None:
        """Take what they are parts of, lie in, were made by or are the same as, however far."""
        known = set(things)
        new = set(known)
        while new:
            reached: set[str] = set()
            for one in new:
                if self._excerpt.take(one, _BODY):
                    for bound in _BOUNDS:
                        self._excerpt.take(one, bound)
                for relation in self._upward:
                    reached.update(self._from(one, relation))
                reached.update(self._to(one, _SAME))
            new = reached - known
            known |= new

    def _told(self, relations: set[str]) -> list[str]:
        """Those that are told of anything."""
        return sorted(one for one in relations if self._excerpt.has(None, one))

    def _above(self, thing: str) -> set[str]:
        found = {other for relation in self._wholes for other in self._from(thing, relation)}
        return found | {other for relation in self._parts for other in self._to(thing, relation)}

    def _below(self, thing: str) -> set[str]:
        found = {other for relation in self._wholes for other in self._to(thing, relation)}
        return found | {other for relation in self._parts for other in self._from(thing, relation)}

    def _from(self, thing: str, relation: str) -> list[str]:
        return [one.object for one in self._excerpt.take(thing, relation) if one.object[:1] != '"']

    def _to(self, thing: str, relation: str) -> list[str]:
        return [one.subject for one in self._excerpt.take(None, relation, thing)]
