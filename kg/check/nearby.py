"""What a check of some articles reads: their statements and all that the rules hold against them.

A copy of it, some hundred statements, is checked in the time that the queries take to plan; over
the whole store each rule would look all of it up anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from kg import vocab
from kg.check.collection import without_collection
from kg.check.derive import DERIVED
from kg.check.kin import Kin
from kg.check.mates import OBJECT, PREDICATE, SOURCE, SUBJECT, VOICE, Facts, Mates
from kg.check.ties import CLASS, LABEL, TYPE, Ties, read_ties
from kg.rdf import Iri, n3
from kg.rules import Derivation, Focus, Rule
from kg.rules.near import NEAR
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt, Index

_NAMES = vocab.SKOS + "prefLabel", vocab.SKOS + "altLabel", vocab.KG + "unnamed"
_VALUE, _SOLE = vocab.KG + "value", vocab.KG + "sole"
_OF_STRICT = tuple(
    map(vocab.expand, ("rdfs:domain", "rdfs:range", "kg:subjectMayBe", "kg:valueMayBe"))
)
_MANY = 500  # statements
_REFERENCE = vocab.KG + "ReferenceSource"
_PUBLISHED = vocab.SCHEMA + "datePublished"


@dataclass(frozen=True, slots=True)
class Near:
    """An excerpt of a store as a store of its own, and what is declared there.

    It is `large` if more is told in it than can be held each against each.
    """

    store: EmbeddedStore
    focus: Focus
    ties: Ties
    large: bool = False

    def declares(self, term: str) -> bool:
        """Whether anything is declared with the term: as a property, or as a class."""
        kinds = (one.object for one in self.ties.of("rdf:type"))
        return bool(self.ties.of(term)) or vocab.expand(term) in kinds

    def below(self, relation: str) -> list[str]:
        """The sub-properties of a relation, as a query writes them."""
        return sorted(
            n3(Iri(one)) for one in self.ties.relation(relation) - {vocab.expand(relation)}
        )


def read_near(
    store: EmbeddedStore | Index | Excerpt,
    sources: Iterable[str],
    rules: Iterable[Rule | Derivation],
    statements: Iterable[str] = (),
) -> Near:
    """The excerpt of the store on which a check of the sources (IRIs) finds the same.

    The `statements` (IRIs) are in focus as those of the sources are. An excerpt is a new one.
    """
    with without_collection():
        excerpt = store if isinstance(store, Excerpt) else Excerpt(store, DERIVED)
        nearby = _Nearby(excerpt, read_ties(excerpt, rules))
        return nearby.read(frozenset(sources), frozenset(statements))


def read_around(
    excerpt: Excerpt, statements: Iterable[str], rules: Iterable[Rule | Derivation]
) -> Near:
    """As `read_near`, of some statements (IRIs), wherever they stand, into a new excerpt.

    What is found of the statement on the date of an article alone, or with others that are not
    among these, may be wrong: it is in the excerpt for the sake of those that are.
    """
    with without_collection():
        return _Nearby(excerpt, read_ties(excerpt, rules)).read_statements(sorted(set(statements)))


class _Nearby:
    def __init__(self, excerpt: Excerpt, ties: Ties) -> None:
        self._excerpt = excerpt
        self._ties = ties
        self._mates = Mates(excerpt, ties)
        self._kin = Kin(excerpt, ties)
        self._places = ties.with_value("kg:compares", "kg:asPlace")
        self._roles = ties.with_value("kg:compares", "kg:asRole")
        self._voices: set[str] = set()
        self._declared: list[str] | None = None

    def read(self, sources: frozenset[str], statements: frozenset[str]) -> Near:
        """The excerpt, and what of it the sources touch, and the statements."""
        touched = self._mates.add_sources(sources)
        for iri in sorted(statements.difference(touched)):
            self._mates.add(iri, whole=True)
            touched.append(iri)
        return self._read(touched, touched, sources)

    def read_statements(self, statements: list[str]) -> Near:
        """The excerpt of these statements, with what their articles say of their dates in focus."""
        for iri in statements:
            self._mates.add(iri, whole=True)
        dates = self._mates.add_dates(statements)
        return self._read(statements, sorted({*statements, *dates}), frozenset())

    def _read(self, touched: list[str], marked: list[str], sources: frozenset[str]) -> Near:
        own = [self._mates.told[iri] for iri in touched]
        for iri in touched:
            self._mates.add_mates(iri)
        self._add_of_kin(own)
        self._add_shares(own)
        self._add_lives(own)
        self._take_voices(touched, alone=not sources)
        self._take_needed(own)
        self._take_plain()
        self._take_things(own)
        for source in {one for facts in self._mates.told.values() for one in facts.get(SOURCE, ())}:
            self._excerpt.take(source, _PUBLISHED)
            self._excerpt.take(source, TYPE, _REFERENCE)
        for iri in marked:
            self._excerpt.mark(iri, NEAR)
        focus = Focus(sources=sources, statements=frozenset(touched))
        large = len(self._mates.told) > _MANY
        return Near(self._excerpt.store(), focus, self._ties, large)

    def _add_of_kin(self, own: Iterable[Facts]) -> None:
        """What is told of the parts and wholes, where it holds of the thing too."""
        ties = self._ties
        lacking = ("kg:requiresStatement", "kg:valueRequiresStatement", "kg:statedBothWays")
        held = ties.having("kg:holdsOfWhole") if any(map(ties.of, lacking)) else set()
        for facts in own:
            paths = held | (self._places if self._places & set(facts.get(PREDICATE, ())) else held)
            for thing in facts.get(SUBJECT, ()) if paths else ():
                for one in self._kin.lineage(thing):
                    self._mates.add_about(one, paths)

    def _add_shares(self, own: Iterable[Facts]) -> None:
        """The same role in a part, or in the whole, where one party may have it alone."""
        if not self._excerpt.has(None, _VALUE, _SOLE):
            return
        of_whole = self._ties.having("kg:ofWhole")
        for facts in own:
            paths = of_whole & set(facts.get(PREDICATE, ()))
            for thing in facts.get(OBJECT, ()) if paths else ():
                # Most have no such role, but some, as a rocket, are the value of much else.
                for other in self._kin.near(thing):
                    self._mates.add_stated(other, paths)

    def _add_lives(self, own: Iterable[Facts]) -> None:
        """When those lived that must have lived at one time."""
        paths = self._ties.having("kg:contemporary")
        if not paths:
            return
        mates = self._mates
        for one in {subject for facts in own for subject in facts.get(SUBJECT, ())}:
            mates.add_about(one, paths)
            mates.add_with(one, paths)
        both = {
            one
            for facts in mates.told.values()
            if paths & set(facts.get(PREDICATE, ()))
            for one in (*facts.get(SUBJECT, ()), *facts.get(OBJECT, ()))
        }
        lives = self._ties.relation("kg:existsFrom") | self._ties.relation("kg:existsUntil")
        for one in both:
            mates.add_about(one, lives)
            for path in lives:
                self._excerpt.take(one, path)

    def _take_voices(self, touched: Iterable[str], *, alone: bool) -> None:
        """Whom the other source quotes, where two quote one thing said by two people.

        `alone`, also whom one's own source quotes, which is not all there.
        """
        for iri in touched:
            same = self._mates.add_same_words(iri)
            for mine in self._mates.quoted([iri]):
                others = [
                    one
                    for one in self._mates.quoted(self._mates.told)
                    if all(one.get(name) == mine.get(name) for name in (SUBJECT, PREDICATE, OBJECT))
                ]
                others += self._mates.quoted(same)
                sources = {one for facts in others for one in facts.get(SOURCE, ())}
                self._take_quoted(mine.get(VOICE, ()), sources)
                if alone:
                    theirs = {one for facts in others for one in facts.get(VOICE, ())}
                    self._take_quoted(sorted(theirs), set(mine.get(SOURCE, ())))
                self._voices.update(
                    one for facts in (mine, *others) for one in facts.get(VOICE, ())
                )

    def _take_quoted(self, voices: Iterable[str], sources: set[str]) -> None:
        # Without a source there is nothing to find in all that "officials" say.
        for voice, source in product(voices, sorted(sources)):
            for one in self._excerpt.telling_both(VOICE, voice, SOURCE, source):
                self._excerpt.take(one, VOICE)
                self._excerpt.take(one, SOURCE)

    def _take_needed(self, own: Iterable[Facts]) -> None:
        """The plain triples whose absence is found, or that a relation above the property has."""
        ties, take = self._ties, self._excerpt.take
        both_ways = ties.having("kg:statedBothWays")
        for facts in own:
            for path in facts.get(PREDICATE, ()):
                for subject in facts.get(SUBJECT, ()):
                    for name in ("rdfs:subPropertyOf", "kg:requiresStatement"):
                        self._take_named(subject, ties.told(name, path))
                    for thing in facts.get(OBJECT, ()):
                        self._take_named(thing, ties.told("kg:valueRequiresStatement", path))
                        if path in both_ways and thing[:1] != '"':
                            for other in {path} | ties.either_way("owl:inverseOf", path):
                                take(thing, other, subject)
                                take(other, LABEL)

    def _take_named(self, thing: str, paths: Iterable[str]) -> None:
        for path in paths if thing[:1] != '"' else ():
            self._excerpt.take(thing, path)
            self._excerpt.take(path, LABEL)

    def _take_plain(self) -> None:
        """The plain triples of the statements, and those beside which they stand."""
        take = self._excerpt.take_once
        for facts in self._mates.told.values():
            for path in facts.get(PREDICATE, ()):
                for subject in facts.get(SUBJECT, ()):
                    if path in self._ties.related:
                        take(subject, path)
                        continue
                    for thing in facts.get(OBJECT, ()):
                        if thing[:1] != '"':
                            take(subject, path, thing)
                for thing in facts.get(OBJECT, ()) if path in self._ties.shared else ():
                    if thing[:1] != '"':
                        take(None, path, thing)

    def _classes(self) -> list[str]:
        """The classes that are declared."""
        if self._declared is None:
            self._declared = sorted({one.subject for one in self._excerpt.look(None, TYPE, CLASS)})
        return self._declared

    def _take_things(self, own: Iterable[Facts]) -> None:
        """What is known of the things: what they lie in, who made them, their names and classes."""
        told = self._mates.told.values()
        triples = [
            (subject, path, thing)
            for facts in told
            for path in facts.get(PREDICATE, ())
            for subject in facts.get(SUBJECT, ())
            for thing in facts.get(OBJECT, ())
            if thing[:1] != '"'
        ]
        places = {thing for _, path, thing in triples if path in self._places}
        parties = {one for one, path, _ in triples if path in self._roles} | self._voices
        named = {thing for _, path, thing in triples if path in self._ties.single}
        named |= {one for one, path, _ in triples if path in self._ties.shared}
        parties |= self._kin.fellows(parties)
        self._kin.climb(one for one in places | parties | named if not self._mates.is_measured(one))
        for one in named:
            for name in _NAMES:
                self._excerpt.take(one, name)
        take = self._excerpt.take
        known = {
            one for one, path, thing in triples if path in self._roles and take(one, path, thing)
        }
        for one in parties - known:
            any(self._excerpt.take_one(one, path) for path in self._roles)
        strict = self._ties.having("kg:strict")
        classed = set(parties)
        for facts in own:
            for path in strict & set(facts.get(PREDICATE, ())):
                classed |= {*facts.get(SUBJECT, ()), *facts.get(OBJECT, ())}
                for predicate in _OF_STRICT:
                    self._excerpt.take(path, predicate)
        kinds = {
            kind
            for one in classed
            if one[:1] != '"'
            for kind in self._excerpt.take_distinct(one, TYPE, self._classes)
        }
        for kind in self._ties.having("kg:exclusive"):
            for place in places:
                self._excerpt.take_one(place, TYPE, kind)
        for kind in kinds:
            self._excerpt.take(kind, LABEL)
            self._excerpt.take(kind, TYPE, CLASS)
