"""The syntax of report clauses: who stands beside the verb, what it governs, where it ends."""

from typing import TYPE_CHECKING

from kg.extract import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def goes_on(verb: "Token", end: int) -> bool:
    """Whether the sentence has another clause behind that of the report verb."""
    own = {token.i for token in verb.subtree}
    return any(syntax.is_verb(token) and token.i not in own for token in verb.doc[verb.i + 1 : end])


def has_complement(verb: "Token", but: "Token | None" = None) -> bool:
    """Whether a report verb has what it reports behind it, in its own clause."""
    for child in verb.children:
        if child.i < verb.i or child == but:
            continue
        told = child.dep_ == "dobj" and verb.lemma_ in ("tell", "inform")
        if child.dep_ in ("ccomp", "xcomp", "dobj") and not told:
            between = verb.doc[verb.i + 1 : child.left_edge.i]
            if not any(part.text in (":", ",", "—", "–") for part in between):
                return True
    return False


def subject_beside(verb: "Token") -> "Token | None":
    """The subject of a report clause, or the noun phrase that ends right before the verb."""
    for child in verb.children:
        if child.dep_ == "nsubj" and verb.dep_ != "relcl":
            return child
        if child.dep_ == "nsubj" and child.left_edge.i == verb.head.i + 1:
            # "the space agency Roscosmos said", read as "which Roscosmos said"
            return child if child.pos_ == "PROPN" else None
    if verb.i == 0 or verb.dep_ == "relcl":
        return None
    one = verb.doc[verb.i - 1]
    while one.head.i < verb.i and one.head != one:
        if one.pos_ in ("NOUN", "PROPN") and one.dep_ in ("appos", "npadvmod", "conj", "dobj"):
            return one if one.right_edge.i == verb.i - 1 else None
        one = one.head
    return None


def whose_words(noun: "Token") -> list["Token"]:
    """Whose words a noun names: "NASA's announcement", "the words of X"."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    for name, target in syntax.prepositions(noun, deep=False):
        if name in ("of", "by", "from"):
            found.append(target)
    return found


def is_adjunct(verb: "Token") -> bool:
    """A clause that the parser takes for a complement though "after" or "while" opens it."""
    return any(
        child.dep_ == "mark" and child.lower_ not in ("that", "if", "whether")
        for child in verb.children
    )
