"""What counts as saying the same: keys of statements, whatever the words and the source."""

from collections.abc import Hashable

from kg.model import Entity, Quantity, Statement, Time, Value

Key = tuple[Hashable, ...]


def saying(statement: Statement) -> Key:
    """Subject, property, value and polarity; equal for statements that say the same."""
    return (
        statement.subject.iri,
        statement.property.iri,
        content(statement.value),
        statement.polarity.value,
    )


def saying_with_qualifiers(statement: Statement) -> Key:
    """As `saying`, and what narrows it: for statements that differ in nothing else."""
    return (
        *saying(statement),
        tuple(sorted((role, str(content(value))) for role, value in statement.qualifiers)),
    )


def saying_with_speaker(statement: Statement) -> Key:
    """As `saying_with_qualifiers`, and whose words they are: for one thing said by two."""
    speakers = statement.speakers
    return (*saying_with_qualifiers(statement), speakers[-1].label if speakers else "")


def content(value: Value) -> Key:
    """What a value means, without its words."""
    match value:
        case Entity():
            return (value.iri,)
        case Time():
            return (
                str(value.earliest),
                str(value.latest),
                value.instant.isoformat() if value.instant else "",
            )
        case Quantity():
            return (value.kind, value.base, value.low, value.high)


def place(statement: Statement) -> tuple[bool, str, int, int, str]:
    """Articles before references, then by source, place in the text and IRI."""
    return (
        statement.extractor == "reference",
        statement.source,
        statement.quote.start,
        statement.quote.end,
        statement.id,
    )
