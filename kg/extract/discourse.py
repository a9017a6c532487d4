"""Who and what is meant: the noun phrases of a whole article -> entities.

Names are told apart by the missions that the article mentions; pronouns and common nouns are taken
up by type, recency and the tense of their clause.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.descriptions import Descriptions
from kg.extract.link import Link
from kg.extract.memory import Memory, Record
from kg.extract.metonymy import Metonymy
from kg.extract.parse import Passage, is_coined
from kg.extract.phrases import is_introduced, named_beside, named_by_words, phrase, without_article
from kg.extract.pronouns import Pronouns
from kg.extract.recent import Recent
from kg.extract.scope import Scope
from kg.extract.strangers import Strangers, classes_of
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"we", "us", "our"})


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
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._nouns = lexicon.nouns
        self._members = lexicon.list("member_nouns")
        self._transparent = lexicon.list("transparent_nouns")
        self._parts = lexicon.list("part_nouns") | lexicon.list("aim_nouns")
        self._remains = lexicon.list("remains_nouns")
        self._flights = lexicon.list("flight_nouns")
        self._own_bodies = lexicon.list("own_bodies")
        self._article = article
        self._topics = Topics(lexicon, passages, published)
        self._metonymy = Metonymy(lexicon, self._topics)
        self._memory = Memory(passages)
        self._pronouns = Pronouns(lexicon, self._memory, self._metonymy)
        self.strangers = Strangers(lexicon, passages, flights=bool(self._topics.flights))
        self._descriptions = Descriptions(
            lexicon, self._topics, self._memory, self._metonymy, scope, article=article
        )
        self._index = {id(passage.doc): number for number, passage in enumerate(passages)}
        self.recent = Recent(lexicon, self._topics, self._memory, self._metonymy, self._index)
        # Who "we" is, once the speakers are known.
        self.first_person: Callable[[Passage, Token], Entity | None] | None = None
        self._at: dict[tuple[int, int], list[Entity]] = {}
        self._ahead: set[str] = set()
        for number, passage in enumerate(passages):
            self._read(number, passage)

    # --- what others ask ---------------------------------------------------------------------

    def resolve(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """The entities that the noun phrase means, as far as they can be one of `wanted`.

        Countries and capitals stand for their agency or government where a party is wanted.
        """
        number = self._index[id(passage.doc)]
        if token.lower_ == "whose":
            # "the lander, whose builder": the lander's
            token = syntax.whose(token)
        found = self._at.get((number, token.i))
        if found is None and token.pos_ == "PRON":
            found = self._pronouns.resolve(number, token, wanted)
            found = found or self._own_body(passage, token)
        if not found and self._is_transparent(passage, token):
            return [
                entity
                for target in self._behind(token)
                for entity in self.resolve(passage, target, wanted)
            ]
        if not found:
            for target in self._instead(token):
                if meant := self.resolve(passage, target, wanted):
                    return meant
        words = phrase(passage, token)
        meant = [
            replace(one, mention=words)
            for entity in found or ()
            if (one := self._metonymy.as_wanted(entity, wanted)) is not None
        ]
        if (
            not meant
            and self._vocabulary.fits_any(wanted, kinds.CARRIER)
            and token.lemma_.lower() in self._flights
        ):
            # "on the first flight of the Vulcan", "the H3's second flight"
            whose = [child for child in token.children if child.dep_ in ("poss", "compound")]
            for target in (*whose, *_after_of(token)):
                meant += self.resolve(passage, target, wanted)
        return meant

    def _instead(self, token: "Token") -> Iterator["Token"]:
        """The words that name what is meant where the noun itself names nothing."""
        if token.lemma_.lower() in self._parts:
            # "bolted to its side", "in the nose of the rocket": the whole.
            yield from (child for child in token.children if child.dep_ == "poss")
            yield from _after_of(token)
        own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)
        if not own and self._vocabulary.fits_any(classes_of(token, self._nouns), kinds.PLACE):
            # "Europe's spaceport in Kourou"
            for name, target in syntax.prepositions(token, deep=False):
                if name in ("in", "at", "near"):
                    yield target
        # "the largest of these, the coronagraph": named by what stands beside it.
        yield from [child for child in token.children if child.dep_ == "appos"][:1]

    def _is_transparent(self, passage: Passage, token: "Token") -> bool:
        """Whether `of` behind the word names what is meant: "parts of", "170 grams of"."""
        amount = any(place == token.i for place, _ in passage.quantities)
        return amount or token.lemma_.lower() in self._transparent | self._remains

    def _behind(self, token: "Token") -> list["Token"]:
        """What a transparent word stands for; "the Vikram wreckage", "its crash site" too."""
        found = _after_of(token)
        before = [child for child in token.children if child.dep_ in ("poss", "compound", "nmod")]
        lemma = token.lemma_.lower()
        term = f"{before[-1].lower_} {lemma}" if before else lemma
        if found or not {lemma, term} & self._remains:
            return found
        found = before
        return found + [
            target for name, target in syntax.prepositions(token, deep=False) if name == "from"
        ]

    def open_phrase(self, passage: Passage, token: "Token", kind: str) -> list[Entity]:
        """A noun phrase as it stands, where a property takes any thing: "the solar wind"."""
        if token.pos_ not in ("NOUN", "PROPN") or self.entities_at(passage, token):
            return []
        if self._vocabulary.fits(kind, kinds.PERSON):
            return self.strangers.person(passage, token)
        if self._vocabulary.fits_any(classes_of(token, self._nouns), kinds.PERSON):
            return []
        if self._vocabulary.fits(kind, kinds.PLACE) and not self._is_proper(passage, token):
            # "landed on schedule" is nowhere, "landed in Jezero" is.
            return []
        if self._vocabulary.fits(kind, kinds.DEVICE) and self.strangers.is_bare_name(
            passage, token
        ):
            # "carried Jane Doe": rather a person than an instrument.
            return []
        if any(token.i == place for place, _ in passage.times):
            return []
        if token.lemma_.lower() in self._transparent:
            for target in _after_of(token):
                return self.open_phrase(passage, target, kind)
            return []
        found = named_by_words(passage, token, kind, article=self._article)
        return [replace(found, mention=phrase(passage, token))]

    def pronoun(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """What a pronoun means: of `wanted`, the last subject or mention just before."""
        return self._pronouns.resolve(self._index[id(passage.doc)], token, wanted)

    def _own_body(self, passage: Passage, token: "Token") -> list[Entity]:
        """“we” in somebody's mouth."""
        if token.lower_ not in _FIRST_PERSON or self.first_person is None:
            return []
        body = self.first_person(passage, token)
        return [body] if body else []

    @staticmethod
    def _is_proper(passage: Passage, token: "Token") -> bool:
        words = passage.words(token.i, token.i + 1)
        return token.pos_ == "PROPN" and words[:1].isupper() and not words.isupper()

    def is_thing(self, passage: Passage, token: "Token") -> bool:
        """Whether the noun phrase is known to be no party."""
        found = self.entities_at(passage, token)
        party = (*kinds.PARTY, *kinds.COUNTRY)
        return bool(found) and not any(self._vocabulary.may_be(one.type, party) for one in found)

    def named(self, link: Link) -> list[Entity]:
        """The entity of a link that has one candidate."""
        return [self._topics.entity(iri) for iri in link.candidates[:1]]

    def entities_at(self, passage: Passage, token: "Token") -> list[Entity]:
        """What the token's noun phrase was taken for, whatever its type."""
        return self._at.get((self._index[id(passage.doc)], token.i), [])

    # --- reading in order ----------------------------------------------------------------------

    def _read(self, number: int, passage: Passage) -> None:
        timed = {index for index, _ in passage.times}
        for token in passage.doc:
            found = [] if token.i in timed else self._entities(number, passage, token)
            if not found:
                continue
            self._at[number, token.i] = found
            future = self._descriptions.is_future(token)
            for entity in found:
                if self._lies_ahead(entity, future=future):
                    self._ahead.add(entity.iri)
                record = Record(
                    passage=number,
                    sentence=self._memory.sentence_of(number, token.i),
                    token=token.i,
                    entity=entity,
                    subject=token.dep_ in ("nsubj", "nsubjpass"),
                    planned=entity.iri in self._ahead,
                    lemma=token.lemma_.lower(),
                    plural=token.tag_ in ("NNS", "NNPS"),
                )
                self._memory.add(record)

    def _lies_ahead(self, entity: Entity, *, future: bool) -> bool:
        for iri in (entity.iri, entity.part_of):
            if iri in self._known:
                return self._topics.is_unflown(str(iri))
        return future

    def _entities(self, number: int, passage: Passage, token: "Token") -> list[Entity]:
        link = passage.links.get(token.i)
        if link is not None:
            describes = link.kind == "demonym" and token.pos_ != "PROPN" and token.dep_ == "amod"
            modifies = not link.cased and token.dep_ == "compound"
            return [] if describes or modifies else self._linked(number, passage, token, link)
        if token.lower_ == "those" and token.dep_ == "pobj":
            return self._pronouns.those(number, token)
        words = passage.words(token.i, token.i + 1)
        proper = token.pos_ == "PROPN" or is_coined(words)
        if token.dep_ == "compound" and proper:
            stranger = self.strangers.told(passage, token)
            return [stranger] if stranger is not None else []
        named = self.strangers.is_name(passage, token)
        if token.dep_ == "compound" or not (token.pos_ == "NOUN" or proper or named):
            return []
        if named or (proper and words[:1].isupper()):
            stranger = self.strangers.entity(passage, token)
            if stranger is not None:
                return [stranger]
        classes = classes_of(token, self._nouns)
        if classes:
            return self._described(number, passage, token, classes)
        return self._body_of(number, passage, token)

    def _linked(self, number: int, passage: Passage, token: "Token", link: Link) -> list[Entity]:
        if link.kind in ("name", "sibling"):
            words = passage.words(token.i, token.i + 1)
            kind = self._known[link.candidates[0]].type if link.candidates else ""
            name, kind = passage.names.get(token.i, (words, kind))
            return [self.strangers.named(name, kind)]
        if len(link.candidates) == 1:
            found = self._topics.entity(link.candidates[0])
            if not link.cased:
                # A common noun is named by the words that stand there.
                found = replace(found, label=passage.words(token.i, token.i + 1))
            return [found]
        return self._namesake(number, token, link.candidates)

    def _namesake(self, number: int, token: "Token", candidates: Sequence[str]) -> list[Entity]:
        """One of several things of one name, by the missions that the text mentions; else none."""
        topics = self._topics
        mentioned = [one for one in candidates if topics.top(one) in topics.flights]
        if len(mentioned) == 1:
            return [topics.entity(mentioned[0])]
        begun = [one for one in candidates if topics.has_begun(one)]
        if len(begun) == 1 and not mentioned:
            return [topics.entity(begun[0])]
        for record in self._memory.before(number, token.i):
            for one in mentioned or candidates:
                if record.entity.iri == one or topics.top_of(record.entity) == topics.top(one):
                    return [topics.entity(one)]
        return []

    def _owners(self, number: int, passage: Passage, token: "Token") -> Iterator[Entity]:
        """What the modifiers of a noun name."""
        for child in token.children:
            if child.dep_ in ("compound", "nmod", "amod", "poss"):
                link = passage.links.get(child.i)
                if link is not None and link.cased:
                    yield from self._linked(number, passage, child, link)
                    if token.tag_ == "NNS":
                        yield from self._with(number, passage, child)
                elif child.dep_ == "poss" and child.pos_ == "PRON":
                    wanted = (kinds.MISSION, *kinds.CRAFT, *kinds.PARTY)
                    for owner in self._pronouns.resolve(number, child, wanted):
                        if not self._vocabulary.fits(owner.type, kinds.PARTY):
                            yield owner
                elif child.dep_ == "poss":
                    yield from self._at.get((number, child.i), ())
                else:
                    yield from self._owners(number, passage, child)
        for target in _after_of(token):
            # "the returner of the Chang'e-6 probe"
            link = passage.links.get(target.i)
            if link is None:
                yield from self._owners(number, passage, target)
            elif link.cased:
                yield from self._linked(number, passage, target, link)

    def _with(self, number: int, passage: Passage, token: "Token") -> Iterator[Entity]:
        """What is coordinated with a name: "the French *and German* agencies"."""
        for other in token.children:
            link = passage.links.get(other.i) if other.dep_ == "conj" else None
            if link is not None and link.cased:
                yield from self._linked(number, passage, other, link)

    def _described(
        self, number: int, passage: Passage, token: "Token", classes: tuple[str, ...]
    ) -> list[Entity]:
        """A common noun; "the lander, Odysseus" and "a lander called X" are what they are named."""
        found = self._named_beside(number, passage, token, classes) or self._said_again(
            number, token, classes
        )
        if found:
            return found
        owners = list(self._owners(number, passage, token))
        return self._descriptions.resolve(number, passage, token, classes, owners)

    def _named_beside(
        self, number: int, passage: Passage, token: "Token", classes: tuple[str, ...]
    ) -> list[Entity]:
        """What is named in the same noun phrase, before the noun or behind it."""
        if self._vocabulary.fits(classes[0], kinds.VEHICLE):
            stranger = self.strangers.of_class(passage, token, classes[0])
            if stranger is not None:
                return [stranger]
        for child in named_beside(token):
            link = passage.links.get(child.i)
            # "the publisher Halden House"
            new = self.strangers.entity(passage, child) if child.pos_ == "PROPN" else None
            if new is None and not link and is_introduced(token, child):
                new = self.strangers.called(passage, child, classes[0])
            found = self._linked(number, passage, child, link) if link else [new] if new else []
            for one in found:
                same = self._descriptions.is_flight_of(one, classes) or (
                    # "a cubesat called LICIACube", which the files know as a probe
                    is_introduced(token, child)
                    and self._vocabulary.fits(one.type, kinds.FLIGHT)
                    and self._vocabulary.fits(classes[0], kinds.FLIGHT)
                )
                if same or self._vocabulary.fits(one.type, classes):
                    return [one]
        return []

    def _said_again(self, number: int, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """An apposition or a predicate: what it describes, no other thing."""
        if token.dep_ == "appos":
            # "Iris, a small rover": the same thing again.
            for one in self._at.get((number, token.head.i), ()):
                if not self._pronouns.is_minor(one) and self._vocabulary.fits(one.type, classes):
                    return [one]
        if token.dep_ == "attr" and token.head.lemma_ in ("be", "become"):
            # “Blue Ghost was the second private lander”: no other one.
            for subject in syntax.surface_subjects(token.head):
                before = self._at.get((number, subject.i)) or self._pronouns.resolve(
                    number, subject, (kinds.MISSION, *kinds.CRAFT, *kinds.PARTY)
                )
                for one in before:
                    if self._pronouns.is_minor(one):
                        # "its only instrument is a camera" says what it is.
                        continue
                    same = self._descriptions.is_flight_of(one, classes)
                    if same or self._vocabulary.fits(one.type, classes):
                        return [one]
        return []

    def _body_of(self, number: int, passage: Passage, token: "Token") -> list[Entity]:
        """“NASA scientists”, "mission control": the body that they work for."""
        if without_article(phrase(passage, token).lower()) in self._own_bodies:
            body = self._descriptions.earlier(number, token, kinds.ORGANIZATION)
            return [body] if body else []
        if token.lemma_.lower() not in self._members:
            return []
        bodies = list(self._owners(number, passage, token))
        for name, target in syntax.prepositions(token, deep=False):
            if name in ("from", "at", "of", "with"):
                link = passage.links.get(target.i)
                bodies += self._linked(number, passage, target, link) if link else []
        for child in token.children:
            # "a team led by the university"
            for leader in syntax.agents(child) if child.lemma_ in ("lead", "head") else ():
                link = passage.links.get(leader.i)
                bodies += self._linked(number, passage, leader, link) if link else []
        found = (self._metonymy.as_wanted(body, kinds.ORGANIZATION) for body in bodies)
        return [one for one in found if one is not None][:1]


def _after_of(token: "Token") -> list["Token"]:
    return [target for name, target in syntax.prepositions(token, deep=False) if name == "of"]
