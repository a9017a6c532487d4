"""Curated facts in YAML -> a reference source and its statements, in the form of all others.

The quote of a fact is its `say` at its place in the file. A number stands for half a unit of its
last significant digit to either side; a date for its day, month or year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kg.errors import OntologyError
from kg.folder import data_folder
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Value,
)
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.reference.words import Words, read_quantity, read_time
from kg.store import Store
from kg.yamltree import YamlError, compose_yaml

_Kind = TypeVar("_Kind", Certainty, Polarity, Tense)
_CURIE = re.compile(r"[a-z]+:[\w.-]+")

ReferenceReading = tuple[Source, str, list[Statement]]


def reference_readings(
    folder: Path | None = None, ontology: Path | None = None
) -> list[ReferenceReading]:
    """Each file of the folder as its source, its text and its statements.

    None is the folder, or the ontology, that ships with kg. Raises OntologyError with file and line
    for an unknown property or entity, or a value that cannot be read.
    """
    return [read_facts(path, ontology) for path in shipped_files(folder).values()]


def read_facts(path: Path, ontology: Path | None = None) -> ReferenceReading:
    """One file of curated facts as its source, its text and its statements."""
    return _read_file(path, Words.load(ontology or data_folder("ontology")))


def shipped_files(folder: Path | None = None) -> dict[str, Path]:
    """The files of curated facts by name."""
    folder = folder or data_folder("sources") / "reference"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def load_reference(
    store: Store, folder: Path | None = None, ontology: Path | None = None
) -> dict[str, str]:
    """Add the curated facts to the store; the texts of their files by path."""
    readings = reference_readings(folder, ontology)
    store.load(line for reading in readings for line in fact_quads(reading))
    return {source.path: text for source, text, _ in readings}


def fact_quads(reading: ReferenceReading) -> list[str]:
    """All that the store keeps of curated facts, as N-Quads lines."""
    source, text, statements = reading
    lines = list(source_quads(source, text))
    for statement in statements:
        lines += statement_quads(statement, source)
    return lines


@dataclass(frozen=True, slots=True)
class _Fact:
    """A mapping of the file with the place of each of its scalars."""

    values: Mapping[str, Any]
    line: int
    start: int
    end: int


def _read_file(path: Path, words: Words) -> ReferenceReading:
    try:
        text = path.read_bytes().decode("utf-8")
        root = compose_yaml(text)
    except UnicodeDecodeError as error:
        raise OntologyError(path, "is no UTF-8 text", "save it as UTF-8") from error
    except YamlError as error:
        what = f"not YAML ({error.problem})"
        raise OntologyError(f"{path}:{error.line}", what, "correct this line") from error
    head, facts = _split(path, root)
    shown = _shown(path)
    day = _day(path, head.get("published"))
    source = Source(
        iri=source_iri(shown),
        path=shown,
        title=head.get("title"),
        publisher=head.get("publisher"),
        published=PublicationDate(day=day, origin="metadata") if day else None,
        kind="reference",
        licence=head.get("licence"),
    )
    return source, text, [_read_fact(path, text, fact, source, words) for fact in facts]


def _day(path: Path, words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        what = f"'published' is no date ({words})"
        raise OntologyError(path, what, "write it as 2026-01-31") from error


def _shown(path: Path) -> str:
    home = data_folder("sources").parent
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)


def _split(path: Path, root: yaml.Node | None) -> tuple[dict[str, str], list[_Fact]]:
    if not isinstance(root, yaml.MappingNode):
        raise OntologyError(f"{path}:1", "no mapping", "begin with 'title: …'")
    head: dict[str, str] = {}
    facts: list[_Fact] = []
    for key, node in root.value:
        if _word(path, key) != "statements":
            head[key.value] = _word(path, node)
        elif isinstance(node, yaml.SequenceNode):
            facts = [_fact(path, one) for one in node.value]
        else:
            line = node.start_mark.line + 1
            raise OntologyError(f"{path}:{line}", "'statements' is no list", "write `- say: …`")
    return head, facts


def _word(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        where = f"{path}:{node.start_mark.line + 1}"
        raise OntologyError(where, "words belong here", "write them, in quotation marks if need be")
    return str(node.value)


def _fact(path: Path, node: yaml.Node) -> _Fact:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise OntologyError(f"{path}:{line}", "no fact", "write 'say', 'subject', 'property' …")
    values: dict[str, Any] = {}
    start = end = 0
    for key, one in node.value:
        if isinstance(one, yaml.MappingNode) and _word(path, key) == "qualifiers":
            values["qualifiers"] = {_word(path, role): _word(path, it) for role, it in one.value}
        else:
            values[_word(path, key)] = _word(path, one)
        if key.value == "say":
            start, end = one.start_mark.index, one.end_mark.index
    for name in ("say", "subject", "property", "value", "citation"):
        if name not in values:
            raise OntologyError(f"{path}:{line}", f"no '{name}'", f"add '{name}: …'")
    return _Fact(values, line, start, end)


def _one_of(kind: type[_Kind], where: str, word: str) -> _Kind:
    try:
        return kind(word)
    except ValueError as error:
        known = ", ".join(kind)
        raise OntologyError(
            where, f"no {kind.__name__.lower()} {word!r}", f"use {known}"
        ) from error


def _read_fact(path: Path, text: str, fact: _Fact, source: Source, words: Words) -> Statement:
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
    polarity = _one_of(Polarity, where, given.get("polarity", "positive"))
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
        certainty=_one_of(Certainty, where, given.get("certainty", "certain")),
        polarity=polarity,
        tense=_one_of(Tense, where, given.get("tense", "past")),
        speakers=(Speaker(label=source.publisher or source.path),),
        quote=quote,
        extractor="reference",
        citation=given["citation"],
    )


def _read_value(where: str, text: str, words: Words) -> Value:
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
