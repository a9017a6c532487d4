"""Known entities and their names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import vocab
from kg.lexicon.turtle import Facts
from kg.model import Entity

_LABELS = (vocab.SKOS + "prefLabel", vocab.SKOS + "altLabel")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """An entity of the ontology; `whole` is what it is part of, `start` when it was launched, `end`
    the last day of its work.

    `country` is where it lies, or that of whoever runs it; `body` what an orbit goes round.
    """

    iri: str
    label: str
    type: str
    names: tuple[str, ...]
    whole: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None
    body: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A country with what its name, its demonyms and its capital stand for."""

    country: str
    demonyms: tuple[str, ...]
    capital: str | None
    agency: str | None
    government: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`entities` by IRI; `nations` by country IRI; `parts` maps a whole to its parts.

    `constants` are the values of closed lists (outcomes, conditions), by IRI.
    """

    entities: Mapping[str, KnownEntity]
    nations: Mapping[str, Nation]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, Entity] = field(default_factory=dict)

    def names(self) -> Iterator[tuple[str, str]]:
        """Every (name, IRI), demonyms included with the IRI of their country."""
        for entity in self.entities.values():
            yield from ((name, entity.iri) for name in entity.names)
        for nation in self.nations.values():
            yield from ((name, nation.country) for name in nation.demonyms)


def read_gazetteer(facts: Facts, classes: Iterable[str]) -> Gazetteer:
    """The entities among the facts: whatever has a preferred label and a class of the domain."""
    known = set(classes)
    entities: dict[str, KnownEntity] = {}
    nations: dict[str, Nation] = {}
    parts: dict[str, list[str]] = {}
    constants: dict[str, Entity] = {}
    for iri, values in facts.items():
        names = [name for key in _LABELS for name in values.get(key, [])]
        labels = values.get(vocab.RDFS + "label", [])
        types = [vocab.shorten(one) for one in values.get(vocab.RDF + "type", [])]
        kind = next((one for one in types if one in known), None)
        if kind is None:
            continue
        if not names:
            # Closed lists have labels as the contract spells them, no names to be matched.
            constants[iri] = Entity(iri=iri, label=labels[0] if labels else iri, type=kind)
            continue
        whole = _local(values, "partOf")
        if whole:
            parts.setdefault(whole, []).append(iri)
        entities[iri] = KnownEntity(
            iri=iri,
            label=names[0],
            type=kind,
            names=tuple(dict.fromkeys(names)),
            whole=whole,
            country=_first(values, vocab.KG + "country") or _local(values, "locatedIn"),
            start=_first(values, vocab.SCHEMA + "startDate"),
            end=_first(values, vocab.SCHEMA + "endDate"),
            body=_first(values, vocab.KG + "body"),
            ambiguous=vocab.KG + "ambiguous" in values,
        )
        if vocab.KG + "demonym" in values:
            nations[iri] = Nation(
                country=iri,
                demonyms=tuple(values[vocab.KG + "demonym"]),
                capital=_first(values, vocab.KG + "capital"),
                agency=_first(values, vocab.KG + "agency"),
                government=_first(values, vocab.KG + "government"),
            )
    wholes = {whole: tuple(ones) for whole, ones in parts.items()}
    return Gazetteer(entities, nations, wholes, constants)


def _first(values: Mapping[str, list[str]], predicate: str) -> str | None:
    found = values.get(predicate)
    return found[0] if found else None


def _local(values: Mapping[str, list[str]], name: str) -> str | None:
    """The value of a property of any domain, by its local name."""
    for predicate, found in values.items():
        if predicate.startswith(vocab.BASE) and predicate.endswith("#" + name):
            return found[0]
    return None
