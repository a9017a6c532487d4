"""Classes and properties of the ontology: which class is which, what a property relates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg import vocab
from kg.lexicon.turtle import Facts

_SUBCLASS = vocab.RDFS + "subClassOf"
_TYPE = vocab.RDF + "type"
_EXACT = vocab.KG + "moreExactThan"
_DATED_BY = vocab.KG + "datedBy"
_YIELDS = vocab.KG + "yieldsTo"
_ENDS = vocab.KG + "ends"
_ACTS_AS = vocab.KG + "actsAs"
_SAME = vocab.OWL + "equivalentClass"


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyTerm:
    """A property: IRI, local name, the classes (CURIEs) that it relates."""

    iri: str
    name: str
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`ancestors` maps a class (CURIE) to itself and all classes above it.

    `owns` maps a general class of the core to the domain's class of the same extent. `exact`
    maps a property to those that say the same less exactly, in either direction. `dated_by`
    maps a property to the one that gives the day of what it tells, both by local name. `yields`
    maps the IRI of a domain to the classes of what it is silent about. `ends` are the IRIs of
    properties and values of what is over. `acts_as` maps a property to the one in which whoever
    does it stands to the value, both by IRI.
    """

    ancestors: Mapping[str, frozenset[str]]
    properties: Mapping[str, PropertyTerm]
    owns: Mapping[str, str] = field(default_factory=dict)
    dated_by: Mapping[str, str] = field(default_factory=dict)
    exact: Mapping[str, frozenset[str]] = field(default_factory=dict)
    yields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends: frozenset[str] = frozenset()
    acts_as: Mapping[str, str] = field(default_factory=dict)

    def own(self, kind: str) -> str:
        """The name under which things of a general class are told: the domain's, if it has one."""
        return self.owns.get(kind, kind)

    def is_a(self, kind: str, wanted: str) -> bool:
        """Whether class `kind` is `wanted` or below it."""
        return wanted == "owl:Thing" or wanted in self.ancestors.get(kind, frozenset({kind}))

    def fits(self, kind: str, wanted: tuple[str, ...]) -> bool:
        """Whether class `kind` is one of `wanted` or below one."""
        return any(self.is_a(kind, one) for one in wanted)

    def fits_any(self, names: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
        """Whether any of the classes is one of `wanted` or below one."""
        return any(self.fits(kind, wanted) for kind in names)

    def may_be(self, kind: str, wanted: tuple[str, ...]) -> bool:
        """Whether something known only as `kind` could turn out to be one of `wanted`."""
        return self.fits(kind, wanted) or any(self.is_a(one, kind) for one in wanted)


def read_vocabulary(facts: Facts) -> Vocabulary:
    """The classes and properties among the facts."""
    parents = {
        node: [up for up in values[_SUBCLASS] if not up.startswith("_:")]
        for node, values in facts.items()
        if _SUBCLASS in values
    }
    same = [(node, other) for node, values in facts.items() for other in values.get(_SAME, ())]
    for node, other in same:
        parents.setdefault(node, []).append(other)
        parents.setdefault(other, []).append(node)
    classes = {
        node for node, values in facts.items() if vocab.OWL + "Class" in values.get(_TYPE, [])
    }
    ancestors = {
        vocab.shorten(node): frozenset(map(vocab.shorten, _closure(node, parents)))
        for node in classes
    }
    properties = {}
    for node, values in facts.items():
        if vocab.OWL + "ObjectProperty" in values.get(_TYPE, []):
            name = node.rsplit("#", 1)[-1]
            properties[name] = PropertyTerm(
                iri=node,
                name=name,
                domain=_union(values.get(vocab.RDFS + "domain", []), facts),
                range=_union(values.get(vocab.RDFS + "range", []), facts),
            )
    owns: dict[str, str] = {}
    for node, other in sorted(same):
        if other.startswith(vocab.KG):
            owns.setdefault(vocab.shorten(other), vocab.shorten(node))
    exact = {
        name: frozenset(other.rsplit("#", 1)[-1] for other in facts[term.iri].get(_EXACT, ()))
        for name, term in properties.items()
        if _EXACT in facts[term.iri]
    }
    dated_by = {
        name: other.rsplit("#", 1)[-1]
        for name, term in properties.items()
        for other in facts[term.iri].get(_DATED_BY, ())
    }
    yields = {
        node: tuple(map(vocab.shorten, values[_YIELDS]))
        for node, values in facts.items()
        if _YIELDS in values
    }
    ends = frozenset(node for node, values in facts.items() if "true" in values.get(_ENDS, ()))
    acts_as = {node: values[_ACTS_AS][0] for node, values in facts.items() if _ACTS_AS in values}
    return Vocabulary(ancestors, properties, owns, dated_by, exact, yields, ends, acts_as)


def _closure(node: str, parents: Mapping[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [node]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(parents.get(one, []))
    return seen


def _union(nodes: list[str], facts: Facts) -> tuple[str, ...]:
    if not nodes:
        return ("owl:Thing",)
    members = []
    for node in nodes:
        lists = facts.get(node, {}).get(vocab.OWL + "unionOf")
        members += _list(lists[0], facts) if lists else [node]
    return tuple(vocab.shorten(one) for one in members)


def _list(node: str, facts: Facts) -> list[str]:
    members = []
    while node != vocab.RDF + "nil":
        members += facts[node][vocab.RDF + "first"]
        node = facts[node][vocab.RDF + "rest"][0]
    return members
