"""Who does what to whom: logical roles over a dependency tree.

Passive, participle, relative clause, infinitive and coordination make no difference to the roles:
`subjects` are those who act, `objects` what is acted on. All functions climb towards the root or
look at children, so they are linear in the depth of the tree.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.kept import kept, once
from kg.extract.ordinals import is_ranking

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_OBJECT = frozenset({"dobj", "dative"})
_BELOW = frozenset({"dobj", "attr", "npadvmod", "advmod", "prt", "oprd", "acomp"})
_PREPOSITION = frozenset({"prep", "agent"})
# Whose object does what the infinitive says: "hired the firm to build it", "sent it to find ice".
_COMMISSIONING = frozenset(
    "pay hire contract select choose pick tap commission ask order task award give grant"
    " launch send dispatch design build develop create deploy".split()
)
_STOPS = frozenset({".", "!", "?", ";", "…"})


def is_verb(token: "Token") -> bool:
    """Whether the token heads a clause."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")


def is_passive(verb: "Token") -> bool:
    """Whether the surface subject is what is acted on."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ not in ("VBN", "VBD") or deps & {"aux", "nsubj"}:
        return False
    if verb.dep_ in ("acl", "amod"):
        return verb.tag_ == "VBN" or "dobj" not in deps
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBN" and "dobj" not in deps
    if verb.dep_ == "conj" and is_verb(verb.head):
        return verb.tag_ == "VBN" and is_passive(verb.head) and "dobj" not in deps
    return False


def conjuncts(token: "Token") -> list["Token"]:
    """The token and what is coordinated with it, in text order."""
    found = [token]
    for one in found:
        found += [
            child for child in one.children if child.dep_ == "conj" and not is_excluded(child)
        ]
        found += [
            child for child in one.children if child.dep_ == "appos" and _is_listed(one, child)
        ]
    return sorted(found, key=lambda one: one.i)


def _is_listed(one: "Token", apposed: "Token") -> bool:
    """Whether what looks like an apposition is the second of three: "A, B and C"."""
    if any(part.dep_ == "cc" for part in one.children):
        return True
    names = one.pos_ == apposed.pos_ == "PROPN"
    return names and any(
        part.dep_ == "cc" or (part.dep_ == "conj" and _is_listed(apposed, part))
        for part in apposed.children
    )


def is_excluded(conjunct: "Token") -> bool:
    """“X, not Y”, "X and not Y"."""
    before = conjunct.doc[conjunct.left_edge.i - 1].lower_ if conjunct.left_edge.i else ""
    return before == "not" or any(child.dep_ == "neg" for child in conjunct.children)


@once
def surface_subjects(verb: "Token") -> list["Token"]:
    """The grammatical subject, found or understood; conjuncts not expanded."""
    found = [child for child in verb.children if child.dep_ in _SUBJECT]
    # "news agency PTI quoted": two subjects side by side are one with its name.
    while len(found) > 1 and found[1].left_edge.i == found[0].i + 1:
        found = found[1:]
    if not found and verb.lemma_ == "be":
        found = _inverted(verb)
    return _antecedents(found[0], verb) if found else _understood(verb)


def _inverted(verb: "Token") -> list["Token"]:
    """“Aboard was a rover”, "among them is X": the subject stands behind."""
    opened = any(child.dep_ in ("prep", "advmod") for child in verb.lefts)
    return [child for child in verb.rights if child.dep_ == "attr"][:1] if opened else []


def _antecedents(subject: "Token", verb: "Token") -> list["Token"]:
    if subject.lower_ not in _RELATIVE:
        return [subject]
    clause = _relative_clause(verb)
    if clause is None:
        return [subject]
    head = clause.head
    while subject.lower_ == "who" and head.dep_ == "conj" and head.pos_ == "PROPN":
        # "A and B, who flew": both of them.
        head = head.head
    return [head]


def _relative_clause(verb: "Token") -> "Token | None":
    clause = verb
    while clause.dep_ in ("conj", "ccomp", "xcomp") and clause.head != clause:
        clause = clause.head
    return clause if clause.dep_ == "relcl" else None


def _understood(verb: "Token") -> list["Token"]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and is_verb(head):
        return surface_subjects(head)
    if verb.dep_ == "acl" and not is_infinitive(verb):
        return [head]
    if verb.dep_ == "amod":
        return [head]
    if is_headline_plan(verb):
        return [head]
    if verb.dep_ in ("acl", "relcl"):
        owners = [child for child in head.children if child.dep_ == "poss"]
        if owners:
            return owners
        if head.dep_ in ("attr", "appos", "dobj") and any(
            child.dep_ == "amod" and is_ranking(child.lower_) for child in head.children
        ):
            return [head] if head.dep_ == "appos" else surface_subjects(head.head)
    if verb.dep_ == "xcomp" and is_verb(head):
        controlled = [child for child in head.children if child.dep_ in _OBJECT]
        controlled = [child for child in controlled if not is_excluded(child)]
        if (
            controlled
            and not is_passive(head)
            and head.lemma_ not in ("make", "have", "plan", "use", "spend", "take", "waste")
        ):
            return controlled
        return surface_subjects(head)
    governor = governing_verb(verb)
    return _charged(governor, verb) or surface_subjects(governor) if governor is not None else []


def _charged(governor: "Token", verb: "Token") -> list["Token"]:
    """Who is to do it: "paid *the firm* $9 million to deliver it", "sent *the probe* to map it"."""
    if not is_infinitive(verb) or governor.lemma_ not in _COMMISSIONING or is_passive(governor):
        return []
    return [child for child in governor.children if child.dep_ in _OBJECT and child.i < verb.i][:1]


def whose(owner: "Token") -> "Token":
    """What "whose" or "which" refers to, or the owner itself: “X, *whose* revenue grew”."""
    clause = governing_verb(owner) if owner.lower_ in ("whose", "which", "whom") else None
    return clause.head if clause is not None and clause.dep_ == "relcl" else owner


def is_infinitive(verb: "Token") -> bool:
    """Whether the verb has `to`."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def is_present_perfect(verb: "Token") -> bool:
    """“has landed”, not "had landed"."""
    return any(
        child.dep_ == "aux" and child.lemma_ == "have" and child.lower_ != "had"
        for child in verb.children
    )


