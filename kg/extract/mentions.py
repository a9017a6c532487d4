"""The mentions of an article in text order, and what each is taken for: names, common nouns.

Names are told apart by the missions that the article mentions; common nouns take up what came
before by class, salience and the tense of their clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.descriptions import Descriptions
from kg.extract.focus import distance, is_aside, is_background, is_compared
from kg.extract.groups import Groups
from kg.extract.link import Link
from kg.extract.memory import Memory, Record
from kg.extract.metonymy import Metonymy
from kg.extract.namesakes import Namesakes
from kg.extract.parse import Passage, is_coined
from kg.extract.phrases import is_introduced, named_beside, phrase, without_article
from kg.extract.pronouns import Pronouns
from kg.extract.scope import Scope
from kg.extract.strangers import Strangers, classes_of
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


class Mentions:
    """Reads an article when it is built."""

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
        self._transparent = lexicon.list("transparent_nouns")
        self._known = lexicon.gazetteer.entities
        self._nouns = lexicon.nouns
        self._members = lexicon.list("member_nouns")
        self._own_bodies = lexicon.list("own_bodies")
        self.topics = Topics(lexicon, passages, published)
        self.metonymy = Metonymy(lexicon, self.topics)
        self.memory = Memory(passages)
        self.pronouns = Pronouns(lexicon, self.topics, self.memory, self.metonymy, scope)
        self.namesakes = Namesakes(lexicon, self.topics, self.memory)
        self.groups = Groups(lexicon, self.memory)
        self.strangers = Strangers(lexicon, passages, flights=bool(self.topics.flights))
        self._descriptions = Descriptions(
            lexicon, self.topics, self.memory, self.metonymy, scope, article=article
        )
        self._at: dict[tuple[int, int], list[Entity]] = {}
        self._ahead: set[str] = set()
        for number, passage in enumerate(passages):
            self._read(number, passage)

    def at(self, number: int, token: "Token") -> list[Entity] | None:
        """What the noun phrase was taken for; None if for nothing."""
        return self._at.get((number, token.i))

    def _read(self, number: int, passage: Passage) -> None:
        timed = {index for index, _ in passage.times}
        for token in passage.doc:
            if token.lower_ == "it" and distance(token) == 0:
                self.memory.add_pronoun(number, token)
            when = token.i in timed and not self._is_event(token)
            found = [] if when else self._entities(number, passage, token)
            if not found:
                continue
            self._at[number, token.i] = found
            future = self._descriptions.is_future(token)
            for entity in found:
                if self._lies_ahead(entity, future=future):
                    self._ahead.add(entity.iri)
                record = Record(
                    passage=number,
                    sentence=self.memory.sentence_of(number, token.i),
                    token=token.i,
                    entity=entity,
                    subject=token.dep_ in ("nsubj", "nsubjpass"),
                    planned=entity.iri in self._ahead,
                    lemma=token.lemma_.lower(),
                    plural=token.tag_ in ("NNS", "NNPS"),
                    joined=_first_conjunct(token),
                    aside=is_aside(token),
                    distance=distance(token),
                    compared=is_compared(token),
                    background=is_background(token),
                    past=self._descriptions.tense_of(token) is Tense.PAST,
                )
                self.memory.add(record)

    def _is_event(self, token: "Token") -> bool:
        """“During the lunar night”: a time that is a thing of its own."""
        return self._vocabulary.fits_any(classes_of(token, self._nouns), (kinds.EVENT,))

    def _lies_ahead(self, entity: Entity, *, future: bool) -> bool:
        for iri in (entity.iri, entity.part_of):
            if iri in self._known:
                return self.topics.is_unflown(str(iri))
        return future

    def _entities(self, number: int, passage: Passage, token: "Token") -> list[Entity]:
        link = passage.links.get(token.i)
        if link is not None:
            describes = link.kind == "demonym" and token.pos_ != "PROPN" and token.dep_ == "amod"
            modifies = not link.cased and token.dep_ == "compound"
            return [] if describes or modifies else self._linked(number, passage, token, link)
        if group := self.groups.of_noun(number, token):
            return group
        if token.lower_ == "those" and token.dep_ == "pobj":
            return self.pronouns.those(number, token)
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
        if token.lemma_.lower() in self._transparent and syntax.after_of(token):
            # "119 gigabytes of data": the data
            return []
        if classes:
            return self._described(number, passage, token, classes)
        return self._body_of(number, passage, token)

    def _linked(self, number: int, passage: Passage, token: "Token", link: Link) -> list[Entity]:
        if link.kind == "shared":
            return []
        if link.kind in ("name", "sibling"):
            words = passage.words(token.i, token.i + 1)
            kind = self._known[link.candidates[0]].type if link.candidates else ""
            name, kind = passage.names.get(token.i, (words, kind))
            return [self.strangers.named(name, kind)]
        if len(link.candidates) == 1:
            found = self.topics.entity(link.candidates[0])
            if not link.cased:
                # A common noun is named by the words that stand there.
                found = replace(found, label=passage.words(token.i, token.i + 1))
            return [found]
        return self.namesakes.resolve(number, token, link.candidates)

    def _owners(self, number: int, passage: Passage, token: "Token") -> Iterator[Entity]:
        """What the modifiers of a noun name."""
        for child in token.children:
            if child.dep_ in ("compound", "nmod", "amod", "poss"):
                link = passage.links.get(child.i)
                if link is not None and link.cased:
                    yield from self._together(number, passage, child, token)
                elif child.dep_ == "poss" and child.pos_ == "PRON":
                    yield from self._owner(number, child, token)
                elif child.dep_ == "poss":
                    yield from self._at.get((number, child.i), ())
                else:
                    yield from self._owners(number, passage, child)
        for target in syntax.after_of(token):
            # "the returner of the Chang'e-6 probe", "the agencies of Japan and Canada"
            link = passage.links.get(target.i)
            if link is None:
                yield from self._owners(number, passage, target)
            elif link.cased:
                yield from self._together(number, passage, target, token)

    def _owner(self, number: int, token: "Token", noun: "Token") -> Iterator[Entity]:
        """Whose the noun is by a possessive pronoun: a thing, no party."""
        device = self._vocabulary.fits_any(classes_of(noun, self._nouns), kinds.DEVICE)
        # A battery is a craft's; whose the lander is may be a firm.
        wanted = (kinds.MISSION, *kinds.CRAFT, *(() if device else kinds.PARTY))
        for owner in self.pronouns.resolve(number, token, wanted):
            if not self._vocabulary.fits(owner.type, kinds.PARTY):
                yield owner

    def _together(
        self, number: int, passage: Passage, token: "Token", noun: "Token"
    ) -> Iterator[Entity]:
        """What a name names; of a plural all of it: "the French *and German* agencies"."""
        yield from self._linked(number, passage, token, passage.links[token.i])
        if noun.tag_ == "NNS":
            for other in token.children:
                link = passage.links.get(other.i) if other.dep_ == "conj" else None
                if link is not None and link.cased:
                    yield from self._together(number, passage, other, noun)

    def _described(
        self, number: int, passage: Passage, token: "Token", classes: tuple[str, ...]
    ) -> list[Entity]:
        """A common noun; "the lander, Odysseus" and "a lander called X" are what they are named."""
        found = self._named_beside(number, passage, token, classes) or self._said_again(
            number, token, classes
        )
        if found:
            return found
        if group := self.groups.of_plural(number, token, classes):
            return group
        owners = list(self._owners(number, passage, token))
        whole = (*kinds.PARTY, *kinds.VEHICLE)
        if not owners and self.groups.count(token) and self._vocabulary.fits(classes[0], whole):
            # Of two things that are not told it means neither.
            return []
        return self._descriptions.resolve(number, passage, token, classes, owners)

    def _named_beside(
        self, number: int, passage: Passage, token: "Token", classes: tuple[str, ...]
    ) -> list[Entity]:
        """What is named in the same noun phrase, before the noun or behind it."""
        place = self._vocabulary.fits(classes[0], kinds.PLACE) and token.tag_ == "NN"
        if place and (name := _own_name(passage, token)):
            return [self.strangers.named(name, classes[0])]
        if self._vocabulary.fits(classes[0], kinds.VEHICLE):
            stranger = self.strangers.of_class(passage, token, classes[0])
            if stranger is not None:
                return [stranger]
        if token.tag_ == "NNS" and len(several := self._named_before(number, passage, token)) > 1:
            return several
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
                    (is_introduced(token, child) or child.i == token.i + 1)
                    and self._vocabulary.fits(one.type, kinds.FLIGHT)
                    and self._vocabulary.fits(classes[0], kinds.FLIGHT)
                )
                if same or self._vocabulary.fits(one.type, classes):
                    return [one]
        return []

    def _named_before(self, number: int, passage: Passage, token: "Token") -> list[Entity]:
        """“the Tern and Petrel landers”: both."""
        return [
            one
            for child in token.children
            if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN"
            for part in syntax.conjuncts(child)
            if (link := passage.links.get(part.i)) is not None and link.cased
            for one in self._linked(number, passage, part, link)
            if self._vocabulary.fits(one.type, kinds.VEHICLE)
        ]

    def _said_again(self, number: int, token: "Token", classes: tuple[str, ...]) -> list[Entity]:
        """An apposition or a predicate: what it describes, no other thing."""
        if token.dep_ == "appos":
            # "Iris, a small rover": the same thing again.
            for one in self._at.get((number, token.head.i), ()):
                # "DORN, a French instrument": a part with a name
                beside = token.head.pos_ == "PROPN" and token.left_edge.i == token.head.i + 2
                named = beside or not self.pronouns.is_minor(one)
                same = self._descriptions.is_flight_of(one, classes)
                if named and (same or self._vocabulary.fits(one.type, classes)):
                    return [one]
        left = token.left_edge.i
        if left > 1 and token.doc[left - 1].text == "(":
            # "Chandrayaan-1 (India's first lunar mission)", whatever the tree says
            for one in self._at.get((number, left - 2), ()):
                same = self._descriptions.is_flight_of(one, classes)
                if same or self._vocabulary.fits(one.type, classes):
                    return [one]
        if token.dep_ == "attr" and token.head.lemma_ in ("be", "become"):
            # “Blue Ghost was the second private lander”: no other one.
            for subject in syntax.surface_subjects(token.head):
                before = self._at.get((number, subject.i)) or self.pronouns.resolve(
                    number, subject, (kinds.MISSION, *kinds.CRAFT, *kinds.PARTY)
                )
                for one in before:
                    if self.pronouns.is_minor(one):
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
        found = (self.metonymy.as_wanted(body, kinds.ORGANIZATION) for body in bodies)
        return [one for one in found if one is not None][:1]


def _own_name(passage: Passage, token: "Token") -> str:
    """“Jezero crater”: a place that only the words before its noun name; "" for none."""
    left = token.i
    while left > token.sent.start:
        one = token.doc[left - 1]
        if one.pos_ != "PROPN" or one.dep_ != "compound" or one.i in passage.links:
            break
        left -= 1
    return passage.words(left, token.i + 1) if left < token.i else ""


def _first_conjunct(token: "Token") -> int:
    while token.dep_ == "conj":
        token = token.head
    return int(token.i)
