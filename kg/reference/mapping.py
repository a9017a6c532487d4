"""How a catalogue's columns, or Wikidata's properties, become ours: a YAML file of the ontology.

The files are `DOMAIN/import/NAME.yaml`; docs/reference.md explains each key.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg import vocab
from kg.errors import OntologyError, UsageError
from kg.lexicon.lexicon import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The columns that name the thing, and how a name is cut out of a cell."""

    names: tuple[str, ...]
    type: str = "owl:Thing"
    match: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    separator: str | None = None
    ignore: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The columns with the place's centre and size, and the bodies on which it may lie."""

    body: str
    latitude: str
    longitude: str
    directions: str
    diameter: str
    bodies: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of a row; `value` holds one of time, names, code, constant or amount."""

    property: str
    value: Mapping[str, Any]
    inverse: bool = False
    tense: str = "past"
    only: Mapping[str, str]
    probable: Mapping[str, str]

    def columns(self) -> tuple[str, ...]:
        """Where the value may stand, the first that is not empty counts."""
        kinds = ("time", "names", "code", "constant", "amount")
        return next(_many(self.value[kind]) for kind in kinds if kind in self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """One kind of table: the columns that it is known by, and what its rows state.

    A table with `fills` states nothing; it gives names to the codes of other tables.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    citation: str = ""
    skip: tuple[Mapping[str, str], ...] = ()
    subject: Subject | None = None
    place: Place | None = None
    statements: tuple[Line, ...] = ()
    fills: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMapping:
    """All of a mapping file; `codes` are the source's own abbreviations, by list and code.

    `properties` to `date` are for sources of statements that have properties of their own; those
    with `tables` have none.
    """

    path: Path
    title: str
    publisher: str
    licence: str
    citation: str
    tables: tuple[TableForm, ...] = ()
    codes: Mapping[str, Mapping[str, str]]
    properties: Mapping[str, Mapping[str, Any]]
    classes: Mapping[str, tuple[str, ...]]
    qualifiers: Mapping[str, str]
    references: tuple[str, ...] = ()
    probable: tuple[str, ...] = ()
    default: tuple[str, ...] = ("owl:Thing",)
    date: str | None = None

    def form_of(self, columns: Iterable[str]) -> TableForm | None:
        """The kind of table that has these columns, the most telling first."""
        there = set(columns)
        fitting = [form for form in self.tables if there.issuperset(form.columns)]
        return max(fitting, key=lambda form: len(form.columns), default=None)


def mapping_files(ontology: Path) -> dict[str, Path]:
    """The mapping files of all domains, by the name of their source."""
    return {path.stem: path for path in sorted(ontology.glob("*/import/*.yaml"))}


def read_mapping(name: str, ontology: Path) -> SourceMapping:
    """The mapping for a source; UsageError for one that has none, OntologyError for a bad file."""
    files = mapping_files(ontology)
    if name not in files:
        known = ", ".join(files) or "none"
        raise UsageError(name, "no mapping of that name", f"write one of: {known}")
    path = files[name]
    data = read_yaml(path)
    try:
        tables = tuple(_table(kind, body) for kind, body in data.get("tables", {}).items())
        return SourceMapping(
            path=path,
            title=data["title"],
            publisher=data["publisher"],
            licence=data["licence"],
            citation=data["citation"],
            tables=tables,
            codes={key: dict(codes) for key, codes in data.get("codes", {}).items()},
            properties=data.get("properties", {}),
            classes={item: _many(kinds) for item, kinds in data.get("classes", {}).items()},
            qualifiers=data.get("qualifiers", {}),
            references=_many(data.get("references", ())),
            probable=_many(data.get("probable", ())),
            default=_many(data.get("default", "owl:Thing")),
            date=data.get("date"),
        )
    except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise OntologyError(path, f"cannot be used ({error})", "see docs/reference.md") from error


def _table(name: str, body: Mapping[str, Any]) -> TableForm:
    _only(body, TableForm)
    for one in body.get("skip", ()):
        _only_keys(one, ("column", "form", "why"))
        _expressions((one["form"],))
    subject = body.get("subject")
    place = body.get("place")
    return TableForm(
        name=name,
        columns=tuple(body["columns"]),
        key=_many(body["key"]),
        citation=body.get("citation", ""),
        skip=tuple(body.get("skip", ())),
        subject=_subject(subject) if subject else None,
        place=_place(place) if place else None,
        statements=tuple(_line(one) for one in body.get("statements", ())),
        fills=body.get("fills"),
        names=_many(body.get("names", ())),
    )


def _place(body: Mapping[str, Any]) -> Place:
    _only(body, Place)
    for one in body["bodies"].values():
        _only_keys(one, ("entity", "class", "km per degree"))
        if vocab.expand(one["entity"]) and vocab.expand(one["class"]):
            float(one["km per degree"])
    return Place(**body)


def _subject(body: Mapping[str, Any]) -> Subject:
    _only(body, Subject)
    _expressions((body.get("ignore", ""),))
    many = {key: _many(body[key]) for key in ("names", "match", "also") if key in body}
    return Subject(**{**body, **many})


def _line(body: Mapping[str, Any]) -> Line:
    _only(body, Line)
    for values in (body.get("only", {}), body.get("probable", {})):
        _expressions(values.values())
    for signs in (body["value"].get("replace", {}), body["value"].get("of", {})):
        _expressions(signs)
    return Line(**{"only": {}, "probable": {}, **body})


def _expressions(signs: Iterable[str]) -> None:
    """Raise re.error for what is no regular expression."""
    for sign in signs:
        re.compile(sign)


def _only(body: Mapping[str, Any], kind: Any) -> None:
    _only_keys(body, [one.name for one in fields(kind)])


def _only_keys(body: Mapping[str, Any], allowed: Iterable[str]) -> None:
    strange = set(body) - set(allowed)
    if strange:
        raise ValueError(f"no key '{min(strange)}'")


def _many(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