def is_headline_plan(verb: "Token") -> bool:
    """“SpaceX to launch lander”: the headline's predicate, parsed as a relative clause."""
    head = verb.head
    named = head.pos_ == "PROPN" and head.dep_ == "ROOT" and head.i < verb.i
    return verb.dep_ in ("acl", "relcl") and named and is_infinitive(verb)


def governing_verb(token: "Token") -> "Token | None":
    """The nearest clause head above the token."""
    one = token
    while one.head != one:
        one = one.head
        if is_verb(one):
            return one
    return None


def making_verb(noun: "Token") -> "Token | None":
    """The verb of "making *Japan* the fifth country to land", whatever the parser hangs where."""
    one = noun
    for _ in range(3):
        if one.head == one or (one.head.i > noun.i and not is_verb(one.head)):
            return None
        one = one.head
        if one.lemma_ == "make" and is_verb(one) and one.i < noun.i:
            return one
    return None


def raised(verb: "Token") -> "Token":
    """The infinitive that says what the subject does: `land` of "is likely to land"."""
    one = verb
    while True:
        below = [
            child
            for child in one.children
            if child.dep_ in ("xcomp", "acomp") and (is_infinitive(child) or child.pos_ == "ADJ")
        ]
        if not below:
            return one if is_verb(one) else verb
        one = below[0]


