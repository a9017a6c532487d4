"""A correction, written as NAME=VALUE: the statement as it ought to have been read."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg import vocab
from kg.decisions import REVIEW, revision_iri
from kg.errors import QueryError, UsageError
from kg.extract.quantities import QuantityGrammar
from kg.folder import data_folder
from kg.lexicon.lexicon import read_yaml
from kg.model import Certainty, Entity, Polarity, Property, Quantity, Statement, Tense, Time, Value
from kg.queries import find_entity, find_labels
from kg.rdf import Iri, Literal
from kg.reference import read_quantity, read_time
from kg.store import Store

NAMES = ("subject", "property", "value", "certainty", "polarity", "tense")
_CURIE = re.compile(r"[a-z][\w-]*:[\w.-]+")
_TYPES = "SELECT ?type { ?x a ?type } ORDER BY ?type"
_PROPERTIES = """
SELECT DISTINCT ?p ?label WHERE {
  { ?p a owl:ObjectProperty ; rdfs:domain|rdfs:range|kg:compares ?any }
  UNION { ?st rdf:predicate ?p }
  OPTIONAL { ?p rdfs:label ?label }
} ORDER BY ?p ?label"""
_ENTITIES = "SELECT DISTINCT ?x { ?x skos:prefLabel|rdfs:label ?label } ORDER BY ?x"


def split_changes(changes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """NAME=VALUE each as name and text; UsageError for another form or an unknown name."""
    found = []
    for change in changes:
        name, equals, text = change.partition("=")
        name, text = name.strip(), text.strip()
        if not equals or not text:
            raise UsageError(f"--correct {change}", "is no NAME=VALUE", "write value=ent:isro")
        if name not in NAMES:
            near = difflib.get_close_matches(name, NAMES, n=1) or NAMES
            what = f"a statement has no '{name}' to correct"
            raise UsageError(f"--correct {change}", what, f"name {' or '.join(near)}")
        found.append((name, text))
    return tuple(found)


def correct(
    store: Store,
    statement: Statement,
    key: str,
    changes: Sequence[tuple[str, str]],
    ontology: Path | None = None,
) -> Statement:
    """The statement with the changes: same quote, source and speakers, made by a person.

    `key` is that of the statement corrected. Raises UsageError for a value that cannot be read, or
    if nothing changes, QueryError for an entity that the store does not know.
    """
    given: dict[str, Any] = {}
    for name, text in changes:
        where = f"--correct {name}={text}"
        match name:
            case "subject":
                given[name] = _entity(store, where, text, statement.subject.mention)
            case "property":
                given[name] = find_property(store, text)
            case "value":
                given[name] = _value(store, where, text, statement.value, ontology)
            case "certainty":
                given[name] = _choose(where, text, Certainty)
            case "polarity":
                given[name] = _choose(where, text, Polarity)
            case _:
                given[name] = _choose(where, text, Tense)
    if replace(statement, **given) == statement:
        raise UsageError("--correct", "changes nothing", "give what the text says, or --accept")
    made = replace(statement, **given, extractor=REVIEW, confidence=1.0, frame=None, citation=None)
    return replace(made, id=revision_iri(made, key))


def find_property(store: Store, name: str) -> Property:
    """A property by name, label, CURIE or IRI; QueryError with the nearest name for another."""
    known: dict[str, str] = {}
    for row in store.select(_PROPERTIES).rows:
        found, label = str(row["p"]), row.get("label")
        for one in (found, vocab.shorten(found), _local(found)):
            known.setdefault(one, found)
        if isinstance(label, Literal):
            known.setdefault(label.value, found)
    folded = {one.casefold(): iri for one, iri in reversed(known.items())}
    asked = name.strip().removeprefix("<").removesuffix(">")
    if iri := known.get(asked) or folded.get(asked.casefold()):
        return Property(iri=iri, name=_local(iri))
    names = sorted(one for one in known if ":" not in one)
    near = difflib.get_close_matches(asked, names, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "see the ontology for its properties"
    raise QueryError(name, "no property has this name", remedy)


def find_thing(store: Store, text: str) -> Entity:
    """An entity by label, CURIE or IRI; QueryError with the nearest name for another."""
    if not re.match(r"https?://", asked := text.strip().removeprefix("<").removesuffix(">")):
        if not (_CURIE.fullmatch(asked) and asked.split(":", 1)[0] in vocab.PREFIXES):
            return _described(store, find_entity(store, text))
        asked = vocab.expand(asked)
    if not store.ask("ASK { { ?x ?p ?o } UNION { ?s ?p ?x } }", {"x": Iri(asked)}):
        known = [vocab.shorten(str(row["x"])) for row in store.select(_ENTITIES).rows]
        near = difflib.get_close_matches(vocab.shorten(asked), known, n=3, cutoff=0.6)
        remedy = f"did you mean {' or '.join(near)}?" if near else "give a name that the store has"
        raise QueryError(text, "nothing in the store has this IRI", remedy)
    return _described(store, Iri(asked))


def _described(store: Store, iri: Iri) -> Entity:
    label = find_labels(store, [iri]).get(iri, vocab.shorten(iri))
    types = [str(row["type"]) for row in store.select(_TYPES, {"x": iri}).rows]
    own = [one for one in types if not one.startswith((vocab.OWL, vocab.KG, vocab.SKOS))]
    return Entity(iri=iri, label=label, type=vocab.shorten([*own, *types, vocab.OWL + "Thing"][0]))


def _entity(store: Store, where: str, text: str, mention: str | None) -> Entity:
    try:
        return replace(find_thing(store, text), mention=mention)
    except QueryError as error:
        raise QueryError(where, *_parts(error)) from error


def _parts(error: QueryError) -> tuple[str, str]:
    _, _, told = str(error).partition(": ")
    what, _, remedy = told.partition("; ")
    return what, remedy


def _value(store: Store, where: str, text: str, old: Value, ontology: Path | None) -> Value:
    """A time, an amount or an entity; what can be read as several is of the kind of the old one."""

    def quantity(text: str) -> Quantity | None:
        table = read_yaml((ontology or data_folder("ontology")) / "core" / "quantities.yaml")
        return read_quantity(text, QuantityGrammar.of(table))

    readers: list[Callable[[str], Time | Quantity | None]] = [read_time, quantity]
    if isinstance(old, Quantity):
        readers.reverse()
    try:
        for read in readers:
            if (found := read(text)) is not None:
                return _fitting(where, found, old)
    except ValueError as error:  # a 13th month
        raise UsageError(where, f"is no date ({error})", "write it as 2019-09-07") from error
    return _entity(store, where, text, old.mention if isinstance(old, Entity) else None)


def _fitting(where: str, new: Time | Quantity, old: Value) -> Time | Quantity:
    if isinstance(old, Quantity) and isinstance(new, Quantity) and new.kind != old.kind:
        what = f"is a {new.kind}, but the statement gives a {old.kind}"
        raise UsageError(where, what, f"write it with a unit, as in '{old.text}'")
    return new


def _choose(where: str, text: str, kind: type[Certainty] | type[Polarity] | type[Tense]) -> object:
    try:
        return kind(text)
    except ValueError as error:
        names = [one.value for one in kind]
        near = difflib.get_close_matches(text, names, n=1) or names
        raise UsageError(
            where, f"is no {kind.__name__.lower()}", f"write {' or '.join(near)}"
        ) from error


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
