"""Mends of the tree where somebody reports: whose clause is whose, and what is far from so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words before "said" in which something can be said.
_SHORTEST = 4
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "appos", "attr"})
_SAYING = frozenset({"say", "report", "announce", "confirm", "tell", "add", "write", "state"})
# Beside these, verbs between which and "that" there may be a time.
_TELLING = _SAYING | frozenset(
    "acknowledge admit argue claim declare deny disclose insist maintain note predict reiterate"
    " repeat reveal stress suggest warn".split()
)
_ADVERBS = frozenset({"RB", "RBR", "RBS", "JJR"})
_TIMES = frozenset(
    "time day week month quarter year decade hour minute morning afternoon evening night".split()
)
# "For the first time", "earlier in the day".
_TURNS = frozenset("first second third fourth last umpteenth early earlier late later".split())
_BETWEEN = frozenset({"advmod", "npadvmod", "prep", "pobj", "amod", "nmod", "dobj"})


def mend_report(token: "Token") -> None:
    """Mend what hangs on the token, in place."""
    if token.lemma_ in _SAYING and token.tag_ in ("VBD", "VBZ"):
        _subject_lost(token)
    if token.dep_ == "nsubj" and (office := _office_before(token)) is not None:
        token.head, token.dep_ = office, "appos"
    elif token.dep_ == "appos" and (verb := _verb_behind(token)) is not None:
        token.head, token.dep_ = verb, "nsubj"
    elif token.dep_ == "nsubj" and token.head.dep_ == "parataxis":
        _said_between(token)
    elif token.dep_ == "ROOT" and token.lemma_ in _SAYING:
        _reduced_before_said(token)
    elif token.dep_ == "ccomp" and token.head.lemma_ == "be":
        _cleft(token)
    elif token.dep_ == "relcl" and token.head.head.dep_ == "agent":
        _told_by(token)
    elif token.dep_ == "amod" and token.tag_ == "VBG":
        _quoting(token)
    elif token.dep_ in ("ccomp", "relcl", "advcl") and token.head.i < token.i:
        _told_at(token)
    elif token.lower_ == "far" and token.dep_ == "advmod":
        _far_from(token)


def _office_before(token: "Token") -> "Token | None":
    """“According to the head of ISRO, *X*, the craft is well”: X is the head."""
    others = [one for one in token.head.lefts if one.dep_.startswith("nsubj") and one.i > token.i]
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    if not others or before.text != "," or token.doc[token.right_edge.i + 1].text != ",":
        return None
    for one in token.head.lefts:
        if one.lower_ == "according" and one.right_edge.i == before.i - 1:
            for place in one.subtree:
                if place.dep_ == "pobj" and place.head.head == one:
                    return place
    return None


def _verb_behind(token: "Token") -> "Token | None":
    """“According to NASA, *X*, a rover, is well”: X is."""
    source = token.head
    account = source.head.head
    verb = account.head
    if source.dep_ != "pobj" or account.lower_ != "according" or account.i > source.i:
        return None
    if verb.i < token.i or any(one.dep_.startswith("nsubj") for one in verb.children):
        return None
    last = max(one.i for one in verb.lefts if one.i != verb.i)
    return verb if token.right_edge.i >= last - 1 else None


def _subject_lost(verb: "Token") -> None:
    """“After the loss of X, the head of Y said”: X is no head; "the firm that built it said"."""
    if verb.i < _SHORTEST:
        return
    before = verb.doc[verb.i - 1]
    if before.pos_ == "PRON" and before.head == verb and verb.dep_ == "relcl":
        built = verb.doc[verb.i - 2]
        if built.dep_ == "relcl" and built.head == verb.head and built.pos_ == "VERB":
            before.head, before.dep_ = built, "dobj"
    if any(child.dep_.startswith("nsubj") for child in verb.children):
        return
    noun = _apposed_before(verb)
    main = verb.head if verb.head != noun else noun.head
    while main.dep_ in _NOMINAL and main.head != main:
        main = main.head
    apart = verb.doc[noun.left_edge.i - 1].text == "," if noun.left_edge.i else False
    named = before.text != "," or noun.pos_ == "PROPN"
    if (
        noun.dep_ != "appos"
        or not named
        or not apart
        or main == verb
        or main.pos_ not in ("VERB", "AUX")
    ):
        return
    verb.head, verb.dep_ = main, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"


def _apposed_before(verb: "Token") -> "Token":
    """The apposition that ends right before a verb: "…, Jane Doe, the agency's head, said"."""
    noun = verb.doc[verb.i - 1]
    if noun.text == ",":
        noun = verb.doc[verb.i - 2]
    while noun.head != noun and noun.head.i < verb.i and noun.dep_ != "appos":
        noun = noun.head
    while noun.dep_ == "appos" and noun.head.dep_ == "appos":
        noun = noun.head
    return noun


def _said_between(token: "Token") -> None:
    """“ISRO, said X, will launch Y”: ISRO launches."""
    verb = token.head
    behind = [child for child in verb.rights if child.dep_ == "nsubj"]
    comma = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    main = verb.head
    if verb.dep_ == "parataxis" and behind and comma and token.i < verb.i < main.i:
        token.head = main


def _cleft(token: "Token") -> None:
    """“it was X that launched Y”: X launched."""
    relative = [child for child in token.lefts if child.tag_ == "WDT"]
    named = [child for child in token.head.rights if child.dep_ == "attr" and child.i < token.i]
    if relative and named and any(child.lower_ == "it" for child in token.head.lefts):
        token.head, token.dep_ = named[0], "relcl"


def _told_by(token: "Token") -> None:
    """“was told by engineers that X crashed”: what was told, not what engineers crashed."""
    deps = {child.dep_ for child in token.lefts}
    verb = token.head.head.head
    if "mark" in deps and deps & {"nsubj", "nsubjpass"} and verb.i < token.i:
        token.head, token.dep_ = verb, "ccomp"


def _told_at(clause: "Token") -> None:
    """“Said *earlier* that X crashed”, "said *for the first time* that": it is what was said."""
    between = clause.head
    that = clause.left_edge
    if that.lower_ != "that" or that.head != clause or that.dep_ == "nsubj" or that.i < between.i:
        return
    if clause.dep_ != "relcl":
        # "so often that": how often
        timed = between.tag_ in _ADVERBS and not any(one.lower_ == "so" for one in between.lefts)
    else:
        timed = any(one.dep_.startswith("nsubj") for one in clause.lefts) and _is_time(between)
    verb = between
    while verb.dep_ in _BETWEEN and verb.head.i < between.i and verb.lemma_ not in _TELLING:
        verb = verb.head
    if timed and verb.lemma_ in _TELLING and all(one.dep_ != "ccomp" for one in verb.rights):
        clause.head, clause.dep_ = verb, "ccomp"
        that.dep_, that.tag_ = "mark", "IN"


def _is_time(noun: "Token") -> bool:
    """“Last week”, "the first time", "later in the day"; not "the day" that something happened."""
    words = {one.lower_ for one in (*noun.lefts, noun.head.head)}
    return noun.lemma_ in _TIMES and ("the" not in words or not words.isdisjoint(_TURNS))


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
