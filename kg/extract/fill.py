"""Who and what fills the roles of a frame: entities behind the noun phrases of the syntax."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract import belonging, inventory, kinds, lightobjects, roles, syntax
from kg.extract.discourse import Discourse
from kg.extract.inventory import Inventory, spelled_out
from kg.extract.measurement import weighed
from kg.extract.parse import Passage
from kg.extract.strangers import classes_of
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# Roles of whose the thing is that the clause is about.
_BELONGING = frozenset({"about", "whose", "whole"})
_WHO = frozenset({"who", "which", "that"})
_EARLIER = frozenset({"previous", "earlier", "other", "another", "past", "most", "many", "any"})


class RoleFiller:
    """Fills roles by the types that a frame wants."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._nouns = lexicon.nouns
        self._event_verbs = lexicon.list("event_verbs")
        self._inventory = Inventory(lexicon)
        self._watching = lexicon.list("watching_verbs")
        # By property, the nouns that state it themselves.
        self._nominal: dict[str, frozenset[str]] = {}
        for frame in lexicon.frames:
            known = self._nominal.get(frame.property, frozenset())
            self._nominal[frame.property] = known | frame.nouns

    def entities(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        wanted_roles: Sequence[str],
        frame: Frame,
        wanted: tuple[str, ...],
        apart: Collection[str] = (),
    ) -> list[tuple[Entity, "Token"]]:
        """The fillers of the first role that has any of the wanted class."""
        every: list[tuple[Entity, Token]] = []
        for role in roles.by_preference(wanted_roles, token):
            if role in roles.UNDERSTOOD:
                return self._understood(
                    passage, discourse, token, role, wanted_roles, wanted, apart
                )
            if role == "clause_subj" and (
                _has_owner(passage, token, wanted_roles) or self._is_watched(token)
            ):
                continue
            if role == "about" and _is_earlier(lightobjects.topic(passage, token, frame.about)):
                return []
            fillers = self._in_order(passage, token, role, wanted_roles, frame)
            for filler in fillers:
                found: list[tuple[Entity, Token]] = []
                places = [filler, *_above(token, filler)]
                for place in sorted(places, key=lambda one: not self._is_made(token, one)):
                    found = found or [
                        (entity, one)
                        for one in _described(token, place)
                        if not self._is_ambiguous(passage, discourse, one, wanted)
                        for entity in self._meant(passage, discourse, one, wanted)
                        if entity.iri not in frame.exclude
                    ]
                if found and role not in roles.CORE:
                    return found
                every += found
            if every:
                return every
            if role in _BELONGING and any(
                _is_owner(one) or _is_unknown(passage, discourse, one) for one in fillers
            ):
                # "Kestrel's attempt failed", and nothing known of Kestrel: no other's attempt.
                return []
            if role == "about" and _is_any(lightobjects.topic(passage, token, frame.about)):
                return []
        return []

    def _is_made(self, token: "Token", noun: "Token") -> bool:
        """“a spectrometer from X, which detects ice”: rather the spectrometer than X."""
        clause = _top(token)
        maker = clause.head
        if clause.dep_ != "relcl" or maker.dep_ != "pobj" or maker.head.head != noun:
            return False
        device = self._vocabulary.fits_any(classes_of(noun, self._nouns), kinds.DEVICE)
        return device and maker.head.lower_ in ("from", "by")

    def _meant(
        self, passage: Passage, discourse: Discourse, token: "Token", wanted: tuple[str, ...]
    ) -> list[Entity]:
        """What the word means; where only a person can stand, a full name is one."""
        found = discourse.resolve(passage, token, wanted)
        if not found and all(self._vocabulary.fits(one, kinds.PERSON) for one in wanted):
            return discourse.open_phrase(passage, token, wanted[0])
        return found

    def dangling(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> list[tuple[Entity, "Token"]]:
        """“Launched on Monday from Florida." The craft of the text, for a participle that heads
        its sentence without a subject.
        """
        alone = token.dep_ == "ROOT" and token.tag_ in ("VBN", "VBD")
        if not alone or not {"theme", "obj"} & set(frame.subject):
            return []
        if any(child.dep_ in _SUBJECTS or child.dep_ == "dobj" for child in token.children):
            return []
        return [
            (entity, token)
            for entity in discourse.recent.craft_before(passage, token)
            if self._vocabulary.fits(entity.type, frame.domain)
        ]

    def _is_ambiguous(
        self, passage: Passage, discourse: Discourse, token: "Token", wanted: tuple[str, ...]
    ) -> bool:
        """“it” where a rocket is wanted, but the text also speaks of a craft: hardly the rocket.
        “It was built in cooperation with X”: hardly a body. "It was called X": hardly a place.
        """
        if token.pos_ != "PRON":
            return False
        kind = kinds.ORGANIZATION if token.dep_ == "nsubjpass" else kinds.CARRIER
        fits = self._vocabulary.fits
        others = all(fits(one, kind) or fits(one, kinds.PLACE) for one in wanted)
        return others and bool(discourse.resolve(passage, token, kinds.FLIGHT))

    def _understood(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        role: str,
        wanted_roles: Sequence[str],
        wanted: tuple[str, ...],
        apart: Collection[str],
    ) -> list[tuple[Entity, "Token"]]:
        """Who fills a role that the clause leaves to the text around it."""
        if role == "name":
            return list(roles.called(passage, token))
        if role == "entry":
            return list(self._of_entry(passage, discourse, token, wanted))
        if role == "operator":
            return [(entity, token) for entity in discourse.recent.main_body(wanted)]
        if syntax.is_verb(token) and "of" in wanted_roles and _is_for_something(token):
            # "paid the bill for dinner"
            return []
        if role == "craft" and (own := self._of_clause(passage, discourse, token, wanted)):
            return own
        flies = role == "craft" or self._inventory.stands_for_flight(passage, discourse, token)
        if not flies or _has_owner(passage, token, wanted_roles):
            return []
        barred = {
            entity.iri
            for subject in (syntax.surface_subjects(token) if syntax.is_verb(token) else ())
            for one in subject.subtree
            for entity in discourse.entities_at(passage, one)
        }
        return [
            (entity, token)
            for entity in discourse.recent.craft_before(passage, token, barred.union(apart))
            if self._vocabulary.fits(entity.type, wanted)
        ]

    def _of_entry(
        self, passage: Passage, discourse: Discourse, token: "Token", wanted: tuple[str, ...]
    ) -> Iterator[tuple[Entity, "Token"]]:
        """“Mass: 678 kg”: of what the entry is about."""
        opens = token.left_edge.i == token.sent.start and token.dep_ == "ROOT"
        if opens and any(one.text == ":" and one.head == token for one in token.rights):
            for entity in discourse.recent.subject_of_entry(passage, token):
                if self._vocabulary.fits(entity.type, wanted):
                    yield entity, token

    def _is_watched(self, noun: "Token") -> bool:
        """“LRO photographed the *crash* site”: it is not LRO that crashed."""
        one = roles.named_for(noun)
        return one.dep_ == "dobj" and one.head.lemma_ in self._watching

    @staticmethod
    def _of_clause(
        passage: Passage, discourse: Discourse, token: "Token", wanted: tuple[str, ...]
    ) -> list[tuple[Entity, "Token"]]:
        """“X carried a rover and *payloads*, including a camera": X, not the rover."""
        if token.dep_ not in ("dobj", "conj") or token.pos_ not in ("NOUN", "PROPN"):
            return []
        verb = syntax.governing_verb(token)
        subjects = syntax.surface_subjects(verb) if verb is not None else []
        return [
            (one, token) for each in subjects for one in discourse.resolve(passage, each, wanted)
        ]

    def _fillers(self, passage: Passage, token: "Token", role: str, frame: Frame) -> list["Token"]:
        if role == "subj" and (noun := weighed(token)) is not None:
            return [noun]
        if role in inventory.ROLES:
            return self._inventory.fillers(token, role)
        if role == "owner":
            noun = lightobjects.light_object(passage, token, frame.object)
            return belonging.owners(noun) if noun is not None else []
        if role == "whole":
            return belonging.wholes(token)
        if role == "whose":
            noun = lightobjects.light_object(passage, token, frame.object)
            return belonging.concerned(noun) if noun is not None else []
        if role == "about":
            noun = lightobjects.topic(passage, token, frame.about)
            return belonging.concerned(noun) if noun is not None else []
        return roles.fillers(token, role, light=bool(frame.object), event_verbs=self._event_verbs)

    def _in_order(
        self, passage: Passage, token: "Token", role: str, wanted_roles: Sequence[str], frame: Frame
    ) -> list["Token"]:
        """The fillers of a role; of several prepositions that will do, the first in the text."""
        if role in roles.CORE:
            return self._fillers(passage, token, role, frame)
        return sorted(
            (
                filler
                for one in wanted_roles
                if one not in roles.CORE
                for filler in self._fillers(passage, token, one, frame)
                if not self._is_of_noun(filler, token, frame)
            ),
            key=lambda filler: filler.i,
        )

    def _is_of_noun(self, filler: "Token", token: "Token", frame: Frame) -> bool:
        """“reached orbit after its *launch* aboard X": the noun has a frame of its own."""
        if not syntax.is_verb(token):
            return False
        one = filler.head
        while one != token and one.head != one:
            if one.pos_ == "NOUN" and one.lemma_.lower() in self._nominal[frame.property]:
                return one.dep_ == "pobj"
            one = one.head
        return False

    def open(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        frame: Frame,
        known: Sequence[tuple[Entity, "Token"]],
    ) -> list[tuple[Entity, "Token"]]:
        """The known fillers of the value, and what is coordinated with them, or else stands there,
        as things that only their words name.
        """
        taken = {one.i for _, one in known}
        for role in roles.by_preference(frame.value, token):
            places = [
                one
                for filler in self._fillers(passage, token, role, frame)
                for one in spelled_out(filler)
            ]
            beside = any(one.i in taken for one in places)
            # "monitors the weather on Mars": what is acted on, before where it is
            if taken and not beside and role != "obj":
                continue
            found = [
                (entity, one)
                for one in places
                if one.i not in taken
                for entity in discourse.open_phrase(passage, one, frame.open or "owl:Thing")
            ]
            if found or beside:
                return sorted([*(known if beside else ()), *found], key=lambda pair: pair[1].i)
        return list(known)


def _top(verb: "Token") -> "Token":
    """The verb of the clause that an infinitive belongs to: "which *was* to detect ice"."""
    while verb.dep_ == "xcomp" and verb.head != verb:
        verb = verb.head
    return verb


def _above(token: "Token", filler: "Token") -> Iterator["Token"]:
    """“The mission with *India, which* is due to fly": what else the clause may hang on."""
    clauses = [child for child in filler.rights if child.dep_ == "relcl"]
    if not any(one == token or one.is_ancestor(token) for one in clauses):
        return
    if not any(word.lower_ == "which" for one in clauses for word in one.lefts):
        return
    while filler.dep_ == "pobj" and filler.head.head.pos_ in ("NOUN", "PROPN"):
        filler = filler.head.head
        yield filler


def _is_owner(filler: "Token") -> bool:
    """Whether it says whose the thing is, other than by a pronoun."""
    if filler.dep_ == "poss":
        return filler.pos_ != "PRON"
    return filler.dep_ == "pobj" and filler.pos_ == "PROPN" and filler.head.lower_ in ("of", "by")


def _is_unknown(passage: Passage, discourse: Discourse, filler: "Token") -> bool:
    """Whether it is a name of which nothing is known."""
    named = filler.pos_ == "PROPN" and filler.dep_ == "pobj"
    return named and not discourse.entities_at(passage, filler)


def _is_earlier(topic: "Token | None") -> bool:
    """“its *previous* attempt ended in a crash”: another one's than the craft of the text."""
    if topic is None:
        return False
    named = any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in topic.children)
    return not named and any(child.lower_ in _EARLIER for child in topic.children)


