"""Frames over a parsed passage: which properties does it state of what?

Each trigger word is looked up once; the roles that a frame names are filled from the syntax, and a
reading stands only if its types fit the property.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import syntax
from kg.extract.construct import Construction
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.phrases import span
from kg.extract.quantities import QuantityExpression
from kg.extract.scope import Factuality, Scope
from kg.extract.times import TimeExpression
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Certainty, Entity, Polarity, Tense
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token


# Roles that are no prepositions; `of` and `by` are as close to a noun as its subject is.
_CORE = frozenset(
    ["subj", "obj", "theme", "iobj", "copula", "apposed", "modified", "clause_subj", "head", "poss", "compound", "of", "by", "craft", "name"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that fired: tokens and what they stand for. `value` may be an unresolved time."""

    frame: Frame
    trigger: "Token"
    clause: "Token"
    subject: Entity
    subject_token: "Token"
    value: Entity | TimeExpression | QuantityExpression
    value_token: int
    factuality: Factuality
    times: tuple[tuple[int, TimeExpression], ...] = ()
    quantities: tuple[tuple[int, QuantityExpression], ...] = ()
    sole: bool = False
    extent: tuple[int, ...] = ()


class Matcher:
    """Frames indexed by trigger."""

    def __init__(self, lexicon: Lexicon, scope: Scope) -> None:
        self._lexicon = lexicon
        self._scope = scope
        self._event_verbs = lexicon.list("event_verbs")
        self._sole = lexicon.list("sole_heads")
        self._verbs = _index(lexicon.frames, "verbs")
        self._nouns = _index(lexicon.frames, "nouns")
        self._adjectives = _index(lexicon.frames, "adjectives")
        self._constructions = [
            Construction(frame, lexicon) for frame in lexicon.frames if Construction.of(frame)
        ]

    def match(self, passage: Passage, discourse: Discourse) -> Iterator[Match]:
        """All readings of the passage, in text order of their triggers."""
        for token in passage.doc:
            for frame in self._frames_of(passage, token):
                yield from self._readings(passage, discourse, token, frame)
            for construction in self._constructions:
                for subject, value, source, place in construction.readings(
                    passage, discourse, token
                ):
                    meant = self._described(passage, token, construction.frame)
                    if meant is None:
                        continue
                    yield Match(
                        frame=construction.frame,
                        trigger=token,
                        clause=token,
                        subject=subject,
                        subject_token=source,
                        value=value,
                        value_token=place,
                        factuality=_implied(construction.frame, meant),
                    )

    def _described(self, passage: Passage, token: "Token", frame: Frame) -> Factuality | None:
        """How a construction is meant: as its clause where it is the predicate, else as given."""
        if token.dep_ == "attr" and syntax.is_verb(token.head):
            return self._scope.of_verb(token.head, headline=passage.is_title)
        if str(frame.kind).startswith("attribute"):
            return self._scope.of_state(token, headline=passage.is_title)
        return Factuality()

    def _frames_of(self, passage: Passage, token: "Token") -> Iterator[Frame]:
        if token.i in passage.links:
            return
        lemma = token.lemma_.lower()
        prefix = passage.prefixes.get(token.i)
        if token.pos_ in ("VERB", "AUX"):
            tail = syntax.particle(token)
            names = [f"{lemma} {tail}", lemma] if tail else [lemma]
            if prefix:
                names = [f"{prefix}-{lemma}", *names]
            for name in names:
                yield from self._verbs.get(name, ())
        elif token.pos_ in ("NOUN", "PROPN"):
            names = [f"{prefix}-{lemma}", lemma] if prefix else [lemma]
            for child in token.children:
                if child.dep_ in ("amod", "compound"):
                    names.append(f"{child.lower_} {lemma}")
            # A stand-in hides "soft landing"; the words themselves do not.
            words = passage.words(token.i, token.i + 1).lower()
            for name in dict.fromkeys((*names, words)):
                yield from self._nouns.get(name, ())
        if token.pos_ in ("ADJ", "VERB", "ADV"):
            for name in dict.fromkeys((lemma, token.lower_)):
                yield from self._adjectives.get(name, ())

    def _readings(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> Iterator[Match]:
        if not self._licensed(passage, token, frame):
            return
        meant = self._meant(passage, token, frame)
        if meant is None:
            return
        subjects = self._entities(passage, discourse, token, frame.subject, frame, frame.domain)
        if not subjects:
            return
        extent = _object_extent(passage, token, frame.object)
        clause = token if syntax.is_verb(token) else (syntax.governing_verb(token) or token)
        event = token if syntax.is_verb(token) else _event_verb(token, self._event_verbs)
        places = {token.i} if event is None else {token.i, event.i}
        if token.pos_ in ("ADJ", "ADV") or token.dep_ in ("attr", "acomp"):
            places.add(clause.i)
        times = tuple(_expressions_of(passage, passage.times, places))
        if not times:
            times = tuple(_shared_times(passage, event or token))
        quantities = tuple(_expressions_of(passage, passage.quantities, places))
        values: Iterable[tuple[Entity | TimeExpression | QuantityExpression, int]]
        if frame.constant:
            values = [(self._constant(frame.constant), token.i)]
        elif "time" in frame.value:
            values = [(expression, place) for place, expression in times[:1]]
        elif (
            frame.kind
            and "quantity" not in frame.value
            and not any(one.quantity.kind == frame.kind for _, one in quantities)
        ):
            values = []
        elif "quantity" in frame.value:
            values = [
                (expression, place)
                for place, expression in quantities
                if expression.quantity.kind == frame.kind
            ][:1]
        else:
            found = self._entities(passage, discourse, token, frame.value, frame, frame.range)
            if frame.open and not found:
                found = self._open(passage, discourse, token, frame)
            values = [(entity, source.i) for entity, source in found]
        for subject, subject_token in subjects:
            for value, place in values:
                if isinstance(value, Entity) and (
                    value.iri in {subject.iri, *frame.exclude} or value.label == subject.label
                ):
                    continue
                yield Match(
                    frame=frame,
                    trigger=token,
                    clause=clause,
                    subject=subject,
                    subject_token=subject_token,
                    value=value,
                    value_token=place,
                    factuality=meant,
                    times=times,
                    quantities=quantities,
                    sole=self._is_sole(token),
                    extent=extent,
                )

    def _constant(self, curie: str) -> Entity:
        name = curie.split(":", 1)[1]
        kinds = {
            "Success": "Outcome", "PartialSuccess": "Outcome", "Failure": "Outcome",
            "SoftLanding": "LandingOutcome", "HardLanding": "LandingOutcome",
        }  # fmt: skip
        return Entity(
            iri=vocab.expand(curie), label=name, type=f"space:{kinds.get(name, 'Condition')}"
        )

    def _licensed(self, passage: Passage, token: "Token", frame: Frame) -> bool:
        """Whether the words that the frame asks for beside the trigger are there."""
        if frame.passive is not None and syntax.is_passive(token) != frame.passive:
            return False
        if frame.object and not _object_extent(passage, token, frame.object):
            return False
        if frame.adverbs and not any(
            child.lower_ in frame.adverbs
            for child in token.children
            if child.dep_ in ("advmod", "acomp", "advcl", "oprd", "prt", "npadvmod")
        ):
            return False
        if frame.under or frame.unless:
            above = set(_heads(token))
            if frame.under and not above & frame.under:
                return False
            if above & frame.unless:
                return False
        return True

    def _meant(self, passage: Passage, token: "Token", frame: Frame) -> Factuality | None:
        if frame.tense == "matrix":
            governor = syntax.governing_verb(token)
            meant = self._scope.of_verb(governor or token, headline=passage.is_title)
        elif syntax.is_verb(token):
            if token.dep_ == "amod" and token.tag_ == "VBN":
                meant = Factuality(tense=Tense.PAST)
            else:
                meant = self._scope.of_verb(token, headline=passage.is_title)
        elif token.pos_ == "ADJ" or token.dep_ in ("attr", "acomp", "oprd"):
            governor = syntax.governing_verb(token)
            if token.dep_ == "amod":
                meant = self._scope.of_noun(token.head, headline=passage.is_title)
            elif governor is not None:
                meant = self._scope.of_verb(governor, headline=passage.is_title)
            else:
                meant = Factuality()
        else:
            meant = self._scope.of_noun(token, headline=passage.is_title)
        if meant is None:
            return None
        aimed = meant.purpose or (
            meant.tense is Tense.FUTURE and meant.certainty is Certainty.POSSIBLE
        )
        if (frame.mood == "purpose") != aimed and frame.mood is not None:
            return None
        return _implied(frame, meant)

    def _entities(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        roles: Sequence[str],
        frame: Frame,
        wanted: tuple[str, ...],
    ) -> list[tuple[Entity, "Token"]]:
        """The fillers of the first role that has any of the wanted class."""
        every: list[tuple[Entity, Token]] = []
        for role in _by_preference(roles, token):
            if role == "craft":
                found = [(entity, token) for entity in discourse.craft_before(passage, token)]
                found = [
                    (one, place)
                    for one, place in found
                    if self._lexicon.vocabulary.fits(one.type, wanted)
                ]
                return found
            if role == "name":
                return list(_names(passage, token))
            for filler in self._in_order(token, role, roles, frame):
                found = [
                    (entity, one)
                    for one in syntax.conjuncts(filler)
                    for entity in discourse.resolve(passage, one, wanted)
                ]
                if found and role not in _CORE:
                    return found
                every += found
            if every:
                return every
        return []

    def _in_order(
        self, token: "Token", role: str, roles: Sequence[str], frame: Frame
    ) -> list["Token"]:
        """The fillers of a role; of several prepositions that will do, the first in the text."""
        if role in _CORE:
            return _fillers(token, role, frame, self._event_verbs)
        return sorted(
            (
                filler
                for one in roles
                if one not in _CORE
                for filler in _fillers(token, one, frame, self._event_verbs)
            ),
            key=lambda filler: filler.i,
        )

    def _open(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> list[tuple[Entity, "Token"]]:
        for role in frame.value:
            found = [
                (entity, one)
                for filler in _fillers(token, role, frame, self._event_verbs)
                for one in syntax.conjuncts(filler)
                for entity in discourse.open_phrase(passage, one, frame.open or "owl:Thing")
            ]
            if found:
                return found
        return []

    def _is_sole(self, token: "Token") -> bool:
        one = token
        while one.dep_ in ("pcomp", "conj", "prep", "pobj", "acomp") and one.head != one:
            one = one.head
            if one.lemma_ in self._sole or one.lower_ in self._sole:
                return True
        return any(
            child.dep_ == "advmod" and child.lower_ in self._sole for child in token.children
        )


def _index(frames: Iterable[Frame], kind: str) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, kind)):
            found.setdefault(word, []).append(frame)
    return found


