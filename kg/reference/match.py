"""Names -> the ontology's entities, and nothing where a name does not tell which one is meant."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from kg import vocab
from kg.lexicon.turtle import Facts
from kg.model import Entity, Time
from kg.rdf import slug

_NAMES = (vocab.SKOS + "prefLabel", vocab.SKOS + "altLabel")
_CLOSE = timedelta(days=3)


class Bounds(NamedTuple):
    """An area on a body in degrees; longitudes are east, `east` not below `west`."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies in it, a degree of slack allowed."""
        turned = (longitude - self.west + 1) % 360 - 1
        inside = self.south - 1 <= latitude <= self.north + 1
        return inside and turned <= self.east - self.west + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the ontology with what tells it from others of its name."""

    entity: Entity
    classes: frozenset[str]
    start: date | None = None
    body: str | None = None
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a row tells of the thing that it names."""

    classes: frozenset[str]
    time: Time | None = None
    body: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Matcher:
    """The ontology's entities by name and by the identifier that another source gives them."""

    facts: Facts
    by_name: Mapping[str, tuple[Known, ...]]
    by_iri: Mapping[str, Known] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts) -> "Matcher":
        """Index all that has a name and a class."""
        above = _ancestors(facts)
        names: dict[str, list[Known]] = {}
        known: dict[str, Known] = {}
        same: dict[str, str] = {}
        for iri, about in facts.items():
            called = [name for key in _NAMES for name in about.get(key, [])]
            kinds = about.get(vocab.RDF + "type", [])
            same |= dict.fromkeys(about.get(vocab.OWL + "sameAs", []), iri)
            if not called or not kinds:
                continue
            known[iri] = one = _known(iri, called[0], kinds, about, above)
            for name in dict.fromkeys(map(normal, called)):
                names.setdefault(name, []).append(one)
        return cls(facts, {name: tuple(ones) for name, ones in names.items()}, known, same)

    def find(self, name: str, asked: Asked) -> tuple[Known, ...]:
        """All that the name and what else is known of the thing allow: one, none, or several."""
        return tuple(one for one in self.by_name.get(normal(name), ()) if _fits(one, name, asked))

    def family(self, name: str, asked: Asked) -> tuple[Known, ...]:
        """What a head of the name names: “Falcon 9 FT5” is some kind of Falcon 9."""
        for match in reversed(list(re.finditer(r"[\s/(-]", name))):
            if found := self.find(name[: match.start()], asked):
                return found
        return ()

    def entity(self, curie: str) -> Entity:
        """The entity or constant of that CURIE; KeyError if the ontology does not describe it."""
        iri = vocab.expand(curie)
        if iri in self.by_iri:
            return self.by_iri[iri].entity
        about = self.facts[iri]
        label = about.get(vocab.RDFS + "label", [curie])[0]
        kind = about.get(vocab.RDF + "type", [vocab.OWL + "Thing"])[0]
        return Entity(iri=iri, label=label, type=vocab.shorten(kind))


def normal(name: str) -> str:
    """The name without what spellings differ in: case, hyphens, apostrophes."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    return re.sub(r"[\s\-–_]+", " ", folded).strip()


def is_telling(name: str) -> bool:
    """Whether the name alone says which thing is meant: two words or more, or a number in it."""
    return bool(re.search(r"\d", name)) or len(re.findall(r"\w{2,}", name)) > 1


def new_iri(name: str, key: str, taken: Iterable[str]) -> str:
    """The IRI of what no file knows: by its name, as articles' strangers are, if that tells.

    `key` (the number of a launch, the body of a place) sets it apart from others of the name;
    `taken` are IRIs that mean something else.
    """
    plain = vocab.ENTITY + slug(name)
    return plain if is_telling(name) and plain not in taken else f"{plain}-{slug(key)}"


def _fits(one: Known, name: str, asked: Asked) -> bool:
    if not one.classes & asked.classes:
        return False
    if asked.body and one.body and asked.body != one.body:
        return False
    if asked.point and one.bounds and not one.bounds.holds(*asked.point):
        return False
    if asked.time is None:
        return True
    if one.start is None:
        return is_telling(name)
    first, last = asked.time.earliest, asked.time.latest
    return bool(first and last and first - _CLOSE <= one.start <= last + _CLOSE)


def _known(
    iri: str,
    label: str,
    kinds: list[str],
    about: Mapping[str, list[str]],
    above: Mapping[str, frozenset[str]],
) -> Known:
    start = about.get(vocab.SCHEMA + "startDate")
    edges = [about.get(vocab.KG + name) for name in Bounds._fields]
    bounds = Bounds(*(float(edge[0]) for edge in edges if edge)) if all(edges) else None
    body = about.get(vocab.KG + "body")
    return Known(
        entity=Entity(iri=iri, label=label, type=vocab.shorten(kinds[0])),
        classes=frozenset().union(*(above.get(kind, frozenset((kind,))) for kind in kinds)),
        start=_day(start[0]) if start else None,
        body=body[0] if body else None,
        bounds=bounds,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # a month or a year
        return None


def _ancestors(facts: Facts) -> dict[str, frozenset[str]]:
    """Each class with all above it, itself included."""
    found: dict[str, frozenset[str]] = {}

    def climb(kind: str) -> frozenset[str]:
        if kind not in found:
            found[kind] = frozenset((kind,))  # so that a circle ends
            parents = facts.get(kind, {}).get(vocab.RDFS + "subClassOf", [])
            found[kind] = frozenset((kind,)).union(*map(climb, parents))
        return found[kind]

    for iri in list(facts):
        climb(iri)
    return found
