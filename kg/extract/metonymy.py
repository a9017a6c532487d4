"""What a name stands for: a country for its agency, a capital for its government, an orbit for
the body that it goes round.
"""

from kg.extract import kinds
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.lexicon.gazetteer import Nation
from kg.model import Entity


class Metonymy:
    """Turns an entity into what a property wants, where usage allows it."""

    def __init__(self, lexicon: Lexicon, topics: Topics) -> None:
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._nations = lexicon.gazetteer.nations
        self._capitals = {
            nation.capital: nation for nation in self._nations.values() if nation.capital
        }
        self._topics = topics

    def nation(self, entity: Entity) -> Nation | None:
        """The nation of a country or a capital."""
        return self._nations.get(entity.iri) or self._capitals.get(entity.iri)

    def as_wanted(self, entity: Entity, wanted: tuple[str, ...]) -> Entity | None:
        """The entity, or what it stands for, if that is one of the wanted classes."""
        fits = self._vocabulary.fits
        if fits(entity.type, wanted):
            return entity
        known = self._known.get(entity.iri)
        if known is not None and fits(known.type, (kinds.PATH,)) and known.body is not None:
            body = self._topics.entity(known.body) if known.body in self._known else None
            return body if body is not None and fits(body.type, wanted) else None
        nation = self.nation(entity)
        if nation is None:
            return None
        if nation.agency not in self._topics.mentioned:
            # Nothing in the text tells which body acts for the country: the country does.
            if not fits(kinds.GOVERNMENT[0], wanted) or nation.country not in self._known:
                return None
            at_home = nation.country == entity.iri
            return entity if at_home else self._topics.entity(nation.country)
        stands_for = [nation.agency, nation.government]
        if entity.iri in self._capitals:
            stands_for.append(nation.country)
        for iri in stands_for:
            if iri is not None and iri in self._known and fits(self._known[iri].type, wanted):
                return self._topics.entity(iri)
        return None
