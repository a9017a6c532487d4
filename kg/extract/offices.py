"""Who holds which office where, around the noun that names the office.

"NASA Administrator Bill Nelson", "Steve Altemus, CEO and co-founder of the firm", "was named
director of", "took over as NASA administrator".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.factuality import Factuality
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, span
from kg.lexicon import Lexicon
from kg.model import Entity, Tense
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset({"poss", "compound", "nmod", "amod"})
_NAMED = ("compound", "nmod", "appos")
# Behind these an office has its body; the nearest comes first.
_AT = frozenset({"of", "at", "for", "with", "in", "from"})
_FORMER = frozenset({"former", "ex", "then", "late", "onetime", "erstwhile", "previous", "past"})
# "Its first director", not "first deputy director".
_FOUNDING = frozenset({"first", "founding", "inaugural"})
_DEPUTY = frozenset({"deputy", "vice"})
_COMING = frozenset({"incoming", "future", "next", "designate", "elect"})
_NAMING = frozenset({"name", "appoint", "install", "pick", "choose", "hire", "select", "elect"})
# Whom they name holds no office yet.
_MOOTING = frozenset({"nominate", "propose", "tip", "tout", "suggest", "favour", "favor"})
_LEFT_OUT = frozenset({"det", "case", "punct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Somebody's office at a body, with the tokens that name them."""

    holder: Entity
    holder_token: "Token"
    body: Entity
    body_token: "Token"


