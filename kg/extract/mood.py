"""What a verb's own form says: auxiliaries, modals, participles, and the heads of infinitives.

What the clauses above make of it is `scope`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.factuality import AIM, FAILED, Factuality
from kg.extract.negation import Negation, is_nobody
from kg.extract.ordinals import is_ranking, ordinal
from kg.lexicon import Lexicon
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS_AHEAD = frozenset({"will", "shall", "'ll", "wo", "would", "should", "’ll", "'d", "’d"})
_MODALS = _MODALS_AHEAD | {"may", "might", "could", "can", "ca", "must"}
_PAST_TAGS = frozenset({"VBD", "VBN"})
# Behind these a gerund tells what did not happen, or nothing.
_AVERTED = frozenset({"before", "than", "near"})
_AVERTING = frozenset({"far", "short", "instead", "close"})
_STOPPING = frozenset({"stop", "keep", "block", "prohibit", "discourage"})
BRINK = frozenset({"verge", "brink", "cusp"})
_TEMPORAL = frozenset({"when", "after", "before", "once", "until", "till", "as"})


class Mood:
    """Reads certainty, polarity and tense of a verb by itself; holds the word lists it needs."""

    def __init__(self, lexicon: Lexicon, negation: Negation) -> None:
        self._negation = negation
        self._hedging_heads = lexicon.table("hedging_heads")
        self._future_heads = lexicon.table("future_heads")
        self._failure_heads = lexicon.list("failure_heads")
        self._implicative = lexicon.list("implicative_heads")
        self._thwarted = lexicon.list("thwarted_heads")
        self._report = lexicon.list("report_verbs")
        self._averting = lexicon.list("averting_verbs")
        self._cancel = lexicon.list("cancel_verbs")
        self._firm_nouns = lexicon.list("firm_nouns")
        self._prospects = lexicon.list("prospect_nouns")
        self._lasting = lexicon.list("lasting_participles")
        self._failing = lexicon.list("failing_verbs")
        self._vain = lexicon.list("vain_adjectives")
        self._thwarting = lexicon.list("thwarting_verbs")
        self._conditions = lexicon.list("conditions")
        self._pondering = lexicon.list("pondering_verbs")
        self._watching = lexicon.list("watching_verbs")
        self._staying = lexicon.list("staying_verbs")

    def of(self, verb: "Token", *, headline: bool = False) -> Factuality | None:
        """How the verb is meant by its form; None where it states nothing."""
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
        if verb.tag_ == "VBG" and not any(
            child.tag_ in ("VBD", "VBZ", "VBP") for child in auxiliaries
        ):
            return self._gerund(verb, perfect=perfect)
        if perfect:
            holds = not words & {"had"} and self._still_holds(verb)
            return Factuality(tense=Tense.PRESENT if holds else Tense.PAST)
        finite = next((child for child in auxiliaries if child.tag_ in ("VBD", "VBZ", "VBP")), None)
        if finite is not None:
            return Factuality(tense=Tense.PAST if finite.tag_ == "VBD" else self._present(verb))
        if verb.tag_ in _PAST_TAGS:
            return self._participle(verb)
        if verb.dep_ == "conj" and syntax.is_verb(verb.head) and verb.tag_ == "VB":
            return self.of(verb.head, headline=headline)
        if verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ in self._watching:
            # "saw it crash"
            above = self.of(verb.head, headline=headline)
            return above and replace(above, polarity=Polarity.POSITIVE)
        return Factuality(tense=Tense.PAST if headline else self._present(verb))

    def _still_holds(self, verb: "Token") -> bool:
        """“Has been silent”, "has orbited since 2009", "has been flying"; not "has been built"."""
        if verb.lemma_ == "be" or verb.tag_ == "VBG":
            return True
        return verb.lemma_ in self._staying and any(
            child.lower_ == "since" and child.dep_ in ("prep", "advmod", "mark")
            for child in (*verb.children, *(part for one in verb.children for part in one.children))
        )

    def finite_tense(self, token: "Token") -> Tense:
        """The tense of the clause of a word."""
        verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
        if verb is None:
            return Tense.PRESENT
        own = self.of(verb)
        return own.tense if own else Tense.PRESENT

    def has_condition(self, verb: "Token") -> bool:
        """Whether an if-clause hangs on the verb."""
        return any(
            opens_condition(child)
            or (
                child.dep_ == "advcl"
                and (
                    any(
                        part.dep_ == "mark" and part.lower_ in self._conditions
                        for part in child.children
                    )
                    or _is_inverted(child, [one for one in child.children if one.dep_ == "aux"])
                )
            )
            for child in verb.children
        )

    def _present(self, verb: "Token") -> Tense:
        """“when it launches, crowds will come”: the present of what lies ahead."""
        if verb.dep_ == "advcl" and any(
            child.lower_ in _TEMPORAL and child.dep_ in ("mark", "advmod")
            for child in verb.children
        ):
            above = self.of(verb.head) if syntax.is_verb(verb.head) else None
            if above is not None and above.tense is Tense.FUTURE:
                return Tense.FUTURE
        return Tense.PRESENT

    def _modal(self, verb: "Token", words: set[str], *, perfect: bool) -> Factuality | None:
        """“will launch”, "may have crashed"; "would have landed" states nothing."""
        if words & {"would", "should", "'d", "’d"} and perfect:
            return None
        conditional = self.has_condition(verb)
        if "would" in words and conditional:
            return None
        if conditional and perfect:
            return None
        if "could" in words and perfect:
            return self._could_have(verb, conditional=conditional)
        if "must" in words:
            return (
                Factuality(Certainty.PROBABLE, tense=Tense.PAST)
                if perfect
                else Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE)
            )
        if words & _MODALS_AHEAD:
            certainty = Certainty.PROBABLE if "should" in words else Certainty.CERTAIN
            certainty = Certainty.POSSIBLE if conditional else certainty
            return Factuality(certainty, tense=Tense.FUTURE)
        if perfect and words & {"can", "ca"}:
            # "cannot have crashed", "can hardly have crashed"
            return Factuality(Certainty.PROBABLE, tense=Tense.PAST)
        if words & {"could", "can", "ca"} and self._negation.of(verb):
            # What could not be done was not done.
            return Factuality(tense=Tense.PAST if "could" in words else Tense.PRESENT)
        tense = Tense.PAST if perfect else Tense.FUTURE
        if "can" in words or (verb.lemma_ == "be" and not perfect):
            tense = Tense.PRESENT
        return Factuality(Certainty.POSSIBLE, tense=tense)

    @staticmethod
    def _could_have(verb: "Token", *, conditional: bool) -> Factuality | None:
        """“could have been hit by a stone” is a guess, "could have launched it" a regret."""
        guess = any(child.dep_ in ("agent", "auxpass") for child in verb.children)
        return (
            Factuality(Certainty.POSSIBLE, tense=Tense.PAST) if guess and not conditional else None
        )

    def _participle(self, verb: "Token") -> Factuality | None:
        shares = verb.dep_ == "conj" and syntax.is_verb(verb.head) and verb.tag_ == "VBN"
        if shares and not any(child.dep_ in ("nsubj", "aux") for child in verb.children):
            return self.of(verb.head)
        if verb.dep_ == "acl" and any(child.lower_ == "being" for child in verb.lefts):
            # "a lander being built by X"
            return Factuality(tense=Tense.PRESENT)
        if verb.dep_ == "acl" and verb.lemma_ in self._lasting:
            return Factuality(tense=Tense.PRESENT)
        return Factuality(tense=Tense.PAST)

    def _gerund(self, verb: "Token", *, perfect: bool) -> Factuality | None:
        if perfect:
            return Factuality(tense=Tense.PAST)
        behind = verb.dep_ in ("pcomp", "pobj")
        governor = syntax.governing_verb(verb)
        if governor is None:
            return Factuality(tense=Tense.PRESENT)
        if behind and verb.head.head.lemma_ in self._prospects:
            # "no prospect of launching", "the risk of losing"
            result = Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE)
            return (
                replace(result, certainty=Certainty.CERTAIN).negated()
                if is_nobody(verb.head.head)
                else result
            )
        if behind and verb.head.lower_ == "against":
            # "decided against launching"
            return Factuality(tense=Tense.FUTURE).negated()
        if syntax.particle(governor) == "out" and governor.lemma_ == "rule":
            return Factuality(tense=Tense.FUTURE).negated()
        if (
            behind
            and verb.head.lower_ == "from"
            and (governor.lemma_ in self._averting or governor.lemma_ in _STOPPING)
        ):
            return FAILED if self.finite_tense(governor) is Tense.PAST else None
        if verb.dep_ == "xcomp" and governor.lemma_ in self._pondering:
            # "is considering launching"
            above = self.of(governor)
            denied = above is None or self._negation.of(governor)
            return None if denied else Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE)
        without = behind and verb.head.lower_ == "without"
        above = self.of(governor)
        ahead = above is not None and above.tense is Tense.FUTURE and verb.head.lower_ == "before"
        if behind and _is_averted(verb.head) and not ahead:
            return None
        if verb.dep_ in ("xcomp", "dobj", "ccomp") and governor.lemma_ in self._averting:
            return None
        if above is None:
            return None
        base = Factuality(above.certainty, tense=above.tense)
        if without:
            return base.negated() if above.tense is not Tense.FUTURE else None
        negative = self._negation.of(governor) and verb.dep_ == "xcomp"
        return base.negated() if negative else base

    def _infinitive(self, verb: "Token", *, perfect: bool) -> Factuality | None:
        head = verb.head
        if verb.dep_ == "conj" and syntax.is_verb(head):
            return self.of(head)
        if verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl") or head == verb:
            return AIM
        lemma = head.lemma_.lower()
        if lemma in self._failure_heads or self._is_yet_to(head):
            return FAILED
        if lemma in self._thwarted:
            return Factuality(tense=Tense.FUTURE)
        if lemma in self._hedging_heads:
            return self._hedged_infinitive(head, lemma, perfect=perfect)
        # The parser gives "caused X to crash" a clause with a subject of its own.
        caused = verb.dep_ == "ccomp" and lemma in self._implicative
        if verb.dep_ == "xcomp" or caused or (lemma == "go" and _goes_on(head)):
            return self._complement(head, lemma, perfect=perfect)
        if syntax.is_headline_plan(verb):
            return Factuality(tense=Tense.FUTURE)
        if verb.dep_ in ("acl", "relcl"):
            return self._noun_infinitive(verb, head)
        return AIM

    @staticmethod
    def _is_yet_to(head: "Token") -> bool:
        """“has yet to launch”, "is yet to land"."""
        return head.lemma_ in ("have", "be") and any(
            child.lower_ == "yet" and child.dep_ == "advmod" for child in head.rights
        )

    def _hedged_infinitive(self, head: "Token", lemma: str, *, perfect: bool) -> Factuality | None:
        """“appears to have crashed”, "is unlikely to launch", "is said to have landed"."""
        if lemma in self._report and not (syntax.is_passive(head) or perfect):
            return self._complement(head, lemma, perfect=perfect)
        tense = Tense.PAST if perfect else self.finite_tense(head)
        if lemma in ("likely", "unlikely"):
            tense = Tense.FUTURE
        result = Factuality(Certainty(self._hedging_heads[lemma]), tense=tense)
        return result.negated() if lemma == "unlikely" else result

    def _complement(self, head: "Token", lemma: str, *, perfect: bool) -> Factuality | None:
        """“is set to launch”, "asked X to build", "managed to land", "known to have crashed"."""
        going = lemma == "go" and head.tag_ != "VBG"
        if lemma in self._future_heads and not going:
            return Factuality(Certainty(self._future_heads[lemma]), tense=Tense.FUTURE)
        if lemma in self._implicative and (clause := _clause_of(head)) is not None:
            # "caused it to crash", "was quick to call it a success"
            return self.of(clause)
        if syntax.is_verb(head):
            if any(child.dep_ == "dobj" for child in head.children):
                return AIM
            if going and not _goes_on(head):
                return AIM
            above = self.of(head)
            if above is None:
                return None
            return replace(
                above,
                polarity=Polarity.POSITIVE,
                tense=Tense.PAST if perfect else above.tense,
            )
        return Factuality(Certainty.POSSIBLE, tense=Tense.FUTURE) if head.pos_ == "ADJ" else AIM

    def _noun_infinitive(self, verb: "Token", head: "Token") -> Factuality | None:
        """“the first craft to land”, "a plan to drill", "an attempt to land failed"."""
        if _is_feat(head):
            governor = syntax.governing_verb(head)
            above = Factuality(tense=Tense.PAST) if governor is None else self.of(governor)
            # "is the first to land": it has landed.
            done = above is not None and above.tense is Tense.PRESENT
            return replace(above, tense=Tense.PAST) if above is not None and done else above
        if head.head.lemma_ in self._cancel or head.head.lemma_ in self._thwarting:
            return None
        if self.is_in_vain(head):
            return FAILED
        # "a plan to drill", "a lander to be built by X"
        firm = head.lemma_.lower() in self._firm_nouns or syntax.is_passive(verb)
        result = Factuality(tense=Tense.FUTURE) if firm else AIM
        return result.negated() if is_nobody(head) else result

    def is_in_vain(self, noun: "Token") -> bool:
        """“an unsuccessful attempt”, "efforts failed"."""
        if any(child.lower_ in self._vain for child in noun.children if child.dep_ == "amod"):
            return True
        verb = noun.head
        return (
            noun.dep_ in ("nsubj", "nsubjpass")
            and not self._negation.of(verb)
            and (
                verb.lemma_ in self._failing
                or _came_to_nothing(verb)
                or any(
                    child.lower_ in self._vain
                    for child in verb.children
                    if child.dep_ in ("acomp", "attr", "oprd")
                )
            )
        )


def _clause_of(head: "Token") -> "Token | None":
    return head if syntax.is_verb(head) else syntax.governing_verb(head)


def _came_to_nothing(verb: "Token") -> bool:
    return verb.lemma_ == "come" and any(
        name == "to" and target.lower_ in ("nothing", "naught", "nought")
        for name, target in syntax.prepositions(verb, deep=False)
    )


def opens_condition(verb: "Token") -> bool:
    """“had its engine shut down in time”, where the parser takes `had` for the verb."""
    return (
        verb.lower_ in ("had", "were", "should")
        and verb.dep_ in ("conj", "advcl", "ccomp")
        and not any(child.dep_ in ("nsubj", "aux") for child in verb.children)
        and any(child.dep_ == "ccomp" for child in verb.rights)
    )


def _goes_on(head: "Token") -> bool:
    after = head.i + 1
    return after < len(head.doc) and head.doc[after].lower_ == "on"


def _is_averted(preposition: "Token") -> bool:
    """“before landing”, "far from crashing", "stopped short of saying"."""
    if preposition.lower_ in _AVERTED:
        return True
    before = preposition.doc[preposition.i - 1].lower_ if preposition.i else ""
    return before in _AVERTING or preposition.head.lemma_ in BRINK


def _is_feat(noun: "Token") -> bool:
    """Whether "the first craft to land" tells of something done."""
    ranked = any(is_ranking(child.lower_) for child in noun.children)
    return ranked or ordinal(noun.lower_) is not None


def _is_inverted(verb: "Token", auxiliaries: list["Token"]) -> bool:
    """“Had it been launched, ...”: a condition without an if. Not "never before had it"."""
    subjects = [child.i for child in verb.children if child.dep_.startswith("nsubj")]
    opening = [
        one
        for one in auxiliaries
        if one.lower_ in ("had", "were", "should") and subjects and one.i < min(subjects)
    ]
    return any(
        not any(
            child.i < one.i and child.dep_ in ("neg", "advmod", "prep", "preconj")
            for child in verb.children
        )
        for one in opening
    )
