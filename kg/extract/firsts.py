"""Who or what is the first of its kind, or the third: "India's first lunar mission", "the 29th
country to sign", "made the first soft landing on the far side".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.factuality import Factuality
from kg.extract.ordinals import ordinal
from kg.extract.parse import Passage
from kg.extract.scope import Scope
from kg.extract.strangers import classes_of
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity, Tense
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose object is a feat: "made the first landing".
_ACHIEVING = frozenset(
    "make perform achieve accomplish complete conduct execute undertake score pull".split()
)
# "went down in history as the first craft to land".
_RANKING_AS = frozenset({"make", "go", "enter", "stand", "rank", "serve", "write"})
# What follows tells when it was, not what: the feat ends before it.
_ENDS = re.compile(
    r"(?:,| [—–]|;| when | after | while | and (?:only )?the | but | as (?=(?:the|its?)\b)).*$"
    r"| and$",
    re.DOTALL,
)
# The first sentences of an article stand within so many characters.
_LEAD = 500
# A feat of more words than that is a misreading.
_LONGEST = 16


class Firsts:
    """Reads them for one frame: `isFirst`, or `rank` for any higher number."""

    def __init__(self, frame: Frame, lexicon: Lexicon) -> None:
        self._frame = frame
        self._vocabulary = lexicon.vocabulary
        self._nouns = lexicon.nouns
        self._offices = lexicon.list("offices")

    def readings(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[tuple[Entity, Entity, "Token", int]]:
        """Whom the noun ranks, and among what."""
        number = _number(token)
        if number is None or token.lemma_.lower() in self._offices:
            # "its first director": that is an office
            return
        if (ordinal(number.lower_) == 1) != (self._frame.property == "isFirst"):
            return
        owners = [
            entity
            for child in token.children
            if child.dep_ in ("poss", "amod", "compound", "nmod")
            for entity in self._owner(passage, discourse, syntax.whose(child))
        ]
        value = owners[0] if owners else self._feat(passage, token, number)
        people = self._vocabulary.fits_any(self._frame.domain, kinds.PERSON)
        described = _described(token, number)
        if not described and self._is_of_lead(passage, token, owners):
            described = [token]
        for one in described:
            if number == token and one.pos_ == "PRON":
                # "it was the first to notice": too little is said of what it is
                continue
            things = discourse.resolve(passage, one, self._wanted(token))
            if not things and people and one.pos_ == "PROPN":
                things = discourse.open_phrase(passage, one, kinds.PERSON[0])
            for thing in things:
                if one != token and thing.label.lower() in value.label.lower():
                    # "second private lander to do so": nobody says which
                    continue
                if one != token or thing.label[:1].isupper():
                    yield thing, value, one, token.i

    def _wanted(self, noun: "Token") -> tuple[str, ...]:
        """What it can be that is ranked: only a craft is "its first probe"."""
        classes = classes_of(noun, self._nouns)
        for kind in (kinds.VEHICLE, kinds.CRAFT, kinds.COUNTRY):
            if classes and all(self._vocabulary.fits(one, kind) for one in classes):
                return kind
        return self._frame.domain

    def _is_of_lead(self, passage: Passage, token: "Token", owners: list[Entity]) -> bool:
        """“South Korea's first lunar orbiter has …" at the head of an article: the one that the
        article is about.
        """
        if self._frame.property != "isFirst" or passage.block.start > _LEAD:
            return False
        nation = any(self._vocabulary.fits(one.type, kinds.COUNTRY) for one in owners)
        owned = any(child.dep_ == "poss" for child in token.children)
        return owned and nation and token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "ROOT")

    def meant(self, scope: Scope, passage: Passage, token: "Token") -> Factuality | None:
        """As its clause where it is the predicate; an aside tells of what is done in the past."""
        if (making := syntax.making_verb(token)) is not None:
            return scope.of_verb(making, headline=passage.is_title)
        if _achieving(token) is not None or (token.dep_ == "attr" and syntax.is_verb(token.head)):
            return scope.of_verb(token.head, headline=passage.is_title)
        clause = syntax.governing_verb(token)
        above = scope.of_verb(clause, headline=passage.is_title) if clause is not None else None
        if token.dep_ == "pobj" and token.head.lower_ == "as":
            return above
        if above is not None and above.tense is Tense.FUTURE:
            return Factuality(tense=Tense.FUTURE)
        was = above is not None and above.tense is Tense.PAST
        # "the first woman in space", "the first lander in 47 years": so it was
        bounded = bool(_opening(token)) or any(
            child.dep_ == "prep" and child.lower_ == "in" for child in token.children
        )
        # "India's first mission to study the Sun": that is its purpose
        owned = any(child.dep_ == "poss" for child in token.children)
        done = (_infinitive_below(token) and not owned) or (was and bounded)
        return replace(Factuality(), tense=Tense.PAST) if done else Factuality()

    def _owner(self, passage: Passage, discourse: Discourse, child: "Token") -> list[Entity]:
        link = passage.links.get(child.i)
        if link is not None and link.kind == "demonym":
            return discourse.named(link)
        if link is not None:
            named = discourse.named(link)
            if any(self._vocabulary.fits(one.type, kinds.PLACE) for one in named):
                # "Europe's first": the continent's, not its agency's; "the first Moon lander"
                whole = child.dep_ == "poss"
                return [
                    one for one in named if whole or self._vocabulary.fits(one.type, kinds.COUNTRY)
                ][:1]
        return discourse.resolve(passage, child, (*kinds.COUNTRY, *kinds.ORGANIZATION))

    def _feat(self, passage: Passage, token: "Token", number: "Token") -> Entity:
        """What it is the first to do or be, in the text's words; a higher number stands with them:
        "fifth country to land".
        """
        apposed = {
            part.i
            for child in token.children
            if child.dep_ in ("appos", "conj")
            for part in child.subtree
        }
        parts = [part for part in token.subtree if part.i not in apposed]
        if token.dep_ in ("nsubj", "dobj") and syntax.is_infinitive(token.head):
            # "made Japan the fifth country to land": the parser takes it for who lands
            parts += list(token.head.subtree)
        for sibling in token.head.children:
            if (
                sibling.dep_ in ("xcomp", "advcl", "relcl", "ccomp")
                and sibling.left_edge.i == token.i + 1
            ):
                parts += list(sibling.subtree)
        end = max((part.i for part in parts if part.i - token.i < _LONGEST), default=token.i)
        first = number.i + (ordinal(number.lower_) == 1)
        for place, _ in passage.times:
            # "first to land on the Moon on Thursday": when is no part of it
            lead = passage.doc[place].head
            if place == end and first < lead.i < place and lead.dep_ == "prep":
                end = lead.i - 1
        words = _ENDS.sub("", passage.words(first, end + 1)).rstrip(' ,;.”"')
        kind = self._vocabulary.own(kinds.FEAT)
        return Entity(iri=vocab.ENTITY + "feat-" + slug(words)[:60], label=words, type=kind)


def _number(token: "Token") -> "Token | None":
    """The ordinal before a noun, or one that stands alone: "the fourth to land"."""
    for child in token.children:
        # "first" may hang on the next adjective: "South Korea's first lunar orbiter"
        for one in (child, *child.lefts) if child.dep_ == "amod" else ():
            if one.dep_ == "amod" and ordinal(one.lower_) is not None:
                return one
    after = token.i + 1
    if ordinal(token.lower_) is None or token.dep_ == "amod" or after == len(token.doc):
        return None
    # "the first from that country to circle another planet"
    behind = token.nbor(1).lower_
    deep = behind in ("from", "of", "in") and _infinitive_below(token)
    return token if behind == "to" or deep else None


def _described(token: "Token", number: "Token") -> list["Token"]:
    """Who or what has the rank."""
    if token.dep_ == "appos":
        return [token.head]
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become"):
        return syntax.surface_subjects(token.head)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        # "the first craft to land was X"
        return [one for one in token.head.rights if one.dep_ == "attr" and one.pos_ == "PROPN"]
    if token.dep_ == "conj" and token.head.lemma_ in ("be", "become"):
        return syntax.surface_subjects(token.head)
    if token.dep_ == "conj" and token.head.dep_ == "attr":
        return syntax.surface_subjects(token.head.head)
    if opened := _opening(token):
        return opened
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        verb = syntax.governing_verb(token)
        return syntax.subjects(verb) if verb is not None and verb.lemma_ in _RANKING_AS else []
    if made := _made_so(token, number):
        return [made]
    if (verb := _achieving(token)) is not None:
        return syntax.subjects(verb)
    # "the first crew, A and B": a list says who is in it, not what was first.
    return [
        child
        for child in token.children
        if child.dep_ == "appos"
        and len(syntax.conjuncts(child)) == 1
        and (child.pos_ == "PROPN" or child.doc[child.left_edge.i - 1].is_punct)
    ]


def _opening(token: "Token") -> list["Token"]:
    """“The first private mission to the Moon, *it* made a soft landing."""
    verb = token.head
    if token.dep_ not in ("dep", "npadvmod", "nsubj", "ccomp") or not syntax.is_verb(verb):
        return []
    if token.left_edge.i != token.sent.start or token.right_edge.i + 2 >= verb.sent.end:
        return []
    comma = token.doc[token.right_edge.i + 1]
    behind = [child for child in verb.lefts if child.dep_ == "nsubj" and child.i > comma.i]
    return behind[-1:] if comma.text == "," else []


def _achieving(token: "Token") -> "Token | None":
    """The verb of "made the first soft landing": "its first landing" is no feat."""
    own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)
    verb = token.head
    if token.dep_ != "dobj" or own or not syntax.is_verb(verb) or verb.lemma_ not in _ACHIEVING:
        return None
    return None if any(child.dep_ == "oprd" for child in verb.children) else verb


def _made_so(noun: "Token", number: "Token") -> "Token | None":
    """“making *Japan* the fifth country to land”: what stands between the verb and the title."""
    verb = syntax.making_verb(noun)
    between = noun.doc[verb.i + 1 : number.i] if verb is not None else ()
    named = [part for part in between if part.pos_ in ("PROPN", "NOUN", "PRON")]
    return named[-1] if named else None


def _infinitive_below(token: "Token") -> bool:
    """“the first craft to land”."""
    return any(
        child.dep_ in ("relcl", "acl", "advcl", "xcomp")
        and syntax.is_infinitive(child)
        and child.i - token.i < _LONGEST
        for child in token.children
    )
