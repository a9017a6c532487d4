"""Ordinal numbers: "third", "29th", "maiden"."""

import re

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {
    "inaugural": 1,
    "maiden": 1,
    "1st": 1,
}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def ordinal(word: str) -> int | None:
    """The number that the word (in lower case) stands for."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    match = _DIGITS.fullmatch(word)
    return int(match[1]) if match else None


def is_ranking(word: str) -> bool:
    """Whether the word (in lower case) singles out: "first", "29th", "only", "latest"."""
    return word in ("only", "last", "latest") or ordinal(word) is not None
