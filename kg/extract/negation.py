"""Whether a clause is negated: by its verb, its subject, its object or the clause before."""

from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})
_UNTIL = frozenset({"until", "till"})
_NEVER = frozenset({"never", "hardly", "barely", "scarcely", "nowhere"})


class Negation:
    """Reads negation off the children of a verb."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._negations = lexicon.list("negations")

    def of(self, verb: "Token") -> bool:
        """Whether the clause of the verb is negated; what was not until May was in May."""
        return self._is_negative(verb) and not has_until(verb)

    def _is_negative(self, verb: "Token") -> bool:
        for child in verb.children:
            if child.dep_ in ("neg", "preconj", "cc") and (
                child.lower_ in self._negations or child.lower_ == "far"
            ):
                if child.dep_ == "neg" and child.i > verb.i and verb.pos_ == "VERB":
                    # "chose X, not Y": of the object alone
                    continue
                return not _only(child) and (child.dep_ != "cc" or child.lower_ == "nor")
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and is_nobody(child):
                return True
            if child.dep_ == "advmod" and self._is_never(child):
                return True
        return (
            verb.dep_ == "conj"
            and syntax.is_verb(verb.head)
            and any(child.dep_ == "cc" and child.lower_ == "nor" for child in verb.head.children)
        )

    @staticmethod
    def _is_never(adverb: "Token") -> bool:
        # "will no longer fly"
        longer = adverb.lower_ == "longer" and any(one.lower_ == "no" for one in adverb.lefts)
        # "never before had it"
        before = any(one.lower_ == "never" for one in adverb.lefts)
        return longer or before or adverb.lower_ in _NEVER


def has_until(verb: "Token") -> bool:
    """Whether something is said until when it is not so."""
    return any(
        (child.dep_ == "prep" and child.lower_ in _UNTIL)
        or (
            child.dep_ == "advcl"
            and any(part.dep_ == "mark" and part.lower_ in _UNTIL for part in child.children)
        )
        for child in verb.rights
    )


def is_nobody(noun: "Token") -> bool:
    """“no agency”, "none of them", "neither craft"."""
    return any(part.lower_ in _NOBODY for part in (noun, *noun.children))


def _only(negation: "Token") -> bool:
    """“not only built it”."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in ("only", "just", "merely")
