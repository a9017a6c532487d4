"""What a reference may name: the ontology's entities and properties, dates and amounts."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kg import vocab
from kg.extract.quantities import QuantityGrammar, find_quantities
from kg.lexicon.lexicon import read_yaml
from kg.lexicon.turtle import Facts, read_turtle
from kg.model import Entity, Quantity, Time

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)Z)?)?)?")
_LABELS = (vocab.SKOS + "prefLabel", vocab.RDFS + "label")


@dataclass(frozen=True, slots=True)
class Words:
    """What a reference may name: entities and properties of the ontology, and units."""

    facts: Facts
    properties: Mapping[str, str]
    quantities: QuantityGrammar

    @classmethod
    def load(cls, ontology: Path) -> "Words":
        vocab.know(vocab.declared_in(ontology))
        facts = read_turtle(sorted(ontology.rglob("*.ttl")))
        properties = {
            re.split(r"[#/]", iri)[-1]: iri
            for iri, about in facts.items()
            if vocab.OWL + "ObjectProperty" in about.get(vocab.RDF + "type", [])
        }
        table = read_yaml(ontology / "core" / "quantities.yaml")
        return cls(facts, properties, QuantityGrammar.of(table))

    def entity(self, curie: str) -> Entity:
        """The entity; KeyError if the ontology does not describe it."""
        iri = vocab.expand(curie)
        about = self.facts[iri]
        label = next((about[name][0] for name in _LABELS if name in about), curie)
        kind = about.get(vocab.RDF + "type", [vocab.OWL + "Thing"])[0]
        return Entity(iri=iri, label=label, type=vocab.shorten(kind))


def read_time(text: str) -> Time | None:
    """A time such as `2019-09`, `2019/2020-03` or `2019-07-22T09:13Z`; None for another text."""
    ends = [_DATE.fullmatch(part) for part in text.split("/")]
    if not 1 <= len(ends) <= 2 or not all(ends):
        return None
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    instant = None
    if len(ends) == 1 and first[4]:
        year, month, day, hour, minute = map(int, first.groups())
        instant = datetime(year, month, day, hour, minute, tzinfo=UTC)
    units = ("year", "month", "day", "minute")
    precise = sum(1 for part in first.groups()[1:4] if part)
    return Time(
        earliest=_first_day(first),
        latest=_last_day(last),
        text=text,
        precision=units[precise],
        instant=instant,
    )


def _first_day(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def _last_day(match: re.Match[str]) -> date:
    year, month = int(match[1]), int(match[2] or 12)
    return date(year, month, int(match[3] or monthrange(year, month)[1]))


def read_quantity(text: str, grammar: QuantityGrammar) -> Quantity | None:
    """An amount such as `27 kg`; None for another text."""
    if text.replace(",", "").isdigit():
        # A bare number counts what the property says.
        counted = find_quantities(f"{text} things", grammar)
        return replace(counted[0].quantity, text=text, unit=None) if counted else None
    found = find_quantities(text, grammar)
    return found[0].quantity if len(found) == 1 and found[0].text == text else None