class Offices:
    """Holds the words of offices."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._words = lexicon.list("offices")
        self._trades = lexicon.list("trades")
        self._raising = lexicon.list("raising_words")
        self._project = lexicon.list("project_words")

    def readings(
        self, passage: Passage, discourse: Discourse, token: "Token", bodies: tuple[str, ...]
    ) -> Iterator[Office]:
        """The office that the token names, if somebody holds it at one of the `bodies`."""
        if not self._is_office(token):
            return
        top = self._first(token)
        holders = list(_holders(top))
        for holder, place in self._people(passage, discourse, token, top, holders)[:1]:
            if own := self._own_mission(passage, discourse, token):
                found, body = own
                yield Office(holder=holder, holder_token=place, body=found, body_token=body)
                return
            for body in _bodies(token, top, place, holders):
                link = passage.links.get(body.i)
                nation = link is not None and link.kind == "demonym"
                meant = discourse.named(link) if link is not None and nation else None
                for found in (meant or discourse.resolve(passage, body, bodies))[:1]:
                    yield Office(holder=holder, holder_token=place, body=found, body_token=body)
                    return
            for body in _bodies(token, top, place, holders):
                for found in _firm(passage, discourse, body):
                    yield Office(holder=holder, holder_token=place, body=found, body_token=body)
                    return
            for found, body in self._understood(passage, discourse, token, top, place, bodies):
                yield Office(holder=holder, holder_token=place, body=found, body_token=body)
                return

    def _own_mission(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> "tuple[Entity, Token] | None":
        """“its project manager”: the mission's."""
        words = {child.lower_ for child in token.lefts} | {token.lower_}
        for child in token.children:
            if child.dep_ == "poss" and child.pos_ == "PRON" and words & self._project:
                for one in discourse.resolve(passage, child, (*kinds.CRAFT, kinds.MISSION)):
                    return one, child
        return None

    def _understood(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        top: "Token",
        named: "Token",
        bodies: tuple[str, ...],
    ) -> Iterator[tuple[Entity, "Token"]]:
        """Where the office is, if its own words name no body: a mission ("the project manager"),
        whose a part of a body is ("head of NASA's Mars program"), the body spoken of last.
        """
        places = [
            place
            for place in _bodies(token, top, named, [])
            if place.dep_ not in ("compound", "amod") or place.pos_ == "PROPN"
        ]
        words = {child.lower_ for child in token.lefts} | {token.lower_}
        projects = bool(words & self._project)
        for place in places:
            yield from self._whole(passage, discourse, place, bodies)
        for place in places if projects or words & self._raising else ():
            for one in discourse.resolve(passage, place, (*kinds.CRAFT, kinds.MISSION)):
                yield one, place
        if places:
            return
        found: list[Entity] = []
        verb = self.clause(token)
        if verb is not None and verb.lemma_ in _NAMING:
            # "NASA named X acting administrator"
            for who in syntax.subjects(verb):
                found = found or discourse.resolve(passage, who, kinds.ORGANIZATION)
        elif projects:
            found = discourse.recent.craft_before(passage, token)
        elif token.dep_ == "appos" and determiners(token) == {"the"}:
            found = discourse.recent.body_before(passage, token, kinds.ACTING_BODIES)
        yield from ((one, token) for one in found)

    def _whole(
        self, passage: Passage, discourse: Discourse, part: "Token", bodies: tuple[str, ...]
    ) -> Iterator[tuple[Entity, "Token"]]:
        """Whose the part is: "head of *NASA's* Mars program"."""
        for owner in part.children if part.dep_ == "pobj" else ():
            named = passage.links.get(owner.i)
            lands = discourse.named(named) if named is not None else []
            if any(self._vocabulary.fits(one.type, kinds.PLACE) for one in lands):
                # "China's lunar programme": a programme of no one body
                continue
            if owner.dep_ in _OWNING:
                for one in discourse.resolve(passage, owner, bodies):
                    if self._vocabulary.fits(one.type, kinds.ORGANIZATION):
                        yield one, owner

    def clause(self, token: "Token") -> "Token | None":
        """The verb that says that somebody has the office: "was named director"."""
        top = self._first(token)
        verb = top.head
        if top.dep_ == "pobj" and verb.lower_ == "as":
            verb = verb.head
        elif top.dep_ not in ("attr", "oprd"):
            return None
        return verb if syntax.is_verb(verb) else None

    def described(self, token: "Token", meant: Factuality | None) -> Factuality | None:
        """How the office is meant: `meant` is its clause; "former" and "incoming" tell the time."""
        top = self._first(token)
        near = [*token.children, *top.children, *top.lefts]
        before = top.doc[top.left_edge.i - 1] if top.left_edge.i else top
        words = {
            one.lower_ for one in near if one.dep_ in ("amod", "advmod", "compound", "npadvmod")
        }
        if before.lower_ in ("then", "now") and before.head in (top, top.head):
            words.add(before.lower_)
        tail = {one.lower_ for one in top.rights}
        if meant is None or (self.clause(token) or token).lemma_ in _MOOTING:
            return None
        if words & _FORMER or (words & _FOUNDING and not words & _DEPUTY) or _then(top):
            return Factuality(meant.certainty, meant.polarity, Tense.PAST)
        if (words | tail) & _COMING:
            return Factuality(meant.certainty, meant.polarity, Tense.FUTURE)
        return meant

    def title(self, passage: Passage, token: "Token") -> Entity:
        """The office in the text's words, without whose it is."""
        left, right = span(token)
        while left and self._belongs(token, token.doc[left - 1]):
            # "chief executive Jane Roe": the parser hangs both words on the name
            left -= 1
        words = [
            passage.words(one.i, one.i + 1)
            for one in passage.doc[left:right]
            if one.dep_ not in _LEFT_OUT
            and one.dep_ != "poss"
            and one.i not in passage.links
            and one.lower_ not in _FORMER | _COMING
            and one.head.dep_ != "poss"
        ]
        label = " ".join(words) or token.lower_
        return Entity(iri=vocab.ENTITY + "office-" + slug(label), label=label, type="skos:Concept")

    def _belongs(self, office: "Token", before: "Token") -> bool:
        beside = before.head == office.head and before.dep_ in ("compound", "amod")
        return beside and before.lower_ in self._words | self._raising | {"prime", "foreign"}

    def _is_office(self, token: "Token") -> bool:
        """“vice-president”, "director general" too."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
        word = token.lemma_.lower().rpartition("-")[2]
        if word == "general":
            return token.i > 0 and token.nbor(-1).lower_ in self._words
        return word in self._words and not self._qualifies(token) and not self._is_staff(token)

    def _is_staff(self, token: "Token") -> bool:
        """“a lunar scientist at X”: a trade, no office, unless "chief" or the like makes it one."""
        if token.lemma_.lower() not in self._trades:
            return False
        raised = any(child.lower_ in self._raising for child in token.lefts)
        return not raised and not any(child.dep_ == "poss" for child in token.children)

    def _qualifies(self, token: "Token") -> bool:
        """“chief executive”, "director general": the second word is the office."""
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        lemma = after.lemma_.lower()
        return token.dep_ in ("compound", "amod") and (lemma in self._words or lemma == "general")

    def _first(self, token: "Token") -> "Token":
        """The first of coordinated offices: "CEO and co-founder"."""
        while token.dep_ == "conj" and self._is_office(token.head):
            token = token.head
        return token

    def _people(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        top: "Token",
        holders: list["Token"],
    ) -> list[tuple[Entity, "Token"]]:
        found = [
            (one, place)
            for place in holders
            for one in (
                discourse.resolve(passage, place, kinds.PERSON)
                or discourse.open_phrase(passage, place, kinds.PERSON[0])
                or _stranger(passage, discourse, place)
            )
        ]
        known = "the" in determiners(top) or any(child.dep_ == "poss" for child in top.children)
        if not found and not holders and known and top.dep_ in ("nsubj", "nsubjpass"):
            found = [(one, token) for one in discourse.recent.person_before(passage, token)]
        return found


def _then(office: "Token") -> bool:
    """“The agency's head *at the time*”."""
    return any(
        name == "at" and target.lower_ == "time"
        for name, target in syntax.prepositions(office, deep=False)
    )


