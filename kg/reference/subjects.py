"""Who or what each row of a table is about: things of the ontology by name, else new ones."""

import math
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from kg import vocab
from kg.model import Entity, Source
from kg.rdf import Iri, Literal
from kg.reference.areas import bounds_of, point_of
from kg.reference.imported import describe
from kg.reference.mapping import Subject, TableForm
from kg.reference.match import Asked, Known, Matcher, is_telling, new_iri
from kg.reference.table import Row, Table
from kg.reference.vague import read_vague


class Subjects:
    """Names what one table is about; remembers what it has named, so that no two share an IRI.

    `entities` counts the names by what became of them, `descriptions` are what is known of
    them, `new` the IRIs made for those of no file.
    """

    def __init__(self, table: Table, form: TableForm, source: Source, matcher: Matcher) -> None:
        assert form.subject is not None
        self._form, self._source, self._matcher = form, source, matcher
        self._subject: Subject = form.subject
        kinds = form.subject.match or (form.subject.type,)
        self._classes = frozenset(map(vocab.expand, kinds))
        self._keys: Counter[str] = Counter()
        self._often = Counter(self._plain(name) for row in table.rows for name in self._called(row))
        self.entities: Counter[str] = Counter()
        self.descriptions: list[str] = []
        self.new: set[str] = set()

    def of(self, row: Row) -> list[tuple[str, Entity]]:
        """Each thing that the row names, with the column of its name.

        The first column with a name counts, unless only a later one names things of the ontology.
        Raises ValueError where the row is of a place and does not say where.
        """
        subject = self._subject
        time = read_vague(row[subject.date]) if subject.date else None
        asked = Asked(classes=self._classes, time=time)
        body = self._body(row)
        if body is not None and self._form.place is not None:
            point = point_of(row, self._form.place)
            asked = replace(asked, body=vocab.expand(body["entity"]), point=point)
        candidates = [(column, self._names(row, column)) for column in subject.names]
        candidates = [(column, names) for column, names in candidates if names]
        found = [
            (column, [(name, self._find(name, asked)) for name in names])
            for column, names in candidates
        ]
        best = max(
            found, key=lambda one: sum(known is not None for _, known in one[1]), default=None
        )
        if best is None:
            return []
        column, pairs = best
        things = [one.entity if one else self._new(row, name, body) for name, one in pairs]
        self.entities["known"] += sum(one is not None for _, one in pairs)
        if body is not None and asked.point is not None:
            self._place(row, things[0], body, asked.point)
        return [(column, thing) for thing in things]

    def _names(self, row: Row, column: str) -> list[str]:
        text = row[column]
        if self._subject.ignore:
            text = re.sub(self._subject.ignore, "", text)
        parts = text.split(self._subject.separator) if self._subject.separator else [text]
        return [name for part in parts if (name := part.strip())]

    def _called(self, row: Row) -> list[str]:
        """The names by which new things are called: those of the first column that has any."""
        return next((found for one in self._subject.names if (found := self._names(row, one))), [])

    def _find(self, name: str, asked: Asked) -> Known | None:
        for form in ("{}", *self._subject.also):
            ones = self._matcher.find(form.format(name), asked)
            if len(ones) == 1:
                return ones[0]
            if ones:
                self.entities["ambiguous"] += 1
                return None
        return None

    def _new(self, row: Row, name: str, body: dict[str, Any] | None) -> Entity:
        key = "-".join(row[column] for column in self._form.key if row[column] != name)
        called = self._telling(name)
        iri = new_iri(called, key, self._matcher.facts.keys())
        if self._often[self._plain(name)] > 1:
            iri = new_iri(called, key, (iri,))
        self._keys[iri] += 1
        if self._keys[iri] > 1:
            iri = f"{iri}-{self._keys[iri]}"
        self.entities["new"] += 1
        self.new.add(iri)
        self._tell(iri, "skos:prefLabel", Literal(name))
        if called != name:
            self._tell(iri, "skos:altLabel", Literal(called))
        return Entity(iri=iri, label=name, type=body["class"] if body else self._subject.type)

    def _telling(self, name: str) -> str:
        """The name, or a form of it that says more: “Plato crater” is no philosopher."""
        forms = (form.format(name) for form in ("{}", *self._subject.also))
        return next(filter(is_telling, forms), name)

    def _plain(self, name: str) -> str:
        return new_iri(self._telling(name), "", ())

    def _body(self, row: Row) -> dict[str, Any] | None:
        place = self._form.place
        if place is None:
            return None
        if row[place.body] not in place.bodies:
            raise ValueError("on no body that the mapping knows")
        return dict(place.bodies[row[place.body]])

    def _place(
        self, row: Row, one: Entity, body: dict[str, Any], point: tuple[float, float]
    ) -> None:
        known = self._matcher.by_iri.get(one.iri)
        if known is not None and known.bounds is not None:
            return  # the ontology's are those by which it is judged
        assert self._form.place is not None
        diameter = float(row[self._form.place.diameter] or 0)
        if not 0 <= diameter < math.inf:
            raise ValueError("no size")
        bounds = bounds_of(point, diameter, float(body["km per degree"]))
        self._tell(one.iri, "kg:body", Iri(vocab.expand(body["entity"])))
        edges = {f"kg:{name}": edge for name, edge in bounds._asdict().items()}
        for predicate, number in {**edges, "geo:lat": point[0], "geo:long": point[1]}.items():
            self._tell(one.iri, predicate, Literal(f"{number:.2f}", vocab.XSD + "decimal"))

    def _tell(self, iri: str, predicate: str, value: Iri | Literal) -> None:
        self.descriptions.append(describe(self._source, iri, predicate, value))
