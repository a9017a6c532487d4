"""Frames over a parsed passage: which properties does it state of what?

Each trigger word is looked up once; the roles that a frame names are filled from the syntax, and a
reading stands only if its types fit the property.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, lightobjects, roles, syntax
from kg.extract.assertion import Assertions
from kg.extract.associate import Associations
from kg.extract.construct import Construction
from kg.extract.discourse import Discourse
from kg.extract.fill import RoleFiller
from kg.extract.firing import Match
from kg.extract.implied import implied
from kg.extract.measurement import amounts_of, bearers
from kg.extract.narrowing import Narrowing
from kg.extract.pairing import among, gapped, pairs
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, phrase, without_article
from kg.extract.quantities import QuantityExpression
from kg.extract.scope import Scope
from kg.extract.times import TimeExpression
from kg.extract.triggers import Triggers, licensed
from kg.extract.when import When, lasts, paired, unbarred
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


# How far a frame got, from having none.
_STAGES = (
    "no frame for this word",
    "its frames ask for other words beside it",
    "states nothing as fact or plan",
    "no subject of the right kind",
    "no value of the right kind",
)


_Row = tuple[Entity, "Token", Entity | TimeExpression | QuantityExpression, int]


class Matcher:
    """Frames indexed by trigger."""

    def __init__(self, lexicon: Lexicon, scope: Scope) -> None:
        self._lexicon = lexicon
        self._scope = scope
        self._event_verbs = lexicon.list("event_verbs")
        self._amount_verbs = lexicon.list("amount_verbs")
        self._assertions = Assertions(lexicon, scope)
        self._narrowing = Narrowing(lexicon)
        self._sole = lexicon.list("sole_heads")
        self._alone = lexicon.list("alone_words")
        self.triggers = Triggers(lexicon.frames, lexicon.list("turned_verbs"))
        self._when = When(lexicon, self.triggers.nouns)
        self._roles = RoleFiller(lexicon)
        self._constructions = [
            Construction(frame, lexicon) for frame in lexicon.frames if Construction.of(frame)
        ]

        self._associations = [
            Associations(frame) for frame in lexicon.frames if Associations.of(frame)
        ]

    def match(self, passage: Passage, discourse: Discourse) -> Iterator[Match]:
        """All readings of the passage, in text order of their triggers; associations last."""
        read: dict[str, set[int]] = {}
        for match in self._triggered(passage, discourse):
            read.setdefault(match.frame.property, set()).add(match.value_token)
            yield match
        for association in self._associations:
            frame = association.frame
            for one in association.readings(passage, discourse, read.get(frame.property, ())):
                meant = (
                    self._scope.of_state(one.subject_token, headline=passage.is_title)
                    if one.borne
                    else self._scope.of_verb(one.verb, headline=passage.is_title)
                )
                if meant is not None:
                    yield Match(
                        times=tuple(
                            roles.expressions_of(
                                passage, passage.times, {one.verb.i}, events=self.triggers.nouns
                            )
                        ),
                        frame=frame,
                        trigger=one.verb,
                        subject=one.subject,
                        subject_token=one.subject_token,
                        value=one.value,
                        value_token=one.value_token,
                        factuality=implied(frame, meant),
                        narrowed=tuple(
                            self._narrowing.of(
                                passage, discourse, frame, one.verb, one.value, one.value_token
                            )
                        ),
                    )

    def why_not(self, passage: Passage, discourse: Discourse, token: "Token") -> str:
        """Why a word stated nothing: how far the frame got that came furthest."""
        furthest = 0
        for frame in self.triggers.of(passage, token):
            stage = 1
            known = self._has_object_of(passage, discourse, token, frame)
            if licensed(passage, token, frame, with_object=known):
                stage = 2
                if self._assertions.of(passage, token, frame) is not None:
                    filled = self._roles.entities(
                        passage, discourse, token, frame.subject, frame, frame.domain
                    )
                    stage = 4 if filled else 3
            furthest = max(furthest, stage)
        return _STAGES[furthest]

    def _triggered(self, passage: Passage, discourse: Discourse) -> Iterator[Match]:
        for token in passage.doc:
            for frame in self.triggers.of(passage, token):
                yield from self._readings(passage, discourse, token, frame)
            for construction in self._constructions:
                for subject, value, source, place in construction.readings(
                    passage, discourse, token
                ):
                    meant = construction.meant(self._scope, passage, token)
                    if meant is None or _says_nothing(subject, value, construction.frame):
                        continue
                    yield Match(
                        frame=construction.frame,
                        trigger=token,
                        subject=subject,
                        subject_token=source,
                        value=value,
                        value_token=place,
                        factuality=implied(construction.frame, meant),
                        narrowed=construction.beside(passage, token),
                    )

    def _readings(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> Iterator[Match]:
        known = self._has_object_of(passage, discourse, token, frame)
        if not licensed(passage, token, frame, with_object=known):
            return
        meant = self._assertions.of(passage, token, frame)
        if meant is None:
            return
        subjects = self._roles.entities(
            passage, discourse, token, frame.subject, frame, frame.domain
        )
        subjects = subjects or self._roles.dangling(passage, discourse, token, frame)
        if subjects and frame.owner is not None:
            frame, subjects = self._owned(passage, discourse, token, frame, subjects)
        if not subjects:
            return
        places = self._places(token)
        light = lightobjects.light_object(passage, token, frame.object)
        if light is not None:
            # "came to an end on Monday": the time may hang on the end.
            places.add(light.i)
        times, meant = unbarred(
            self._when.times(
                passage, token, places, meant.tense, planned=frame.tense == Tense.FUTURE
            ),
            meant,
        )
        quantities = tuple(amounts_of(passage, token, places, self._amount_verbs))
        apart = {subject.iri for subject, _ in subjects}
        values: Sequence[tuple[Entity | TimeExpression | QuantityExpression, int]]
        if "peers" in frame.value:
            subjects, values = among(subjects)
        else:
            values = self._values(passage, discourse, token, frame, times, quantities, apart)
        own = paired(times, [source.i for _, source in subjects])
        own = own or paired(times, [place for value, place in values if isinstance(value, Entity)])
        rows = [
            row for row in pairs(token, subjects, values) if self._is_measured(passage, row, frame)
        ]
        if "obj" in frame.value and values:
            rows = self._without_verb(passage, discourse, token, frame, rows)
        for subject, subject_token, value, place in rows:
            if "name" in frame.value:
                subject = self._by_other_name(passage, subject, subject_token, value)
            if _says_nothing(subject, value, frame) or self._is_anybody(value):
                continue
            time = own.get(subject_token.i) or own.get(place)
            if time and isinstance(value, TimeExpression):
                place, value = time
            yield Match(
                frame=frame,
                trigger=token,
                subject=subject,
                subject_token=subject_token,
                value=value,
                value_token=place,
                factuality=meant,
                times=(time,) if time else times,
                quantities=quantities,
                sole=self._is_sole(token),
                narrowed=tuple(self._narrowing.of(passage, discourse, frame, token, value, place)),
                extent=lightobjects.object_extent(passage, token, frame.object),
            )

    def _owned(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        frame: Frame,
        subjects: list[tuple[Entity, "Token"]],
    ) -> tuple[Frame, list[tuple[Entity, "Token"]]]:
        """The subject as what belongs to a mission: "Chang'e 5 samples"."""
        roles_of = (str(frame.owner),)
        owners = self._roles.entities(passage, discourse, token, roles_of, frame, kinds.VEHICLE)
        if len(owners) != 1:
            return frame, subjects
        own = discourse.belonging(owners[0][0], str(frame.called), subjects[0][0].type)
        stuff, place = subjects[0]
        return replace(frame, part=False), [(replace(own, mention=stuff.mention), place)]

    def _is_measured(self, passage: Passage, row: "_Row", frame: Frame) -> bool:
        """Whether the amount is of that stuff: "brought xenon and *a tonne of* supplies"."""
        stuff = (
            "quantity" in frame.value
            and frame.kind == "mass"
            and all(self._lexicon.vocabulary.fits(one, kinds.STUFF) for one in frame.domain)
        )
        amount = passage.doc[row[3]]
        return not stuff or amount == row[1] or amount.is_ancestor(row[1])

    @staticmethod
    def _without_verb(
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        frame: Frame,
        rows: Sequence["_Row"],
    ) -> list["_Row"]:
        """The pairs, with those of clauses that leave the verb out: "and Japan the lander"."""
        gaps = gapped(token)
        taken = {one.i for pair in gaps for one in pair}
        found = [row for row in rows if row[3] not in taken]
        for left, right in gaps:
            for subject in discourse.resolve(passage, left, frame.domain):
                for value in discourse.resolve(passage, right, frame.range):
                    found.append((subject, left, value, right.i))
        return found

    def _by_other_name(
        self,
        passage: Passage,
        subject: Entity,
        token: "Token",
        value: Entity | TimeExpression | QuantityExpression,
    ) -> Entity:
        """“the lander, called X”: the lander under another name than X."""
        if not isinstance(value, Entity) or value.label != subject.label:
            return subject
        if determiners(token) & {"a", "an"}:
            # "a detector called DORN" has no other name.
            return subject
        known = self._lexicon.gazetteer.entities.get(subject.iri)
        label = known.label if known and token.i in passage.links else ""
        if label in ("", value.label):
            label = without_article(phrase(passage, token))
        return replace(subject, label=label)

    def _is_anybody(self, value: Entity | TimeExpression | QuantityExpression) -> bool:
        """“its crew”, "four astronauts": nobody in particular."""
        return (
            isinstance(value, Entity)
            and self._lexicon.vocabulary.fits(value.type, kinds.PERSON)
            and not value.label[:1].isupper()
        )

    def _places(self, token: "Token") -> set[int]:
        """The tokens on which the times and amounts of a trigger may hang."""
        if syntax.is_verb(token):
            return {token.i}
        places = {token.i}
        event = roles.event_verb(token, self._event_verbs)
        if event is not None:
            places.add(event.i)
        if token.pos_ in ("ADJ", "ADV") or token.dep_ in ("attr", "acomp"):
            places.add((syntax.governing_verb(token) or token).i)
        return places

    def _values(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        frame: Frame,
        times: Sequence[tuple[int, TimeExpression]],
        quantities: Sequence[tuple[int, QuantityExpression]],
        apart: Collection[str],
    ) -> Sequence[tuple[Entity | TimeExpression | QuantityExpression, int]]:
        """The values of the frame with their tokens."""
        if frame.constant:
            return [(self._constant(frame.constant), token.i)]
        if "time" in frame.value:
            starts = tuple(frame.bearer)
            return [
                (one, place)
                for place, one in times
                if (one.text.lower().startswith(starts) if starts else not lasts(one))
            ][:1]
        fitting = [
            (one, place)
            for place, one in quantities
            if one.quantity.kind == frame.kind
            and (not frame.bearer or frame.bearer & bearers(passage.doc[place], one))
        ]
        if "quantity" in frame.value:
            return list(fitting[:1])
        if frame.kind and not fitting:
            return []
        found = self._roles.entities(
            passage, discourse, token, frame.value, frame, frame.range, apart
        )
        if frame.open:
            found = self._roles.open(passage, discourse, token, frame, found)
        return [(entity, source.i) for entity, source in found]

    def _constant(self, curie: str) -> Entity:
        known = self._lexicon.gazetteer.constants.get(vocab.expand(curie))
        return known or Entity(iri=vocab.expand(curie), label=curie.split(":", 1)[1])

    @staticmethod
    def _has_object_of(
        passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> bool:
        """Whether the object, or who acts, is of one of the classes among the words: "left
        *Vostochny*".
        """
        classes = tuple(word for word in frame.object if ":" in word)
        return bool(classes) and any(
            discourse.resolve(passage, one, classes)
            for one in (*syntax.objects(token), *syntax.subjects(token))
        )

    def _is_sole(self, token: "Token") -> bool:
        one = token
        if one.lemma_ in self._sole:
            return True
        while one.dep_ in ("pcomp", "conj", "prep", "pobj", "acomp") and one.head != one:
            one = one.head
            if one.lemma_ in self._sole or one.lower_ in self._sole:
                return True
        return any(
            child.dep_ == "advmod" and child.lower_ in self._sole for child in token.children
        ) or any(self._is_alone(actor) for actor in _actors(token))

    def _is_alone(self, actor: "Token") -> bool:
        """Whether its words say that it acts alone: "JAXA alone", "only JAXA"."""
        near = [*actor.children, *([actor.nbor(1)] if actor.i + 1 < len(actor.doc) else [])]
        return any(one.lower_ in self._alone and one.dep_ != "amod" for one in near)


def _actors(token: "Token") -> Iterator["Token"]:
    """Who does what the verb tells: its subject, or who stands behind "by"."""
    for child in token.children:
        if child.dep_ == "nsubj":
            yield child
        elif child.dep_ == "agent":
            yield from (one for one in child.children if one.dep_ == "pobj")


def _says_nothing(
    subject: Entity, value: Entity | TimeExpression | QuantityExpression, frame: Frame
) -> bool:
    if not isinstance(value, Entity):
        return False
    return value.iri in {subject.iri, *frame.exclude} or value.label == subject.label
