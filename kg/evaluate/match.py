"""Which found statement is which gold statement: one to one, as many as can be.

A found statement fits a gold statement if the property is one of those named, subject and value
have acceptable names, and its quote overlaps a place where the gold quote stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.gold import GoldStatement
from kg.evaluate.phrase import Span, nearness, occurrences
from kg.model import Entity, Statement, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Pairs that fit, what was missed, what is wrong, and what repeats a statement in a pair.

    `missed` holds needed gold statements only.
    """

    pairs: tuple[tuple[GoldStatement, Statement], ...]
    missed: tuple[GoldStatement, ...]
    wrong: tuple[Statement, ...]
    repeated: tuple[Statement, ...]


def match_statements(
    gold: Sequence[GoldStatement], found: Sequence[Statement], text: str
) -> Matching:
    """Pair as many as can be, needed ones first, the nearest quote first."""
    choices = [_choices(one, found, text) for one in gold]
    taken: dict[int, int] = {}
    for number in sorted(range(len(gold)), key=lambda one: not gold[one].need):
        _assign(number, choices, taken, set())
    owner = {number: index for index, number in taken.items()}
    fitting = {index for number in owner for index in choices[number]}
    rest = [index for index in range(len(found)) if index not in taken]
    return Matching(
        pairs=tuple((gold[number], found[owner[number]]) for number in sorted(owner)),
        missed=tuple(one for number, one in enumerate(gold) if one.need and number not in owner),
        wrong=tuple(found[index] for index in rest if index not in fitting),
        repeated=tuple(found[index] for index in rest if index in fitting),
    )


def _choices(gold: GoldStatement, found: Sequence[Statement], text: str) -> list[int]:
    places = occurrences(gold.quote, text)
    near = {
        index: nearness((one.quote.start, one.quote.end), places)
        for index, one in enumerate(found)
        if fits(gold, one, places)
    }
    return sorted(near, key=lambda index: (-near[index], index))


def _assign(number: int, choices: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a partner, moving others to their next choice where that helps (Kuhn's algorithm)."""
    for index in choices[number]:
        if index in seen:
            continue
        seen.add(index)
        if index not in taken or _assign(taken[index], choices, taken, seen):
            taken[index] = number
            return True
    return False


def fits(gold: GoldStatement, found: Statement, places: tuple[Span, ...]) -> bool:
    """Whether the found statement says what the gold statement says, at one of the places."""
    return (
        found.property.name in gold.properties
        and is_named(found.subject.label, gold.subjects)
        and any(is_named(name, gold.values) for name in value_names(found.value))
        and nearness((found.quote.start, found.quote.end), places) > 0
    )


def is_named(label: str, names: Sequence[str]) -> bool:
    """Whether the label is one of the names, in any case, or one contains the other."""
    label = label.casefold().strip()
    folded = [name.casefold().strip() for name in names]
    return bool(label) and any(name in label or label in name for name in folded)


def value_names(value: Value) -> Iterator[str]:
    """What a value may be called: its label, or its words and the days that bound it."""
    if isinstance(value, Entity):
        yield value.label
        return
    yield value.text
    for day in (getattr(value, "earliest", None), getattr(value, "latest", None)):
        if day is not None:
            yield day.isoformat()
