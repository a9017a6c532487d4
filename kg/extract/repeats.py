"""Statements that say no more than another one beside them."""

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Entity, Statement


def most_exact(
    statements: Sequence[Statement], exact: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Without what another statement says more exactly: to lead a firm, to hold an office there."""
    told = {
        (less, frozenset((one.subject.iri, one.value.iri)))
        for one in statements
        if isinstance(one.value, Entity)
        for less in exact.get(one.property.name, ())
    }
    return [
        one
        for one in statements
        if not isinstance(one.value, Entity)
        or (one.property.name, frozenset((one.subject.iri, one.value.iri))) not in told
    ]


def without_repeats(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The same said twice in one place is said once, with the longer quote."""
    ends: dict[tuple[object, ...], int] = {}
    for one in statements:
        value = one.value.iri if isinstance(one.value, Entity) else one.value.text
        key = (one.subject.iri, one.property.name, value, one.polarity)
        if one.quote.start >= ends.get(key, -1):
            yield one
        ends[key] = max(one.quote.end, ends.get(key, -1))
