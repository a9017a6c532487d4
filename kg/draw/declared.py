"""What the ontology says of pictures: which classes are drawn as what, which properties how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from kg import vocab
from kg.draw.network import Kind
from kg.errors import OntologyError
from kg.rdf import Iri, Literal, Term
from kg.store import Store

_MANNERS = """
SELECT ?path ?manner ?name ?colour ?order WHERE {
  ?path kg:drawnAs ?manner .
  ?manner a kg:Manner ; rdfs:label ?name ; kg:colour ?colour ; sh:order ?order .
}"""
_DAYS = "SELECT ?path ?label WHERE { ?path kg:drawnAs kg:asDay ; rdfs:label ?label }"
# A role is below one of the three, or is it.
_ROLES = """
SELECT DISTINCT ?role ?end ?label {
  VALUES ?end { kg:asParty kg:asMission kg:asPart }
  ?role skos:broader* ?end ; a kg:Role ; rdfs:label ?label .
}"""
_KINDS = "SELECT DISTINCT ?class ?role { ?class kg:drawnAs ?role . ?role a kg:Role }"
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
_MISSION, _PART = vocab.KG + "asMission", vocab.KG + "asPart"
_GENERAL = {Kind.PARTY: vocab.KG + "asParty", Kind.MISSION: _MISSION}
_ENDS = {_GENERAL[Kind.PARTY]: Kind.PARTY, _MISSION: Kind.MISSION, _PART: Kind.MISSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """`manners` has name and colour of each property (IRI), the weightiest first, and its rank.

    `days` has the label of each property that is a mark on a timeline. `above` has, by class (IRI),
    itself and all classes above it, `kinds` the classes that say what their things are drawn as.
    `roles` has the roles (IRIs) of each of these, `words` the noun of each role.
    """

    manners: Mapping[str, tuple[Decimal, str, str]]
    days: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    kinds: Mapping[str, Kind]
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def kind(self, classes: Iterable[str]) -> Kind | None:
        """What a thing of these classes is drawn as; None if it is not."""
        found = {self.kinds[one] for one in self._over(classes) if one in self.kinds}
        return min(found) if found else None

    def is_whole(self, classes: Iterable[str]) -> bool:
        """Whether what is said of its parts counts for a thing of these classes."""
        return _MISSION in self._roles_of(classes)

    def is_part(self, classes: Iterable[str]) -> bool:
        """Whether what is said of a thing of these classes counts for what it is a part of."""
        return self._roles_of(classes) == {_PART}

    def noun(self, kind: Kind, things: Iterable[Iterable[str]]) -> str:
        """What things of that kind are called: by the role that all share, else by the general one.

        Each of `things` is given by its classes.
        """
        general = _GENERAL[kind]
        found = [self._roles_of(classes) - {_PART} for classes in things]
        own = sorted(set.intersection(*found) & self.words.keys()) if found else []
        return self.words.get(own[0] if own else general, kind.value)

    def _roles_of(self, classes: Iterable[str]) -> set[str]:
        return {role for one in self._over(classes) for role in self.roles.get(one, ())}

    def _over(self, classes: Iterable[str]) -> set[str]:
        return {up for one in classes for up in self.above.get(one, frozenset({one}))}

    def narrowest(self, classes: Iterable[str]) -> str | None:
        """The class with the most above it, of several alike the first by name."""
        return min(classes, key=lambda one: (-len(self.above.get(one, ())), one), default=None)


def read_drawn(store: Store) -> Drawn:
    """The declarations of the ontology in the store; no manners if it is older than pictures.

    Raises OntologyError for a manner whose sh:order is no number.
    """
    ups: dict[str, set[str]] = {}
    for row in store.select(_ABOVE).rows:
        ups.setdefault(str(row["class"]), set()).add(str(row["up"]))
    ends: dict[str, set[str]] = {}
    labels: dict[str, list[Term]] = {}
    for row in store.select(_ROLES).rows:
        ends.setdefault(str(row["role"]), set()).add(str(row["end"]))
        labels.setdefault(str(row["role"]), []).append(row["label"])
    roles: dict[str, set[str]] = {}
    for row in store.select(_KINDS).rows:
        if str(row["role"]) in ends:
            roles.setdefault(str(row["class"]), set()).add(str(row["role"]))
    above = {name: {end for role in own for end in ends[role]} for name, own in roles.items()}
    return Drawn(
        manners=_read_manners(store),
        days=_read_days(store),
        above={name: _closure(name, ups) for name in ups},
        kinds={name: min(_ENDS[end] for end in found) for name, found in above.items()},
        roles={name: frozenset(own) for name, own in roles.items()},
        words={role: _preferred(found) for role, found in labels.items()},
    )


def _read_manners(store: Store) -> dict[str, tuple[Decimal, str, str]]:
    """Of each property the weightiest manner, under its English name."""
    names: dict[tuple[str, str], list[Term]] = {}
    looks: dict[tuple[str, str], tuple[Decimal, str]] = {}
    for row in store.select(_MANNERS).rows:
        key = str(row["path"]), str(row["manner"])
        look = _order(key[1], _text(row["order"])), _text(row["colour"])
        looks[key] = min(look, looks.get(key, look))
        names.setdefault(key, []).append(row["name"])
    found: dict[str, tuple[Decimal, str, str]] = {}
    for key, (order, colour) in looks.items():
        known = (order, _preferred(names[key]), colour)
        found[key[0]] = min(known, found.get(key[0], known))
    return dict(sorted(found.items(), key=lambda one: (one[1][0], one[0])))


def _order(manner: str, text: str) -> Decimal:
    try:
        order = Decimal(text)
    except InvalidOperation:
        order = Decimal("NaN")
    if not order.is_finite():
        where = vocab.shorten(manner)
        raise OntologyError(where, f"sh:order {text!r} is no number", "write one, such as 4")
    return order


def _read_days(store: Store) -> dict[str, str]:
    labels: dict[str, list[Term]] = {}
    for row in store.select(_DAYS).rows:
        labels.setdefault(str(row["path"]), []).append(row["label"])
    return {path: _preferred(labels[path]) for path in sorted(labels)}


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


def _preferred(labels: Iterable[Term]) -> str:
    """The English label, or else one without a language, or else the first by language and text."""

    def rank(term: Term) -> tuple[int, str, str]:
        language = (term.language or "").lower() if isinstance(term, Literal) else ""
        english = language.split("-")[0] == "en"
        return (0 if english else 1 if not language else 2, language, _text(term))

    return _text(min(labels, key=rank))


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term)