def subjects(verb: "Token") -> list["Token"]:
    """Those who act."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


@once
def agents(verb: "Token") -> list["Token"]:
    """What stands after `by`; verbs coordinated to the right share it."""
    found = [
        target
        for child in verb.children
        if (child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"))
        and not is_excluded(child)
        for target in child.children
        if target.dep_ == "pobj"
    ]
    if not found:
        for child in verb.children:
            if child.dep_ == "conj" and is_verb(child) and is_passive(child):
                # "built and launched by X", but not "built in 2011 and launched by X"
                alone = all(
                    one.dep_ in ("cc", "punct", "advmod") for one in verb.rights if one.i < child.i
                )
                return agents(child) if alone else []
    return found


@once
def objects(verb: "Token") -> list["Token"]:
    """What is acted on."""
    if is_passive(verb):
        return surface_subjects(verb)
    found = [
        child
        for child in verb.children
        if child.dep_ == "dobj"
        # "a camera, built by X, and a laser": the parser hangs the second one on the verb.
        or (child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"))
    ]
    if not any(child.dep_ == "dobj" for child in found):
        found = []
    if len(found) > 1:
        found = [child for child in found if not is_excluded(child)]
    if not found:
        found = _in_small_clause(verb)
    if not found:
        clause = _relative_clause(verb)
        own_subject = any(
            child.dep_ in _SUBJECT and child.lower_ not in _RELATIVE for child in verb.children
        )
        if clause is not None and own_subject:
            return [clause.head]
        complete = any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)
        for child in () if complete else verb.children:
            # "built and launched X", but not "looked for Y and collected X"
            alone = all(
                one.dep_ in ("cc", "punct", "advmod", "prt")
                for one in verb.rights
                if one.i < child.i
            )
            shares = alone and child.dep_ == "conj" and is_verb(child) and not is_passive(child)
            if shares and not any(grand.dep_ in _SUBJECT for grand in child.children):
                return [grand for grand in child.children if grand.dep_ == "dobj"]
    return [clause_head(verb) if child.lower_ in _RELATIVE else child for child in found]


def _in_small_clause(verb: "Token") -> list["Token"]:
    """“images show *the lander* lying on its side”, "left *it* tilted"."""
    return [
        one
        for child in verb.children
        if child.dep_ == "ccomp"
        and (child.tag_ in ("VBG", "VBN") or child.pos_ in ("ADJ", "NOUN"))
        and not any(part.dep_ in ("aux", "auxpass", "mark") for part in child.children)
        for one in child.children
        if one.dep_ in _SUBJECT
    ]


def clause_head(verb: "Token") -> "Token":
    """The noun that a relative clause describes, or the verb itself."""
    clause = _relative_clause(verb)
    return clause.head if clause is not None else verb


def particle(verb: "Token") -> str | None:
    """The particle or closely bound adverb: `down` of "touch down"."""
    for child in verb.children:
        if child.dep_ == "prt" or (
            child.dep_ == "advmod"
            and child.lower_ in ("off", "down", "up", "back", "over", "out", "apart")
        ):
            return child.lower_
    return None


def prepositions(token: "Token", *, deep: bool = True) -> Iterator[tuple[str, "Token"]]:
    """(preposition, its object) pairs of a word; `deep` looks below objects too, clauses left out.

    The parser hangs "from Kourou" in "launched the probe aboard a rocket from Kourou" on any of
    three words; types decide later which reading holds.
    """
    found = kept(
        token.doc,
        f"prepositions {token.i} {deep}",
        lambda: [(name, one.i) for name, one in _prepositions(token, deep)],
    )
    for name, place in found:
        yield name, token.doc[place]


def _prepositions(token: "Token", deep: bool) -> Iterator[tuple[str, "Token"]]:
    for child in token.children:
        # "gave the nod to X": the parser calls it a dative
        is_preposition = child.dep_ in _PREPOSITION or (
            child.dep_ == "dative" and child.pos_ == "ADP"
        )
        if is_preposition or (child.dep_ == "prt" and child.tag_ == "IN"):
            # "from X, not from Y"
            if not is_excluded(child):
                yield from _objects_of(child, deep)
        elif deep and (child.dep_ in _BELOW or _is_posture(child)):
            yield from prepositions(child, deep=deep)


def stands_for_none(token: "Token") -> bool:
    """“found none”, "did not find any": none of what was spoken of before."""
    alone = token.lower_ in ("none", "any") and token.dep_ in ("dobj", "nsubjpass")
    return alone and not any(token.children)


def _is_posture(child: "Token") -> bool:
    """“looks *close* to X”, "lies *buried* beneath X"."""
    if child.dep_ == "acl":
        return is_verb(child.head) and child.tag_ == "VBN"
    return child.dep_ == "xcomp" and not is_verb(child)


def _objects_of(preposition: "Token", deep: bool) -> Iterator[tuple[str, "Token"]]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp") and not is_verb(child):
            yield preposition.lower_, whose(child)
            if deep:
                yield from prepositions(child)
        elif child.dep_ == "prep":
            yield from _objects_of(child, deep)


def has_ancestor(token: "Token", ancestor: "Token") -> bool:
    """Whether `ancestor` is the token or above it."""
    return token == ancestor or ancestor.is_ancestor(token)


def own_subjects(token: "Token") -> set[int]:
    """The subjects of the token's own clause, which it cannot mean as an object."""
    verb = governing_verb(token)
    if verb is None or token.dep_ not in ("dobj", "pobj"):
        return set()
    return {one.i for one in surface_subjects(verb)}


def is_asked(verb: "Token") -> bool:
    """Whether the sentence, or what stands before the next stop in it, is a question."""
    doc, sentence = verb.doc, verb.sent
    # Once for all words of the doc: sentences may be very long.
    stops = kept(doc, "stops", lambda: [one.i for one in doc if one.text in _STOPS])
    place = bisect_left(stops, verb.i)
    if place < len(stops) and stops[place] < sentence.end and doc[stops[place]].text == "?":
        return True
    return bool(sentence[-1].text == "?")


def after_of(token: "Token") -> list["Token"]:
    """What stands behind "of" below the token."""
    return [target for name, target in prepositions(token, deep=False) if name == "of"]
