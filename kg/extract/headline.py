"""Headlines in which every word has a capital, written as a sentence would be.

"Probe Sends First Images Home" reads as one long name to the tagger. Words that the article or the
lexicon has in small letters lose their capital; names keep it, and no character moves.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kg.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")
# A capital within a sentence: behind a small letter, a comma or a quotation mark.
_WITHIN = re.compile(r"(?<=[a-z,“\"] )[A-Z][a-z]+")
_LONG = 4
_FEWEST = 3
_SHARE = 0.7


class Headlines:
    """Knows the words that the lexicon has; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = set(lexicon.list("headline_words"))
        for frame in lexicon.frames:
            for term in (*frame.verbs, *frame.nouns, *frame.adjectives, *frame.object):
                words |= set(term.split())
        words |= {word for noun in lexicon.nouns for word in noun.split()}
        for verb in lexicon.list("report_verbs") | lexicon.list("deny_verbs"):
            words.add(verb)
        self._words = frozenset(form for word in words for form in _forms(word))

    def plain(self, headline: str, article: str, names: Sequence[tuple[int, int]]) -> str:
        """The headline with small letters where `article` writes so; `names` are spans to keep."""
        if not _is_in_capitals(headline):
            return headline
        small = Counter(_LOWER.findall(article))
        capital = Counter(word.lower() for word in _WITHIN.findall(article))
        letters = list(headline)
        for match in _WORD.finditer(headline):
            word = match[0].lower()
            kept = any(start <= match.start() < end for start, end in names)
            if kept or not match[0].istitle() or match[0][1:] != word[1:]:
                continue
            if self._is_common(word, small, capital):
                letters[match.start()] = headline[match.start()].lower()
        return "".join(letters)

    def _is_common(self, word: str, small: Counter[str], capital: Counter[str]) -> bool:
        seen = sum(small[form] for form in {word, *_stems(word)})
        if capital[word] or seen:
            return seen > capital[word]
        return word in self._words


def _is_in_capitals(headline: str) -> bool:
    words = [one for one in _WORD.findall(headline) if len(one) >= _LONG]
    capitals = [one for one in words if one[0].isupper()]
    mixed = any(one[1:].islower() for one in capitals)
    return mixed and len(capitals) >= max(_FEWEST, _SHARE * len(words))


def _forms(word: str) -> Iterator[str]:
    """The word and what a headline makes of it; a form that is no word does no harm."""
    yield word
    if word.endswith("y"):
        yield word[:-1] + "ies"
    stem = word.removesuffix("e")
    doubled = word + word[-1:]
    yield from (word + "s", word + "es", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing")


def _stems(word: str) -> Collection[str]:
    """What the article may have in the place of the word: "launched" for "launches"."""
    bases = {word}
    for ending in ("s", "es", "ed", "ing"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _FEWEST:
            bases |= {base, base + "e"}
    return {form for base in bases for form in _forms(base)}
