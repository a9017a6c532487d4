"""Whose a thing is, whom an event concerns, and of what a part is a part."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.roles import copula_subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions between a thing and whose it is; between an event and whom it concerns.
_OWNING = frozenset({"of", "on", "aboard", "onboard", "for", "in"})
_CONCERNING = frozenset({"from", "by", "with", "to", "between"})


def owners(noun: "Token") -> list["Token"]:
    """Whose the thing is, or on what it is: "*its* payloads", "the crew *of X*"."""
    return _belonging(noun, _OWNING)


def concerned(noun: "Token") -> list["Token"]:
    """Whom or what an event or a picture concerns: "*its* bid", "contact *with X*", "images *from
    X*", "a picture taken *by X*", "the attempt *of X* to land".
    """
    found = _belonging(noun, _OWNING | _CONCERNING)
    for child in noun.children:
        if child.dep_ == "acl" and syntax.is_passive(child):
            found += syntax.agents(child)
            found += [
                target
                for name, target in syntax.prepositions(child, deep=False)
                if name in ("from", "with")
            ]
    return found


def wholes(token: "Token") -> list["Token"]:
    """Of what the thing is a part that the trigger says something of: "*X's* engine failed", "one
    of the engines *of X* failed", "a stuck valve *on X*".
    """
    if syntax.is_verb(token):
        parts = syntax.objects(token) or syntax.surface_subjects(token)
    else:
        parts = [token.head] if token.dep_ == "amod" else copula_subjects(token)
    found: list[Token] = []
    for part in parts:
        for one in syntax.conjuncts(part):
            found += concerned(one)
            for target in found if one.pos_ in ("NUM", "DET", "PRON") else ():
                found = [*found, *concerned(target)]
    return found


def _belonging(noun: "Token", prepositions: Collection[str]) -> list["Token"]:
    found = [
        syntax.whose(child) for child in noun.children if child.dep_ in ("poss", "compound", "nmod")
    ]
    return found + [
        target for name, target in syntax.prepositions(noun, deep=False) if name in prepositions
    ]
