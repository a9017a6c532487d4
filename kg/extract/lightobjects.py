"""Nouns that a frame asks for by their words: what a light verb acts on ("lose *contact*"), and the
topic of a clause ("*the attempt* failed").
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.parse import Passage
from kg.extract.phrases import span, without_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTEMPTS = frozenset({"attempt", "bid", "effort", "try"})
_SHARES = frozenset("half third quarter fifth tenth share part most rest bulk majority".split())


def topic(passage: Passage, token: "Token", words: Collection[str]) -> "Token | None":
    """The subject of the trigger's clause, if it is one of the words."""
    verb = token if token.pos_ in ("VERB", "AUX") else syntax.governing_verb(token)
    for subject in syntax.surface_subjects(verb) if verb is not None else ():
        for one in syntax.conjuncts(subject):
            if not _names_of(passage, one).isdisjoint(words):
                return one
    return None


def object_extent(passage: Passage, token: "Token", words: frozenset[str]) -> tuple[int, ...]:
    """First and last token of the object that a light verb needs; empty if it has another."""
    found = light_object(passage, token, words)
    if found is None:
        return ()
    left, right = span(found)
    return (left, right - 1)


def light_object(passage: Passage, token: "Token", words: frozenset[str]) -> "Token | None":
    """The object, subject or prepositional object that is one of the words."""
    if not words:
        return None
    deps = ("dobj", "attr", "oprd", "acomp", "nsubj", "nsubjpass", "xcomp")
    candidates = [child for child in token.children if child.dep_ in deps]
    candidates += [target for _, target in syntax.prepositions(token, deep=False)]
    for child in token.children:
        # "fell short of its goals"
        if child.dep_ in ("advmod", "acomp", "prt"):
            candidates += [target for _, target in syntax.prepositions(child, deep=False)]
    if token.pos_ == "VERB":
        candidates += syntax.objects(token)
    for one in list(candidates):
        # "all of its goals", "a third of the bill"
        if one.pos_ in ("DET", "PRON", "NUM") or one.lower_ in _SHARES:
            candidates += [target for _, target in syntax.prepositions(one, deep=False)]
    for one in candidates:
        for part in syntax.conjuncts(one):
            if _names_of(passage, part) & words and part != token:
                return part
    return None


def _names_of(passage: Passage, noun: "Token") -> set[str]:
    """The lemma and the words of a noun, with its adjective and with all that precede it."""
    words = passage.words(*span(noun)).lower()
    lemma = noun.lemma_.lower()
    named = {lemma, noun.lower_, words, without_article(words)}
    aims = [one for one in noun.rights if one.dep_ == "acl" and one.tag_ == "VB"]
    if aims and lemma in _ATTEMPTS:
        # "attempts to contact it failed": no attempt of the craft
        return {f"{lemma} to {aims[0].lemma_}"}
    before = [child for child in noun.lefts if child.dep_ in ("amod", "compound")]
    if before:
        named.add(f"{before[-1].lower_} {lemma}")
    return named
