"""What the parser regularly gets wrong in this field, put right in the tree after parsing.

Each mend looks at one token and its neighbours; the sentence keeps its words and its root.
"""

from typing import TYPE_CHECKING

from kg.extract.mendwords import mend_word
from kg.extract.ordinals import is_ranking
from kg.extract.reports import mend_report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BREAKS = frozenset({",", "—", "–", "-", ":", "("})
# "separated from Orion minutes before landing": the parser reads "Orion minutes".
_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "moment"})
_CHANGING = frozenset({"go", "fall", "turn", "be", "become", "stay", "remain", "come"})
_AFTER_SPAN = frozenset({"before", "after", "later", "earlier", "ago", "into"})

# "a landing site": the parser reads "landing sites" as an action.
_AFTER_GERUND = frozenset(
    {"site", "zone", "spot", "area", "leg", "gear", "pad", "window", "ellipse"}
)
_NAMING = frozenset({"rename", "name", "call", "dub", "nickname", "christen", "rechristen"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# How far to climb from the word before a comma to the noun that it belongs to.
_CLIMB = 6


def mend(doc: "Doc") -> None:
    """Mend the tree of a parsed block in place."""
    for token in doc:
        mend_report(token)
        mend_word(token)
        for kind in (token.dep_, token.lower_):
            if (repair := _REPAIRS.get(kind)) is not None:
                repair(token)
                break


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


def _of_name(token: "Token") -> None:
    _name_before_span(token)
    if token.pos_ == "PROPN" and token.dep_ == "compound":
        _joined(token)


def _joined(name: "Token") -> None:
    """“a joint ESA-JAXA mission”: of both."""
    other = name.head
    dash = name.i + 2 == other.i and name.nbor(1).text in ("-", "–", "/")
    if dash and other.dep_ == "compound" and other.pos_ == "PROPN":
        name.head = other.head


def _name_before_span(token: "Token") -> None:
    if token.pos_ != "PROPN":
        return
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
    if auxiliary.i <= auxiliary.head.i:
        return
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


def _explanation(noun: "Token") -> None:
    """“X was to fly aboard *Griffin, a lander* of Y”: no complement of "was"."""
    left = noun.left_edge.i
    if left < 2 or noun.doc[left - 1].text != "," or noun.doc[left].dep_ != "det":
        return
    named = noun.doc[left - 2]
    aimed = any(child.dep_ == "xcomp" and child.i < left for child in noun.head.rights)
    if aimed and named.pos_ == "PROPN" and noun.head.is_ancestor(named):
        noun.head, noun.dep_ = named, "appos"


def _first_to(verb: "Token") -> None:
    """“became the first private craft to land”: the infinitive belongs to the noun."""
    if verb.tag_ != "VB":
        return
    before = verb.left_edge.i - 1
    noun = verb.doc[before] if before >= 0 else verb
    if noun.dep_ != "attr" or noun.head != verb.head or verb.left_edge.lower_ != "to":
        return
    if any(is_ranking(child.lower_) for child in noun.lefts):
        verb.head, verb.dep_ = noun, "relcl"


def _predicate_before_span(token: "Token") -> None:
    """“went dark moments before touchdown”: the parser reads "dark moments"."""
    if token.head.lemma_ not in _SPANS:
        return
    before = token.nbor(-1) if token.i else token
    if before == token.head.head and before.lemma_ in _CHANGING:
        token.head, token.dep_ = before, "acomp"


def _among_them(token: "Token") -> None:
    """“20 payloads, among them X": X is one of the plural before."""
    if token.dep_ != "prep":
        return
    inside = [child for child in token.rights if child.dep_ == "pobj"]
    pronoun = inside and inside[0].lower_ in ("them", "these", "which")
    plural = [one for one in token.doc[max(0, token.i - 3) : token.i] if one.tag_ == "NNS"]
    if pronoun and len(inside) > 1 and plural:
        inside[1].head, inside[1].dep_ = plural[-1], "appos"


def _aboard(token: "Token") -> None:
    """“with the rover aboard”, read as if aboard were a noun."""
    if token.dep_ != "pobj":
        return
    things = [child for child in token.lefts if child.dep_ in ("compound", "nmod")]
    if not things:
        return
    thing = things[-1]
    for child in list(token.lefts):
        if child != thing:
            child.head = thing
    thing.head, thing.dep_ = token.head, "pobj"
    token.head, token.dep_ = thing, "advmod"


def _next_of_list(token: "Token") -> None:
    """“an orbiter, a lander and a rover": a phrase with "a" before one with "a" is in a list with
    it, no apposition, if "and" closes the list.
    """
    left = token.left_edge.i
    listed = any(part.dep_ == "cc" for part in token.subtree)
    if not listed or left < 2 or token.doc[left - 1].text != "," or not _is_indefinite(token):
        return
    one = token.doc[left - 2]
    for _ in range(_CLIMB):
        if one.pos_ in ("NOUN", "PROPN") and _is_indefinite(one):
            if one != token and not token.is_ancestor(one):
                token.head, token.dep_ = one, "conj"
            return
        if one.head == one or one.head.i >= left:
            return
        one = one.head


def _is_indefinite(noun: "Token") -> bool:
    return any(
        part.lower_ in ("a", "an", "another") or (part.dep_ == "nummod" and part.i == noun.i - 1)
        for part in noun.lefts
    )


def _beside_named(token: "Token") -> None:
    """“a detector called DORN and a Swedish analyzer": the second is no name of the first."""
    if token.head.dep_ != "oprd":
        return
    naming = token.head.head
    if not _is_indefinite(token) or naming.dep_ != "acl":
        return
    for child in list(token.head.rights):
        if child.dep_ == "cc":
            child.head = naming.head
    token.head = naming.head


def _compound_gerund(token: "Token") -> None:
    if token.tag_ != "VBG":
        return
    after = token.i + 1
    if after >= len(token.doc):
        return
    noun = token.doc[after]
    if noun.lemma_ not in _AFTER_GERUND or noun.head != token or noun.dep_ != "dobj":
        return
    noun.head, noun.dep_ = token.head, "pobj" if token.dep_ == "pcomp" else token.dep_
    verb = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), noun)
    for child in list(token.children):
        child.head = verb if child.dep_ in ("conj", "cc") else noun
    token.head, token.dep_ = noun, "compound"


