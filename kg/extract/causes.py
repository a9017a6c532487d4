"""What brought about what: "crashed because of a leak", "a stuck valve doomed the mission".

A frame of the kind `cause` turns each link that the words of a passage make into a reading. The
effect is a mishap of a craft, or the craft that something doomed; the cause is a part, a fault or
whatever the words name, and a clause stands for what it tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import belonging, kinds, roles, syntax
from kg.extract.discourse import Discourse
from kg.extract.factuality import Factuality
from kg.extract.firing import Match
from kg.extract.mishaps import Mishaps
from kg.extract.parse import Passage
from kg.extract.phrases import without_article
from kg.extract.scope import Scope
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Certainty, Entity, Polarity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND = "cause"
# Tokens of a clause that stand for it as a name.
_LONGEST = 14
_SEQUENCE = frozenset({"after", "when", "as", "once"})
_HEDGES = ("amod", "advmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two stretches of a passage of which one says what brought the other about; `word` is what
    says so.
    """

    word: "Token"
    effect: "Token"
    cause: "Token"
    meant: Factuality


class Causes:
    """Finds causes by the word lists of the lexicon."""

    def __init__(self, lexicon: Lexicon, scope: Scope) -> None:
        self._frames = [frame for frame in lexicon.frames if frame.kind == KIND]
        self._scope = scope
        self._vocabulary = lexicon.vocabulary
        self._causing = lexicon.list("causing_verbs")
        self._dooming = lexicon.list("dooming_verbs")
        self._tracing = lexicon.table("tracing_verbs")
        self._nouns = lexicon.list("cause_nouns")
        self._results = lexicon.list("result_nouns")
        self._prepositions = lexicon.list("cause_prepositions")
        self._conjunctions = lexicon.list("cause_conjunctions")
        self._mishaps = Mishaps(lexicon)
        self._people = lexicon.list("speaker_nouns") | lexicon.list("member_nouns")
        self._hedges = lexicon.table("hedges")

    def readings(self, passage: Passage, discourse: Discourse) -> Iterator[Match]:
        """The causes that the passage tells, in text order of the words that link them."""
        for token in passage.doc if self._frames else ():
            for link in self._links(passage, discourse, token):
                for frame in self._frames:
                    yield from self._matches(passage, discourse, link, frame)

    def _matches(
        self, passage: Passage, discourse: Discourse, link: Link, frame: Frame
    ) -> Iterator[Match]:
        if not frame.open and link.meant.polarity is Polarity.NEGATIVE:
            # What was not the cause may have gone wrong all the same.
            return
        for subject in self._effects(passage, discourse, link, frame):
            for value in self._causes(passage, discourse, link.cause, frame):
                told = frame.open or self._vocabulary.fits(value.type, frame.range)
                if told and value.iri != subject.iri and value.label not in subject.label:
                    yield Match(
                        frame=frame,
                        trigger=link.word,
                        subject=subject,
                        subject_token=link.effect,
                        value=value,
                        value_token=link.cause.i,
                        factuality=link.meant,
                    )

    # --- links -----------------------------------------------------------------------------------

    def _links(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Link]:
        if token.pos_ in ("VERB", "AUX") and syntax.is_verb(token):
            yield from self._by_verb(passage, discourse, token)
            yield from self._by_clause(passage, discourse, token)
        elif token.pos_ == "NOUN" and token.lemma_ in self._nouns:
            yield from self._by_noun(passage, token)
        elif token.pos_ == "NOUN" and token.lemma_ in self._results:
            yield from self._by_result(passage, token)
        if (cause := self._behind(passage, token)) is not None:
            yield from self._by_preposition(passage, discourse, token, cause)

    def _by_verb(self, passage: Passage, discourse: Discourse, verb: "Token") -> Iterator[Link]:
        named = _named(verb)
        for effects, causes in self._pairs(verb, named):
            # "was to blame" is no plan.
            clause = verb.head if verb.lemma_ == "blame" and verb.head.lemma_ == "be" else verb
            meant = self._scope.of_verb(clause, headline=passage.is_title) if causes else None
            if meant is None:
                continue
            for effect in effects:
                if self._is_effect(passage, discourse, effect, verb, named):
                    for cause in causes:
                        yield Link(word=verb, effect=effect, cause=cause, meant=meant)

    def _pairs(
        self, verb: "Token", named: set[str]
    ) -> Iterator[tuple[list["Token"], list["Token"]]]:
        """Effects with their causes, by what the verb and its particle or preposition mean."""
        lemma = verb.lemma_.lower()
        if named & self._causing:
            behind = [
                target
                for name, target in syntax.prepositions(verb, deep=False)
                if f"{lemma} {name}" in self._causing
            ]
            made = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp")]
            yield behind or made or syntax.objects(verb), syntax.subjects(verb)
        if named & self._dooming:
            yield syntax.objects(verb), syntax.subjects(verb)
        if lemma == "leave" and _has_result(verb):
            yield syntax.objects(verb), syntax.subjects(verb)
        if lemma == "be":
            # "a wrong command was behind the crash"
            for name, target in syntax.prepositions(verb, deep=False):
                if name == "behind":
                    yield [target], syntax.subjects(verb)
        for name, target in syntax.prepositions(verb):
            if self._tracing.get(lemma) == name:
                effects = syntax.objects(verb) or syntax.surface_subjects(verb)
                yield effects, [target]
        if lemma == "blame":
            yield _effects_of_blame(verb), syntax.objects(verb) or syntax.surface_subjects(verb)

    def _is_effect(
        self,
        passage: Passage,
        discourse: Discourse,
        effect: "Token",
        verb: "Token",
        named: set[str],
    ) -> bool:
        """Whether it is something that went wrong, or a craft that was doomed."""
        if effect == verb or self._mishaps.tells(effect):
            return True
        if not named & self._dooming and verb.lemma_ != "leave":
            return False
        if self._mishaps.is_undertaking(effect):
            return True
        return bool(discourse.resolve(passage, effect, (*kinds.CRAFT, kinds.MISSION)))

    def _by_clause(self, passage: Passage, discourse: Discourse, verb: "Token") -> Iterator[Link]:
        """“It crashed because the engine shut down”, "failed after a valve stuck"."""
        mark = next((one for one in verb.children if one.dep_ in ("mark", "advmod")), None)
        above = verb.head
        if mark is None or verb.dep_ != "advcl" or not self._mishaps.tells(above):
            return
        word = mark.lower_
        if word not in self._conjunctions and not (
            word in _SEQUENCE and self._is_fault(passage, discourse, verb)
        ):
            return
        meant = self._scope.of_verb(above, headline=passage.is_title)
        own = self._scope.of_verb(verb, headline=passage.is_title)
        if meant is None or own is None or own.purpose:
            return
        hedges = [one for one in (*verb.children, *mark.children) if one.dep_ == "advmod"]
        yield Link(word=mark, effect=above, cause=verb, meant=self._hedged(meant, hedges))

    def _is_fault(self, passage: Passage, discourse: Discourse, verb: "Token") -> bool:
        """Whether the clause tells of a part that went wrong."""
        return self._mishaps.tells(verb) and any(
            discourse.resolve(passage, one, kinds.DEVICE)
            for one in syntax.objects(verb) or syntax.surface_subjects(verb)
        )

    def _by_noun(self, passage: Passage, noun: "Token") -> Iterator[Link]:
        """“The cause of the crash was a leak”, "a leak was the likely culprit"."""
        others = roles.identified(noun)
        if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
            # "the cause was that the engine had failed"
            others += [child for child in noun.head.children if child.dep_ == "ccomp"]
        verb = syntax.governing_verb(noun)
        meant = self._scope.of_verb(verb, headline=passage.is_title) if verb is not None else None
        if meant is None:
            return
        meant = self._hedged(meant, [one for one in noun.children if one.dep_ in _HEDGES])
        effects = [
            target
            for name, target in syntax.prepositions(noun, deep=False)
            if name in ("of", "for", "behind", "in")
        ] or [child for child in noun.children if child.dep_ == "poss"]
        for cause in others:
            for effect in effects or [noun]:
                yield Link(word=noun, effect=effect, cause=cause, meant=meant)

    def _by_result(self, passage: Passage, noun: "Token") -> Iterator[Link]:
        """“The crash was the result of a wrong command”."""
        verb = syntax.governing_verb(noun)
        meant = self._scope.of_verb(verb, headline=passage.is_title) if verb is not None else None
        if meant is None:
            return
        meant = self._hedged(meant, [one for one in noun.children if one.dep_ in _HEDGES])
        causes = [target for name, target in syntax.prepositions(noun, deep=False) if name == "of"]
        for effect in roles.identified(noun):
            for cause in causes if self._mishaps.tells(effect) else ():
                yield Link(word=noun, effect=effect, cause=cause, meant=meant)

    def _behind(self, passage: Passage, token: "Token") -> "Token | None":
        """The cause behind a word like "because of", "due to", "on account of"."""
        if token.i + 1 >= len(passage.doc):
            return None
        for width in (2, 3, 4):
            words = passage.words(token.i, min(token.i + width, len(passage.doc))).lower()
            if words in self._prepositions:
                last = passage.doc[token.i + width - 1]
                inside = {token.i + place for place in range(width)}
                behind = [
                    one
                    for one in passage.doc[last.i + 1 : last.i + 9]
                    if one.dep_ == "pobj" and one.head.i in inside
                ]
                return behind[0] if behind and not syntax.is_verb(behind[0]) else None
        return None

    def _by_preposition(
        self, passage: Passage, discourse: Discourse, word: "Token", cause: "Token"
    ) -> Iterator[Link]:
        above = word.head if word.dep_ != "ROOT" else word
        while above.head != above and not (
            syntax.is_verb(above) or (above.pos_ == "NOUN" and self._mishaps.tells(above))
        ):
            above = above.head
        if above.dep_ == "xcomp" and self._mishaps.tells(above.head):
            # "failed to reach orbit", "stopped working"
            above = above.head
        verb = above if syntax.is_verb(above) else syntax.governing_verb(above)
        meant = self._scope.of_verb(verb, headline=passage.is_title) if verb is not None else None
        if meant is None:
            return
        hedges = [*word.children, *above.children]
        meant = self._hedged(meant, [one for one in hedges if one.dep_ == "advmod"])
        if any(one.dep_ == "neg" for one in word.children):
            meant = meant.negated()
        if above.lemma_ == "be":
            for effect in syntax.surface_subjects(above):
                if self._mishaps.tells(effect):
                    yield Link(word=word, effect=effect, cause=cause, meant=meant)
        elif self._mishaps.tells(above):
            # "did not fail because of X" denies the cause or the mishap: no telling which.
            denied = any(one.dep_ == "neg" for one in word.children)
            if denied or meant.polarity is Polarity.POSITIVE:
                yield Link(word=word, effect=above, cause=cause, meant=meant)

    def _hedged(self, meant: Factuality, words: list["Token"]) -> Factuality:
        for one in words:
            if one.lower_ in self._hedges or one.lemma_ in self._hedges:
                hedge = self._hedges.get(one.lower_) or self._hedges[one.lemma_]
                meant = meant.hedged(Certainty(hedge))
        return meant

    # --- what they stand for ---------------------------------------------------------------------

    def _effects(
        self, passage: Passage, discourse: Discourse, link: Link, frame: Frame
    ) -> list[Entity]:
        token = link.effect
        if token == link.word:
            return discourse.recent.craft_before(passage, token)
        undertaken = self._mishaps.is_undertaking(token)
        if syntax.is_verb(token) or undertaken or self._mishaps.tells(token):
            return self._mishaps.events(passage, discourse, token, frame)
        return discourse.resolve(passage, token, (*kinds.CRAFT, kinds.MISSION))

    def _causes(
        self, passage: Passage, discourse: Discourse, token: "Token", frame: Frame
    ) -> list[Entity]:
        if syntax.is_verb(token):
            return self._told(passage, discourse, token)
        found: list[Entity] = []
        wanted = (*frame.range, *kinds.CRAFT)
        for one in syntax.conjuncts(token):
            known = [] if self._mishaps.tells(one) else discourse.resolve(passage, one, wanted)
            named = not passage.words(one.i, one.i + 1)[:1].islower()
            person = named or one.lemma_.lower() in self._people
            if self._mishaps.is_undertaking(one) or (not known and person):
                continue
            found += known or self._fault(passage, discourse, one, frame)
        return found

    def _fault(
        self, passage: Passage, discourse: Discourse, noun: "Token", frame: Frame
    ) -> list[Entity]:
        """The words for what went wrong, with the part that it went wrong with."""
        named = discourse.resolve(passage, noun, frame.range) or discourse.open_phrase(
            passage, noun, frame.open or "owl:Thing"
        )
        for place in belonging.concerned(noun) if self._mishaps.tells(noun) else ():
            for part in discourse.resolve(passage, place, kinds.DEVICE)[:1]:
                if place.i > noun.i:
                    named = [
                        replace(
                            one,
                            iri=part.iri + "-" + slug(noun.lemma_),
                            label=f"{part.label} {one.label}",
                        )
                        for one in named
                    ]
        return named

    def _told(self, passage: Passage, discourse: Discourse, verb: "Token") -> list[Entity]:
        """What a clause tells: the part that went wrong, or else the clause in its own words."""
        subjects = syntax.objects(verb) if syntax.is_passive(verb) else []
        subjects = subjects or syntax.surface_subjects(verb)
        for one in subjects:
            parts = discourse.resolve(passage, one, kinds.DEVICE)
            if parts and self._mishaps.tells(verb):
                return parts
        own = [one for one in subjects if one in verb.subtree]
        if not own:
            return []
        first = min(one.left_edge.i for one in own)
        inside = [one.i for one in verb.subtree if first <= one.i < first + _LONGEST]
        words = without_article(passage.words(first, max(inside) + 1).rstrip(' ,;.”"'))
        return [
            Entity(
                iri=vocab.ENTITY + slug(words)[:60],
                label=words,
                type=self._vocabulary.own(kinds.EVENT),
                mention=words,
            )
        ]


def _named(verb: "Token") -> set[str]:
    """The verb alone, and with each word behind it: "led to the loss", "cut short", "to blame"."""
    lemma = verb.lemma_.lower()
    tails = {
        child.lower_
        for child in verb.children
        if child.dep_ in ("prt", "prep", "oprd", "acomp", "advmod")
    }
    return {lemma, *(f"{lemma} {tail}" for tail in tails)}


def _effects_of_blame(verb: "Token") -> list["Token"]:
    """“A valve was blamed *for the crash*”; of "a valve was to blame", whatever went wrong."""
    behind = dict(syntax.prepositions(verb))
    if "on" in behind:
        return []
    return [behind["for"]] if "for" in behind else [verb]


def _has_result(verb: "Token") -> bool:
    """“left X unable to land”, "left X tilted"."""
    if any(child.dep_ in ("oprd", "acomp", "ccomp", "xcomp") for child in verb.children):
        return True
    return any(
        part.dep_ in ("amod", "acl") and part.i > one.i
        for one in syntax.objects(verb)
        for part in one.children
    )