def _implied(frame: Frame, meant: Factuality) -> Factuality:
    """What the frame's words imply by themselves."""
    if frame.tense and frame.tense != "matrix":
        meant = replace(meant, tense=Tense(frame.tense))
    if frame.certainty:
        meant = meant.hedged(Certainty(frame.certainty))
    if frame.polarity == Polarity.NEGATIVE:
        meant = meant.negated()
    return meant


def _heads(token: "Token") -> Iterator[str]:
    """Lemmas above the token as far as its clause is their complement."""
    one = token
    while one.head != one and one.dep_ in ("xcomp", "acl", "ccomp", "conj", "advcl", "pcomp"):
        one = one.head
        yield one.lemma_.lower()


def _object_extent(passage: Passage, token: "Token", words: frozenset[str]) -> tuple[int, ...]:
    """First and last token of the object that a light verb needs; empty if it has another."""
    if not words:
        return ()
    deps = ("dobj", "attr", "oprd", "acomp", "nsubj", "nsubjpass", "xcomp")
    candidates = [child for child in token.children if child.dep_ in deps]
    candidates += [target for _, target in syntax.prepositions(token, deep=False)]
    if token.pos_ == "VERB":
        candidates += syntax.objects(token)
    for one in candidates:
        for part in syntax.conjuncts(one):
            left, right = span(part)
            named = {part.lemma_.lower(), part.lower_, passage.words(left, right).lower()}
            if named & words and part != token:
                return (left, right - 1)
    return ()


