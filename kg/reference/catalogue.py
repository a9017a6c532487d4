"""A catalogue's table and its mapping -> statements, and a count of what was not understood."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg import vocab
from kg.errors import OntologyError
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Value,
)
from kg.rdf import Iri, Literal, statement_iri
from kg.reference.imported import Imported, credit_quad, describe, source_of_file
from kg.reference.mapping import Line, SourceMapping, TableForm
from kg.reference.match import Asked, Matcher, new_iri
from kg.reference.subjects import Subjects
from kg.reference.table import Row, Table
from kg.reference.vague import read_vague
from kg.reference.words import Words, read_quantity

_UPDATED = re.compile(r"^# Updated (\d{4} \w{3} [ \d]\d)", re.MULTILINE)


def read_catalogue(
    table: Table,
    form: TableForm,
    name: str,
    mapping: SourceMapping,
    words: Words,
    matcher: Matcher,
    codes: Mapping[str, Mapping[str, str]],
) -> Imported:
    """All that the table states. `codes` are names for the codes that the mapping does not know."""
    updated = _UPDATED.search(table.text[:2000])
    day = read_vague(updated[1]) if updated else None
    source = source_of_file(name, mapping, day.earliest if day else None)
    reader = _Reader(table, form, source, mapping, words, matcher, codes)
    statements = tuple(reader.statements())
    if table.broken:
        reader.skipped["row has not as many cells as the head"] += table.broken
    return Imported(
        source=source,
        text=table.text,
        statements=statements,
        descriptions=(
            credit_quad(source, mapping),
            *dict.fromkeys((*reader.subjects.descriptions, *reader.descriptions)),
        ),
        rows=len(table.rows) + table.broken,
        skipped=dict(sorted(reader.skipped.items())),
        entities=dict(sorted(reader.subjects.entities.items())),
        new=frozenset(reader.subjects.new),
    )


class _Reader:
    """Reads one table; remembers what its values stand for."""

    def __init__(
        self,
        table: Table,
        form: TableForm,
        source: Source,
        mapping: SourceMapping,
        words: Words,
        matcher: Matcher,
        codes: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._table, self._form, self._source = table, form, source
        self._mapping, self._words, self._matcher = mapping, words, matcher
        self._codes = codes
        self._speakers = (Speaker(label=source.publisher or source.path),)
        self._properties = {line.property: self._property(line) for line in form.statements}
        self._skips = [(one["column"], re.compile(one["form"]), one["why"]) for one in form.skip]
        self._values: dict[tuple[str, str], Entity | None] = {}
        self.subjects = Subjects(table, form, source, matcher)
        self.skipped: Counter[str] = Counter()
        self.descriptions: list[str] = []

    def statements(self) -> Iterator[Statement]:
        """The statements of all rows in their order."""
        for row in self._table.rows:
            why = next((why for column, form, why in self._skips if form.search(row[column])), None)
            subjects = []
            if why is None:
                try:
                    subjects = self.subjects.of(row)
                    why = None if subjects else "row names nothing"
                except ValueError:
                    why = "row has no latitude, longitude, size or known body"
            if why is not None:
                self.skipped[why] += 1
            for column, subject in subjects:
                for line in self._form.statements:
                    yield from self._state(row, column, subject, line)

    def _property(self, line: Line) -> Property:
        if line.property not in self._words.properties:
            what = f"no property '{line.property}'"
            raise OntologyError(self._mapping.path, what, "use one of the ontology")
        return Property(iri=self._words.properties[line.property], name=line.property)

    def _state(self, row: Row, column: str, subject: Entity, line: Line) -> Iterator[Statement]:
        if not all(re.search(form, row[name]) for name, form in line.only.items()):
            return
        cell = next((name for name in line.columns() if row[name]), None)
        if cell is None:
            return
        value = self._value(row, cell, line)
        if value is None:
            self.skipped[f"{cell} that is no known value of {line.property}"] += 1
            return
        start, end = row.span(column, *(line.columns() if "amount" in line.value else (cell,)))
        quote = Quote.of(self._table.text, start, end)
        if isinstance(value, Entity):
            value = replace(value, mention=row[cell])
        mentioned = replace(subject, mention=row[column])
        one, other = (value, mentioned) if line.inverse else (mentioned, value)
        if not isinstance(one, Entity):
            return
        prop = self._properties[line.property]
        unsure = any(re.search(form, row[name]) for name, form in line.probable.items())
        yield Statement(
            id=statement_iri(self._source.iri, quote, one, prop, other, Polarity.POSITIVE),
            source=self._source.path,
            subject=one,
            property=prop,
            value=other,
            certainty=Certainty.PROBABLE if unsure else Certainty.CERTAIN,
            tense=Tense(line.tense),
            speakers=self._speakers,
            quote=quote,
            extractor="reference",
            citation=self._form.citation.format_map(_Cells(row)),
        )

    def _value(self, row: Row, cell: str, line: Line) -> Value | None:
        form, text = line.value, row[cell]
        if "time" in form:
            return read_vague(text)
        if "amount" in form:
            return self._amount([row[name] for name in line.columns()], str(form["unit"]))
        cached = (line.property, text)
        if cached not in self._values:
            self._values[cached] = self._entity(text, form)
        return self._values[cached]

    def _amount(self, numbers: list[str], unit: str) -> Quantity | None:
        """The amount, or the range from the least to the greatest of several."""
        given = sorted(filter(_is_amount, numbers), key=float)
        if not given:
            return None
        read = [read_quantity(f"{one} {unit}", self._words.quantities) for one in given]
        least, most = read[0], read[-1]
        if least is None or most is None or given[0] == given[-1]:
            return least
        assert isinstance(least.amount, float)
        assert isinstance(most.amount, float)
        return replace(
            least,
            amount=(least.amount, most.amount),
            text=f"{given[0]} to {given[-1]} {unit}",
            high=most.high,
        )

    def _entity(self, text: str, form: Mapping[str, object]) -> Entity | None:
        if "constant" in form:
            of = form["of"]
            assert isinstance(of, dict)
            found = next((one for sign, one in of.items() if re.fullmatch(sign, text)), None)
            return self._named(found) if found else None
        if "code" in form:
            codes = str(form["codes"])
            known = self._mapping.codes.get(codes, {}).get(text)
            if known:
                return self._named(known)
            text = self._codes.get(codes, {}).get(text, "")
            if not text:
                return None
        replaced = form.get("replace", {})
        assert isinstance(replaced, dict)
        for sign, other in replaced.items():
            text = re.sub(sign, other, text)
        kind = str(form["class"])
        asked = Asked(classes=frozenset((vocab.expand(kind),)))
        ones = self._matcher.find(text, asked)
        if len(ones) == 1:
            return ones[0].entity
        iri = new_iri(text, kind.split(":")[-1], self._matcher.facts.keys())
        self._tell(iri, "skos:prefLabel", Literal(text))
        if form.get("family"):
            # A kind of something is not held against it.
            for one in self._matcher.family(text, asked):
                self._tell(iri, "kg:inWhole", Iri(one.entity.iri))
        return Entity(iri=iri, label=text, type=kind)

    def _named(self, curie: str) -> Entity:
        try:
            return self._matcher.entity(curie)
        except KeyError as error:
            remedy = "add it to the ontology"
            raise OntologyError(self._mapping.path, f"no entity '{curie}'", remedy) from error

    def _tell(self, iri: str, predicate: str, value: Iri | Literal) -> None:
        self.descriptions.append(describe(self._source, iri, predicate, value))


class _Cells(dict[str, str]):
    """A row's cells for a format string."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, column: str) -> str:
        return self._row[column]


def _is_amount(text: str) -> bool:
    """Whether it is a number above zero: the catalogues write 0 for what they do not know."""
    return bool(re.fullmatch(r"\d+(\.\d+)?", text)) and float(text) > 0
