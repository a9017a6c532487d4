"""How a clause is meant: its own mood, and what the clauses above it make of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.extract import syntax
from kg.extract.factuality import Factuality
from kg.extract.mood import BRINK, Mood, opens_condition
from kg.extract.negation import Negation, has_until, is_nobody
from kg.lexicon import Lexicon
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# The places of a noun that its verb says something of.
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj"})
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
_MAKING = frozenset({"make", "render"})
_TRUE = frozenset({"true", "correct", "right", "accurate", "case"})


class Scope:
    """Reads factuality; holds the word lists it needs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._negation = Negation(lexicon)
        self._mood = Mood(lexicon, self._negation)
        self._hedges: Mapping[str, Any] = lexicon.table("hedges")
        self._hedging_heads = lexicon.table("hedging_heads")
        self._future_adjectives = lexicon.list("future_adjectives")
        self._past_adjectives = lexicon.list("past_adjectives")
        self._report = lexicon.list("report_verbs")
        self._irrealis = lexicon.list("irrealis_verbs")
        self._false = lexicon.list("false_adjectives")
        self._groundless = lexicon.list("groundless_adjectives")
        self._averting = lexicon.list("averting_verbs")
        self._cancel = lexicon.list("cancel_verbs")
        self._future_heads = lexicon.table("future_heads")
        self._ahead = lexicon.list("scheduling_verbs")
        self._mistaken = lexicon.list("mistaken_adverbs")
        self._collapsing = lexicon.list("collapsing_verbs")
        self._ceasing = lexicon.list("ceasing_verbs")
        self._happening = lexicon.list("happening_verbs")
        self._prospects = lexicon.list("prospect_nouns")
        self._myths = lexicon.list("false_nouns")
        self._rumours = lexicon.list("rumour_nouns") | self._prospects | self._myths
        self._conditions = lexicon.list("conditions")
        self._deny = lexicon.list("deny_verbs")
        self._doubt = lexicon.table("doubt_verbs")

    def of_verb(self, verb: "Token", *, headline: bool = False) -> Factuality | None:
        """How the clause of the verb is meant; None where it states nothing."""
        # Each frame of a verb asks; the parse keeps the answer as long as it lives itself.
        known, key = verb.doc.user_data, f"of_verb {verb.i} {headline}"
        if key not in known:
            known[key] = self._of_clause(verb, headline=headline)
        found: Factuality | None = known[key]
        return found

    def _of_clause(self, verb: "Token", *, headline: bool) -> Factuality | None:
        own = self._mood.of(verb, headline=headline)
        if own is None or self._conditional(verb):
            return None
        if self._negation.of(verb):
            own = own.negated()
        if any(child.lower_ in ("almost", "nearly") for child in verb.children):
            return None
        named = any(child.dep_ == "attr" for child in verb.children)
        for child in verb.children:
            # "was likely the cause"
            beside = child.dep_ in ("advmod", "npadvmod") or (named and child.dep_ == "acomp")
            if beside and child.lower_ in self._hedges:
                own = own.hedged(Certainty(self._hedges[child.lower_]))
        if _is_cleft(verb) and self._negation.of(verb.head.head):
            own = own.negated()
        return self._embedded(verb, own)

    def of_noun(self, noun: "Token", *, headline: bool = False) -> Factuality | None:
        """How a nominal ("the launch of X by Y") is meant, by its adjectives and its clause."""
        own = self._described(noun)
        if own is None or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
            return None
        tense, hedge = own
        reported = self._reported(noun, Factuality(hedge))
        if reported is None:
            return None
        if reported.tense is Tense.FUTURE:
            tense = Tense.FUTURE
        governor = syntax.governing_verb(noun)
        if governor is None:
            return Factuality(hedge, reported.polarity, tense or Tense.PAST)
        above = self.of_verb(governor, headline=headline)
        if above is None or self._is_off(noun, governor):
            return None
        if noun.dep_ in ("ccomp", "oprd") and governor.lemma_ in _MAKING:
            # "wanted to make it a success"
            return above
        if noun.dep_ == "nsubj" and (chance := self._chance(governor)) is not None:
            # "a landing is unlikely"
            return self._judged(governor, replace(chance, certainty=reported.certainty))
        if _is_end(noun) and (likely := self._future_heads.get(governor.lemma_)):
            # "was designed for a two-year mission"
            return Factuality(Certainty(likely), reported.polarity, Tense.FUTURE)
        told = replace(reported, tense=self._nominal_tense(noun, governor, above, tense))
        return self._come_about(noun, governor, above, told)

    def _come_about(
        self, noun: "Token", governor: "Token", above: Factuality, told: Factuality
    ) -> Factuality:
        """What the clause says of whether it came about."""
        if noun.dep_ in ("dobj", "attr") and is_nobody(noun):
            # "there was no problem with the engine"
            return told.negated()
        if noun.dep_ in ("nsubj", "nsubjpass") and governor.lemma_ in self._happening:
            # "the launch may take place", "the landing did not happen"
            told = told.hedged(above.certainty)
            return told.negated() if above.polarity is Polarity.NEGATIVE else told
        if noun.dep_ in ("dobj", "nsubjpass") and governor.lemma_ in self._deny:
            # "the alleged crash was denied": for certain
            return replace(told, certainty=Certainty.CERTAIN).negated()
        return told

    def _nominal_tense(
        self, noun: "Token", governor: "Token", above: Factuality, own: Tense | None
    ) -> Tense:
        """When a nominal is: as its adjectives say, or its clause, or what is scheduled."""
        said = {child.lemma_ for child in governor.children if child.dep_ == "acomp"}
        if noun.dep_ == "nsubj" and any(self._future_heads.get(one) == "certain" for one in said):
            # "the launch is due in May"
            return Tense.FUTURE
        direct = noun.dep_ in _CORE or noun.head.lower_ in ("for", "until", "to")
        settled = own is Tense.PAST and noun.dep_ == "pobj"
        if direct and not settled and not _phrasal(governor).isdisjoint(self._ahead):
            return Tense.FUTURE
        if own is not None:
            return own
        ahead = above.tense is Tense.FUTURE and noun.dep_ in _CORE
        return Tense.FUTURE if ahead else Tense.PAST

    @staticmethod
    def _chance(copula: "Token") -> Factuality | None:
        """“... is unlikely”: what may come."""
        said = {child.lemma_ for child in copula.children if child.dep_ == "acomp"}
        named = any(child.dep_ == "attr" for child in copula.children)
        if named or copula.lemma_ not in _COPULAS or said.isdisjoint(_MODAL_ADJECTIVES):
            return None
        return Factuality(tense=Tense.FUTURE)

    def _is_mistaken(self, report: "Token") -> bool:
        """“Wrongly said that”, "an earlier version of this article said that": corrected."""
        return any(
            child.lower_ in self._mistaken or (child.dep_ == "nsubj" and child.lemma_ == "version")
            for child in report.children
        )

    def _is_off(self, noun: "Token", verb: "Token") -> bool:
        """“Cancelled the launch”, "the planned purchase fell through"."""
        if noun.dep_ in ("dobj", "nsubjpass"):
            return verb.lemma_ in self._averting | self._cancel
        return noun.dep_ == "nsubj" and not _phrasal(verb).isdisjoint(self._collapsing)

    def of_epithet(self, epithet: "Token", *, headline: bool = False) -> Factuality | None:
        """How a participle or adjective before its noun is meant: as true ("the stuck valve"), and
        of a thing first brought up here as true as its clause ("perhaps caused by a stuck valve").
        """
        noun = epithet.head
        meant: Factuality | None = Factuality(tense=Tense.PAST)
        if epithet.tag_ != "VBN":
            meant = self.of_noun(noun, headline=headline)
        verb = syntax.governing_verb(noun)
        new = any(one.lower_ in ("a", "an") for one in noun.lefts)
        if meant is None or verb is None or not new:
            return meant
        above = self.of_verb(verb, headline=headline)
        if above is None or above.polarity is Polarity.NEGATIVE:
            return None
        return meant.hedged(above.certainty)

    def of_state(self, noun: "Token", *, headline: bool = False) -> Factuality:
        """How a description ("NASA's LRO", "the 2.4-tonne lander") is meant: as true, at the time
        of its clause unless that lies ahead. An aside tells of no past ("X, a 14-kg rover, flew").
        """
        if "appos" in (noun.dep_, noun.head.dep_):
            return Factuality(tense=Tense.PRESENT)
        governor = syntax.governing_verb(noun)
        above = None if governor is None else self.of_verb(governor, headline=headline)
        past = above is not None and above.tense is Tense.PAST
        return Factuality(tense=Tense.PAST if past else Tense.PRESENT)

    def _described(self, noun: "Token") -> tuple[Tense | None, Certainty] | None:
        """What the adjectives of a nominal say; None for what was called off."""
        tense: Tense | None = None
        certainty = Factuality()
        for child in noun.children:
            ahead = {child.lower_, child.lemma_} & self._future_adjectives
            if child.dep_ in ("amod", "compound") and ahead:
                tense = Tense.FUTURE
            if child.dep_ != "amod":
                continue
            if child.lower_ in self._past_adjectives:
                tense = Tense.PAST
            if child.tag_ == "VBN" and child.lemma_ in self._cancel:
                return None
            if child.lower_ in self._hedges:
                certainty = certainty.hedged(Certainty(self._hedges[child.lower_]))
        return tense, certainty.certainty

    def _reported(self, noun: "Token", result: Factuality) -> Factuality | None:
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

    def _prospect(self, noun: "Token", result: Factuality) -> Factuality:
        """“no chance of a landing”, "the risk that X"."""
        if result.tense is Tense.PRESENT:
            result = replace(result, tense=Tense.FUTURE)
        if is_nobody(noun):
            return result.negated()
        return result.hedged(Certainty.POSSIBLE)

    def _conditional(self, verb: "Token") -> bool:
        one = verb
        while True:
            if any(
                child.dep_ == "mark" and child.lower_ in self._conditions for child in one.children
            ):
                return True
            if one.head == one:
                break
            if opens_condition(one):
                return True
            if one.dep_ in ("advcl", "ccomp", "conj", "xcomp", "relcl", "acl"):
                one = one.head
            else:
                break
        return syntax.is_asked(verb)

    def _embedded(self, verb: "Token", own: Factuality) -> Factuality | None:
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

    def _judged(self, copula: "Token", result: Factuality) -> Factuality | None:
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
            return self._judged(head, result)
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
            return self._judged(head, result)
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


def _is_end(noun: "Token") -> bool:
    """Whether it is what a thing is made or meant for."""
    made = noun.dep_ == "pobj" and noun.head.lower_ == "for" and syntax.is_verb(noun.head.head)
    return made and syntax.is_passive(noun.head.head)


def _phrasal(verb: "Token") -> frozenset[str]:
    """A verb, and the same with the little words behind it: "put off", "fell through"."""
    behind = {one.lower_ for one in verb.rights if one.dep_ in ("prt", "advmod", "prep")}
    return frozenset({verb.lemma_, *(f"{verb.lemma_} {word}" for word in behind)})


def _is_cleft(verb: "Token") -> bool:
    """“it was X that did it”."""
    copula = verb.head.head
    return (
        verb.dep_ == "relcl"
        and verb.head.dep_ == "attr"
        and copula.lemma_ == "be"
        and any(one.lower_ == "it" and one.dep_ == "nsubj" for one in copula.children)
    )


def _is_noun(token: "Token", lemmas: frozenset[str]) -> bool:
    # The tagger takes "reports that X were wrong" for a verb.
    noun = token.pos_ == "NOUN" or token.dep_ in ("nsubj", "nsubjpass", "dobj")
    return noun and token.lemma_ in lemmas
