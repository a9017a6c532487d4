"""Which properties the rules hold against each other, as the ontology declares it.

Everything that is declared is copied into the excerpt whole; what is told of things is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg import vocab
from kg.rules import Derivation, Rule
from kg.rules.terms import read_terms
from kg.store.excerpt import Excerpt, Found

TYPE, LABEL = vocab.RDF + "type", vocab.RDFS + "label"
CLASS = vocab.OWL + "Class"
_MANY = CLASS, vocab.OWL + "Thing"  # what anything may be
SUB_PROPERTY = vocab.RDFS + "subPropertyOf"
# What stands on every statement, on its parts, or on any thing that is told of: looked up one by
# one. All other terms that a rule names are declarations, or so rare that they are taken whole.
OF_THINGS = frozenset(
    vocab.expand(name)
    for name in (
        "rdf:type rdf:subject rdf:predicate rdf:object rdfs:label skos:prefLabel skos:altLabel "
        "owl:sameAs schema:datePublished oa:exact oa:hasSelector oa:hasSource prov:agent "
        "prov:qualifiedAttribution prov:wasDerivedFrom prov:wasGeneratedBy kg:anchor kg:base "
        "kg:belongsTo kg:body kg:certainty kg:citation kg:derivation kg:earliest kg:east "
        "kg:existsFrom kg:existsUntil kg:extractor kg:frame kg:from kg:hasPart kg:high kg:inWhole "
        "kg:instant kg:kind kg:latest kg:least kg:links kg:low kg:madeBy kg:most kg:namedAs "
        "kg:north kg:polarity kg:position kg:precision kg:published kg:qualifier kg:role kg:scope "
        "kg:since kg:south kg:speaker kg:standing kg:status kg:tense kg:text kg:till kg:time "
        "kg:unit kg:unnamed kg:until kg:value kg:valueLabel kg:voice kg:west kg:within "
        "kg:subjectMayBe kg:valueMayBe rdfs:domain rdfs:range rdf:first rdf:rest "
        "kg:agency kg:government kg:capital"
    ).split()
)
_FIRST, _REST = vocab.RDF + "first", vocab.RDF + "rest"
_LISTS = ("sh:in",)
# What the derivations put there, out of the excerpt itself.
_DERIVED = frozenset(
    vocab.KG + name for name in ("actsFor", "apartFrom", "beside", "onlyParty", "oneWith", "untold")
)
_UNMEASURED = frozenset(vocab.KG + name for name in ("asPlace", "asEntity", "asState", "asRole"))
_NAMED = frozenset(vocab.KG + name for name in ("asPlace", "asEntity"))
_PAIRED = "kg:comparedWith", "sh:lessThan", "kg:conflictsWith", "owl:propertyDisjointWith"


@dataclass(slots=True)
class Ties:
    """What binds one statement to another, by the property (IRI) of the one.

    `related` are the properties that are held against it where they are told of the same subject,
    `shared` those that are where they have the same value; each among its own. Values of
    `unmeasured` are things, no times or amounts; two values of `single` may be one by another name.
    `named` are all terms that the rules name.
    """

    declared: Mapping[str, list[Found]]
    named: frozenset[str]
    unmeasured: set[str] = field(default_factory=set)
    single: set[str] = field(default_factory=set)
    related: dict[str, set[str]] = field(default_factory=dict)
    shared: dict[str, set[str]] = field(default_factory=dict)

    def with_value(self, predicate: str, value: str) -> set[str]:
        """The properties of which that is declared."""
        return {one.subject for one in self.of(predicate) if one.object == vocab.expand(value)}

    def of(self, predicate: str) -> list[Found]:
        """What is declared with that predicate."""
        return self.declared.get(vocab.expand(predicate), [])

    def having(self, predicate: str) -> set[str]:
        """The properties of which anything is declared with that predicate."""
        return {one.subject for one in self.of(predicate)}

    def told(self, predicate: str, path: str) -> set[str]:
        """What is declared of the property with that predicate."""
        return {one.object for one in self.of(predicate) if one.subject == path}

    def either_way(self, predicate: str, path: str) -> set[str]:
        """What is declared of the property with that predicate, or the other way round."""
        ways = self.told(predicate, path)
        return ways | {one.subject for one in self.of(predicate) if one.object == path}

    def relation(self, name: str) -> set[str]:
        """The relation with what is declared below it."""
        wanted = {vocab.expand(name)}
        new = wanted
        while new:
            new = {one.subject for one in self.of("rdfs:subPropertyOf") if one.object in new}
            new -= wanted
            wanted |= new
        return wanted


def read_ties(excerpt: Excerpt, rules: Iterable[Rule | Derivation]) -> Ties:
    """Take all declarations into the excerpt that the rules name, and read how they bind."""
    named = _terms(tuple(rule.text for rule in rules))
    declared = {term: excerpt.take(None, term) for term in sorted(named - OF_THINGS - _DERIVED)}
    classes = sorted(term for term in named if term.startswith(vocab.OWL) and term not in _MANY)
    kinds = {term: excerpt.take(None, TYPE, term) for term in classes}
    declared = {term: found for term, found in declared.items() if found} | {TYPE: []}
    ties = Ties(declared=declared, named=named)
    for found in kinds.values():
        ties.declared[TYPE].extend(found)
    _take_lists(excerpt, ties)
    _relate(ties)
    return ties


@lru_cache(maxsize=8)
def _terms(texts: tuple[str, ...]) -> frozenset[str]:
    """The terms (IRIs) that the rules name; they rarely change while the program runs."""
    return frozenset(term.iri for text in texts for term in read_terms(text)) | {SUB_PROPERTY}


def _take_lists(excerpt: Excerpt, ties: Ties) -> None:
    for predicate in _LISTS:
        lists = {one.object for one in ties.of(predicate)}
        while lists:
            for one in lists:
                excerpt.take(one, _FIRST)
            lists = {rest.object for one in lists for rest in excerpt.take(one, _REST)}


def _relate(ties: Ties) -> None:
    compared = {one.subject for one in ties.of("kg:compares") if one.object != vocab.KG + "asRole"}
    for one in ties.of("kg:compares"):
        if one.object in _UNMEASURED:
            ties.unmeasured.add(one.subject)
        if one.object in _NAMED:
            ties.single.add(one.subject)
    ties.single |= ties.having("kg:singleBestValue")
    alone = compared | ties.having("kg:singleBestValue")
    alone |= ties.with_value("rdf:type", "owl:FunctionalProperty")
    for path in alone:
        ties.related.setdefault(path, {path})
    for predicate in _PAIRED:
        for one in ties.of(predicate):
            _pair(ties.related, one.subject, one.object)
    limits = {one.object: one.subject for one in ties.of("kg:differenceWithin")}
    for one in ties.of("kg:differenceFrom"):
        if one.subject in limits:
            _pair(ties.related, limits[one.subject], one.object)
    roles = ties.with_value("kg:compares", "kg:asRole")
    roles |= ties.with_value("rdf:type", "owl:InverseFunctionalProperty")
    for path in roles:
        ties.shared.setdefault(path, {path})
    for one in ties.of("kg:commissionedBy"):
        _pair(ties.shared, one.subject, one.object)


def _pair(related: dict[str, set[str]], one: str, other: str) -> None:
    related.setdefault(one, {one}).add(other)
    related.setdefault(other, {other}).add(one)
