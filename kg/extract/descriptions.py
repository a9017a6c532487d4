"""Common nouns -> entities: "the Indian space agency", "its lander", "a rover".

A description names a thing by an owner, takes up an earlier one of its class, or introduces one
that nobody has named; the latter belongs to the mission in question, so that it is the same one
wherever the text means the same thing.
"""

from collections import Counter
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from kg.extract import bygones, kinds, syntax
from kg.extract.bodies import Bodies
from kg.extract.memory import Memory, Record
from kg.extract.metonymy import Metonymy
from kg.extract.parse import Passage
from kg.extract.phrases import determiners
from kg.extract.salience import Salience
from kg.extract.scope import Scope
from kg.extract.topics import Topics
from kg.extract.unnamed import DEFINITE, Unnamed
from kg.lexicon import Lexicon
from kg.model import Certainty, Entity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


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
        self._salience = Salience(lexicon, topics, memory)
        self._unnamed = Unnamed(lexicon, topics, memory, self._salience, article=article)
        self._bodies = Bodies(lexicon, topics, memory)
        self._metonymy = metonymy
        self._scope = scope

    def resolve(
        self,
        number: int,
        passage: Passage,
        token: "Token",
        classes: tuple[str, ...],
        owners: Sequence[Entity],
    ) -> list[Entity]:
        """What the noun means; `owners` are the things that its modifiers name."""
        same = self._said_of(number, token, classes)
        return [same] if same is not None else self._found(number, passage, token, classes, owners)

    def _found(
        self,
        number: int,
        passage: Passage,
        token: "Token",
        classes: tuple[str, ...],
        owners: Sequence[Entity],
    ) -> list[Entity]:
        if token.tag_ == "NNS" and len(owners) > 1 and self._names(classes, *kinds.PARTY):
            each = [self.of_owner(passage, owner, token, classes) for owner in owners]
            if all(each):
                return [one for one in each if one is not None]
        for owner in owners:
            found = self.of_owner(passage, owner, token, classes)
            if found is not None:
                return [found]
        fits = self._vocabulary.fits
        if self._is_other(token) and fits(classes[0], kinds.VEHICLE):
            return [self._unnamed.by_words(passage, token, classes)]
        strange = any(fits(one.type, kinds.COUNTRY) for one in owners)
        if self._names(classes, *kinds.AGENCY) and (strange or _is_others(passage, token)):
            # "the Senegalese space agency": that of no other country
            return []
        own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)
        if own and fits(classes[0], kinds.DEVICE):
            return [self._unnamed.by_words(passage, token, classes)]
        future = self._is_plan(token) or self.is_future(token)
        owned = any(child.dep_ == "poss" for child in token.children)
        nations = self._nations(owners)
        if determiners(token) & DEFINITE or passage.is_title or owned:
            earlier = self.earlier(
                number,
                token,
                classes,
                future=future,
                past=self.tense_of(token) is Tense.PAST,
                nations=nations,
            )
            if earlier is not None:
                vague = self._unnamed.is_vessel(classes)
                return [self._as_whole(number, token, earlier) if vague else earlier]
        if self._names(classes, *kinds.GOVERNMENT) and not owners:
            return self._rulers(passage, token, classes)
        if (soon := self._named_soon(number, token, classes, nations)) is not None:
            return [soon]
        mission = self._unnamed.mission(number, token, future=future, nations=nations)
        return self._unnamed.resolve(number, passage, token, classes, mission, future=future)

    def _said_of(self, number: int, token: "Token", classes: tuple[str, ...]) -> Entity | None:
        """“Danuri is *a small craft* built by KARI": Danuri."""
        verb = token.head
        if token.dep_ != "attr" or verb.lemma_ != "be" or not self._names(classes, *kinds.CRAFT):
            return None
        if not determiners(token) & {"a", "an"} or any(one.dep_ == "neg" for one in verb.children):
            return None
        named = {one.i for one in syntax.surface_subjects(verb) if one.pos_ == "PROPN"}
        for record in self._memory.before(number, token.i):
            if record.passage != number:
                return None
            if record.token in named and self._vocabulary.fits(record.entity.type, kinds.CRAFT):
                return record.entity
        return None

    def _as_whole(self, number: int, token: "Token", part: Entity) -> Entity:
        """“the spacecraft”, paragraphs after "an orbiter and a lander": rather the whole."""
        top = self._topics.top_of(part)
        if top in (None, part.iri):
            return part
        if part.iri in self._gazetteer.entities and not self._topics.is_named(str(top)):
            return part
        counts: Counter[str] = Counter()
        for record in self._memory.before(number, token.i):
            one = record.entity
            if one.iri == part.iri and record.passage == number:
                return part
            same = one.iri != top and self._topics.top_of(one) == top
            if same and self._vocabulary.fits(one.type, (kinds.VESSEL,)):
                counts[one.iri] += 1
        most = counts.pop(part.iri, 0)
        stands_out = all(most > count for count in counts.values())
        return part if stands_out else self._topics.entity(str(top))

    def _is_plan(self, token: "Token") -> bool:
        """Whether the noun names what lies ahead; "the project cost $100 million" has been."""
        past = token.dep_ == "nsubj" and self.tense_of(token) is Tense.PAST
        return token.lemma_.lower() in self._plan_nouns and not past

    def _rulers(self, passage: Passage, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """“the cabinet”: of the country that the text is about, or as its words say."""
        main = self._topics.main
        country = self._topics.country(self._topics.entity(main)) if main else None
        nation = self._gazetteer.nations.get(country) if country else None
        if nation is not None and nation.government in self._gazetteer.entities:
            return [self._topics.entity(str(nation.government))]
        named = determiners(token) & DEFINITE or passage.is_title
        return [self._unnamed.by_words(passage, token, classes)] if named else []

    def _names(self, classes: tuple[str, ...], *kind: str) -> bool:
        """Whether one of a noun's classes is of that kind."""
        return self._vocabulary.fits_any(classes, kind)

    def is_future(self, token: "Token") -> bool:
        """Whether the clause of the noun lies ahead as a plan, not as a mere possibility."""
        verb = syntax.governing_verb(token)
        if verb is None:
            return False
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = syntax.raised(verb)
        meant = self._scope.of_verb(verb)
        if meant is None or meant.tense is not Tense.FUTURE or bygones.was_ahead(verb):
            return False
        return meant.purpose or meant.certainty is not Certainty.POSSIBLE

    def is_flight_of(self, entity: Entity, classes: tuple[str, ...]) -> bool:
        """“the Danuri mission”: a craft that flies alone is its mission."""
        return self._names(classes, kinds.MISSION) and self._vocabulary.fits(
            entity.type, kinds.FLIGHT
        )

    def of_owner(
        self, passage: Passage, owner: Entity, token: "Token", classes: tuple[str, ...]
    ) -> Entity | None:
        """The thing that an owner's name and the noun name together."""
        fits = self._vocabulary.fits
        if fits(owner.type, classes) or self.is_flight_of(owner, classes):
            return owner
        if self._unnamed.is_vessel(classes) and fits(owner.type, kinds.FLIGHT):
            # “the Chang'e 4 probe”: no part, but what the mission flies as a whole.
            return owner
        owned = any(child.dep_ == "poss" for child in token.children)
        if not owned and any(self._vocabulary.is_a(one, owner.type) for one in classes):
            # "the Hayabusa2 craft", but "Hayabusa2's capsule" is a part of it.
            return owner
        if fits(owner.type, kinds.NATION):
            return self._of_nation(owner, classes)
        if fits(owner.type, kinds.VEHICLE) and fits(classes[0], kinds.CRAFT):
            return self._unnamed.part(passage, owner.iri, owner.label, token, classes)
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
        """What of the classes the text spoke of that comes to mind and that the tense allows."""
        if self._vocabulary.fits(classes[0], kinds.ORGANIZATION):
            return self._bodies.meant(number, token, classes, nations)
        ahead = future and self._salience.planned(number, token) is not None
        own = syntax.own_subjects(token)
        barred = {
            record.entity.iri
            for record in self._memory.before(number, token.i, within=token.sent.start)
            if record.token in own
        }
        if determiners(token) & {"that"}:
            # "X flew with Y. *That craft* landed first": the one named last.
            last = (
                self._taken_up(record, token, classes, ahead, past, nations)
                for record in self._memory.before(number, token.i)
                if record.passage == number and record.entity.iri not in barred
            )
            if (meant := next(filter(None, last), None)) is not None:
                return meant
        found = self._salience.best(
            number,
            token.i,
            lambda record: self._taken_up(record, token, classes, ahead, past, nations),
            apart=barred,
            future=self.tense_of(token) is Tense.FUTURE,
            lemma=token.lemma_.lower(),
        )
        verb = syntax.governing_verb(token)
        was_to = verb is not None and bygones.was_ahead(syntax.raised(verb))
        passive = token.dep_ in ("dobj", "pobj") or was_to
        if found is None and past and passive and not self._unnamed.is_vessel(classes):
            # "has spent $450 million on *the rover*", "the rover was to drill": it has not flown
            return self._salience.best(
                number,
                token.i,
                lambda record: self._planned(record, token, classes, nations),
                apart=barred,
            )
        return found

    def _planned(
        self, record: Record, token: "Token", classes: tuple[str, ...], nations: Set[str]
    ) -> Entity | None:
        """What is named, is just of that class and lies ahead."""
        if not self._topics.is_unflown(record.entity.iri):
            return None
        return self._taken_up(record, token, classes, False, False, nations)

    def _taken_up(
        self,
        record: Record,
        token: "Token",
        classes: tuple[str, ...],
        ahead: bool,
        past: bool,
        nations: Set[str],
    ) -> Entity | None:
        """What a description takes up of an earlier mention; None if it cannot mean it."""
        fits = self._vocabulary.fits
        entity = self._as_carrier(self._as_mission(record.entity, classes), classes)
        if fits(classes[0], (*kinds.DEVICE, kinds.DATA)) and record.lemma != token.lemma_.lower():
            # A camera is not taken up as "the radar".
            return None
        if not (
            fits(entity.type, classes)
            or (self.is_flight_of(entity, classes) and self._is_whole(entity))
            or self._may_turn_out(entity, classes)
            or (self._unnamed.is_vessel(classes) and self._flies_whole(entity))
        ):
            return None
        if nations and self._topics.country(entity) not in (None, *nations):
            # "India's lander" is not Russia's.
            return None
        only = self._topics.flights == (self._topics.top_of(entity),)
        if (past and record.planned and not only) or (record.plural and token.tag_ == "NN"):
            return None
        if ahead and not record.planned and not fits(entity.type, (*kinds.PARTY, *kinds.PLACE)):
            return None
        return entity

    def _flies_whole(self, entity: Entity) -> bool:
        """“the spacecraft” of a mission of which the text names no craft."""
        return self._vocabulary.fits(entity.type, (kinds.MISSION,)) and not (
            self._topics.vessels_of(entity.iri)
        )

    def _named_soon(
        self, number: int, token: "Token", classes: tuple[str, ...], nations: Set[str]
    ) -> Entity | None:
        """“A private lander crashed. Alder-1 …”: what the text is about, before it is named."""
        if token.tag_ == "NNS" or not self._names(classes, *kinds.FLIGHT):
            return None
        main = self._topics.named_soon(number, token.i)
        if main is None:
            return None
        entity = self._topics.entity(main)
        if nations and self._topics.country(entity) not in (None, *nations):
            return None
        same = self._vocabulary.fits_any(classes, (entity.type,)) or self.is_flight_of(
            entity, classes
        )
        if same or self._vocabulary.fits(entity.type, classes):
            return entity
        return None

    def _may_turn_out(self, entity: Entity, classes: tuple[str, ...]) -> bool:
        """“the lander” of a text that has only called Curlew a craft so far."""
        vague = entity.type == self._vocabulary.own(kinds.VESSEL)
        return (
            vague
            and entity.iri in self._topics.new
            and self._vocabulary.fits(classes[0], (kinds.VESSEL,))
        )

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

    def _as_carrier(self, entity: Entity, classes: tuple[str, ...]) -> Entity:
        """“the spacecraft” is rather the lander that took the rover along than the rover.

        Of a lander whose mission the text does not name, it is the lander.
        """
        top = self._topics.top_of(entity)
        if top in (None, entity.iri) or not self._unnamed.is_vessel(classes):
            return entity
        if entity.iri in self._gazetteer.entities and not self._topics.is_named(str(top)):
            return entity
        whole = self._topics.entity(str(top))
        return whole if self._vocabulary.fits(whole.type, classes) else entity

    def _is_other(self, token: "Token") -> bool:
        return any(
            child.lower_ in self._others
            for child in token.children
            if child.dep_ in ("amod", "det", "nummod")
        )

    def tense_of(self, token: "Token") -> Tense | None:
        """The tense of the noun's clause."""
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


def _is_others(passage: Passage, noun: "Token") -> bool:
    """“agencies”; "the Ruritanian space agency", and nobody knows who that is: no other agency."""
    if noun.tag_ in ("NNS", "NNPS"):
        return True
    return not passage.is_title and any(
        child.dep_ in ("amod", "compound", "nmod")
        and child.text[:1].isupper()
        and child.pos_ in ("ADJ", "PROPN")
        and child.i not in passage.links
        for child in noun.lefts
    )
