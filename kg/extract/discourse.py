"""Who and what a noun phrase means, as something of the classes that a property relates.

What the article's mentions were taken for is asked here, and pronouns, which the verb helps to
understand; `mentions` reads the article.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.coordinates import place_by_degrees
from kg.extract.flights import Flights, owner
from kg.extract.link import Link
from kg.extract.mentions import Mentions
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, named_by_words, phrase, with_complement
from kg.extract.recent import Recent
from kg.extract.scope import Scope
from kg.extract.strangers import classes_of
from kg.lexicon import Lexicon
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

# Classes of what is no subject of research.
_NO_TOPICS = (*kinds.PARTY, kinds.MISSION, *kinds.COUNTRY)
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
        self._nouns = lexicon.nouns
        self._transparent = lexicon.list("transparent_nouns")
        self._no_topics = lexicon.list("no_topics") | lexicon.list("document_nouns")
        self._parts = lexicon.list("part_nouns") | lexicon.list("aim_nouns")
        self._remains = lexicon.list("remains_nouns")
        self._flights = lexicon.list("flight_nouns")
        self._single_flights = Flights(lexicon)
        self._article = article
        self._mentions = Mentions(lexicon, passages, scope, article=article, published=published)
        self._topics = self._mentions.topics
        self._metonymy = self._mentions.metonymy
        self._index = {id(passage.doc): number for number, passage in enumerate(passages)}
        self.namesakes = self._mentions.namesakes
        self.strangers = self._mentions.strangers
        self.recent = Recent(
            lexicon, self._topics, self._mentions.memory, self._metonymy, self._index
        )
        # Who "we" is, once the speakers are known.
        self.first_person: Callable[[Passage, Token], Entity | None] | None = None

    def resolve(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """The entities that the noun phrase means, as far as they can be one of `wanted`.

        Countries and capitals stand for their agency or government where a party is wanted.
        """
        number = self._index[id(passage.doc)]
        if token.lower_ == "whose":
            # "the lander, whose builder": the lander's
            token = syntax.whose(token)
        found = self._mentions.at(number, token)
        if found is None and syntax.stands_for_none(token):
            found = self._mentions.pronouns.none_of(number, token, wanted)
        if found is None and token.pos_ == "PRON":
            found = self._mentions.groups.of_pronoun(number, token, wanted)
            found = found or self._mentions.pronouns.resolve(number, token, wanted)
            found = found or self._own_body(passage, token)
        if not found and self._is_transparent(passage, token):
            return [
                entity
                for target in self._behind(token)
                for entity in self.resolve(passage, target, wanted)
            ]
        if not found:
            site = all(self._vocabulary.fits(kind, kinds.PLACE) for kind in wanted)
            for target in self._instead(token):
                if site and target.pos_ == "PRON":
                    # "on its side": no town has one
                    continue
                if meant := self.resolve(passage, target, wanted):
                    return meant
        if flight := self._flight(passage, token, found or (), wanted):
            return flight
        words = phrase(passage, token)
        meant = [
            replace(one, mention=words)
            for entity in found or ()
            if (one := self._metonymy.as_wanted(entity, wanted)) is not None
        ]
        return meant or self._flown(passage, token, wanted)

    def _flown(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """The rocket: "on the first flight of the Vulcan", "the H3's second flight"."""
        carrier = self._vocabulary.fits_any(wanted, kinds.CARRIER)
        if not carrier or token.lemma_.lower() not in self._flights:
            return []
        whose = [child for child in token.children if child.dep_ in ("poss", "compound")]
        targets = (*whose, *syntax.after_of(token))
        return [one for target in targets for one in self.resolve(passage, target, wanted)]

    def _flight(
        self,
        passage: Passage,
        token: "Token",
        found: Sequence[Entity],
        wanted: tuple[str, ...],
    ) -> list[Entity]:
        """The single flight of a rocket: “its maiden flight”, or the rocket as what flies."""
        rocket = owner(token) if token.lemma_.lower() in self._flights else token
        if rocket is None or not self._vocabulary.fits_any(wanted, (kinds.MISSION,)):
            return []
        if rocket is not token:
            found = self.resolve(passage, rocket, kinds.CARRIER)
        return self._single_flights.of(passage, rocket, found)

    def _instead(self, token: "Token") -> Iterator["Token"]:
        """The words that name what is meant where the noun itself names nothing."""
        lemma = token.lemma_.lower()
        before = [child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod")]
        if lemma in self._parts or (before and f"{before[-1]} {lemma}" in self._parts):
            # "bolted to its side", "in the nose of the rocket": the whole.
            yield from (child for child in token.children if child.dep_ == "poss")
            yield from syntax.after_of(token)
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
        found = syntax.after_of(token)
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
        if _in_time(passage, token):
            return []
        if self._vocabulary.fits(kind, kinds.PERSON):
            return self.strangers.person(passage, token)
        if self._vocabulary.fits_any(classes_of(token, self._nouns), kinds.PERSON):
            return []
        if self._vocabulary.fits(kind, kinds.PLACE):
            return self._place(passage, token, kind)
        if self._vocabulary.fits(kind, kinds.DEVICE) and self.strangers.is_bare_name(
            passage, token
        ):
            # "carried Jane Doe": rather a person than an instrument.
            return []
        amount = _is_amount(passage, token)
        transparent = amount or token.lemma_.lower() in self._transparent
        if transparent:
            # "carried 135 kg of propellant", "signs of life"
            behind = (self.open_phrase(passage, one, kind) for one in syntax.after_of(token))
            if found := next(filter(None, behind), None):
                return found
        if self._vocabulary.fits(kind, (kinds.TOPIC,)) and not amount:
            return self._topic(passage, token, kind)
        return [] if transparent else [self._by_words(passage, token, kind)]

    def _place(self, passage: Passage, token: "Token", kind: str) -> list[Entity]:
        """A place by its degrees or by its name: "landed on schedule" is nowhere."""
        if found := place_by_degrees(passage, token, kind):
            return found
        if not self._is_proper(passage, token) or token.lemma_.lower() in self._transparent:
            return []
        return [self._by_words(passage, token, kind)]

    def _by_words(self, passage: Passage, token: "Token", kind: str) -> Entity:
        thing = named_by_words(passage, token, kind, article=self._article)
        return replace(thing, mention=phrase(passage, token))

    def _topic(self, passage: Passage, token: "Token", kind: str) -> list[Entity]:
        if not self._is_topic(passage, token):
            return []
        topic = self._by_words(passage, token, kind)
        return [replace(topic, label=with_complement(passage, token))]

    def _is_topic(self, passage: Passage, token: "Token") -> bool:
        """Whether one studies such a thing: no party or undertaking, nor empty word."""
        classes = classes_of(token, self._nouns)
        lemma = token.lemma_.lower()
        terms = {lemma, *(f"{one.lower_} {lemma}" for one in token.lefts if one.dep_ == "compound")}
        named = token.pos_ == "PROPN" and not determiners(token)
        return not (
            named
            or self._vocabulary.fits_any(classes, _NO_TOPICS)
            or not terms.isdisjoint(self._no_topics | self._remains)
        )

    def pronoun(self, passage: Passage, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """What a pronoun means: of `wanted`, the last subject or mention just before."""
        return self._mentions.pronouns.resolve(self._index[id(passage.doc)], token, wanted)

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

    def belonging(self, owner: Entity, noun: str, kind: str) -> Entity:
        """What a craft's mission has one of, whatever the text calls it: its samples."""
        top = self._topics.top_of(owner)
        whole = self._topics.entity(top) if top is not None else owner
        return Entity(
            iri=vocab.ENTITY + slug(f"{whole.iri.rsplit('/', 1)[1]} {noun}"),
            label=f"{whole.label} {noun}",
            type=kind,
            part_of=whole.iri,
        )

    def named(self, link: Link) -> list[Entity]:
        """The entity of a link that has one candidate."""
        known = link.candidates[:1] if link.kind != "shared" else ()
        return [self._topics.entity(iri) for iri in known]

    def entities_at(self, passage: Passage, token: "Token") -> list[Entity]:
        """What the token's noun phrase was taken for, whatever its type."""
        return self._mentions.at(self._index[id(passage.doc)], token) or []


def _is_amount(passage: Passage, token: "Token") -> bool:
    """Whether the word is the unit of an amount, of whatever is measured so."""
    return any(
        token.i == place and one.quantity.kind != "count" for place, one in passage.quantities
    )


def _in_time(passage: Passage, token: "Token") -> bool:
    """Whether a word belongs to a time: "around *June 25*"."""
    place = passage.starts[token.i] - passage.block.start
    return any(one.start <= place < one.end for _, one in passage.times)
