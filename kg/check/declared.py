"""How the ontology declares that properties are compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import vocab
from kg.rdf import Iri, n3
from kg.store import Store

VALUES = ("asPlace", "asDate", "asQuantity", "asState", "asEntity")
ROLE, ONCE, ORDER, DENIAL = "asRole", "once", "lessThan", "denial"
KINDS = {vocab.KG + name: name for name in (*VALUES, ROLE, ONCE)} | {vocab.SH + ORDER: ORDER}

_COMPARED = """
SELECT DISTINCT ?path ?how ?single ?mate WHERE {
  { ?path kg:compares ?how }
  UNION { ?path kg:once true . BIND(kg:once AS ?how) }
  UNION { ?path (sh:lessThan|^sh:lessThan) ?after . BIND(sh:lessThan AS ?how) }
  OPTIONAL { ?path a ?single FILTER(?single = owl:FunctionalProperty) }
  OPTIONAL { ?path (kg:comparedWith|^kg:comparedWith) ?mate }
}"""
_WAYS = KINDS.keys() | {vocab.OWL + "FunctionalProperty"}
_ORDERS = "SELECT DISTINCT ?path ?after WHERE { ?path sh:lessThan ?after }"
# What is said of properties, classes and single things, not how one thing stands to another.
_TERMS = """
SELECT ?term WHERE { ?term a kg:Declaration FILTER NOT EXISTS { ?term a kg:Relation } }"""
_USES = """
SELECT DISTINCT ?term ?thing WHERE {{ VALUES ?term {{ {terms} }} ?thing ?term ?any }}"""


@dataclass(frozen=True, slots=True)
class Declared:
    """How the ontology says that properties are compared."""

    kinds: Mapping[str, frozenset[str]]
    single: frozenset[str]
    group: Mapping[str, str]
    orders: frozenset[frozenset[str]]

    def related(self, path: str) -> frozenset[str]:
        """The properties with which this one is compared, itself among them."""
        mates = {other for other, group in self.group.items() if group == self.group.get(path)}
        ordered = {other for pair in self.orders if path in pair for other in pair}
        return frozenset({path} | mates | ordered)


def read_declared(store: Store) -> Declared:
    """The declarations of the ontology in the store."""
    kinds: dict[str, set[str]] = {}
    mates: dict[str, set[str]] = {}
    single = set()
    for row in store.select(_COMPARED).rows:
        path = str(row["path"])
        kinds.setdefault(path, set()).add(KINDS.get(str(row["how"]), str(row["how"])))
        mates.setdefault(path, {path})
        if "single" in row:
            single.add(path)
        if "mate" in row:
            mates[path].add(str(row["mate"]))
    return Declared(
        kinds={path: frozenset(found) for path, found in kinds.items()},
        single=frozenset(single),
        group={path: min(found) for path, found in mates.items()},
        orders=frozenset(
            frozenset((str(row["path"]), str(row["after"]))) for row in store.select(_ORDERS).rows
        ),
    )


def declaring_terms(store: Store) -> frozenset[str]:
    """The terms (IRIs) by which the ontology declares something of a property, class or thing."""
    return frozenset(str(row["term"]) for row in store.select(_TERMS).rows) - _WAYS


def things_with(store: Store, terms: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Of which properties, classes and things each of these declarations (IRIs) is made."""
    names = " ".join(n3(Iri(term)) for term in sorted(terms))
    found: dict[str, set[str]] = {}
    for row in store.select(_USES.format(terms=names)).rows if names else ():
        found.setdefault(str(row["term"]), set()).add(str(row["thing"]))
    return {term: frozenset(things) for term, things in found.items()}