def _bodies(
    token: "Token", top: "Token", named: "Token", holders: list["Token"]
) -> Iterator["Token"]:
    """Where the body may stand, the likeliest first; `named` is who holds the office."""
    for office in dict.fromkeys((token, top)):
        for child in office.children:
            own = child.dep_ in _OWNING and child != named
            if own and (child.dep_ != "amod" or child.text[0].isupper()):
                yield child
        before = office.doc[office.i - 1] if office.i else office
        if before.head == office.head and before.dep_ == "compound":
            # "the Roscosmos director general X": it hangs on the first word
            yield from (child for child in before.lefts if child.pos_ == "PROPN")
        yield from _behind(office, _AT)
        yield from (child for child in office.children if child.dep_ == "appos" and child != named)
        for child in office.children:
            # "CEO and co-founder of X"
            if child.dep_ == "conj":
                yield from _behind(child, _AT)
    for holder in holders:
        for child in holder.children:
            if child.dep_ in ("poss", "compound", "nmod") and child != token:
                yield child
        yield from _behind(holder, frozenset({"of", "at", "from"}))
        if token.dep_ == "compound":
            # "Chairman, ISRO" behind the name
            yield from (child for child in holder.children if child.dep_ == "appos")


def _behind(noun: "Token", names: frozenset[str]) -> Iterator["Token"]:
    """What stands behind one of the prepositions."""
    return (target for name, target in syntax.prepositions(noun) if name in names)


def _holders(office: "Token") -> Iterator["Token"]:
    """The heads of the noun phrases that may name who holds it."""
    if office.dep_ in _NAMED:
        yield office.head
    elif office.dep_ in ("attr", "oprd") and syntax.is_verb(office.head):
        verb = office.head
        controlled = [child for child in verb.children if child.dep_ == "dobj"]
        if office.dep_ == "oprd" and controlled and not syntax.is_passive(verb):
            yield from controlled
        else:
            yield from syntax.surface_subjects(verb)
    elif office.dep_ == "pobj" and office.head.lower_ == "as":
        verb = office.head.head
        if syntax.is_verb(verb):
            yield from _appointed(verb)
    yield from (child for child in office.children if child.dep_ == "appos")
    for child in _behind(office, frozenset({"of"})):
        # "President of the Academy Gennady Krasnikov": the parser takes them for one name
        if child.pos_ == "PROPN" and any(one.dep_ == "compound" for one in child.lefts):
            yield child


def _appointed(verb: "Token") -> list["Token"]:
    """Who is so by the verb: "X took over as", "named X as", "X succeeded Y as"."""
    objects = syntax.objects(verb)
    if objects and verb.lemma_ in _NAMING:
        return objects
    return syntax.surface_subjects(verb)


def _stranger(passage: Passage, discourse: Discourse, token: "Token") -> list[Entity]:
    """Who bears a full name that the text elsewhere seems to use of a firm."""
    if token.i in passage.links or not discourse.strangers.is_bare_name(passage, token):
        return []
    found = discourse.entities_at(passage, token)[:1]
    return [discourse.strangers.as_person(one) for one in found]


def _firm(passage: Passage, discourse: Discourse, token: "Token") -> list[Entity]:
    """A name that nothing tells of, where only a body can stand: "the chief of Redwire"."""
    plain = token.pos_ == "PROPN" and token.i not in passage.links
    if not plain or discourse.entities_at(passage, token) or token.dep_ not in ("pobj", "poss"):
        return []
    if determiners(token) or not discourse.strangers.is_name(passage, token):
        return []
    return [discourse.strangers.firm(passage, token)]
