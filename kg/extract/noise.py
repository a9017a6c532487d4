"""Long stretches of the same few words and marks over and over: broken or hostile, and no sentences
whose parse would be worth its price.
"""

import re

_WORD = re.compile(r"\w+|[^\w\s]")
# An ordinary stretch of so many words and marks has a hundred different ones.
_SHORTEST = 200
_EACH_TIMES = 20
# 10,000,000 characters of prose are about 2,000,000 words and marks.
MOST_WORDS = 2_500_000


def is_noise(text: str) -> bool:
    """Whether its words come back twenty times each, on average."""
    if len(text) < _SHORTEST:
        return False
    words = _WORD.findall(text)
    return len(words) >= max(_SHORTEST, _EACH_TIMES * len(set(words)))


def has_too_many_words(text: str) -> bool:
    """Whether a text is so full of words and marks that its length does not bound its price."""
    if len(text) <= MOST_WORDS:
        return False
    return sum(1 for _ in _WORD.finditer(text)) > MOST_WORDS
