"""Guesses the language of a text from its script and its commonest words."""

import re
from collections.abc import Mapping

from kg.extract.furniture import Furniture

SAMPLE = 20_000
FEWEST = 8
FEW = 40
LEAST_SHARE = 0.1
WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, furniture: Furniture) -> str:
    """A code such as "en", or "und" where neither script nor words tell."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    shares = {code: len(script.findall(sample)) for code, script in furniture.scripts.items()}
    for code, count in shares.items():
        # One letter of its own in thirty tells Japanese from Chinese and Ukrainian from Russian.
        if letters and count > letters * (0.03 if code in ("ja", "uk") else 0.3):
            return code
    # So few words hold hardly a common one: plain letters pass for English.
    plain = sum(letter.isascii() for word in words for letter in word) >= 0.8 * letters > 0
    if len(words) < FEWEST:
        return "en" if plain else "und"
    best, share, english = _by_words(words, furniture.languages)
    if share < LEAST_SHARE:
        return "en" if plain and len(words) < FEW and english == share else "und"
    return best


def _by_words(
    words: list[str], languages: Mapping[str, frozenset[str]]
) -> tuple[str, float, float]:
    """The language with the most common words, its share of the words, and English's."""
    shares = {
        code: sum(word in common for word in words) / len(words)
        for code, common in languages.items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best, shares[best], shares.get("en", 0.0)
