"""What the ontology says of pictures: which classes are drawn as what, which properties how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import vocab
from kg.draw.network import Kind
from kg.rdf import Iri, Literal
from kg.store import Store

_MANNERS = """
SELECT ?path ?name ?colour ?order WHERE {
  ?path kg:drawnAs ?manner .
  ?manner a kg:Manner ; rdfs:label ?name ; kg:colour ?colour ; sh:order ?order .
} ORDER BY ?order ?path"""
_DAYS = """
SELECT ?path ?label WHERE { ?path kg:drawnAs kg:asDay ; rdfs:label ?label } ORDER BY ?path"""
_KINDS = "SELECT DISTINCT ?class ?kind { ?class kg:drawnAs ?kind . ?kind a kg:Role }"
_ABOVE = """
SELECT DISTINCT ?class ?up {
  ?class rdfs:subClassOf|owl:equivalentClass|^owl:equivalentClass ?up FILTER(ISIRI(?up))
}"""
# The whole and its parts are told by any property below kg:inWhole.
_PARTS = """
SELECT DISTINCT ?part ?whole WHERE {
  { SELECT DISTINCT ?link { ?link rdfs:subPropertyOf* kg:inWhole } }
  ?part ?link ?whole FILTER(ISIRI(?whole) && ?part != ?whole)
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """`manners` has name and colour of each property (IRI), the weightiest first, and its rank.

    `days` has the label of each property that is a mark on a timeline. `above` has, by class (IRI),
    itself and all classes above it, `kinds` the classes that say what their things are drawn as.
    """

    manners: Mapping[str, tuple[int, str, str]]
    days: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    kinds: Mapping[str, Kind]

    def kind(self, classes: Iterable[str]) -> Kind | None:
        """What a thing of these classes is drawn as; None if it is not."""
        named = {up for one in classes for up in self.above.get(one, frozenset({one}))}
        found = {self.kinds[one] for one in named if one in self.kinds}
        return min(found) if found else None

    def is_a(self, classes: Iterable[str], wanted: str) -> bool:
        """Whether one of the classes is `wanted` (IRI) or below it."""
        return any(wanted in self.above.get(one, frozenset({one})) for one in classes)

    def narrowest(self, classes: Iterable[str]) -> str | None:
        """The class with the most above it, of several alike the first by name."""
        return min(classes, key=lambda one: (-len(self.above.get(one, ())), one), default=None)


def read_drawn(store: Store) -> Drawn:
    """The declarations of the ontology in the store; no manners if it is older than pictures."""
    manners: dict[str, tuple[int, str, str]] = {}
    for row in store.select(_MANNERS).rows:
        known = (int(_text(row["order"])), _text(row["name"]), _text(row["colour"]))
        manners.setdefault(str(row["path"]), known)
    ups: dict[str, set[str]] = {}
    for row in store.select(_ABOVE).rows:
        ups.setdefault(str(row["class"]), set()).add(str(row["up"]))
    kinds = {
        vocab.KG + "asParty": Kind.PARTY,
        vocab.KG + "asMission": Kind.MISSION,
    }
    return Drawn(
        manners=manners,
        days={str(row["path"]): _text(row["label"]) for row in store.select(_DAYS).rows},
        above={name: _closure(name, ups) for name in ups},
        kinds={
            str(row["class"]): kinds[str(row["kind"])]
            for row in store.select(_KINDS).rows
            if str(row["kind"]) in kinds
        },
    )


def read_wholes(store: Store) -> dict[str, tuple[str, ...]]:
    """What each thing (IRI) is a part of, by what is declared or stated, sorted."""
    wholes: dict[str, set[str]] = {}
    for row in store.select(_PARTS).rows:
        if isinstance(row["part"], Iri):
            wholes.setdefault(row["part"], set()).add(str(row["whole"]))
    return {part: tuple(sorted(found)) for part, found in wholes.items()}


def _closure(name: str, ups: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += ups.get(one, ())
    return frozenset(seen)


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term)
