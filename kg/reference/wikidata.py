"""Wikidata entities and their mapping -> statements of a reference source.

Deprecated statements are left out, and of one property those of normal rank where one is preferred.
Whatever stands for an item that neither the ontology nor the files name is left out and counted: a
number like Q64 says nothing to a reader, and might be anything.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg import vocab
from kg.errors import OntologyError
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import Iri, Literal, statement_iri
from kg.reference.entityjson import Claim, EntityFile, label_of, names_of
from kg.reference.imported import Imported, credit_quad, describe, source_of_file
from kg.reference.mapping import SourceMapping
from kg.reference.match import Asked, Known, Matcher, new_iri
from kg.reference.snaks import item_of, quantity_of, snak_value, time_of
from kg.reference.words import Words

_INSTANCE_OF = "P31"
_NORMAL, _PREFERRED, _DEPRECATED = "normal", "preferred", "deprecated"


def read_wikidata(
    file: EntityFile,
    name: str,
    mapping: SourceMapping,
    words: Words,
    matcher: Matcher,
    beside: Mapping[str, Mapping[str, Any]],
) -> Imported:
    """All that the file's entities state; `beside` are entities of other files, for their names."""
    days = (str(one.get("modified", ""))[:10] for one in file.entities.values())
    read = max((day for day in days if re.fullmatch(r"\d{4}-\d\d-\d\d", day)), default=None)
    published = date.fromisoformat(read) if read else None
    source = source_of_file(name, mapping, published)
    reader = _Reader(file, source, mapping, words, matcher, {**beside, **file.entities})
    statements = tuple(reader.statements())
    return Imported(
        source=source,
        text=file.text,
        statements=statements,
        descriptions=(credit_quad(source, mapping), *dict.fromkeys(reader.descriptions)),
        rows=len(file.claims),
        skipped=dict(sorted(reader.skipped.items())),
        entities=dict(sorted(reader.counted.items())),
        new=frozenset(reader.new),
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one property of Wikidata is read; `kind` is time, quantity or entity."""

    property: Property
    kind: str
    type: str
    inverse: bool


class _Reader:
    """Reads the statements of one file; an item is the same thing wherever it stands."""

    def __init__(
        self,
        file: EntityFile,
        source: Source,
        mapping: SourceMapping,
        words: Words,
        matcher: Matcher,
        entities: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._file, self._source, self._mapping = file, source, mapping
        self._words, self._matcher, self._entities = words, matcher, entities
        self._rules = {name: self._rule(body) for name, body in mapping.properties.items()}
        self._best = _best_ranks(file.claims)
        self._items: dict[str, Entity | None] = {}
        self.skipped: Counter[str] = Counter()
        self.counted: Counter[str] = Counter()
        self.descriptions: list[str] = []
        self.new: set[str] = set()

    def statements(self) -> Iterator[Statement]:
        """The statements in the order of the text."""
        for claim in self._file.claims:
            found = self._read(claim)
            if isinstance(found, str):
                self.skipped[found] += 1
            else:
                yield found

    def _rule(self, body: Mapping[str, Any]) -> _Rule:
        name = str(body["property"])
        if name not in self._words.properties:
            what = f"no property '{name}'"
            raise OntologyError(self._mapping.path, what, "use one of the ontology")
        prop = Property(iri=self._words.properties[name], name=name)
        kind = str(body.get("value", "entity"))
        return _Rule(prop, kind, str(body.get("class", "owl:Thing")), bool(body.get("inverse")))

    def _read(self, claim: Claim) -> Statement | str:
        """The statement, or why there is none."""
        rule = self._rules.get(claim.property)
        if rule is None:
            return "property that the mapping does not have"
        rank = claim.body.get("rank", _NORMAL)
        if rank == _DEPRECATED:
            return "deprecated"
        if rank != self._best[claim.entity, claim.property]:
            return "of normal rank beside a preferred one"
        subject = self._item(claim.entity, "")
        if subject is None:
            return "entity without an English label"
        value = self._value(claim.body["mainsnak"], rule)
        if value is None:
            return f"{claim.property} without a value that can be read"
        one, other = (value, subject) if rule.inverse else (subject, value)
        if not isinstance(one, Entity):
            return f"{claim.property} without a value that can be read"
        quote = Quote.of(self._file.text, claim.start, claim.end)
        iri = statement_iri(self._source.iri, quote, one, rule.property, other, Polarity.POSITIVE)
        unsure = set(self._mapping.probable) & set(claim.body.get("qualifiers") or ())
        return Statement(
            id=iri,
            source=self._source.path,
            subject=one,
            property=rule.property,
            value=other,
            qualifiers=tuple(self._qualifiers(claim)),
            certainty=Certainty.PROBABLE if unsure else Certainty.CERTAIN,
            tense=self._tense(value),
            speakers=(Speaker(label=self._source.publisher or self._source.path),),
            quote=quote,
            extractor="reference",
            citation=self._citation(claim),
        )

    def _value(self, snak: Mapping[str, Any], rule: _Rule) -> Value | None:
        value = snak_value(snak)
        if rule.kind == "time":
            return time_of(value)
        if rule.kind == "quantity":
            return quantity_of(value, self._mapping.codes["units"], self._words.quantities)
        item = item_of(value)
        return self._item(item, rule.type) if item else None

    def _qualifiers(self, claim: Claim) -> Iterator[tuple[str, Value]]:
        for name, snaks in dict(claim.body.get("qualifiers") or {}).items():
            role = self._mapping.qualifiers.get(name)
            for snak in snaks if role else ():
                value: Value | None = time_of(snak_value(snak))
                item = item_of(snak_value(snak))
                if value is None and item is not None:
                    value = self._item(item, "")
                if role is not None and value is not None:
                    yield role, value

    def _tense(self, value: Value) -> Tense:
        """A day after the one on which the file was last changed is planned."""
        day = self._source.published
        ahead = isinstance(value, Time) and value.earliest and day and value.earliest > day.day
        return Tense.FUTURE if ahead else Tense.PAST

    def _citation(self, claim: Claim) -> str:
        told = []
        for reference in claim.body.get("references", ()):
            for prop, snaks in dict(reference.get("snaks") or {}).items():
                if prop in self._mapping.references:
                    told += [text for snak in snaks if (text := self._told(snak_value(snak)))]
        sources = "; ".join(dict.fromkeys(told)) or "no reference there"
        return f"Wikidata {claim.entity}, {claim.property}: {sources}"

    def _told(self, value: Any) -> str | None:
        if isinstance(value, str):
            return value
        item = item_of(value)
        entity = self._entities.get(item or "")
        return (label_of(entity) if entity else None) or item

    # --- items

    def _item(self, item: str, kind: str) -> Entity | None:
        if item not in self._items:
            self._items[item] = self._named(item, kind)
        return self._items[item]

    def _named(self, item: str, kind: str) -> Entity | None:
        same = self._matcher.same.get(vocab.WD + item)
        if same is not None and same in self._matcher.by_iri:
            self.counted["known"] += 1
            return self._matcher.by_iri[same].entity
        entity = self._entities.get(item)
        label = label_of(entity) if entity else None
        if entity is None or label is None:
            return None
        kinds = self._kinds(entity) or ((kind,) if kind else self._mapping.default)
        asked = Asked(classes=frozenset(map(vocab.expand, kinds)), time=self._date(entity))
        found: dict[str, Known] = {}
        for name in names_of(entity):
            found |= {one.entity.iri: one for one in self._matcher.find(name, asked)}
        if len(found) == 1:
            self.counted["known"] += 1
            (known,) = found.values()
            thing = known.entity
        else:
            self.counted["ambiguous" if found else "new"] += 1
            iri = new_iri(label, item, self._matcher.facts.keys())
            if iri in self.new:
                iri = f"{iri}-{item.lower()}"
            self.new.add(iri)
            thing = Entity(iri=iri, label=label, type=kinds[0])
            self._tell(thing, "skos:prefLabel", Literal(label))
        self._tell(thing, "owl:sameAs", Iri(vocab.WD + item))
        return replace(thing, mention=label)

    def _kinds(self, entity: Mapping[str, Any]) -> tuple[str, ...]:
        """The classes of ours that the entity is said to be an instance of."""
        claims = entity.get("claims", {}).get(_INSTANCE_OF, ())
        items = (item_of(snak_value(claim["mainsnak"])) for claim in claims)
        found = [self._mapping.classes.get(item, ()) for item in items if item]
        return tuple(dict.fromkeys(kind for kinds in found for kind in kinds))

    def _date(self, entity: Mapping[str, Any]) -> Time | None:
        claims = entity.get("claims", {}).get(self._mapping.date or "", ())
        times = (time_of(snak_value(claim["mainsnak"])) for claim in claims)
        return next((time for time in times if time), None)

    def _tell(self, thing: Entity, predicate: str, value: Iri | Literal) -> None:
        self.descriptions.append(describe(self._source, thing.iri, predicate, value))


def _best_ranks(claims: Sequence[Claim]) -> dict[tuple[str, str], str]:
    best: dict[tuple[str, str], str] = {}
    for claim in claims:
        rank = claim.body.get("rank", _NORMAL)
        if rank == _PREFERRED or (claim.entity, claim.property) not in best:
            best[claim.entity, claim.property] = _PREFERRED if rank == _PREFERRED else _NORMAL
    return best
