"""What a change of some sources reaches: the statements about which a rule may find otherwise now.

They are the statements of these sources, and those that name a thing of which something else than
a statement was changed: what it is a part of, lies in, is called. A pair of other statements is
judged by itself, with few exceptions: see `_Ripple.reached`. Of rules that do not ship nothing is
known, so for them all are reached that are held against what was changed.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg import vocab
from kg.check.collection import without_collection
from kg.check.derive import DERIVED
from kg.check.mates import OBJECT, PREDICATE, SOURCE, SUBJECT, VOICE, Facts, Mates
from kg.check.ties import Ties, read_ties
from kg.folder import data_folder
from kg.rules import Derivation, Rule
from kg.store.difference import Difference
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt, Found

_UPWARD = "kg:inWhole", "kg:within", "kg:madeBy"
_EITHER = tuple(map(vocab.expand, ("owl:sameAs", "kg:agency", "kg:government", "kg:capital")))
_OF_ONE = frozenset(
    map(
        vocab.expand,
        "skos:prefLabel skos:altLabel kg:unnamed kg:belongsTo rdf:type kg:body kg:south kg:north "
        "kg:west kg:east".split(),
    )
)
# Where these are declared a rule looks for what is told nowhere, or of a thing's whole life.
_FAR = (
    "kg:requiresStatement",
    "kg:valueRequiresStatement",
    "kg:statedBothWays",
    "kg:contemporary",
)
_PUBLISHED = vocab.SCHEMA + "datePublished"
_NAMED, _TIME, _ANCHOR = (vocab.KG + name for name in ("namedAs", "time", "anchor"))

Step = Callable[[str], Iterable[str]]


class Reach(NamedTuple):
    """IRIs of statements: those of the changed sources, and all that the change reaches.

    Some of both are gone. `pages` are what the sources of all these say of their own date: a rule
    may hold it against them, but not all that it holds against it is reached.
    """

    own: frozenset[str]
    all: frozenset[str]
    pages: frozenset[str]


def reached_by(
    store: EmbeddedStore,
    sources: Iterable[str],
    differences: Iterable[Difference],
    rules: Iterable[Rule | Derivation],
) -> Reach:
    """What the change of the sources (IRIs) reaches."""
    with without_collection():
        rules = tuple(rules)
        excerpt = Excerpt(store, DERIVED)
        here = data_folder("queries")
        strange = any(not rule.path.is_relative_to(here) for rule in rules)
        ripple = _Ripple(excerpt, read_ties(excerpt, rules), strange=strange)
        return ripple.reached(sources, differences)


class _Ripple:
    def __init__(self, excerpt: Excerpt, ties: Ties, *, strange: bool) -> None:
        self._excerpt = excerpt
        self._strange = strange
        self._ties = ties
        self._mates = Mates(excerpt, ties)
        self._roles = ties.with_value("kg:compares", "kg:asRole")
        self._parts = ties.relation("kg:hasPart")
        self._wholes = ties.relation("kg:inWhole")
        self._upward = {one for name in _UPWARD for one in ties.relation(name)}
        self._far = any(map(ties.of, _FAR))

    def reached(self, sources: Iterable[str], differences: Iterable[Difference]) -> Reach:
        """What a rule may find on two other statements depends on a third only by names and dates.

        Another source may tell the known name of a thing, or date what counts from a page's date.
        """
        mates = self._mates
        found = set(mates.add_sources(sources))
        told: dict[str, Facts] = {}
        things: set[str] = set()
        for one in differences:
            for triple in (*one.gone, *one.new):
                if _is_statement(triple.subject):
                    facts = told.setdefault(triple.subject.split("#")[0], {})
                    facts.setdefault(triple.predicate, []).append(triple.object)
            things |= self._things(one.moved)
        for iri in told.keys() & mates.told.keys():  # all that it says, not only what is new
            told[iri] = _joined(told[iri], mates.told[iri])
        own = frozenset(found | told.keys())
        for facts in told.values():
            if self._strange:
                mates.add_held(facts)
            things |= self._far_of(facts)
            found.update(self._other_names(facts))
            found.update(self._dated_by(facts))
        found |= own | mates.told.keys()
        for thing in sorted(things):
            found.update(self._naming(thing))
        return Reach(own, frozenset(found), pages_of(self._excerpt, found))

    def _other_names(self, facts: Facts) -> Iterator[str]:
        """The names of what a statement names: a variant is held against the known one."""
        if _NAMED in facts.get(PREDICATE, ()):
            for subject in facts.get(SUBJECT, ()):
                yield from self._excerpt.telling(SUBJECT, subject, PREDICATE, {_NAMED})

    def _dated_by(self, facts: Facts) -> Iterator[str]:
        """What counts its time from a page's date, where a statement tells when that was."""
        told = len(facts.get(_TIME, ())) + sum("#" in one for one in facts.get(OBJECT, ()))
        if told <= len(facts.get(_ANCHOR, ())):  # none, or all counted from some page's date
            return
        look = self._excerpt.look
        for subject in facts.get(SUBJECT, ()):
            for iri in self._excerpt.telling(SUBJECT, subject, PREDICATE, facts.get(PREDICATE, ())):
                times = (one.object for part in (OBJECT, _TIME) for one in look(iri, part))
                if any(self._excerpt.has(one, _ANCHOR) for one in times if one[:1] != '"'):
                    yield iri

    def _things(self, moved: Iterable[Found]) -> set[str]:
        """The things of which something was changed that rules ask of things."""
        found: set[str] = set()
        for one in moved:
            if _is_statement(one.subject) or one.subject.startswith("_:"):
                continue
            thing = one.object if one.object[:1] != '"' else None
            if one.predicate in self._upward:
                found |= self._below({one.subject})
                found |= {thing} if thing and one.predicate in self._wholes else set()
            if one.predicate in self._parts and thing:
                found |= self._below({thing}) | {one.subject}
            if one.predicate in _EITHER and thing:
                found |= self._below({one.subject, thing})
            if one.predicate in _OF_ONE or one.predicate in self._lives():
                found.add(one.subject)
            if one.predicate in self._roles and not self._has_role(one):
                found |= self._below({one.subject})
        return found

    def _lives(self) -> set[str]:
        return self._ties.relation("kg:existsFrom") | self._ties.relation("kg:existsUntil")

    def _has_role(self, triple: Found) -> bool:
        """Whether its subject has another role than this, before and after."""
        return any(
            (path, other.object) != (triple.predicate, triple.object)
            for path in self._roles
            for other in self._excerpt.look(triple.subject, path)
        )

    def _far_of(self, facts: Facts) -> set[str]:
        """What a statement is about, with parts and wholes, if a rule may look there."""
        if not self._far:
            return set()
        ends = {*facts.get(SUBJECT, ()), *facts.get(OBJECT, ())}
        ends = {one for one in ends if one[:1] != '"'}
        return self._below(ends) | self._above(ends)

    def _below(self, things: set[str]) -> set[str]:
        """The things with what is a part of them, lies in them or is made by them, however far."""
        look = self._excerpt.look
        return self._closure(
            things,
            lambda thing: (
                *(one.subject for path in self._upward for one in look(None, path, thing)),
                *(one.object for path in self._parts for one in look(thing, path)),
                *self._same(thing),
            ),
        )

    def _above(self, things: set[str]) -> set[str]:
        look = self._excerpt.look
        return self._closure(
            things,
            lambda thing: (
                *(one.object for path in self._upward for one in look(thing, path)),
                *(one.subject for path in self._parts for one in look(None, path, thing)),
                *self._same(thing),
            ),
        )

    def _same(self, thing: str) -> Iterator[str]:
        for path in _EITHER:
            yield from (one.object for one in self._excerpt.look(thing, path))
            yield from (one.subject for one in self._excerpt.look(None, path, thing))

    @staticmethod
    def _closure(things: set[str], step: Step) -> set[str]:
        known, new = set(things), set(things)
        while new:
            new = {other for one in new for other in step(one) if other[:1] != '"'} - known
            known |= new
        return known

    def _naming(self, thing: str) -> Iterator[str]:
        """The statements that are about the thing, give it as a value, or are its words."""
        for role in (SUBJECT, OBJECT, VOICE):
            yield from (one.subject for one in self._excerpt.look(None, role, thing))


def pages_of(excerpt: Excerpt, statements: Iterable[str]) -> frozenset[str]:
    """What the sources of these statements (IRIs) say of their own date."""
    look = excerpt.look
    sources = {one.object for iri in statements for one in look(iri, SOURCE)}
    return frozenset(
        one.subject
        for source in sources
        for one in look(None, SUBJECT, source)
        if any(path.object == _PUBLISHED for path in look(one.subject, PREDICATE))
    )


def _is_statement(subject: str) -> bool:
    return subject.startswith(vocab.STATEMENT)


def _joined(one: Facts, other: Facts) -> Facts:
    return {
        name: list(dict.fromkeys((*one.get(name, ()), *other.get(name, ()))))
        for name in one.keys() | other.keys()
    }
