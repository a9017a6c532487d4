"""The roles that a frame names, filled from the syntax: heads of noun phrases, times, amounts."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from kg import vocab
from kg.extract import syntax
from kg.extract.parse import Passage
from kg.extract.phrases import span, without_article
from kg.extract.quantities import QuantityExpression
from kg.extract.times import TimeExpression
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

Expression = TypeVar("Expression", TimeExpression, QuantityExpression)

# Roles that are no prepositions; `of` and `by` are as close to a noun as its subject is.
CORE = frozenset(
    "is subj named obj theme iobj copula apposed modified clause_subj head poss compound of by"
    " craft name operator holder owner about whose whole cargo members passenger"
    " actor peers clause_obj there entry".split()
)
# Roles of times and amounts.
EXPRESSIONS = frozenset({"time", "quantity"})
# What the clause leaves to the text around it.
UNDERSTOOD = frozenset({"craft", "entry", "operator", "name", "passenger"})
# Prepositions that belong to their word alone; others may hang on what stands below it.
_CLOSE = frozenset({"of", "by", "to", "for"})
# Roles that the tree names itself: of the word above, or of words below.
_UP = {"apposed": "appos", "modified": "amod"}
_DOWN = {"iobj": ("dative",), "poss": ("poss",), "compound": ("compound", "nmod", "amod")}
# Roles in the clause around the trigger, whatever its voice.
_OF_CLAUSE = {"actor": syntax.subjects, "clause_obj": syntax.objects}
_COPULAS = frozenset("be become remain stay prove appear seem look consider".split())
# What they say besides is how a thing was meanwhile: "landed intact", "came through unharmed".
_POSTURES = frozenset(
    "land come arrive fall go sit lie stand end survive rest touch settle emerge get return turn"
    " keep reach wind".split()
)
_ACTING = frozenset({"act", "serve", "work", "function", "double"})
_JUDGING = frozenset(
    "call deem declare pronounce label consider hail describe regard see rate class celebrate"
    " praise judge term count brand make leave keep find".split()
)
_CLOSING = frozenset({'"', "”", "’", "''"})
_QUOTES = "\"“”'‘’ "


def by_preference(roles: Sequence[str], token: "Token") -> Iterator[str]:
    """`theme` is what is acted on, or who acts where nothing is."""
    for role in roles:
        if role != "theme":
            yield role
        elif token.pos_ in ("VERB", "AUX"):
            yield "obj"
            if not syntax.is_passive(token):
                yield "subj"


def called(passage: Passage, token: "Token") -> Iterator[tuple[Entity, "Token"]]:
    """What a thing is called: "called X", "known as X"."""
    targets = [child for child in token.children if child.dep_ in ("oprd", "attr")]
    if not targets and token.dep_ == "acl" and token.tag_ == "VBN":
        # “the spacecraft, nicknamed the "Sniper",”
        targets = [child for child in token.children if child.dep_ == "dobj"]
    targets += [target for name, target in syntax.prepositions(token) if name == "as"]
    if token.lemma_ == "go":
        # "goes by the name of X"
        targets += [
            target
            for name, target in syntax.prepositions(token)
            if name == "of" and target.head.head.lemma_ == "name"
        ]
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        # "whose nickname is X"
        targets += [child for child in token.head.children if child.dep_ == "attr"]
    for target in targets[:1]:
        left, right = span(target)
        marked = target.i + 1 < len(target.doc) and target.nbor(1).text in _CLOSING
        words = without_article(passage.words(left, right).strip(_QUOTES)).strip(_QUOTES)
        if words.count(".") == 1:
            # the full stop of "called Lunar-A."
            words = words.rstrip(".")
        if words[:1].isupper() or marked or target.i in passage.links:
            yield (
                Entity(iri=vocab.ENTITY + "name-" + slug(words), label=words, type="kg:Name"),
                target,
            )


def fillers(
    token: "Token", role: str, *, light: bool, event_verbs: Collection[str]
) -> list["Token"]:
    """The heads of the noun phrases that stand in a role of the trigger.

    `light` verbs share the prepositions of their object ("lose contact with"), and a nominal those
    of a verb that only says that it took place.
    """
    verbal = token.pos_ in ("VERB", "AUX")
    clausal = _clausal(token, role, verbal=verbal)
    if clausal is not None:
        return clausal
    if role in ("copula", "is", "named"):
        return {"copula": copula_subjects, "is": identified, "named": _named}[role](token)
    if role == "holder":
        # “Danuri, with a mass of ...”
        held = token.dep_ == "pobj" and token.head.lower_ == "with"
        return [token.head.head] if held else []
    if role == "head":
        return [token]
    if role in _UP:
        return [token.head] if token.dep_ == _UP[role] else []
    if role in _DOWN and role != "compound":
        token = named_for(token)
    if role in _DOWN:
        return [syntax.whose(child) for child in token.children if child.dep_ in _DOWN[role]]
    found = _prepositional(named_for(token) if role == "of" else token, role, light=light)
    if not found and not verbal:
        found = _around_nominal(token, role, event_verbs)
    return found


def _around_nominal(noun: "Token", role: str, event_verbs: Collection[str]) -> list["Token"]:
    """Behind the apposition of a noun ("the landing site, a plain near X"), or behind the verb
    that only says that the event took place.
    """
    found = [
        target
        for child in noun.children
        if child.dep_ == "appos"
        for target in _prepositional(child, role, light=False)
    ]
    event = event_verb(noun, event_verbs)
    if not found and event is not None and role not in ("of", "by", "for"):
        found = _prepositional(event, role, light=False)
    return found


def _clausal(token: "Token", role: str, *, verbal: bool) -> list["Token"] | None:
    """The fillers of the roles of a clause; None for another role."""
    if role in ("subj", "clause_subj"):
        if token.dep_ == "amod" and not verbal:
            return []
        return syntax.subjects(token) if verbal and role == "subj" else _clause_subjects(token)
    if role == "obj":
        return syntax.objects(token) if verbal else []
    if role in _OF_CLAUSE:
        governor = syntax.governing_verb(token)
        return _OF_CLAUSE[role](governor) if governor is not None else []
    if role == "there":
        said = any(child.dep_ == "expl" for child in token.children)
        return [child for child in token.children if said and child.dep_ == "attr"]
    if role == "iobj" and verbal and syntax.is_passive(token):
        return _given(token)
    return None


def _given(verb: "Token") -> list["Token"]:
    """“X was given the nod”: who was given it."""
    kept = any(child.dep_ in ("dobj", "oprd") for child in verb.children)
    return syntax.surface_subjects(verb) if kept else []


def named_for(noun: "Token") -> "Token":
    """The noun that shares its owner with the trigger: "the *crash* site of X" is X's crash."""
    return noun.head if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" else noun


