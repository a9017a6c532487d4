"""How a clause is meant: certainty, polarity, tense (FactBank), read off the syntax above it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.extract import syntax
from kg.lexicon import Lexicon
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}
_MODALS_AHEAD = frozenset({"will", "shall", "'ll", "wo", "would", "should", "’ll"})
_MODALS = _MODALS_AHEAD | {"may", "might", "could", "can"}
# The places of a noun that its verb says something of.
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj"})
# How a clause hangs on the noun that it fills out: "reports that X".
_OF_NOUN = frozenset({"acl", "relcl", "ccomp"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """Certainty, polarity and tense; `purpose` marks an aim ("to look for ice")."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    tense: Tense = Tense.PRESENT
    purpose: bool = False

    def hedged(self, certainty: Certainty) -> "Factuality":
        """The less certain of the two."""
        worse = max(self.certainty, certainty, key=_RANK.__getitem__)
        return replace(self, certainty=worse)

    def negated(self) -> "Factuality":
        """The opposite polarity."""
        opposite = Polarity.NEGATIVE if self.polarity is Polarity.POSITIVE else Polarity.POSITIVE
        return replace(self, polarity=opposite)


# What is only aimed at.
_AIM = Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE, purpose=True)
_MODAL_ADJECTIVES = {
    "likely": Certainty.PROBABLE,
    "probable": Certainty.PROBABLE,
    "possible": Certainty.POSSIBLE,
    "unlikely": Certainty.POSSIBLE,
}


