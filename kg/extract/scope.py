"""How a clause or a nominal is meant: its own mood, and what stands around it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.extract import syntax
from kg.extract.embedding import Embedding, chance_of
from kg.extract.factuality import Factuality
from kg.extract.kept import kept
from kg.extract.mood import Mood, opens_condition
from kg.extract.negation import Negation, is_nobody
from kg.lexicon import Lexicon
from kg.model import Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# The places of a noun that its verb says something of.
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj"})
_MAKING = frozenset({"make", "render"})


class Scope:
    """Reads factuality; holds the word lists it needs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._negation = Negation(lexicon)
        self._mood = Mood(lexicon, self._negation)
        self._embedding = Embedding(lexicon, self._negation, self._mood)
        self._hedges: Mapping[str, Any] = lexicon.table("hedges")
        self._future_adjectives = lexicon.list("future_adjectives")
        self._past_adjectives = lexicon.list("past_adjectives")
        self._averting = lexicon.list("averting_verbs")
        self._cancel = lexicon.list("cancel_verbs")
        self._future_heads = lexicon.table("future_heads")
        self._ahead = lexicon.list("scheduling_verbs")
        self._collapsing = lexicon.list("collapsing_verbs")
        self._happening = lexicon.list("happening_verbs")
        self._conditions = lexicon.list("conditions")
        self._deny = lexicon.list("deny_verbs")

    def of_verb(self, verb: "Token", *, headline: bool = False) -> Factuality | None:
        """How the clause of the verb is meant; None where it states nothing."""
        key = f"of_verb {verb.i} {headline}"
        return kept(verb.doc, key, lambda: self._of_clause(verb, headline=headline))

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
        return self._embedding.of(verb, own)

    def of_noun(self, noun: "Token", *, headline: bool = False) -> Factuality | None:
        """How a nominal ("the launch of X by Y") is meant, by its adjectives and its clause."""
        own = self._described(noun)
        if own is None or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
            return None
        tense, hedge = own
        reported = self._embedding.of_noun(noun, Factuality(hedge))
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
        if noun.dep_ == "nsubj" and (chance := chance_of(governor)) is not None:
            # "a landing is unlikely"
            return self._embedding.judged(governor, replace(chance, certainty=reported.certainty))
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