def event_verb(noun: "Token", event_verbs: Collection[str]) -> "Token | None":
    """The verb that only says that the event took place, or is to."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        if noun.dep_ == "pobj":
            if noun.head.lower_ not in ("for", "to", "until"):
                return None
            verb = verb.head
        if syntax.is_verb(verb) and verb.lemma_ in event_verbs:
            return verb
    return None


def _prepositional(token: "Token", role: str, *, light: bool) -> list["Token"]:
    """Objects of the preposition `role`, below the trigger or below its light object."""
    deep = role not in _CLOSE
    found = [target for name, target in syntax.prepositions(token, deep=deep) if name == role]
    if not found and role == "for" and token.pos_ == "VERB":
        # "search the crater for ice": the parser hangs it on either
        for one in token.children:
            if one.dep_ == "dobj":
                found += [
                    target for name, target in syntax.prepositions(one, deep=False) if name == role
                ]
    if not found and light:
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass", "attr", "prep", "xcomp"):
                found += [
                    target
                    for name, target in syntax.prepositions(child, deep=False)
                    if name == role
                ]
        for one in syntax.objects(token) if token.pos_ == "VERB" else ():
            found += [
                target for name, target in syntax.prepositions(one, deep=False) if name == role
            ]
    return found


def _clause_subjects(token: "Token") -> list["Token"]:
    governor = syntax.governing_verb(token)
    return syntax.surface_subjects(governor) if governor is not None else []


def _named(noun: "Token") -> list["Token"]:
    """“the chief executive, *Jane Roe*”, "chief executive *Jane Roe*"."""
    above = [noun.head] if noun.dep_ in ("compound", "nmod") else []
    return above + [child for child in noun.children if child.dep_ == "appos"]


def identified(noun: "Token") -> list["Token"]:
    """The other side of "the builder of X is Y", whichever side the noun stands on."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return [child for child in noun.head.children if child.dep_ == "attr"]
    return copula_subjects(noun)