def _first_of_two(token: "Token") -> None:
    """“a camera and two spectrometers", read as the spectrometers of a camera."""
    if token.pos_ != "NOUN":
        return
    last = token.head
    joint = [child for child in token.rights if child.dep_ == "cc"]
    number = [child for child in token.rights if child.dep_ == "conj" and child.pos_ == "NUM"]
    if not joint or not number or number[0].i != last.i - 1:
        return
    token.head, token.dep_ = last.head, last.dep_
    last.head, last.dep_ = token, "conj"
    number[0].head, number[0].dep_ = last, "nummod"
    for child in list(last.lefts):
        if child.i < token.i:
            child.head = token


def _finite_participle(noun: "Token") -> None:
    """“The capsule undocked from the station and landed.”: its only verb is no participle."""
    after = noun.i + 1
    sentence = noun.sent
    if noun.pos_ not in ("NOUN", "PROPN") or after >= sentence.end or sentence[-1].text != ".":
        return
    verb = noun.doc[after]
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("acl", "amod"):
        return
    if any(one.tag_ in _FINITE for one in sentence if one != verb):
        return
    if any(child.dep_ == "agent" for child in verb.rights):
        return
    described = verb.head
    if verb.dep_ == "amod" and (described.head != noun or described.i < verb.i):
        return
    rest = [child for child in noun.rights if child not in (verb, described)]
    verb.head = verb
    verb.dep_, verb.tag_, verb.pos_ = "ROOT", "VBD", "VERB"
    noun.head, noun.dep_ = verb, "nsubj"
    if described != noun:
        described.head, described.dep_ = verb, "dobj"
    for child in rest:
        child.head = verb


# By the token's role in the tree, or else by the word itself.
def _given_name(token: "Token") -> None:
    """“renamed the Mars 2020 rover Perseverance”: what was renamed, and how."""
    verb, before = token.head, token.i - 1
    if verb.lemma_ not in _NAMING or token.pos_ != "PROPN" or before <= verb.i:
        return
    noun = token.doc[before]
    if noun.head != token or noun.dep_ not in ("compound", "nmod", "appos"):
        return
    if noun.pos_ not in ("NOUN", "PROPN") or not any(
        child.dep_ in ("det", "poss") for child in token.lefts
    ):
        return
    for child in list(token.lefts):
        if child != noun:
            child.head = noun
    noun.head, noun.dep_ = verb, "dobj"
    token.dep_ = "oprd"


_REPAIRS = {
    "dobj": _given_name,
    "ROOT": _finite_participle,
    "nsubj": _second_name,
    "nsubjpass": _second_name,
    "npadvmod": _second_name,
    "auxpass": _inverted_passive,
    "oprd": _listed_after_colon,
    "appos": _next_of_list,
    "attr": _explanation,
    "conj": _beside_named,
    "nmod": _first_of_two,
    "compound": _of_name,
    "advcl": _first_to,
    "amod": _predicate_before_span,
    "among": _among_them,
    "aboard": _aboard,
    "landing": _compound_gerund,
    "launching": _compound_gerund,
}
