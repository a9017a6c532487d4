"""What the parser regularly gets wrong in this field, put right in the tree after parsing.

Each mend looks at one token and its neighbours; the sentence keeps its words and its root.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BREAKS = frozenset({",", "—", "–", "-", ":", "("})
# "separated from Orion minutes before landing": the parser reads "Orion minutes".
_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "moment"})
_CHANGING = frozenset({"go", "fall", "turn", "be", "become", "stay", "remain", "come"})
_AFTER_SPAN = frozenset({"before", "after", "later", "earlier", "ago", "into"})

# Verbs that end a sentence with whose words it is.
_SAYING = frozenset({"say", "report", "announce", "confirm", "tell", "add", "write", "state"})


def mend(doc: "Doc") -> None:
    """Mend the tree of a parsed block in place."""
    for token in doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "parataxis":
            _said_between(token)
        if token.dep_ in _SUBJECTS or token.dep_ == "npadvmod":
            _second_name(token)
        elif token.dep_ == "auxpass" and token.i > token.head.i:
            _inverted_passive(token)
        elif token.dep_ == "oprd":
            _listed_after_colon(token)
        elif token.dep_ == "compound" and token.pos_ == "PROPN":
            _name_before_span(token)
        elif token.dep_ == "amod" and token.head.lemma_ in _SPANS:
            _predicate_before_span(token)
        elif token.lower_ == "among" and token.dep_ == "prep":
            _among_them(token)
        elif token.dep_ == "ROOT" and token.lemma_ in _SAYING:
            _reduced_before_said(token)
        elif token.dep_ == "amod" and token.tag_ == "VBG":
            _quoting(token)
        elif token.lower_ == "far" and token.dep_ == "advmod":
            _far_from(token)
        elif token.lower_ == "aboard" and token.dep_ == "pobj":
            _aboard(token)


def _second_name(token: "Token") -> None:
    """“the crew, A and B, flew", "launched its first lander in years, X, on Friday": the name
    explains the noun before it.
    """
    left = token.left_edge.i
    if token.pos_ != "PROPN" or left == 0 or token.doc[left - 1].text not in _BREAKS:
        return
    verb = token.head
    before = [
        child
        for child in verb.children
        if child.i < left and child.pos_ in ("NOUN", "PROPN") and child.dep_ != "npadvmod"
    ]
    wanted = _SUBJECTS if token.dep_ in _SUBJECTS else _SUBJECTS | {"dobj"}
    named = [child for child in before if child.dep_ in wanted]
    if not named or named[-1].pos_ != "NOUN":
        return
    if token.dep_ == "npadvmod" and token.i < verb.i:
        return
    token.head = named[-1]
    token.dep_ = "appos"


def _name_before_span(token: "Token") -> None:
    noun = token.head
    last = noun.i == token.i + 1 and noun.i + 1 < len(noun.doc)
    if not last or noun.lemma_ not in _SPANS or noun.dep_ not in ("pobj", "dobj"):
        return
    if noun.doc[noun.i + 1].lower_ not in _AFTER_SPAN:
        return
    above, role = noun.head, noun.dep_
    verb = above.head if role == "pobj" else above
    for child in list(noun.lefts):
        if child != token:
            child.head = token
    token.head, token.dep_ = above, role
    noun.head, noun.dep_ = verb, "npadvmod"


def _inverted_passive(auxiliary: "Token") -> None:
    """“Tucked inside the lander are a drill, two cameras and a rover”: they are tucked."""
    verb = auxiliary.head
    first = next((child for child in auxiliary.rights if child.dep_ == "attr"), None)
    if first is None:
        return
    for child in list(verb.rights):
        if child.dep_ in _SUBJECTS and child.i > first.i:
            child.head, child.dep_ = first, "conj"
    first.head, first.dep_ = verb, "nsubjpass"


def _listed_after_colon(token: "Token") -> None:
    """“named the four astronauts who will fly: A, B and C”: who they are."""
    left = token.left_edge.i
    if token.pos_ != "PROPN" or left == 0 or token.doc[left - 1].text not in (":", "—", "–"):
        return
    plural = [one for one in token.head.rights if one.dep_ == "dobj" and one.tag_ == "NNS"]
    if plural and plural[0].i < left:
        token.head, token.dep_ = plural[0], "appos"


def _predicate_before_span(token: "Token") -> None:
    """“went dark moments before touchdown”: the parser reads "dark moments"."""
    before = token.nbor(-1) if token.i else token
    if before == token.head.head and before.lemma_ in _CHANGING:
        token.head, token.dep_ = before, "acomp"


def _among_them(token: "Token") -> None:
    """“20 payloads, among them X": X is one of the plural before."""
    inside = [child for child in token.rights if child.dep_ == "pobj"]
    pronoun = inside and inside[0].lower_ in ("them", "these", "which")
    plural = [one for one in token.doc[max(0, token.i - 3) : token.i] if one.tag_ == "NNS"]
    if pronoun and len(inside) > 1 and plural:
        inside[1].head, inside[1].dep_ = plural[-1], "appos"


def _said_between(token: "Token") -> None:
    """“ISRO, said X, will launch Y”: ISRO launches."""
    verb = token.head
    behind = [child for child in verb.rights if child.dep_ == "nsubj"]
    comma = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    main = verb.head
    if verb.dep_ == "parataxis" and behind and comma and token.i < verb.i < main.i:
        token.head = main


def _quoting(token: "Token") -> None:
    """“Quoting officials, X said”: not "quoted officials"."""
    noun = token.head
    opening = token.i == token.sent.start and noun.i > token.i
    if opening and token.tag_ == "VBG" and noun.dep_ in ("dep", "npadvmod"):
        token.head, token.dep_ = noun.head, "advcl"
        noun.head, noun.dep_ = token, "dobj"
        for child in [one for one in noun.rights if one.text == ","]:
            child.head = token.head


def _reduced_before_said(token: "Token") -> None:
    """“The relay left on Monday, the agency said”: not a relay that was left and said so."""
    subjects = [child for child in token.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 1 or any(child.dep_ in ("ccomp", "dobj") for child in token.rights):
        return
    subject = subjects[0]
    reduced = [one for one in subject.rights if one.dep_ == "acl" and one.tag_ in ("VBN", "VBD")]
    named = [
        one for one in subject.rights if one.dep_ == "appos" and one.right_edge.i == token.i - 1
    ]
    if not reduced or not named or named[0].doc[named[0].left_edge.i - 1].text != ",":
        return
    clause = reduced[0]
    if clause.i > named[0].i:
        return
    clause.head, clause.dep_, clause.tag_ = token, "ccomp", "VBD"
    subject.head = clause
    named[0].head, named[0].dep_ = token, "nsubj"


def _far_from(token: "Token") -> None:
    """“is far from healthy”: is not healthy."""
    verb = token.head
    prepositions = [one for one in (*token.rights, *verb.rights) if one.lower_ == "from"]
    if verb.lemma_ not in ("be", "look", "remain", "seem") or not prepositions:
        return
    for child in prepositions[0].rights:
        if child.pos_ == "ADJ" and prepositions[0].i == token.i + 1:
            child.head, child.dep_ = verb, "acomp"
            token.head, token.dep_ = verb, "neg"


def _aboard(token: "Token") -> None:
    """“with the rover aboard”, read as if aboard were a noun."""
    things = [child for child in token.lefts if child.dep_ in ("compound", "nmod")]
    if not things:
        return
    thing = things[-1]
    for child in list(token.lefts):
        if child != thing:
            child.head = thing
    thing.head, thing.dep_ = token.head, "pobj"
    token.head, token.dep_ = thing, "advmod"
