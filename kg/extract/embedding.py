"""What the words above a clause or a nominal make of it: denied, doubted, hoped, rumoured."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.extract import syntax
from kg.extract.factuality import Factuality
from kg.extract.mood import BRINK, Mood
from kg.extract.negation import Negation, has_until, is_nobody
from kg.lexicon import Lexicon
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# How a clause hangs on the noun that it fills out: "reports that X".
_OF_NOUN = frozenset({"acl", "relcl", "ccomp"})
_MODAL_ADJECTIVES = {
    "likely": Certainty.PROBABLE,
    "probable": Certainty.PROBABLE,
    "possible": Certainty.POSSIBLE,
    "unlikely": Certainty.POSSIBLE,
    "conceivable": Certainty.POSSIBLE,
}
_COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "look", "prove"})
_TRUE = frozenset({"true", "correct", "right", "accurate", "case"})


class Embedding:
    """Reads what stands above; holds the word lists it needs."""

    def __init__(self, lexicon: Lexicon, negation: Negation, mood: Mood) -> None:
        self._negation = negation
        self._mood = mood
        self._hedges: Mapping[str, Any] = lexicon.table("hedges")
        self._hedging_heads = lexicon.table("hedging_heads")
        self._report = lexicon.list("report_verbs")
        self._irrealis = lexicon.list("irrealis_verbs")
        self._false = lexicon.list("false_adjectives")
        self._groundless = lexicon.list("groundless_adjectives")
        self._mistaken = lexicon.list("mistaken_adverbs")
        self._ceasing = lexicon.list("ceasing_verbs")
        self._prospects = lexicon.list("prospect_nouns")
        self._myths = lexicon.list("false_nouns")
        self._rumours = lexicon.list("rumour_nouns") | self._prospects | self._myths
        self._deny = lexicon.list("deny_verbs")
        self._doubt = lexicon.table("doubt_verbs")

    def of(self, verb: "Token", own: Factuality) -> Factuality | None:
        """What the clauses above do to it: denied, doubted, hoped."""
        one, result = verb, own
        top = verb
        while top.dep_ == "xcomp":  # "reports that it plans to buy X"
            top = top.head
        if top.dep_ in _OF_NOUN and _is_noun(top.head, self._rumours):
            reported = self._rumoured(top.head, result)
            if reported is None:
                return None
            result = reported
        while one.head != one:
            above = self._under(one, result)
            if above is None:
                return None
            result = above
            one = one.head
            if one.dep_ in ("relcl", "acl", "pobj", "dobj", "appos"):
                break
        return result

    def of_noun(self, noun: "Token", result: Factuality) -> Factuality | None:
        """“reports of a crash”, "no sign of damage", "no chance of a landing"."""
        if noun.dep_ == "pobj" and noun.head.head.lemma_ in BRINK:
            # "on the verge of a crash"
            return None
        if (
            noun.dep_ != "pobj"
            or noun.head.lower_ != "of"
            or not _is_noun(noun.head.head, self._rumours)
        ):
            return result
        return self._rumoured(noun.head.head, result)

    def _rumoured(self, noun: "Token", result: Factuality) -> Factuality | None:
        """“reports that X”: denied, false, absent, confirmed, or at best possible."""
        verb = noun.head
        if noun.lemma_ in self._myths:
            return result.negated()
        if is_nobody(noun):
            return self._prospect(noun, result) if noun.lemma_ in self._prospects else None
        if noun.dep_ == "pobj":
            above = verb.head
            if is_nobody(above):
                # "there is no truth in reports that X"
                return result.negated()
            if above.lemma_ in self._deny or (
                above.lemma_ == "push" and syntax.particle(above) == "back"
            ):
                return result.negated()
        if noun.dep_ in ("dobj", "nsubjpass"):
            if verb.lemma_ in self._deny:
                return None if self._negation.of(verb) else result.negated()
            if verb.lemma_ == "confirm" and not self._negation.of(verb):
                return result
        said_of_it = {child.lemma_ for child in verb.children} if noun.dep_ == "nsubj" else set()
        if said_of_it & self._groundless:
            return None
        if said_of_it & self._false:
            return None if self._negation.of(verb) else result.negated()
        if noun.lemma_ in self._prospects:
            return self._prospect(noun, result)
        return result.hedged(Certainty.POSSIBLE)

    def judged(self, copula: "Token", result: Factuality) -> Factuality | None:
        """“it is possible that X”, "it is false that X", "it is not clear that X"."""
        negative = self._negation.of(copula)
        for child in copula.children:
            if child.dep_ == "nsubj" and child.lemma_ in ("chance", "odd", "odds"):
                # "chances are that X"
                result = result.hedged(Certainty.PROBABLE)
            if child.dep_ not in ("acomp", "attr"):
                continue
            if child.lemma_ in _MODAL_ADJECTIVES:
                result = result.hedged(_MODAL_ADJECTIVES[child.lemma_])
                return result.negated() if negative or child.lemma_ == "unlikely" else result
            if child.lemma_ in self._false:
                return None if negative else result.negated()
            if negative:
                return result.negated() if child.lemma_ in _TRUE else None
        return result

    def _raised(self, one: "Token", result: Factuality) -> Factuality:
        """“did not manage to land”, "probably failed to land", "stopped responding"."""
        if one.head.lemma_ in self._ceasing and one.tag_ == "VBG":
            return result.negated()
        if self._negation.of(one.head) and syntax.is_infinitive(one) and not has_until(one):
            result = result.negated()
        for child in one.head.children:
            if child.dep_ == "advmod" and child.lower_ in self._hedges:
                result = result.hedged(Certainty(self._hedges[child.lower_]))
        return result

    def _under(self, one: "Token", result: Factuality) -> Factuality | None:
        """What the word above a clause does to it; None where nobody says it."""
        head = one.head
        lemma = head.lemma_
        if one.dep_ == "ccomp" and syntax.is_verb(head):
            return self._complement(head, result)
        if one.dep_ == "xcomp" and lemma in self._deny:
            # "denied having lost contact"
            return None if self._negation.of(head) else result.negated()
        if one.dep_ in ("csubj", "advcl") and lemma in _COPULAS:
            return self.judged(head, result)
        if one.dep_ in ("ccomp", "xcomp") and lemma in _MODAL_ADJECTIVES:
            result = result.hedged(_MODAL_ADJECTIVES[lemma])
            if one.dep_ == "ccomp" and lemma == "unlikely":
                return result.negated()
        if one.dep_ == "xcomp":
            return self._raised(one, result)
        return result

    def _complement(self, head: "Token", result: Factuality) -> Factuality | None:
        """“said that X”, "denies that X", "it is thought that X", "it is false that X"."""
        lemma = head.lemma_
        if lemma in _COPULAS:
            if lemma in self._hedging_heads:
                result = result.hedged(Certainty(self._hedging_heads[lemma]))
            return self.judged(head, result)
        if head.dep_ == "acl":
            # "a video claiming that X is fake", whose "is" the parser hangs on either verb
            copulas = (head.head.head, *head.children)
            said_of_it = {child.lemma_ for one in copulas for child in one.children}
            if said_of_it & (self._false | self._groundless):
                return None
        if lemma in self._irrealis:
            return None
        negative = self._negation.of(head)
        if self._is_mistaken(head):
            return None
        if lemma in self._deny or (lemma == "rule" and syntax.particle(head) == "out"):
            return None if negative else result.negated()
        if lemma in self._report or lemma in self._doubt:
            own = self._mood.of(head)
            if negative or own is None or own.purpose or own.polarity is Polarity.NEGATIVE:
                return None
        if lemma in self._doubt:
            result = result.hedged(Certainty(self._doubt[lemma]))
            return result.negated() if lemma == "doubt" else result
        if syntax.is_passive(head) and lemma in self._hedging_heads:
            result = result.hedged(Certainty(self._hedging_heads[lemma]))
        return result

    def _is_mistaken(self, report: "Token") -> bool:
        """“Wrongly said that”, "an earlier version of this article said that": corrected."""
        return any(
            child.lower_ in self._mistaken or (child.dep_ == "nsubj" and child.lemma_ == "version")
            for child in report.children
        )

    def _prospect(self, noun: "Token", result: Factuality) -> Factuality:
        """“no chance of a landing”, "the risk that X"."""
        if result.tense is Tense.PRESENT:
            result = replace(result, tense=Tense.FUTURE)
        if is_nobody(noun):
            return result.negated()
        return result.hedged(Certainty.POSSIBLE)


def chance_of(copula: "Token") -> Factuality | None:
    """“... is unlikely”: what may come."""
    said = {child.lemma_ for child in copula.children if child.dep_ == "acomp"}
    named = any(child.dep_ == "attr" for child in copula.children)
    if named or copula.lemma_ not in _COPULAS or said.isdisjoint(_MODAL_ADJECTIVES):
        return None
    return Factuality(tense=Tense.FUTURE)


def _is_noun(token: "Token", lemmas: frozenset[str]) -> bool:
    # The tagger takes "reports that X were wrong" for a verb.
    noun = token.pos_ == "NOUN" or token.dep_ in ("nsubj", "nsubjpass", "dobj")
    return noun and token.lemma_ in lemmas
