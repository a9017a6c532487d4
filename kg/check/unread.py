"""What a check does not read of a store: it is left out of the copy in memory of a large one.

Of 41 quads of a statement these are nine, and of its strings the longest. What is shown of a
statement is read from the store itself.
"""

from collections.abc import Iterable
from typing import NamedTuple

from kg import vocab
from kg.rules import Derivation, Rule
from kg.rules.terms import read_terms

# What only a reader of whole statements (kg.rdf.read) asks for.
_SHOWN = frozenset(
    vocab.expand(name)
    for name in (
        "oa:prefix oa:suffix oa:start oa:end kg:confidence kg:subjectLabel kg:subjectMention "
        "kg:valueMention kg:publishedOrigin kg:publishedStart kg:publishedEnd"
    ).split()
)
_KINDS = frozenset(
    vocab.expand(name)
    for name in ("oa:TextQuoteSelector", "oa:TextPositionSelector", "kg:Attribution")
)


class Unread(NamedTuple):
    """Predicates, and classes of things of which it is not asked whether they are such (IRIs)."""

    predicates: frozenset[str]
    classes: frozenset[str]


def unread_by(rules: Iterable[Rule | Derivation]) -> Unread | None:
    """What none of these reads; None if one may read anything.

    A rule whose reach is "near" reads of statements only what it names (queries/rules/README.md).
    """
    rules = tuple(rules)
    if any(isinstance(one, Rule) and (one.kind == "shacl" or one.reach != "near") for one in rules):
        return None
    named = {term.iri for rule in rules for term in read_terms(rule.text)}
    return Unread(_SHOWN - named, _KINDS - named)