def _is_any(topic: "Token | None") -> bool:
    """“landing attempts have failed”, "an earlier attempt failed": not the one in question."""
    if topic is None:
        return False
    definite = {child.dep_ for child in topic.children} & {"det", "poss"}
    return _is_earlier(topic) or (topic.tag_ in ("NNS", "NNPS") and not definite)


def _is_for_something(verb: "Token") -> bool:
    """Whether the clause says for what it is."""
    places = [verb, *syntax.objects(verb)]
    return any(
        name == "for" for place in places for name, _ in syntax.prepositions(place, deep=False)
    )


def _has_owner(passage: Passage, noun: "Token", wanted: Sequence[str]) -> bool:
    """Whether a nominal says whose it is in one of the wanted roles: "the satellite's launch" is
    that of no other craft.
    """
    if syntax.is_verb(noun):
        return False
    timed = {place for place, _ in (*passage.times, *passage.quantities)}
    for child in roles.named_for(noun).children:
        role = child.lower_ if child.dep_ == "prep" else child.dep_
        named = child.pos_ == "PROPN" or (role != "compound" and child.pos_ != "PRON")
        owns = role in ("poss", "compound", "of") and role in wanted and named
        of_amount = any(one.i in timed for one in child.children if one.dep_ == "pobj")
        if owns and child != noun and child.i not in timed and not of_amount:
            return True
    return False


def _described(token: "Token", filler: "Token") -> Iterator["Token"]:
    """What fills a role, coordinated things and all; a participle tells nothing of what comes
    after it: "a detector called DORN and a drill".
    """
    if token.dep_ == "appos" and token.tag_ == "NN" and token.head == filler:
        # "a detector, Sweden's contribution, and a drill": the detector alone
        return iter([filler])
    acting = any(child.dep_ == "nsubj" and child.lower_ in _WHO for child in token.children)
    relative = token.dep_ == "relcl" and not acting
    clause = _top(token)
    # "a spectrometer from X, which detects ice, and a camera"
    beyond = clause.dep_ == "relcl" and clause.head != filler and filler.is_ancestor(clause)
    below = ((token.dep_ == "acl" or relative) and token.head == filler) or beyond
    return (one for one in spelled_out(filler) if not below or one.i < token.i)