class Scope:
    """Reads factuality; holds the word lists it needs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._hedges: Mapping[str, Any] = lexicon.table("hedges")
        self._hedging_heads = lexicon.table("hedging_heads")
        self._future_heads = lexicon.table("future_heads")
        self._failure_heads = lexicon.list("failure_heads")
        self._thwarted = lexicon.list("thwarted_heads")
        self._future_adjectives = lexicon.list("future_adjectives")
        self._past_adjectives = lexicon.list("past_adjectives")
        self._report = lexicon.list("report_verbs")
        self._irrealis = lexicon.list("irrealis_verbs")
        self._false = lexicon.list("false_adjectives")
        self._averting = lexicon.list("averting_verbs")
        self._cancel = lexicon.list("cancel_verbs")
        self._ahead = lexicon.list("scheduling_verbs")
        self._rumours = lexicon.list("rumour_nouns")
        self._firm_nouns = lexicon.list("firm_nouns")
        self._negations = lexicon.list("negations")
        self._conditions = lexicon.list("conditions")
        self._deny = lexicon.list("deny_verbs")
        self._doubt = lexicon.table("doubt_verbs")

    def of_verb(self, verb: "Token", *, headline: bool = False) -> Factuality | None:
        """How the clause of the verb is meant; None where it states nothing."""
        own = self._own(verb, headline=headline)
        if own is None or self._conditional(verb):
            return None
        if self._negative(verb):
            own = own.negated()
        if any(child.lower_ in ("almost", "nearly") for child in verb.children):
            return None
        for child in verb.children:
            if child.dep_ in ("advmod", "aux", "npadvmod") and child.lower_ in self._hedges:
                own = own.hedged(Certainty(self._hedges[child.lower_]))
        return self._embedded(verb, own)

    def of_noun(self, noun: "Token", *, headline: bool = False) -> Factuality | None:
        """How a nominal ("the launch of X by Y") is meant, by its adjectives and its clause."""
        tense: Tense | None = None
        for child in noun.children:
            if child.dep_ in ("amod", "compound") and (
                child.lower_ in self._future_adjectives or child.lemma_ in self._future_adjectives
            ):
                tense = Tense.FUTURE
            if child.dep_ == "amod" and child.lower_ in self._past_adjectives:
                tense = Tense.PAST
        governor = syntax.governing_verb(noun)
        if governor is None:
            return Factuality(tense=tense or Tense.PAST)
        above = self.of_verb(governor, headline=headline)
        if above is None:
            return None
        settled = tense is Tense.PAST and noun.dep_ == "pobj"
        if tense is None:
            core = noun.dep_ in _CORE
            tense = Tense.FUTURE if above.tense is Tense.FUTURE and core else Tense.PAST
        direct = noun.dep_ in _CORE or noun.head.lower_ in ("for", "until", "to")
        ahead = governor.lemma_ in self._ahead and direct
        if governor.lemma_ in self._averting and noun.dep_ == "dobj":
            return None
        if ahead and not settled:
            tense = Tense.FUTURE
        return Factuality(tense=tense, polarity=Polarity.POSITIVE)

    def of_state(self, noun: "Token", *, headline: bool = False) -> Factuality:
        """How a description ("NASA's LRO", "the 2.4-tonne lander") is meant: as true, at the time
        of its clause unless that lies ahead.
        """
        governor = syntax.governing_verb(noun)
        above = None if governor is None else self.of_verb(governor, headline=headline)
        past = above is not None and above.tense is Tense.PAST
        return Factuality(tense=Tense.PAST if past else Tense.PRESENT)

    def _own(self, verb: "Token", *, headline: bool) -> Factuality | None:
        auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        words = {child.lower_ for child in auxiliaries}
        perfect = any(child.lemma_ == "have" for child in auxiliaries)
        if _is_inverted(verb, auxiliaries):
            return None
        if syntax.is_infinitive(verb):
            if verb.head == verb and any(child.dep_ == "nsubj" for child in verb.children):
                # "NASA to launch": headlines leave out the rest.
                return Factuality(tense=Tense.FUTURE)
            return self._infinitive(verb, perfect=perfect)
        if words & _MODALS:
            return self._modal(verb, words, perfect=perfect)
        if perfect:
            # "has been silent" still holds; "has been built" is over.
            state = verb.lemma_ == "be" and not words & {"had"}
            return Factuality(tense=Tense.PRESENT if state else Tense.PAST)
        finite = next((child for child in auxiliaries if child.tag_ in ("VBD", "VBZ", "VBP")), None)
        if finite is not None:
            return Factuality(tense=Tense.PAST if finite.tag_ == "VBD" else Tense.PRESENT)
        if verb.tag_ == "VBG":
            return self._gerund(verb)
        if verb.tag_ in _PAST_TAGS:
            return self._participle(verb)
        if verb.dep_ == "conj" and syntax.is_verb(verb.head) and verb.tag_ == "VB":
            return self._own(verb.head, headline=headline)
        return Factuality(tense=Tense.PAST if headline else Tense.PRESENT)

    def _modal(self, verb: "Token", words: set[str], *, perfect: bool) -> Factuality | None:
        """“will launch”, "may have crashed"; "would have landed" states nothing."""
        if words & {"would", "should"} and perfect:
            return None
        conditional = self._has_condition(verb)
        if "would" in words and conditional:
            return None
        if words & _MODALS_AHEAD:
            certainty = Certainty.POSSIBLE if conditional else Certainty.CERTAIN
            return Factuality(certainty, tense=Tense.FUTURE)
        tense = Tense.PAST if perfect else Tense.FUTURE
        if "can" in words or (verb.lemma_ == "be" and not perfect):
            tense = Tense.PRESENT
        return Factuality(Certainty.POSSIBLE, tense=tense)

    def _participle(self, verb: "Token") -> Factuality | None:
        shares = verb.dep_ == "conj" and syntax.is_verb(verb.head) and verb.tag_ == "VBN"
        if shares and not any(child.dep_ in ("nsubj", "aux") for child in verb.children):
            return self._own(verb.head, headline=False)
        return Factuality(tense=Tense.PAST)

    def _gerund(self, verb: "Token") -> Factuality | None:
        governor = syntax.governing_verb(verb)
        if governor is None:
            return Factuality(tense=Tense.PRESENT)
        if verb.dep_ == "pcomp" and self._is_averted(verb.head):
            return None
        above = self._own(governor, headline=False)
        if above is None:
            return None
        negative = self._negative(governor) and verb.dep_ == "xcomp"
        base = Factuality(above.certainty, tense=above.tense)
        return base.negated() if negative else base

    def _infinitive(self, verb: "Token", *, perfect: bool) -> Factuality | None:
        head = verb.head
        if verb.dep_ == "conj" and syntax.is_verb(head):
            return self._own(head, headline=False)
        if verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl") or head == verb:
            return _AIM
        lemma = head.lemma_.lower()
        if lemma in self._failure_heads:
            return Factuality(Certainty.CERTAIN, Polarity.NEGATIVE, Tense.PAST)
        if lemma in self._thwarted:
            return Factuality(tense=Tense.FUTURE)
        if lemma in self._hedging_heads:
            return self._hedged_infinitive(head, lemma, perfect=perfect)
        if verb.dep_ == "xcomp":
            return self._complement(head, lemma)
        if syntax.is_headline_plan(verb):
            return Factuality(tense=Tense.FUTURE)
        if verb.dep_ in ("acl", "relcl"):
            return self._noun_infinitive(head, lemma)
        return _AIM

    def _hedged_infinitive(self, head: "Token", lemma: str, *, perfect: bool) -> Factuality:
        """“appears to have crashed”, "is unlikely to launch"."""
        tense = Tense.PAST if perfect else self._finite_tense(head)
        if lemma in ("likely", "unlikely"):
            tense = Tense.FUTURE
        result = Factuality(Certainty(self._hedging_heads[lemma]), tense=tense)
        return result.negated() if lemma == "unlikely" else result

    def _complement(self, head: "Token", lemma: str) -> Factuality | None:
        """“is set to launch”, "asked X to build", "managed to land"."""
        if lemma in self._future_heads:
            return Factuality(Certainty(self._future_heads[lemma]), tense=Tense.FUTURE)
        if syntax.is_verb(head):
            if any(child.dep_ == "dobj" for child in head.children):
                return _AIM
            above = self._own(head, headline=False)
            return None if above is None else replace(above, polarity=Polarity.POSITIVE)
        return Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE) if head.pos_ == "ADJ" else _AIM

    def _noun_infinitive(self, head: "Token", lemma: str) -> Factuality | None:
        """“the first craft to land”, "a plan to drill"."""
        if self._achievement(head):
            governor = syntax.governing_verb(head)
            return (
                Factuality(tense=Tense.PAST)
                if governor is None
                else self._own(governor, headline=False)
            )
        if head.head.lemma_ in self._cancel:
            return None
        none = any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)
        result = Factuality(tense=Tense.FUTURE) if lemma in self._firm_nouns else _AIM
        return result.negated() if none else result

    @staticmethod
    def _has_condition(verb: "Token") -> bool:
        return any(
            child.dep_ == "advcl"
            and any(
                part.dep_ == "mark" and part.lower_ in ("if", "unless") for part in child.children
            )
            for child in verb.children
        )

    @staticmethod
    def _is_averted(preposition: "Token") -> bool:
        """“before landing”, "far from crashing", "stopped short of saying"."""
        if preposition.lower_ in ("before", "without", "than"):
            return True
        before = preposition.doc[preposition.i - 1].lower_ if preposition.i else ""
        return before in ("far", "short", "instead")

    @staticmethod
    def _achievement(noun: "Token") -> bool:
        """Whether "the first craft to land" tells of something done."""
        return any(
            child.lower_
            in ("first", "second", "third", "fourth", "fifth", "sixth", "only", "last", "latest")
            for child in noun.children
        ) or noun.lower_ in ("first", "second", "third", "fourth", "fifth")

    def _finite_tense(self, token: "Token") -> Tense:
        verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
        if verb is None:
            return Tense.PRESENT
        own = self._own(verb, headline=False)
        return own.tense if own else Tense.PRESENT

    def _negative(self, verb: "Token") -> bool:
        for child in verb.children:
            if child.dep_ in ("neg", "preconj", "cc") and child.lower_ in self._negations:
                after = verb.doc[child.i + 1].lower_ if child.i + 1 < len(verb.doc) else ""
                return after != "only" and (child.dep_ != "cc" or child.lower_ == "nor")
            if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
                part.lower_ in ("no", "neither", "none", "nobody")
                for part in (child, *child.children)
            ):
                return True
            if child.dep_ == "advmod" and (
                child.lower_ in ("never", "hardly")
                # "will no longer fly"
                or (child.lower_ == "longer" and any(one.lower_ == "no" for one in child.lefts))
            ):
                return True
        return (
            verb.dep_ == "conj"
            and syntax.is_verb(verb.head)
            and any(child.dep_ == "cc" and child.lower_ == "nor" for child in verb.head.children)
        )

    def _conditional(self, verb: "Token") -> bool:
        one = verb
        while True:
            if any(
                child.dep_ == "mark" and child.lower_ in self._conditions for child in one.children
            ):
                return True
            if one.head == one:
                break
            if one.dep_ in ("advcl", "ccomp", "conj", "xcomp", "relcl", "acl"):
                one = one.head
            else:
                break
        last = verb.sent[-1]
        return bool(last.text == "?" or (last.i > 0 and verb.doc[last.i - 1].text == "?"))

    def _embedded(self, verb: "Token", own: Factuality) -> Factuality | None:
        """What the clauses above do to it: denied, doubted, hoped."""
        one, result = verb, own
        if verb.dep_ in _OF_NOUN and _is_noun(verb.head, self._rumours):
            reported = self._rumoured(verb.head, result)
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

    def _rumoured(self, noun: "Token", result: Factuality) -> Factuality | None:
        """“reports that X”: denied, false, absent, or at best possible."""
        verb = noun.head
        if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
            return None
        if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in self._deny:
            return result.negated()
        if noun.dep_ == "nsubj" and any(child.lemma_ in self._false for child in verb.children):
            return None
        return result.hedged(Certainty.POSSIBLE)

    def _judged(self, copula: "Token", result: Factuality) -> Factuality:
        """“it is possible that X”, "it is false that X"."""
        for child in copula.children:
            if child.dep_ in ("acomp", "attr") and child.lemma_ in _MODAL_ADJECTIVES:
                result = result.hedged(_MODAL_ADJECTIVES[child.lemma_])
            if child.dep_ == "acomp" and child.lemma_ in self._false:
                return result.negated()
        return result

    def _raised(self, one: "Token", result: Factuality) -> Factuality:
        """“did not manage to land”, "probably failed to land"."""
        if self._negative(one.head) and syntax.is_infinitive(one):
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
            if lemma in self._irrealis:
                return None
            if lemma in self._deny or (lemma == "rule" and syntax.particle(head) == "out"):
                return None if self._negative(head) else result.negated()
            if self._negative(head) and lemma in self._report:
                return None
            if lemma in self._doubt:
                result = result.hedged(Certainty(self._doubt[lemma]))
        if one.dep_ in ("ccomp", "csubj", "advcl") and lemma == "be":
            result = self._judged(head, result)
        if one.dep_ in ("ccomp", "xcomp") and lemma in _MODAL_ADJECTIVES:
            result = result.hedged(_MODAL_ADJECTIVES[lemma])
        if one.dep_ == "xcomp":
            return self._raised(one, result)
        return result


def _is_inverted(verb: "Token", auxiliaries: list["Token"]) -> bool:
    """“Had it been launched, ...”: a condition without an if."""
    subjects = [child.i for child in verb.children if child.dep_.startswith("nsubj")]
    return bool(subjects) and any(
        one.lower_ in ("had", "were", "should") and one.i < min(subjects) for one in auxiliaries
    )


def _is_noun(token: "Token", lemmas: frozenset[str]) -> bool:
    return token.pos_ == "NOUN" and token.lemma_ in lemmas
