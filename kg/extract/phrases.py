"""Noun phrases as stretches of tokens, and things that only their words name."""

from typing import TYPE_CHECKING

from kg import vocab
from kg.extract.parse import Passage
from kg.model import Entity
from kg.rdf import digest, slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"compound", "nmod", "amod", "poss", "det", "nummod", "quantmod", "advmod"})
# "originally called X": another name of a thing that has one.
_FORMERLY = frozenset("originally formerly previously once also initially first".split())
_NAMING = frozenset({"call", "name", "dub", "nickname"})
_ARTICLES = ("the", "a", "an", "its", "their", "his", "her")


def span(token: "Token") -> tuple[int, int]:
    """The tokens of the noun phrase without what follows its head; the end is exclusive.

    It begins with its possessor: the headline "A Spots B's Lander" is not one long name.
    """
    left = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ in _BEFORE:
            left = min(left, child.left_edge.i)
        if child.dep_ == "poss":
            break
    return left, token.i + 1


def phrase(passage: Passage, token: "Token") -> str:
    """The words of the noun phrase."""
    return passage.words(*span(token))


def with_complement(passage: Passage, token: "Token") -> str:
    """The words of the noun phrase without its article, and what it is of, if that is short:
    "composition of the soil".
    """
    counted = [child.i + 1 for child in token.lefts if child.dep_ == "nummod"]
    left, right = span(token)
    words = without_article(passage.words(max([left, *counted]), right))
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            for target in child.children:
                left, right = span(target)
                amount = any(place == target.i for place, _ in passage.quantities)
                if (
                    target.dep_ == "pobj"
                    and not amount
                    and left == child.i + 1
                    and target.pos_ != "PRON"
                ):
                    return f"{words} of {passage.words(left, right)}"
    return words


def without_article(words: str) -> str:
    """The words without a leading article or possessive."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else words


def determiners(token: "Token") -> set[str]:
    """The articles and demonstratives of the noun phrase."""
    return {child.lower_ for child in token.children if child.dep_ in ("det", "poss")}


def is_introduced(noun: "Token", name: "Token") -> bool:
    """“a lander called X”: first named here, whereas "the lander, once called X" is known."""
    called = name.dep_ == "oprd" and name.pos_ == "PROPN"
    return called and bool(determiners(noun) & {"a", "an"})


def is_former(passage: Passage, naming: "Token") -> bool:
    """“formerly known as X”, "originally called X": a name that it has no more."""
    words = {one.lower_ for one in naming.children}
    words.update(passage.words(naming.i, naming.i + 1).lower().split())
    return bool(words & (_FORMERLY - {"also", "first"}))


def named_beside(token: "Token") -> list["Token"]:
    """Where a noun may have its name: "the lander, X", "a lander called X"."""
    found = [child for child in token.children if child.dep_ in ("appos", "oprd")]
    found += [
        name
        for child in token.children
        if child.dep_ == "acl"
        and child.lemma_ in _NAMING
        and not any(one.lower_ in _FORMERLY for one in child.children)
        for name in child.children
        if name.dep_ == "oprd"
    ]
    # "The station Luna-26 will ...": the parser makes a clause of it.
    found += [
        name
        for child in token.children
        if child.dep_ == "relcl"
        for name in child.children
        if name.dep_ == "nsubj" and name.pos_ == "PROPN" and name.i == token.i + 1
    ]
    # "launched its first lander in years, X, on Friday": the parser hangs X on the verb.
    for sibling in token.head.children if token.dep_ in ("dobj", "nsubj", "nsubjpass") else ():
        after = sibling.i > token.i and token.doc[sibling.i - 1].text == ","
        if sibling.dep_ == "npadvmod" and sibling.pos_ == "PROPN" and after:
            found.append(sibling)
    return found


def named_by_words(passage: Passage, token: "Token", kind: str, *, article: str) -> Entity:
    """A thing of this article alone, with the words of its noun phrase as label."""
    amounts = [
        (each.start, each.end) for _, each in passage.quantities if each.quantity.kind != "count"
    ]
    offset = passage.block.start
    words = [
        passage.words(one.i, one.i + 1)
        for one in passage.doc[slice(*span(token))]
        if one == token
        or not (
            any(left <= passage.starts[one.i] - offset < right for left, right in amounts)
            or one.dep_ in ("det", "poss", "case", "quantmod")
            or one.lower_ == "own"
            or one.tag_ in ("PRP$", "POS", "CD")
            or one.head.dep_ == "nummod"
        )
    ]
    key = slug(token.lemma_)
    return Entity(
        iri=f"{vocab.ENTITY}{digest(article, length=8)}-{key}",
        label=" ".join(words) or token.lemma_,
        type=kind,
    )
