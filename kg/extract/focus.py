"""How far the grammar of a sentence keeps a thing from what the sentence is about.

A subject of a main clause is nearest; of a clause below, an object, and what only tells of another
noun are further off.
"""

from typing import TYPE_CHECKING

from kg.extract import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_SUBJECT = 0.3
_BELOW = 0.9
_OBJECT = 1.2
_ASIDE = 2.2
_COMPARED = 2.6
_SUBJECTS = ("nsubj", "nsubjpass")
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp"})
_COMPARING = frozenset({"unlike", "like", "than", "as", "alongside", "besides"})


def distance(token: "Token") -> float:
    """Zero for what the sentence is about; more the less it comes to mind afterwards."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ in _SUBJECTS:
        return _BELOW if _is_below(token) else 0.0
    if token.dep_ == "appos":
        return distance(token.head)
    if is_compared(token):
        return _COMPARED
    if not is_aside(token):
        return _BELOW + _OBJECT if _is_below(token) else _OBJECT
    noun = token.head.head if token.dep_ == "pobj" else token.head
    owned = token.dep_ != "pobj" or token.head.lower_ == "of"
    if owned and noun.dep_ in _SUBJECTS:
        # "*Juno's* launch took place in 2011"
        return _OF_SUBJECT + (_BELOW if _is_below(noun) else 0.0)
    return _ASIDE


def is_background(token: "Token") -> bool:
    """“after X *had landed*”, "X, which crashed in 2019": told in passing."""
    verb = syntax.governing_verb(token)
    if verb is None:
        return False
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return had or _is_below(token)


def is_compared(token: "Token") -> bool:
    """“*Unlike X*, the craft …”: held against another, and thus not it."""
    return token.dep_ == "pobj" and token.head.lower_ in _COMPARING


def is_aside(token: "Token") -> bool:
    """Whether it only tells of another noun: "its sister *on LRO*"."""
    if token.dep_ in ("poss", "compound", "nmod"):
        return True
    return token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN")


def _is_below(token: "Token") -> bool:
    """Whether a clause around it is one of a noun, or of a time or reason."""
    verb = syntax.governing_verb(token)
    while verb is not None:
        if verb.dep_ in _SUBORDINATE:
            return True
        if verb.dep_ == "ROOT" or verb.head == verb:
            return False
        verb = syntax.governing_verb(verb)
    return False
