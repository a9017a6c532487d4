"""A part of an embedded store, copied triple by triple into a small one in memory.

No query is planned for it: each look-up is one walk of an index, a microsecond and one more for
each triple.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocab
from kg.rdf import Iri, n3
from kg.store.embedded import EmbeddedStore

_PREDICATE = vocab.RDF + "predicate"
_MANY = 50  # quads: a walk of more is done otherwise, if it can be
Pattern = tuple[str | None, str | None, str | None]


class Found(NamedTuple):
    """A triple as text: IRIs, blank nodes as `_:name`, a literal's lexical form after a `"`."""

    subject: str
    predicate: str
    object: str


class Index(Protocol):
    """Whatever finds quads by their terms, as a store of Oxigraph does."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, value: Any, graph_name: Any, /
    ) -> Iterable[Quad]:
        """The quads that have these terms; None is any."""
        ...


class Together:
    """Several stores as one index."""

    def __init__(self, *stores: EmbeddedStore) -> None:
        self._stores = [store.dataset for store in stores]

    def quads_for_pattern(
        self, subject: Any, predicate: Any, value: Any, graph_name: Any, /
    ) -> Iterable[Quad]:
        """The quads that have these terms in any of them."""
        for store in self._stores:
            yield from store.quads_for_pattern(subject, predicate, value, graph_name)


class Excerpt:
    """What was taken so far out of `whole`; nothing is taken out of the graph `without`."""

    def __init__(self, whole: EmbeddedStore | Index, without: str) -> None:
        self._store = whole if isinstance(whole, EmbeddedStore) else None
        self._whole: Index = whole.dataset if isinstance(whole, EmbeddedStore) else whole
        self._without = NamedNode(without)
        self._quads: list[Quad] = []
        self._taken: dict[Pattern, list[Found]] = {}
        self._once: dict[Pattern, list[Found]] = {}
        self._nodes: dict[str | None, NamedNode | BlankNode | None] = {None: None}

    def store(self) -> EmbeddedStore:
        """What was taken, as a store of its own."""
        small = EmbeddedStore.in_memory()
        small.dataset.extend(self._quads)
        return small

    def take(
        self, subject: str | None, predicate: str | None, value: str | None = None
    ) -> list[Found]:
        """Copy the triples that have these terms (IRIs; None: any); which they are."""
        pattern = (subject, predicate, value)
        found = self._taken.get(pattern)
        if found is None:
            quads = list(self._quads_of(pattern))
            self._quads += quads
            found = self._taken[pattern] = [found_of(quad) for quad in quads]
        return found

    def take_once(
        self, subject: str | None, predicate: str | None, value: str | None = None
    ) -> list[Found]:
        """As `take`, but each triple once, though it may stand in a thousand graphs."""
        pattern = (subject, predicate, value)
        found = self._once.get(pattern)
        if found is None:
            seen: dict[tuple[object, ...], Quad] = {}
            for quad in self._quads_of(pattern):
                seen.setdefault((quad.subject, quad.predicate, quad.object), quad)
                if None not in pattern:
                    break
            self._quads += seen.values()
            found = self._once[pattern] = [found_of(quad) for quad in seen.values()]
        return found

    def read(self, subject: str) -> list[tuple[str, Quad]]:
        """All that is told of the subject, by predicate; `keep` copies what is wanted of it."""
        node, without = self._node(subject), self._without
        return [
            (quad.predicate.value, quad)
            for quad in self._whole.quads_for_pattern(node, None, None, None)
            if quad.graph_name != without
        ]

    def keep(self, told: Iterable[tuple[str, Quad]], wanted: Collection[str]) -> None:
        """Copy of what was read what has one of the predicates."""
        self._quads += [quad for predicate, quad in told if predicate in wanted]

    def mark(self, subject: str, predicate: str) -> None:
        """Say of the subject that the predicate is true."""
        node = self._node(subject)
        assert node is not None
        self._quads.append(Quad(node, NamedNode(predicate), Literal(True)))

    def take_one(self, subject: str, predicate: str, value: str | None = None) -> bool:
        """Copy one triple that has these terms, if there is any."""
        quad = next(self._quads_of((subject, predicate, value)), None)
        if quad is not None:
            self._quads.append(quad)
        return quad is not None

    def take_distinct(
        self, subject: str, predicate: str, among: Callable[[], Iterable[str]]
    ) -> list[str]:
        """Copy each object once, though it may stand in a thousand graphs.

        Where it stands in many, they are those among the objects (IRIs) given, and those of the
        first graphs: to walk all would take the longer the more is told of the subject.
        """
        seen: dict[object, Quad] = {}
        walk = self._quads_of((subject, predicate, None))
        for quad in islice(walk, _MANY):
            seen.setdefault(quad.object, quad)
        if next(walk, None) is not None:
            for value in among():
                if (node := self._node(value)) not in seen:
                    for quad in islice(self._quads_of((subject, predicate, value)), 1):
                        seen[node] = quad
        self._quads += seen.values()
        return [text_of(term) for term in seen]

    def look(
        self,
        subject: str | None,
        predicate: str | None,
        value: str | None = None,
        graph: str | None = None,
    ) -> Iterator[Found]:
        """The triples that have these terms, one after the other; nothing is copied."""
        return map(found_of, self._quads_of((subject, predicate, value), graph))

    def has(self, subject: str | None, predicate: str, value: str | None = None) -> bool:
        """Whether there is a triple that has these terms."""
        return next(self._quads_of((subject, predicate, value)), None) is not None

    def telling(self, predicate: str, thing: str, other: str, values: Collection[str]) -> list[str]:
        """What has the thing for the predicate, and one of the values for the other one (IRIs)."""
        role, without = NamedNode(other), self._without
        find, wanted = self._whole.quads_for_pattern, {self._node(value) for value in values}
        walk = iter(find(None, NamedNode(predicate), self._node(thing), None))
        first = list(islice(walk, _MANY))
        if len(first) == _MANY and self._store is not None and not thing.startswith("_:"):
            return self._ask(self._store, predicate, thing, other, values)
        return [
            text_of(quad.subject)
            for quad in first + list(walk)
            if quad.graph_name != without
            and any(one.object in wanted for one in find(quad.subject, role, None, None))
        ]

    def _ask(
        self,
        store: EmbeddedStore,
        predicate: str,
        thing: str,
        other: str,
        values: Collection[str],
    ) -> list[str]:
        """As `telling`, by a query: a third of the time where much is told of the thing."""
        among = ", ".join(n3(Iri(value)) for value in sorted(values))
        found = store.select(
            f"SELECT ?told {{ GRAPH ?graph {{ ?told {n3(Iri(predicate))} {n3(Iri(thing))} }} "
            f"?told {n3(Iri(other))} ?value FILTER(?value IN ({among})) "
            f"FILTER(?graph != {n3(Iri(self._without.value))}) }}"
        )
        return list(dict.fromkeys(str(row["told"]) for row in found.rows))

    def stating(self, predicate: str, thing: str) -> list[str]:
        """What states of anything that it has the thing for the predicate (IRIs).

        A statement's IRI names the graph of its plain triple; one that is denied has none.
        """
        found = self._quads_of((None, predicate, thing))
        names = {quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode)}
        return sorted(name for name in names if self.has(name, _PREDICATE, predicate))

    def telling_both(self, one: str, thing: str, other: str, value: str) -> Iterator[str]:
        """What has the thing for the one predicate and the value for the other, if both are things.

        By a walk of whichever has less told of it.
        """
        ways = (
            (self.look(None, one, thing), other, value),
            (self.look(None, other, value), one, thing),
        )
        found: tuple[list[str], list[str]] = ([], [])
        while True:
            for (walk, predicate, wanted), iris in zip(ways, found, strict=True):
                quad = next(walk, None)
                if quad is not None:
                    iris.append(quad.subject)
                    continue
                for iri in iris:
                    if any(each.object == wanted for each in self.look(iri, predicate)):
                        yield iri
                return

    def sharing(self, subject: str, predicate: str) -> list[str]:
        """The subjects that have, of the predicate, an object that this one has too."""
        node = NamedNode(predicate)
        return [
            text_of(other.subject)
            for quad in self._quads_of((subject, predicate, None))
            for other in self._whole.quads_for_pattern(None, node, quad.object, None)
        ]

    def _node(self, iri: str | None) -> NamedNode | BlankNode | None:
        if iri not in self._nodes:
            self._nodes[iri] = _term(iri)
        return self._nodes[iri]

    def _quads_of(self, pattern: Pattern, graph: str | None = None) -> Iterator[Quad]:
        terms = map(self._node, (*pattern, graph))
        without = self._without
        for quad in self._whole.quads_for_pattern(*terms):
            if quad.graph_name != without:
                yield quad


def found_of(quad: Quad) -> Found:
    """The triple as text."""
    return Found(text_of(quad.subject), quad.predicate.value, text_of(quad.object))


def text_of(term: object) -> str:
    """The term as `Found` has it."""
    if isinstance(term, NamedNode):
        return term.value
    if isinstance(term, Literal):
        return f'"{term.value}'
    return str(term)


def _term(iri: str | None) -> NamedNode | BlankNode | None:
    if iri is None:
        return None
    return BlankNode(iri[2:]) if iri.startswith("_:") else NamedNode(iri)
