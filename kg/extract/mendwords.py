"""Words that the tagger takes for others: infinitives for nouns, names for objects."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Verbs that the tagger takes for nouns behind "to".
_LIKE_NOUNS = frozenset(
    "land hunt probe crash study map search test image drill dock launch orbit chart survey probe"
    " film photograph partner fund finance back head lead star mine host".split()
)
# Behind these "to land" is where somebody goes.
_GOING = frozenset({"return", "come", "go", "head", "get", "bring", "back", "swim", "next"})
_NAMING = frozenset("call dub name nickname christen rename baptise baptize designate".split())
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})


def mend_word(token: "Token") -> None:
    """Mend what hangs on one word."""
    if token.lower_ == "to":
        _infinitive(token)
    elif token.lemma_ in _NAMING:
        _names_its_object(token)
    elif token.lower_ == "worth":
        _worth(token)
    elif token.dep_ == "agent":
        _done_by(token)


def _infinitive(to: "Token") -> None:
    """“the first craft to land”, "is due to land", read as if land were a noun."""
    verb = to.nbor(1) if to.i + 1 < len(to.doc) else to
    if (
        verb.tag_ != "NN"
        or verb.lower_ not in _LIKE_NOUNS
        or any(True for _ in verb.lefts if _ != to)
    ):
        return
    # Below "to", or beside it below "due".
    if verb.dep_ == "pobj" and verb.head in (to, to.head):
        above = to.head
        if to.tag_ == "IN" and (verb.lower_ != "land" or above.lemma_ in _GOING):
            return
        verb.head = above
        verb.dep_ = "relcl" if above.pos_ in ("NOUN", "PROPN") else "xcomp"
        to.head, to.dep_ = verb, "aux"
        for child in list(above.head.rights) if above.dep_ == "acomp" else ():
            # "is due to land in X on Monday": the day is that of the landing
            if child.i > verb.i and child.dep_ in ("prep", "npadvmod"):
                child.head = verb
    elif to.head != verb:
        return
    verb.pos_, verb.tag_ = "VERB", "VB"
    to.pos_, to.tag_ = "PART", "TO"
    to.dep_ = "aux"


def _is_called(verb: "Token") -> bool:
    """“X, called Y, entered orbit”, read as if X called something: what follows is what X does."""
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    named = any(child.dep_ in ("oprd", "dobj") for child in verb.rights)
    bare = not any(child.dep_ in ("aux", "auxpass", "cc") for child in verb.children)
    main = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
    apart = verb.i > 0 and verb.nbor(-1).text == ","
    if verb.dep_ != "ROOT" or not (subjects and named and bare and main and apart):
        return False
    if main[0].nbor(-1).text != ",":
        return False
    main[0].head, main[0].dep_ = main[0], "ROOT"
    subjects[0].head = main[0]
    verb.head, verb.dep_ = subjects[0], "acl"
    for child in verb.children:
        if child.dep_ == "dobj":
            child.dep_ = "oprd"
    return True


def _names_its_object(verb: "Token") -> None:
    """“Dubbed the Sniper, X landed", "call the rover “Iris”": the name is no object."""
    if verb.pos_ != "VERB":
        return
    if _is_called(verb):
        return
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if len(objects) != 1:
        return
    name = objects[0]
    bare = not any(child.dep_ in ("aux", "auxpass", *_SUBJECTS) for child in verb.children)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive or (bare and verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("advcl", "acl")):
        name.dep_ = "oprd"
        return
    quoted = name.i > 0 and name.nbor(-1).text in _QUOTES
    inside = [
        one for one in name.lefts if one.dep_ in ("compound", "nmod", "amod") and one.i < name.i - 1
    ]
    if quoted and inside and name.pos_ == "PROPN":
        thing = inside[-1]
        for child in list(name.lefts):
            if child.i < thing.i:
                child.head = thing
        thing.head, thing.dep_, thing.pos_ = verb, "dobj", "NOUN"
        name.dep_ = "oprd"


def _done_by(preposition: "Token") -> None:
    """“The accord, concluded by X and Y, runs for years”, read as if the accord concluded."""
    verb = preposition.head
    deps = {child.dep_ for child in verb.children}
    if verb.tag_ == "VBD" and not deps & {"dobj", "aux", "auxpass", "nsubjpass"}:
        for child in verb.lefts:
            if child.dep_ == "nsubj":
                child.dep_ = "nsubjpass"


def _worth(token: "Token") -> None:
    """“a contract worth $93 million from NASA”: the contract is from NASA."""
    if token.dep_ == "amod" and token.head.i < token.i:
        for child in list(token.rights):
            if child.dep_ == "prep":
                child.head = token.head