def _by_preference(roles: Sequence[str], token: "Token") -> Iterator[str]:
    """`theme` is what is acted on, or who acts where nothing is."""
    for role in roles:
        if role != "theme":
            yield role
        elif token.pos_ in ("VERB", "AUX"):
            yield "obj"
            if not syntax.is_passive(token):
                yield "subj"


def _names(passage: Passage, token: "Token") -> Iterator[tuple[Entity, "Token"]]:
    """What a thing is called: "called X", "known as X"."""
    targets = [child for child in token.children if child.dep_ in ("oprd", "attr")]
    targets += [target for name, target in syntax.prepositions(token, deep=False) if name == "as"]
    for target in targets[:1]:
        left, right = span(target)
        words = passage.words(left, right).strip("\"“”'‘’ ")
        for article in ("the ", "a ", "an "):
            words = words.removeprefix(article).strip("\"“”'‘’ ")
        if words[:1].isupper() or target.i in passage.links:
            yield (
                Entity(iri=vocab.ENTITY + "name-" + slug(words), label=words, type="kg:Name"),
                target,
            )


def _fillers(token: "Token", role: str, frame: Frame, event_verbs: frozenset[str]) -> list["Token"]:
    """The heads of the noun phrases that stand in a role of the trigger."""
    verbal = token.pos_ in ("VERB", "AUX")
    if role == "subj":
        return syntax.subjects(token) if verbal else _clause_subjects(token)
    if role == "obj":
        return syntax.objects(token) if verbal else []
    if role == "iobj":
        return [child for child in token.children if child.dep_ == "dative"]
    if role == "copula":
        return _copula_subjects(token)
    if role == "apposed":
        return [token.head] if token.dep_ == "appos" else []
    if role == "modified":
        return [token.head] if token.dep_ == "amod" else []
    if role == "clause_subj":
        return _clause_subjects(token)
    if role == "head":
        return [token]
    if role in ("poss", "compound"):
        deps = ("poss",) if role == "poss" else ("compound", "nmod", "amod")
        return [child for child in token.children if child.dep_ in deps]
    found = _prepositional(token, role, frame)
    if not found and not verbal:
        event = _event_verb(token, event_verbs)
        if event is not None and role not in ("of", "by", "for"):
            found = _prepositional(event, role, frame)
    return found


