"""Who and what is meant: noun phrases of a whole article -> entities.

Names are told apart by the missions that the article mentions; "the agency", "the craft", "its
lander" are taken up by type, recency and the tense of their clause; what nobody has named gets an
entity of its own that belongs to the mission in question, the same one wherever the text means the
same thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import syntax
from kg.extract.link import Link
from kg.extract.parse import Passage, is_coined
from kg.extract.scope import Scope
from kg.lexicon import Lexicon
from kg.model import Certainty, Entity, Speaker, Tense
from kg.rdf import digest, slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_MISSION = ("space:Mission",)
_CRAFT = ("space:Spacecraft",)
_FLIGHT = ("space:Mission", "space:Spacecraft")
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
# How far back a pronoun may reach, in sentences.
_REACH = 3


@dataclass(slots=True)
class Record:
    """A mention in text order."""

    passage: int
    sentence: int
    token: int
    entity: Entity
    subject: bool
    planned: bool
    lemma: str


class Discourse:
    """The entities of one article. Build once; then `resolve` any noun phrase."""

    def __init__(
        self,
        lexicon: Lexicon,
        passages: Sequence[Passage],
        scope: Scope,
        *,
        article: str,
        published: str | None,
    ) -> None:
        self._published = published
        self._lexicon = lexicon
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._nations = lexicon.gazetteer.nations
        self._capitals = {
            nation.capital: nation for nation in self._nations.values() if nation.capital
        }
        self._scope = scope
        self._article = article
        self._members = lexicon.list("member_nouns")
        self._transparent = lexicon.list("transparent_nouns")
        self._others = lexicon.list("other_adjectives")
        self._plan_nouns = lexicon.list("plan_nouns")
        self._own_bodies = lexicon.list("own_bodies")
        self._suffixes = lexicon.list("company_suffixes")
        self._titles = lexicon.list("titles")
        self._report = lexicon.list("report_verbs")
        self._index = {id(passage.doc): number for number, passage in enumerate(passages)}
        self._at: dict[tuple[int, int], list[Entity]] = {}
        self._planned: set[str] = set()
        self._records: list[Record] = []
        self._names: dict[str, Entity] = {}
        self._named_here = {
            iri
            for passage in passages
            for link in passage.links.values()
            if link.kind != "demonym"
            for iri in link.candidates
        }
        self._labels = self._find_labels(passages)
        self._topics = self._find_topics(passages)
        self._main = self._main_topic(passages)
        self._planned_topic = self._sole([one for one in self._topics if self._unflown(one)])
        self._sentence = 0
        for number, passage in enumerate(passages):
            self._read(number, passage)

    # --- what others ask ---------------------------------------------------------------------

    def resolve(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """The entities that the noun phrase means, as far as they can be one of `wanted`.

        Countries and capitals stand for their agency or government where a party is wanted.
        """
        number = self._index[id(passage.doc)]
        if (number, token.i) not in self._at and token.pos_ == "PRON":
            found = self._pronoun(number, passage, token, wanted)
        else:
            found = self._at.get((number, token.i), [])
            if not found and token.lemma_.lower() in self._transparent:
                return [
                    entity
                    for name, target in syntax.prepositions(token, deep=False)
                    if name == "of"
                    for entity in self.resolve(passage, target, wanted)
                ]
        fitting = []
        for entity in found:
            one = self._as_wanted(entity, wanted)
            if one is not None:
                fitting.append(replace(one, mention=self.phrase(passage, token)))
        return fitting

    def open_phrase(self, passage: Passage, token: "Token", kind: str) -> list[Entity]:
        """A noun phrase as it stands, where a property takes any thing: "the solar wind"."""
        if token.pos_ not in ("NOUN", "PROPN") or self.entities_at(passage, token):
            return []
        if token.i in {index for index, _ in passage.times}:
            return []
        if token.lemma_.lower() in self._transparent:
            for name, target in syntax.prepositions(token, deep=False):
                if name == "of":
                    return self.open_phrase(passage, target, kind)
            return []
        return [
            replace(
                self._article_entity(passage, token, (kind,)), mention=self.phrase(passage, token)
            )
        ]

    def speaker(self, passage: Passage, token: "Token") -> Speaker | None:
        """The name of who speaks: an entity's label, or the words of the noun phrase."""
        number = self._index[id(passage.doc)]
        lemma = token.lemma_.lower()
        if token.pos_ == "PRON":
            wanted = ("space:Person",) if token.lower_ in ("he", "she") else ("space:Party",)
            if token.lower_ in ("we", "i", "you", "they", "who"):
                wanted = ("space:Party",)
            found = self._pronoun(number, passage, token, wanted)
            return Speaker(label=found[0].label, iri=found[0].iri) if found else None
        entities = self._at.get((number, token.i), [])
        direct = token.i in passage.links or lemma not in self._members
        party = [one for one in entities if self._vocabulary.fits(one.type, ("space:Party",))]
        if party and direct:
            return Speaker(label=party[0].label, iri=party[0].iri)
        label = self.phrase(passage, token)
        for word in ("the ", "a ", "an ", "The ", "A ", "An ", "its ", "Its "):
            label = label.removeprefix(word)
        return Speaker(label=label) if label else None

    def craft_before(self, passage: Passage, token: "Token") -> list[Entity]:
        """The craft that the text is about at this place: the main one if it was named not long
        before, else the last one.
        """
        number = self._index[id(passage.doc)]
        sentence = self._sentence_of(number, token)
        last: Entity | None = None
        for record in reversed(self._records):
            age = sentence - record.sentence
            if record.passage > number or age < 0:
                continue
            if age > _REACH:
                break
            if not self._vocabulary.fits(record.entity.type, _FLIGHT):
                continue
            whole = record.entity.part_of or record.entity.iri
            if self._main is not None and whole in self._known and self._top(whole) == self._main:
                return [replace(record.entity, mention=None)]
            last = last or record.entity
        return [replace(last, mention=None)] if last and self._main is None else []

    def person_before(self, passage: Passage, token: "Token") -> list[Entity]:
        """The person of the sentence before."""
        number = self._index[id(passage.doc)]
        sentence = self._sentence_of(number, token)
        for record in reversed(self._records):
            if record.passage == number and record.sentence in (sentence, sentence - 1):
                if record.entity.type == "space:Person" and record.token < token.i:
                    return [record.entity]
        return []

    def is_thing(self, passage: Passage, token: "Token") -> bool:
        """Whether the noun phrase is known to be no party."""
        found = self._at.get((self._index[id(passage.doc)], token.i), [])
        return bool(found) and not any(
            self._vocabulary.may_be(one.type, ("space:Party", "space:Country")) for one in found
        )

    def named(self, link: Link) -> list[Entity]:
        """The entity of a link that has one candidate."""
        return [self._entity(iri) for iri in link.candidates[:1]]

    def entities_at(self, passage: Passage, token: "Token") -> list[Entity]:
        """What the token's noun phrase was taken for, whatever its type."""
        return self._at.get((self._index[id(passage.doc)], token.i), [])

    def phrase(self, passage: Passage, token: "Token") -> str:
        """The words of the noun phrase: the head with what stands before it."""
        left, right = self.span(token)
        return passage.words(left, right)

    @staticmethod
    def span(token: "Token") -> tuple[int, int]:
        """The tokens of the noun phrase without what follows its head."""
        left = token.i
        for child in token.children:
            if child.i < token.i and child.dep_ in (
                *_MODIFIERS,
                "det",
                "nummod",
                "quantmod",
                "advmod",
            ):
                left = min(left, child.left_edge.i)
        return left, token.i + 1

    def planned(self, entity: Entity) -> bool:
        """Whether the thing has not flown, as far as the text and the ontology tell."""
        return entity.iri in self._planned

    # --- topics ------------------------------------------------------------------------------

    def _find_topics(self, passages: Sequence[Passage]) -> list[str]:
        found: dict[str, None] = {}
        for passage in passages:
            for link in passage.links.values():
                for iri in link.candidates if len(link.candidates) == 1 else ():
                    if self._vocabulary.fits(self._known[iri].type, _FLIGHT):
                        found.setdefault(self._top(iri))
        return list(found)

    def _main_topic(self, passages: Sequence[Passage]) -> str | None:
        """The flight that the article names most, the earlier one of two."""
        counts = dict.fromkeys(self._topics, 0)
        for passage in passages:
            for link in passage.links.values():
                for iri in link.candidates if len(link.candidates) == 1 else ():
                    if self._top(iri) in counts:
                        counts[self._top(iri)] += 1
        return max(counts, key=counts.__getitem__, default=None)

    def _top(self, iri: str) -> str:
        seen = {iri}
        while (whole := self._known[iri].whole) and whole in self._known and whole not in seen:
            if not self._vocabulary.fits(self._known[whole].type, _FLIGHT):
                break
            if self._known[whole].type == "space:Programme":
                break
            iri = whole
            seen.add(iri)
        return iri

    def _unflown(self, iri: str) -> bool:
        known = self._known[iri]
        if not self._vocabulary.fits(known.type, _FLIGHT) or known.type == "space:Programme":
            return False
        return known.start is None and self._known[self._top(iri)].start is None

    @staticmethod
    def _sole(items: Sequence[str]) -> str | None:
        return items[0] if len(items) == 1 else None

    # --- reading in order ----------------------------------------------------------------------

    def _read(self, number: int, passage: Passage) -> None:
        timed = {index for index, _ in passage.times}
        for sentence in passage.doc.sents:
            self._sentence += 1
            for token in sentence:
                found = self._entities(number, passage, token, timed)
                if not found:
                    continue
                self._at[number, token.i] = found
                future = self._is_future(token)
                for entity in found:
                    if self._is_planned(entity, future=future):
                        self._planned.add(entity.iri)
                    self._records.append(
                        Record(
                            passage=number,
                            sentence=self._sentence,
                            token=token.i,
                            entity=entity,
                            subject=token.dep_ in ("nsubj", "nsubjpass"),
                            planned=entity.iri in self._planned,
                            lemma=token.lemma_.lower(),
                        )
                    )

    def _is_planned(self, entity: Entity, *, future: bool) -> bool:
        if entity.iri in self._known:
            return self._unflown(entity.iri)
        if entity.part_of in self._known:
            return self._unflown(entity.part_of or "")
        return future

    def _is_future(self, token: "Token") -> bool:
        verb = syntax.governing_verb(token)
        if verb is None:
            return False
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = syntax.raised(verb)
        meant = self._scope.of_verb(verb)
        if meant is None or meant.tense is not Tense.FUTURE:
            return False
        return meant.purpose or meant.certainty is not Certainty.POSSIBLE

    def _entities(
        self, number: int, passage: Passage, token: "Token", timed: set[int]
    ) -> list[Entity]:
        link = passage.links.get(token.i)
        if link is not None:
            if link.kind == "demonym" and token.pos_ != "PROPN" and token.dep_ == "amod":
                return []
            if not link.cased and token.dep_ in ("compound",):
                return []
            return self._linked(passage, token, link)
        if token.lower_ == "those" and token.dep_ == "pobj":
            return self._those(number, token)
        spelled = is_coined(passage.words(token.i, token.i + 1))
        if token.i in timed or token.dep_ == "compound":
            return []
        if token.pos_ not in ("NOUN", "PROPN") and not spelled:
            return []
        classes = self._classes(token)
        if (token.pos_ == "PROPN" or spelled) and passage.words(token.i, token.i + 1)[:1].isupper():
            named = self._named(passage, token)
            if named:
                return named
        if classes:
            return self._described(number, passage, token, classes)
        left, right = self.span(token)
        if passage.words(left, right).lower().removeprefix("the ") in self._own_bodies:
            body = self._earlier(("space:Organization",), future=False, past=False)
            return [body] if body else []
        if token.lemma_.lower() in self._members:
            return self._members_of(number, passage, token)
        if token.pos_ == "PROPN":
            return self._named(passage, token)
        return []

    def _linked(self, passage: Passage, token: "Token", link: Link) -> list[Entity]:
        if link.kind == "name":
            name, kind = passage.names[token.i]
            return [Entity(iri=vocab.ENTITY + slug(name), label=name, type=kind)]
        if link.kind == "sibling":
            name = passage.words(token.i, token.i + 1)
            kind = self._known[link.candidates[0]].type
            return [Entity(iri=vocab.ENTITY + slug(name), label=name, type=kind)]
        if not link.cased and len(link.candidates) == 1:
            # A common noun is named by the words that stand there.
            found = self._entity(link.candidates[0])
            return [replace(found, label=passage.words(token.i, token.i + 1))]
        if len(link.candidates) == 1:
            return [self._entity(link.candidates[0])]
        mentioned = [one for one in link.candidates if self._top(one) in self._topics]
        if len(mentioned) == 1:
            return [self._entity(mentioned[0])]
        begun = [one for one in link.candidates if self._begun(one)]
        if len(begun) == 1 and not mentioned:
            return [self._entity(begun[0])]
        recent = [record.entity.iri for record in reversed(self._records)]
        for iri in recent:
            for one in mentioned or link.candidates:
                if iri == one or (iri in self._known and self._top(iri) == self._top(one)):
                    return [self._entity(one)]
        return []

    def _begun(self, iri: str) -> bool:
        """Whether it had begun when the article appeared; namesakes often are told apart by it."""
        start = self._known[iri].start or self._known[self._top(iri)].start
        return start is not None and (self._published is None or start <= self._published)

    def _entity(self, iri: str) -> Entity:
        known = self._known[iri]
        return Entity(iri=iri, label=self._labels.get(iri, known.label), type=known.type)

    def _find_labels(self, passages: Sequence[Passage]) -> dict[str, str]:
        """The names that the article itself uses: the usual one if it does, else its first."""
        used: dict[str, list[str]] = {}
        for passage in passages:
            for index, link in passage.links.items():
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

    def _classes(self, token: "Token") -> tuple[str, ...]:
        lemma = token.lemma_.lower()
        before = [child for child in token.children if child.dep_ in ("compound", "amod")]
        if before:
            both = f"{before[-1].lemma_.lower()} {lemma}"
            if both in self._lexicon.nouns:
                return self._lexicon.nouns[both]
        return self._lexicon.nouns.get(lemma, ())

    def _modifying(self, number: int, passage: Passage, token: "Token") -> Iterator[Entity]:
        for child in token.children:
            if child.dep_ in ("compound", "nmod", "amod", "poss"):
                link = passage.links.get(child.i)
                if link is not None and link.cased:
                    yield from self._linked(passage, child, link)
                elif child.dep_ == "poss":
                    yield from self._at.get((number, child.i), [])
                else:
                    yield from self._modifying(number, passage, child)

    def _those(self, number: int, token: "Token") -> list[Entity]:
        """ "radars on missions, including those on X": the instruments of the same sentence."""
        for record in reversed(self._records):
            if record.passage != number or record.token < token.sent.start:
                return []
            if self._vocabulary.fits(record.entity.type, ("space:Craft",)) and not (
                self._vocabulary.fits(record.entity.type, _CRAFT)
            ):
                return [record.entity]
        return []

    def _members_of(self, number: int, passage: Passage, token: "Token") -> list[Entity]:
        bodies = list(self._modifying(number, passage, token))
        for name, target in syntax.prepositions(token, deep=False):
            if name in ("from", "at", "of", "with"):
                bodies += self._at.get((number, target.i), [])
        for body in bodies:
            one = self._as_wanted(body, ("space:Organization",))
            if one is not None:
                return [one]
        return []

    def _described(
        self, number: int, passage: Passage, token: "Token", classes: tuple[str, ...]
    ) -> list[Entity]:
        """A common noun with its modifiers: "the Indian space agency", "its lander"."""
        called = [
            name
            for child in token.children
            if child.dep_ == "acl" and child.lemma_ in ("call", "name", "dub", "nickname")
            for name in child.children
            if name.dep_ == "oprd"
        ]
        for child in (*token.children, *called):
            if child.dep_ in ("appos", "oprd") and child.i in passage.links:
                for one in self._linked(passage, child, passage.links[child.i]):
                    if self._vocabulary.fits(one.type, classes) or self._same_flight(one, classes):
                        return [one]
        determiners = {child.lower_ for child in token.children if child.dep_ in ("det", "poss")}
        for owner in self._modifying(number, passage, token):
            found = self._of_owner(owner, token, classes)
            if found is not None:
                return [found]
        if any(
            child.lower_ in self._others
            for child in token.children
            if child.dep_ in ("amod", "det", "nummod")
        ):
            if self._vocabulary.fits(classes[0], (*_FLIGHT, "space:Rocket")):
                return [self._article_entity(passage, token, classes)]
        if token.tag_ in ("NNS", "NNPS") and "space:Agency" in classes:
            return self._group(token, classes)
        pronoun = next(
            (child for child in token.children if child.dep_ == "poss" and child.pos_ == "PRON"),
            None,
        )
        if pronoun is not None:
            for owner in self._pronoun(
                number, passage, pronoun, ("space:Mission", "space:Craft", "space:Party")
            ):
                if not self._vocabulary.fits(owner.type, ("space:Party", "space:Country")):
                    found = self._of_owner(owner, token, classes)
                    if found is not None:
                        return [found]
        if pronoun is not None and self._vocabulary.fits(
            classes[0], ("space:Instrument", "space:Part")
        ):
            return [self._article_entity(passage, token, classes)]
        future = self._is_future(token) or token.lemma_.lower() in self._plan_nouns
        owned = any(child.dep_ == "poss" for child in token.children)
        if determiners & _DEFINITE or passage.is_title or owned:
            earlier = self._earlier(
                classes, future=future, past=self._is_past(token), lemma=token.lemma_.lower()
            )
            if earlier is not None:
                return [earlier]
        return self._unnamed(passage, token, classes, future=future)

    def _is_past(self, token: "Token") -> bool:
        verb = syntax.governing_verb(token)
        if verb is None:
            return False
        meant = self._scope.of_verb(verb)
        return meant is not None and meant.tense is Tense.PAST

    def _same_flight(self, entity: Entity, classes: tuple[str, ...]) -> bool:
        """ "the Danuri mission": a craft that flies alone is its mission."""
        return "space:Mission" in classes and self._vocabulary.fits(entity.type, _FLIGHT)

    def _is_whole(self, entity: Entity) -> bool:
        if entity.iri in self._known:
            return self._top(entity.iri) == entity.iri
        return entity.part_of is None

    def _of_owner(self, owner: Entity, token: "Token", classes: tuple[str, ...]) -> Entity | None:
        fits = self._vocabulary.fits
        if fits(owner.type, classes) or self._same_flight(owner, classes):
            return owner
        if any(self._vocabulary.is_a(one, owner.type) for one in classes):
            return owner
        if fits(owner.type, ("space:Country", "space:City")):
            nation = self._nations.get(owner.iri) or self._capitals.get(owner.iri)
            if nation is None:
                return None
            if "space:Government" in classes and nation.government:
                return self._entity(nation.government)
            if "space:Agency" in classes and nation.agency in self._known:
                return self._entity(nation.agency or "")
            return None
        if fits(owner.type, (*_FLIGHT, "space:Rocket")) and fits(classes[0], ("space:Craft",)):
            return self._part(owner.iri, owner.label, token, classes)
        return None

    def _part(self, iri: str, label: str, token: "Token", classes: tuple[str, ...]) -> Entity:
        """The part of that class of a mission: a known one, or one without a name."""
        parts = [
            one
            for one in self._lexicon.gazetteer.parts.get(iri, ())
            if self._vocabulary.fits(self._known[one].type, classes)
        ]
        if len(parts) == 1:
            return self._entity(parts[0])
        words = [token.lower_]
        if self._vocabulary.fits(classes[0], ("space:Instrument", "space:Part")):
            left, right = self.span(token)
            words = [
                one.lower_
                for one in token.doc[left:right]
                if one.dep_ not in ("det", "poss", "case", "nummod", "punct")
                and one.lower_ != "own"
            ]
        key = " ".join([*words[:-1], token.lemma_.lower()])
        return Entity(
            iri=vocab.ENTITY
            + slug(f"{self._known[iri].label if iri in self._known else label} {key}"),
            label=f"{label} {' '.join(words)}",
            type=classes[0],
            part_of=iri,
        )

    def _group(self, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """ "the two agencies": the last two that the text named."""
        words = {child.lower_ for child in token.subtree}
        if not words & {"two", "both", "the", "pair"} or "space:Agency" not in classes:
            return []
        found: dict[str, Entity] = {}
        for record in reversed(self._records):
            entity = record.entity
            if self._vocabulary.fits(entity.type, classes):
                found.setdefault(entity.iri, entity)
            if len(found) == 2:
                return list(found.values())[::-1]
        return []

    def _earlier(
        self, classes: tuple[str, ...], *, future: bool, past: bool, lemma: str = ""
    ) -> Entity | None:
        device = self._vocabulary.fits(classes[0], ("space:Instrument", "space:Part", "space:Data"))
        for record in reversed(self._records):
            entity = record.entity
            if device and record.lemma != lemma:
                # A camera is not taken up as "the radar".
                continue
            fits = self._vocabulary.fits(entity.type, classes) or (
                self._same_flight(entity, classes) and self._is_whole(entity)
            )
            if not fits or (past and record.planned):
                continue
            if (
                future
                and not record.planned
                and self._planned_topic
                and "space:Agency" not in classes
            ):
                if not self._vocabulary.fits(entity.type, ("space:Party", "space:Place")):
                    continue
            return entity
        return None

    def _unnamed(
        self, passage: Passage, token: "Token", classes: tuple[str, ...], *, future: bool
    ) -> list[Entity]:
        """A thing that nobody has named: a part of the mission in question, or on its own."""
        fits = self._vocabulary.fits
        determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
        if not fits(classes[0], ("space:Craft", "space:Mission", "space:Event", "space:Agreement")):
            if fits(classes[0], ("space:Data", "space:Substance", "space:Orbit")):
                return [self._article_entity(passage, token, classes)]
            return []
        mission = self._mission(future=future)
        if mission is None or fits(classes[0], ("space:Event", "space:Agreement")):
            return [self._article_entity(passage, token, classes)]
        if "space:Mission" in classes:
            named = self._known[mission]
            return (
                []
                if determiners & {"a", "an", "another"} and named.start
                else [self._entity(mission)]
            )
        if fits(classes[0], ("space:Instrument", "space:Part")):
            if token.tag_ == "NNS" and not determiners & _DEFINITE:
                return [self._article_entity(passage, token, classes)]
            mission = self._main or mission
            return [self._part(mission, self._entity(mission).label, token, classes)]
        if future and not determiners & _DEFINITE and not self._unflown(mission):
            return [self._article_entity(passage, token, classes)]
        if self._vocabulary.fits(self._known[mission].type, classes):
            return [self._entity(mission)]
        return [self._part(mission, self._entity(mission).label, token, classes)]

    def _mission(self, *, future: bool) -> str | None:
        if future and self._planned_topic:
            return self._planned_topic
        for record in reversed(self._records):
            entity = record.entity
            iri = entity.iri if entity.iri in self._known else entity.part_of
            if iri in self._known and self._vocabulary.fits(self._known[iri].type, _FLIGHT):
                top = self._top(iri)
                if not future and self._unflown(top) and len(self._topics) > 1:
                    continue
                return top
        if self._main is not None and not future and not self._unflown(self._main):
            return self._main
        return self._planned_topic or self._sole(self._topics)

    def _article_entity(self, passage: Passage, token: "Token", classes: tuple[str, ...]) -> Entity:
        left, right = self.span(token)
        words = [
            passage.words(place, place + 1)
            for place in range(left, right)
            if passage.doc[place].dep_ not in ("det", "poss", "case")
            and passage.doc[place].lower_ != "own"
            and passage.doc[place].tag_ not in ("PRP$", "POS", "CD")
        ]
        label = " ".join(words) or token.lemma_
        key = slug(f"{token.lemma_.lower()}")
        return Entity(
            iri=f"{vocab.ENTITY}{digest(self._article, length=8)}-{key}",
            label=label,
            type=classes[0],
        )

    # --- names that no file knows -----------------------------------------------------------

    def _named(self, passage: Passage, token: "Token") -> list[Entity]:
        left = token.i
        while (
            left > token.sent.start
            and passage.doc[left - 1].pos_ == "PROPN"
            and passage.doc[left - 1].dep_ in ("compound", "nmod")
            and (left - 1) not in passage.links
        ):
            left -= 1
        words = [passage.words(place, place + 1) for place in range(left, token.i + 1)]
        titled = [
            place
            for place, word in enumerate(words[:-1])
            if word.lower().rstrip(".") in self._titles
        ]
        words = words[titled[-1] + 1 :] if titled else words
        if words and words[-1].lower() in self._lexicon.nouns and token.i + 2 < len(passage.doc):
            after = passage.doc[token.i + 1 : token.i + 3]
            if after[0].lower_ == "of" and after[1].pos_ == "PROPN":
                words += ["of", passage.words(after[1].i, after[1].i + 1)]
        name = " ".join(words)
        if len(words) == 1 and name.lower() in self._lexicon.nouns:
            return []
        if not name or not name[0].isupper() or len(name) < 3:
            return []
        if name in self._names:
            return [self._names[name]]
        for known, entity in self._names.items():
            if known.endswith(" " + name) and entity.type in ("space:Person", "space:Company"):
                return [entity]
        kind = self._guess(passage, token, left, words)
        if kind is None:
            return []
        entity = Entity(iri=vocab.ENTITY + slug(name), label=name, type=kind)
        self._names[name] = entity
        return [entity]

    def _guess(self, passage: Passage, token: "Token", left: int, words: list[str]) -> str | None:
        """The class of an unknown name, by its words and by what stands beside it."""
        last = words[-1].lower()
        if len(words) > 1 and last in self._suffixes:
            return "space:Company"
        for word in reversed(words if len(words) > 1 else ()):
            classes = self._lexicon.nouns.get(word.lower())
            if classes:
                return classes[0]
        before = passage.doc[token.i - len(words)] if token.i >= len(words) else None
        if before is not None and before.lower_.rstrip(".") in self._titles:
            return "space:Person"
        beside = [
            child
            for child in (*token.children, token.head)
            if child.dep_ in ("appos", "compound", "nmod")
            or (child == token.head and token.dep_ in ("appos", "oprd"))
        ]
        for child in beside:
            found = self._classes(child)
            if found:
                return found[0]
            if child.lemma_.lower() in self._titles:
                return "space:Person"
        speaks = token.dep_ == "nsubj" and token.head.lemma_ in self._report
        if speaks and len(words) >= 2:
            return "space:Person"
        return None

    # --- pronouns and metonymy ---------------------------------------------------------------

    def _pronoun(
        self, number: int, passage: Passage, token: "Token", wanted: tuple[str, ...]
    ) -> list[Entity]:
        if token.lower_ not in (
            "it",
            "its",
            "itself",
            "he",
            "she",
            "they",
            "their",
            "them",
            "his",
            "her",
        ):
            return []
        personal = token.lower_ in ("he", "she", "his", "her")
        verb = syntax.governing_verb(token)
        own = set()
        if verb is not None and token.dep_ in ("dobj", "pobj"):
            own = {one.i for one in syntax.surface_subjects(verb)}
        sentence = self._sentence_of(number, token)
        best: tuple[tuple[int, int, int], Entity] | None = None
        for record in reversed(self._records):
            if record.passage > number or (record.passage == number and record.token >= token.i):
                continue
            age = sentence - record.sentence
            if age > _REACH:
                break
            if record.passage == number and record.token in own:
                continue
            if self._vocabulary.fits(record.entity.type, ("space:Part", "space:Instrument")):
                if record.entity.iri not in self._known:
                    if record.subject and age == 1 and best is None:
                        return []
                    continue
            is_person = self._vocabulary.fits(record.entity.type, ("space:Person",))
            if personal != is_person:
                continue
            if self._as_wanted(record.entity, wanted) is None:
                continue
            key = (age, 0 if record.subject else 1, -record.token)
            if best is None or key < best[0]:
                best = (key, record.entity)
        return [best[1]] if best else []

    def _sentence_of(self, number: int, token: "Token") -> int:
        for record in reversed(self._records):
            if record.passage == number and token.sent.start <= record.token < token.sent.end:
                return record.sentence
            if record.passage < number:
                return record.sentence + 1
        return self._sentence

    def _as_wanted(self, entity: Entity, wanted: tuple[str, ...]) -> Entity | None:
        fits = self._vocabulary.fits
        if fits(entity.type, wanted):
            return entity
        known = self._known.get(entity.iri)
        if known is not None and known.type == "space:Orbit" and known.body in self._known:
            body = self._entity(known.body or "")
            return body if fits(body.type, wanted) else None
        nation = self._nations.get(entity.iri) or self._capitals.get(entity.iri)
        if nation is not None and nation.agency not in self._named_here:
            # Nothing in the text tells which body acts for the country: the country does.
            if not fits("space:Government", wanted) or nation.country not in self._known:
                return None
            if nation.country == entity.iri:
                return entity
            return self._entity(nation.country)
        if nation is not None:
            stands_for = [nation.agency, nation.government]
            if entity.iri in self._capitals:
                stands_for.append(nation.country)
            for iri in stands_for:
                if iri in self._known and fits(self._known[iri].type, wanted):
                    return self._entity(iri)
        return None
