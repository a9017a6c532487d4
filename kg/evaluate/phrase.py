"""Where the words of a phrase stand in a text, whatever blanks and line ends lie between them."""

import re

Span = tuple[int, int]


def occurrences(phrase: str, text: str) -> tuple[Span, ...]:
    """Start and end of each place where the phrase stands, blanks of any kind being equal."""
    words = phrase.split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return tuple(match.span() for match in pattern.finditer(text))


def overlap(one: Span, other: Span) -> int:
    """The number of characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def nearness(span: Span, places: tuple[Span, ...]) -> float:
    """How far the span agrees with the best of the places: 0 apart, 1 the same (Jaccard)."""
    return max((_jaccard(span, place) for place in places), default=0.0)


def _jaccard(one: Span, other: Span) -> float:
    shared = overlap(one, other)
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0.0