def _event_verb(noun: "Token", event_verbs: frozenset[str]) -> "Token | None":
    """The verb that only says that the event took place, or is to."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        if noun.dep_ == "pobj":
            verb = verb.head
        if syntax.is_verb(verb) and verb.lemma_ in event_verbs:
            return verb
    return None


def _prepositional(token: "Token", role: str, frame: Frame) -> list["Token"]:
    """Objects of the preposition `role`, below the trigger or below its light object."""
    deep = role not in ("of", "by", "to", "for")
    found = [target for name, target in syntax.prepositions(token, deep=deep) if name == role]
    if not found and frame.object:
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass", "attr", "prep", "xcomp"):
                found += [
                    target
                    for name, target in syntax.prepositions(child, deep=False)
                    if name == role
                ]
        for one in syntax.objects(token) if token.pos_ == "VERB" else ():
            found += [
                target for name, target in syntax.prepositions(one, deep=False) if name == role
            ]
    return found


def _clause_subjects(token: "Token") -> list["Token"]:
    governor = syntax.governing_verb(token)
    return syntax.surface_subjects(governor) if governor is not None else []


def _copula_subjects(token: "Token") -> list["Token"]:
    if token.dep_ in ("attr", "acomp", "oprd", "xcomp") and token.head.lemma_ in (
        "be",
        "become",
        "remain",
        "stay",
        "prove",
        "appear",
        "seem",
        "look",
        "appear",
        "consider",
    ):
        return syntax.surface_subjects(token.head)
    if token.dep_ == "conj":
        return _copula_subjects(token.head)
    if token.pos_ == "VERB" and syntax.is_passive(token):
        return syntax.surface_subjects(token)
    return []


def _shared_times(passage: Passage, verb: "Token") -> Iterator[tuple[int, TimeExpression]]:
    """ "On Monday X launched and landed": a time before the subject holds for both verbs."""
    head = verb
    while head.dep_ == "conj" and syntax.is_verb(head.head):
        head = head.head
        subjects = [child.left_edge.i for child in head.children if child.dep_.startswith("nsubj")]
        for place, expression in _expressions_of(passage, passage.times, {head.i}):
            if subjects and place < min(subjects):
                yield place, expression


def _expressions_of(passage, expressions, places):  # type: ignore[no-untyped-def]
    """The times or quantities that hang on the trigger, no other clause between."""
    for place, expression in expressions:
        one = passage.doc[place]
        while one.head != one and one.i not in places:
            if one.i != place and syntax.is_verb(one) and one.dep_ != "amod":
                break
            one = one.head
        if one.i in places:
            yield place, expression