def copula_subjects(token: "Token") -> list["Token"]:
    """Of what a noun, adjective or participle says what it is: "*X* is a success"."""
    if token.dep_ in ("attr", "acomp", "oprd", "xcomp") and token.head.lemma_ in _COPULAS:
        return syntax.surface_subjects(token.head)
    if token.dep_ == "ccomp" and token.pos_ == "NOUN":
        # “declared *the mission* a complete success”
        return [child for child in token.children if child.dep_ == "nsubj"]
    if token.dep_ == "conj":
        return copula_subjects(token.head)
    how = ("acomp", "oprd", "xcomp", "advcl", *(["advmod"] if token.pos_ == "ADJ" else []))
    if token.dep_ in how and token.head.lemma_ in _POSTURES:
        return syntax.surface_subjects(token.head)
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
    if verb != token.head and verb.lemma_ in _ACTING and not syntax.is_passive(verb):
        # "acts as prime contractor for X"
        return syntax.surface_subjects(verb)
    judged = token.dep_ in ("oprd", "attr", "acomp") and verb.lemma_ in _JUDGING
    # The parser takes what a thing is deemed to be for an object.
    judged = judged or (
        token.dep_ == "dobj" and verb.lemma_ in _JUDGING and syntax.is_passive(verb)
    )
    if judged or (verb != token.head and verb.lemma_ in _JUDGING):
        # "called the flight a success", "the flight was hailed as a success"
        return syntax.objects(verb)
    if token.pos_ == "VERB" and syntax.is_passive(token):
        return syntax.surface_subjects(token)
    return []


def expressions_of(
    passage: Passage,
    expressions: Sequence[tuple[int, Expression]],
    places: Collection[int],
    *,
    events: Collection[str] = (),
) -> Iterator[tuple[int, Expression]]:
    """The times or quantities that hang on the trigger: no other clause, event noun or apposition
    between ("it landed on X, a mountain 100 miles from the pole").
    """
    for place, expression in expressions:
        one = passage.doc[place]
        while one.head != one and one.i not in places:
            if one.i != place and (
                (syntax.is_verb(one) and one.dep_ != "amod")
                or one.dep_ == "appos"
                or (one.pos_ == "NOUN" and one.lemma_.lower() in events)
            ):
                break
            one = one.head
        if one.i in places and not _is_apart(passage, expression, place, one):
            yield place, expression


def _is_apart(
    passage: Passage, expression: TimeExpression | QuantityExpression, place: int, verb: "Token"
) -> bool:
    """“more than a week after it touched down”, "every two hours": no time of the event."""
    if any(child.lower_ in ("every", "each") for child in passage.doc[place].children):
        return True
    leads_up = expression.text.lower().endswith((" after", " before"))
    return leads_up and any(
        child.dep_ == "mark" and 0 <= child.i - place <= 2 for child in verb.children
    )
