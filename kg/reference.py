"""Curated facts in YAML -> a reference source and its statements, in the form of all others.

The quote of a fact is its `say` at its place in the file. A number stands for half a unit of its
last significant digit to either side; a date for its day, month or year.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from kg import vocab
from kg.errors import OntologyError
from kg.extract.quantities import QuantityGrammar, find_quantities
from kg.folder import data_folder
from kg.lexicon.lexicon import YAML_LOADER, read_yaml
from kg.lexicon.turtle import Facts, read_turtle
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.store import Store

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)Z)?)?)?")
_CURIE = re.compile(r"[a-z]+:[\w.-]+")
_LABELS = (vocab.SKOS + "prefLabel", vocab.RDFS + "label")

ReferenceReading = tuple[Source, str, list[Statement]]


def reference_readings(
    folder: Path | None = None, ontology: Path | None = None
) -> list[ReferenceReading]:
    """Each file of the folder as its source, its text and its statements.

    None is the folder, or the ontology, that ships with kg. Raises OntologyError with file and line
    for an unknown property or entity, or a value that cannot be read.
    """
    folder = folder or data_folder("sources") / "reference"
    words = _Words.load(ontology or data_folder("ontology"))
    return [_read_file(path, words) for path in sorted(folder.glob("*.yaml"))]


def load_reference(
    store: Store, folder: Path | None = None, ontology: Path | None = None
) -> dict[str, str]:
    """Add the curated facts to the store; the texts of their files by path."""
    texts = {}
    lines: list[str] = []
    for source, text, statements in reference_readings(folder, ontology):
        texts[source.path] = text
        lines += source_quads(source, text)
        for statement in statements:
            lines += statement_quads(statement, source)
    store.load(lines)
    return texts


@dataclass(frozen=True, slots=True)
class _Words:
    """What the facts may name: entities and properties of the ontology, and units."""

    facts: Facts
    properties: Mapping[str, str]
    quantities: QuantityGrammar

    @classmethod
    def load(cls, ontology: Path) -> "_Words":
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


@dataclass(frozen=True, slots=True)
class _Fact:
    """A mapping of the file with the place of each of its scalars."""

    values: Mapping[str, Any]
    line: int
    start: int
    end: int


def _read_file(path: Path, words: _Words) -> ReferenceReading:
    try:
        text = path.read_bytes().decode("utf-8")
        root = yaml.compose(text, YAML_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else path
        raise OntologyError(where, "not YAML", "correct this line") from error
    head, facts = _split(path, root)
    shown = _shown(path)
    day = head.get("published")
    source = Source(
        iri=source_iri(shown),
        path=shown,
        title=head.get("title"),
        publisher=head.get("publisher"),
        published=PublicationDate(day=date.fromisoformat(day), origin="metadata") if day else None,
        kind="reference",
        licence=head.get("licence"),
    )
    return source, text, [_read_fact(path, text, fact, source, words) for fact in facts]


def _shown(path: Path) -> str:
    home = data_folder("sources").parent
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)


def _split(path: Path, root: yaml.Node | None) -> tuple[dict[str, str], list[_Fact]]:
    if not isinstance(root, yaml.MappingNode):
        raise OntologyError(f"{path}:1", "no mapping", "begin with 'title: …'")
    head: dict[str, str] = {}
    facts: list[_Fact] = []
    for key, node in root.value:
        if key.value == "statements":
            facts = [_fact(path, one) for one in node.value]
        else:
            head[key.value] = node.value
    return head, facts


def _fact(path: Path, node: yaml.Node) -> _Fact:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise OntologyError(f"{path}:{line}", "no fact", "write 'say', 'subject', 'property' …")
    values: dict[str, Any] = {}
    start = end = 0
    for key, one in node.value:
        if isinstance(one, yaml.MappingNode):
            values[key.value] = {role.value: scalar.value for role, scalar in one.value}
        else:
            values[key.value] = one.value
        if key.value == "say":
            start, end = one.start_mark.index, one.end_mark.index
    for name in ("say", "subject", "property", "value", "citation"):
        if name not in values:
            raise OntologyError(f"{path}:{line}", f"no '{name}'", f"add '{name}: …'")
    return _Fact(values, line, start, end)


def _read_fact(path: Path, text: str, fact: _Fact, source: Source, words: _Words) -> Statement:
    where, given = f"{path}:{fact.line}", fact.values
    start = text.find(given["say"], fact.start, fact.end)
    if start < 0:
        raise OntologyError(where, "'say' is not in one piece", "write it on one line, unescaped")
    if given["property"] not in words.properties:
        raise OntologyError(where, f"no property '{given['property']}'", "use one of the ontology")
    quote = Quote.of(text, start, start + len(given["say"]))
    prop = Property(iri=words.properties[given["property"]], name=given["property"])
    subject = _read_value(where, given["subject"], words)
    value = _read_value(where, given["value"], words)
    if not isinstance(subject, Entity):
        raise OntologyError(where, f"'{given['subject']}' is no entity", "use one of the ontology")
    polarity = Polarity(given.get("polarity", "positive"))
    return Statement(
        id=statement_iri(source.iri, quote, subject, prop, value, polarity),
        source=source.path,
        subject=subject,
        property=prop,
        value=value,
        qualifiers=tuple(
            (role, _read_value(where, one, words))
            for role, one in given.get("qualifiers", {}).items()
        ),
        certainty=Certainty(given.get("certainty", "certain")),
        polarity=polarity,
        tense=Tense(given.get("tense", "past")),
        speakers=(Speaker(label=source.publisher or source.path),),
        quote=quote,
        extractor="reference",
        citation=given["citation"],
    )


def _read_value(where: str, text: str, words: _Words) -> Value:
    """An entity (`ent:x`), a time (`2019-07-22T09:13Z`, `2019/2020-03`) or an amount (`27 kg`)."""
    if _CURIE.fullmatch(text):
        try:
            return words.entity(text)
        except KeyError as error:
            raise OntologyError(where, f"no entity '{text}'", "add it to the ontology") from error
    value = read_time(text) or read_quantity(text, words.quantities)
    if value is None:
        raise OntologyError(where, f"'{text}' cannot be read", "write a date, or number and unit")
    return value


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
