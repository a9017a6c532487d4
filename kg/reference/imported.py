"""What comes out of a file: a reference source, its statements, and what is known of new things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg import vocab
from kg.model import PublicationDate, Source, Statement
from kg.rdf import Iri, Literal, n3, source_iri
from kg.reference.mapping import SourceMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A reference source out of a file.

    `descriptions` are N-Quads lines of the source's graph. `skipped` counts, by reason, the rows
    (or the values) from which no statement came; `entities` counts names of the ontology, new ones
    and ambiguous ones; `new` are the IRIs that were made for what no file knew.
    """

    source: Source
    text: str
    statements: tuple[Statement, ...]
    descriptions: tuple[str, ...] = ()
    rows: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    new: frozenset[str] = frozenset()

    def summary(self) -> str:
        """What was read and what was not, a line for each reason."""
        named = ", ".join(f"{count:,} {kind}" for kind, count in self.entities.items())
        lines = [
            f"{self.source.path}: {_counted(len(self.statements), 'statement')} of "
            + _counted(self.rows, "row")
            + (f" (names: {named})" if named else ""),
            *(f"  left out: {count:,} × {why}" for why, count in self.skipped.items()),
        ]
        return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def source_of_file(name: str, mapping: SourceMapping, published: date | None) -> Source:
    """The source as the store knows it: its name stands for its path."""
    return Source(
        iri=source_iri(f"reference/{name}"),
        path=name,
        title=mapping.title,
        publisher=mapping.publisher,
        published=PublicationDate(day=published, origin="metadata") if published else None,
        kind="reference",
        licence=mapping.licence,
    )


def credit_quad(source: Source, mapping: SourceMapping) -> str:
    """How the source wants to be cited."""
    return describe(source, source.iri, "schema:creditText", Literal(mapping.citation))


def describe(source: Source, iri: str, predicate: str, value: Iri | Literal) -> str:
    """What the source lets be known of a thing beside its statements, as an N-Quads line."""
    graph = n3(Iri(source.iri))
    return f"{n3(Iri(iri))} <{vocab.expand(predicate)}> {n3(value)} {graph} ."
