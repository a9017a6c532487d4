"""Common nouns -> entities: "the Indian space agency", "its lander", "a rover".

A description names a thing by an owner, takes up an earlier one of its class, or introduces one
that nobody has named; the latter belongs to the mission in question, so that it is the same one
wherever the text means the same thing.
"""

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.memory import Memory
from kg.extract.metonymy import Metonymy
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, named_by_words, span
from kg.extract.scope import Scope
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Certainty, Entity, Tense
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "another"})


class Descriptions:
    """Resolves the common nouns of one article."""

    def __init__(
        self,
        lexicon: Lexicon,
        topics: Topics,
        memory: Memory,
        metonymy: Metonymy,
        scope: Scope,
        *,
        article: str,
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._gazetteer = lexicon.gazetteer
        self._others = lexicon.list("other_adjectives")
        self._plan_nouns = lexicon.list("plan_nouns")
        self._topics = topics
        self._memory = memory
        self._metonymy = metonymy
        self._scope = scope
        self._article = article

    def resolve(
        self,
        number: int,
        passage: Passage,
        token: "Token",
        classes: tuple[str, ...],
        owners: Sequence[Entity],
    ) -> list[Entity]:
        """What the noun means; `owners` are the things that its modifiers name."""
        if token.tag_ == "NNS" and len(owners) > 1 and self._names(classes, *kinds.PARTY):
            each = [self.of_owner(owner, token, classes) for owner in owners]
            if all(each):
                return [one for one in each if one is not None]
        for owner in owners:
            found = self.of_owner(owner, token, classes)
            if found is not None:
                return [found]
        fits = self._vocabulary.fits
        if self._is_other(token) and fits(classes[0], kinds.VEHICLE):
            return [self._by_words(passage, token, classes)]
        if token.tag_ in ("NNS", "NNPS") and self._names(classes, *kinds.AGENCY):
            return self._pair(number, token, classes)
        own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)
        if own and fits(classes[0], kinds.DEVICE):
            return [self._by_words(passage, token, classes)]
        plan = token.lemma_.lower() in self._plan_nouns
        if token.dep_ == "nsubj" and self._tense(token) is Tense.PAST:
            # "the project cost $100 million": it has been
            plan = False
        future = plan or self.is_future(token)
        owned = any(child.dep_ == "poss" for child in token.children)
        nations = self._nations(owners)
        if determiners(token) & _DEFINITE or passage.is_title or owned:
            earlier = self.earlier(
                number,
                token,
                classes,
                future=future,
                past=self._tense(token) is Tense.PAST,
                nations=nations,
            )
            if earlier is not None:
                return [earlier]
        if self._names(classes, *kinds.GOVERNMENT) and not owners:
            return self._rulers(passage, token, classes)
        mission = self._mission(number, token, future=future, nations=nations)
        return self._unnamed(number, passage, token, classes, mission, future=future)

    def _rulers(self, passage: Passage, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """“the cabinet”: of the country that the text is about, or as its words say."""
        main = self._topics.main
        country = self._topics.country(self._topics.entity(main)) if main else None
        nation = self._gazetteer.nations.get(country) if country else None
        if nation is not None and nation.government in self._gazetteer.entities:
            return [self._topics.entity(str(nation.government))]
        named = determiners(token) & _DEFINITE or passage.is_title
        return [self._by_words(passage, token, classes)] if named else []

    def _names(self, classes: tuple[str, ...], *kind: str) -> bool:
        """Whether one of a noun's classes is of that kind."""
        return self._vocabulary.fits_any(classes, kind)

    def _is_vessel(self, classes: tuple[str, ...]) -> bool:
        """Whether the noun tells no more than that it travels by itself ("craft", "probe")."""
        return classes == (self._vocabulary.own(kinds.VESSEL),)

    def is_future(self, token: "Token") -> bool:
        """Whether the clause of the noun lies ahead as a plan, not as a mere possibility."""
        verb = syntax.governing_verb(token)
        if verb is None:
            return False
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = syntax.raised(verb)
        meant = self._scope.of_verb(verb)
        if meant is None or meant.tense is not Tense.FUTURE or syntax.was_ahead(verb):
            return False
        return meant.purpose or meant.certainty is not Certainty.POSSIBLE

    def is_flight_of(self, entity: Entity, classes: tuple[str, ...]) -> bool:
        """“the Danuri mission”: a craft that flies alone is its mission."""
        return self._names(classes, kinds.MISSION) and self._vocabulary.fits(
            entity.type, kinds.FLIGHT
        )

    def of_owner(self, owner: Entity, token: "Token", classes: tuple[str, ...]) -> Entity | None:
        """The thing that an owner's name and the noun name together."""
        fits = self._vocabulary.fits
        if fits(owner.type, classes) or self.is_flight_of(owner, classes):
            return owner
        if self._is_vessel(classes) and fits(owner.type, kinds.FLIGHT):
            # “the Chang'e 4 probe”: no part, but what the mission flies as a whole.
            return owner
        owned = any(child.dep_ == "poss" for child in token.children)
        if not owned and any(self._vocabulary.is_a(one, owner.type) for one in classes):
            # "the Hayabusa2 craft", but "Hayabusa2's capsule" is a part of it.
            return owner
        if fits(owner.type, kinds.NATION):
            return self._of_nation(owner, classes)
        if fits(owner.type, kinds.VEHICLE) and fits(classes[0], kinds.CRAFT):
            return self._part(owner.iri, owner.label, token, classes)
        return None

    def earlier(
        self,
        number: int,
        token: "Token",
        classes: tuple[str, ...],
        *,
        future: bool = False,
        past: bool = False,
        nations: Set[str] = frozenset(),
    ) -> Entity | None:
        """The last thing of the classes that the text spoke of and that the tense allows."""
        fits = self._vocabulary.fits
        device = fits(classes[0], (*kinds.DEVICE, kinds.DATA))
        ahead = future and self._topics.planned is not None
        body: Entity | None = None
        counts: dict[Entity, int] = {}
        barred: set[str] = set()
        own = syntax.own_subjects(token)
        for record in self._memory.before(number, token.i):
            if record.passage == number and record.token in own:
                barred.add(record.entity.iri)
            if record.entity.iri in barred:
                continue
            entity = self._as_mission(record.entity, classes)
            if device and record.lemma != token.lemma_.lower():
                # A camera is not taken up as "the radar".
                continue
            if not fits(entity.type, classes) and not (
                self.is_flight_of(entity, classes) and self._is_whole(entity)
            ):
                continue
            if nations and self._topics.country(entity) not in (None, *nations):
                # "India's lander" is not Russia's.
                continue
            # A firm that is to be bought does not lie ahead itself.
            unborn = past and record.planned and not fits(entity.type, kinds.PARTY)
            if unborn or (record.plural and token.tag_ == "NN"):
                continue
            if ahead and not record.planned and not fits(entity.type, (*kinds.PARTY, *kinds.PLACE)):
                continue
            if fits(entity.type, kinds.ORGANIZATION):
                opens = token.sent.start == 0 and number > 0
                if opens and not nations:
                    # A paragraph that opens with "the company" takes up the main one.
                    counts[entity] = counts.get(entity, 0) + 1
                    continue
            if not fits(entity.type, kinds.ORGANIZATION) or record.subject:
                return entity
            # "the company" is rather the one that acted than one that was only mentioned.
            body = body or entity
        return max(counts, key=counts.__getitem__) if counts else body

    def _nations(self, owners: Sequence[Entity]) -> set[str]:
        """The countries of owners that are a country or one of its bodies."""
        found = set()
        for owner in owners:
            nation = self._metonymy.nation(owner)
            known = self._gazetteer.entities.get(owner.iri)
            country = nation.country if nation else known.country if known else None
            if country is not None:
                found.add(country)
        return found

    def _as_mission(self, entity: Entity, classes: tuple[str, ...]) -> Entity:
        """A craft's mission, where a mission is meant: its lander brings it to mind."""
        top = self._topics.top_of(entity) if self._names(classes, kinds.MISSION) else None
        return entity if top in (None, entity.iri) else self._topics.entity(str(top))

    def _by_words(self, passage: Passage, token: "Token", classes: tuple[str, ...]) -> Entity:
        return named_by_words(passage, token, classes[0], article=self._article)

    def _is_other(self, token: "Token") -> bool:
        return any(
            child.lower_ in self._others
            for child in token.children
            if child.dep_ in ("amod", "det", "nummod")
        )

    def _tense(self, token: "Token") -> Tense | None:
        verb = syntax.governing_verb(token)
        meant = self._scope.of_verb(verb) if verb is not None else None
        return meant.tense if meant is not None else None

    def _is_whole(self, entity: Entity) -> bool:
        if entity.iri in self._gazetteer.entities:
            return self._topics.top(entity.iri) == entity.iri
        return entity.part_of is None

    def _of_nation(self, owner: Entity, classes: tuple[str, ...]) -> Entity | None:
        nation = self._metonymy.nation(owner)
        if nation is None:
            return None
        for kind, iri in ((kinds.GOVERNMENT, nation.government), (kinds.AGENCY, nation.agency)):
            if self._names(classes, *kind) and iri in self._gazetteer.entities:
                return self._topics.entity(str(iri))
        return None

    def _part(self, iri: str, label: str, token: "Token", classes: tuple[str, ...]) -> Entity:
        """The part of that class of a mission: a known one, or one without a name."""
        known = self._gazetteer.entities
        parts = [
            one
            for one in self._gazetteer.parts.get(iri, ())
            if self._vocabulary.fits(known[one].type, classes)
        ]
        device = self._vocabulary.fits(classes[0], kinds.DEVICE)
        if device:
            # An instrument that is called so, not whatever is known.
            parts = [one for one in parts if self._is_called(one, token)]
        if len(parts) == 1 and token.tag_ != "NNS":
            return self._topics.entity(parts[0])
        words = [token.lower_]
        if device:
            words = [
                one.lower_
                for one in token.doc[slice(*span(token))]
                if one.dep_ not in ("det", "poss", "case", "nummod", "punct")
                and one.lower_ != "own"
            ]
        whole = known[iri].label if iri in known else label
        key = " ".join([whole, *words[:-1], token.lemma_])
        return Entity(
            iri=vocab.ENTITY + slug(key),
            label=f"{label} {' '.join(words)}",
            type=classes[0],
            part_of=iri,
        )

    def _is_called(self, iri: str, token: "Token") -> bool:
        """Whether a name of a known thing has the noun in it."""
        names = " ".join(self._gazetteer.entities[iri].names).lower()
        return token.lemma_.lower() in names

    def _pair(self, number: int, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """“the two agencies”: the last two that the text named."""
        if not {child.lower_ for child in token.subtree} & {"two", "both", "the", "pair"}:
            return []
        found: dict[str, Entity] = {}
        for record in self._memory.before(number, token.i):
            if self._vocabulary.fits(record.entity.type, classes):
                found.setdefault(record.entity.iri, record.entity)
            if len(found) == 2:
                return list(found.values())[::-1]
        return []

    def _unnamed(
        self,
        number: int,
        passage: Passage,
        token: "Token",
        classes: tuple[str, ...],
        mission: str | None,
        *,
        future: bool,
    ) -> list[Entity]:
        """A thing that nobody has named: a part of the mission in question, or on its own."""
        fits = self._vocabulary.fits
        by_words = [self._by_words(passage, token, classes)]
        if not fits(classes[0], kinds.NAMELESS):
            return by_words if fits(classes[0], kinds.STUFF) else []
        if mission is None or fits(classes[0], kinds.ON_ITS_OWN):
            return by_words
        known = self._gazetteer.entities[mission]
        articles = determiners(token)
        if token.tag_ == "NNS" and not articles & _DEFINITE:
            # "lunar missions": not one of those that the text is about.
            return [] if self._names(classes, kinds.MISSION) else by_words
        if self._names(classes, kinds.MISSION):
            another = articles & _INDEFINITE and known.start
            return [] if another else [self._topics.entity(mission)]
        if fits(classes[0], kinds.DEVICE):
            mission = self._carrier(number, passage, token) or mission
            return [self._part(mission, self._topics.entity(mission).label, token, classes)]
        if future and not articles & _DEFINITE and not self._topics.is_unflown(mission):
            return by_words
        if fits(known.type, classes) or self._is_vessel(classes):
            return [self._topics.entity(mission)]
        return [self._part(mission, self._topics.entity(mission).label, token, classes)]

    def _carrier(self, number: int, passage: Passage, token: "Token") -> str | None:
        """The mission of the craft in the same sentence, or else the main one."""
        for record in self._memory.before(number, token.i):
            if record.passage != number or record.token < token.sent.start:
                break
            if (top := self._topics.top_of(record.entity)) is not None:
                return top
        # “Carrying a drill, the Griffin lander ...”
        for one in token.sent:
            link = passage.links.get(one.i) if one.i > token.i else None
            if link is not None and len(link.candidates) == 1:
                iri = link.candidates[0]
                if self._topics.is_flight(iri):
                    return self._topics.top(iri)
        return self._topics.main

    def _mission(
        self, number: int, token: "Token", *, future: bool, nations: Set[str]
    ) -> str | None:
        """The mission that an unnamed thing belongs to."""
        topics = self._topics
        if future and topics.planned and not nations:
            return topics.planned
        for record in self._memory.before(number, token.i):
            top = topics.top_of(record.entity)
            if top is None:
                continue
            if nations and topics.country(record.entity) not in (None, *nations):
                continue
            here = record.sentence >= self._memory.sentence_of(number, token.i) - 1
            if not (future or here) and topics.is_unflown(top) and len(topics.flights) > 1:
                continue
            return top
        if nations:
            return None
        if topics.main is not None and not future and not topics.is_unflown(topics.main):
            return topics.main
        return topics.planned or (topics.flights[0] if len(topics.flights) == 1 else None)
