"""Known names in a text: the gazetteer's labels, and spellings one typo away from one.

Matching is over words, longest first. A name with a capital matches only with its capitals (or all
in capitals), so that "Hope" is a probe and "hope" is not; a name in lower case matches any case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from kg.lexicon.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
# Same length before and after, so that offsets stay.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "\u00a0": " "})
# "Luna-30" where the files know Luna-25: another one of the kind, not the one that they know.
# The rest of a name in two parts: "-Grunt".
_TAIL = re.compile(r"-([A-Z][a-z]{2,})(?![\w-])")
_SIBLING = re.compile(
    r"(?:-(?=\d{1,3}\.\d\b)\d{1,3}\.\d(?![.,]?\d)|"
    r"(?:-| (?=\d{1,2}\b(?!\s?(?:%|km|kg|m|per|million|billion|days?|hours?|minutes?|years?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December))))"
    r"\d{1,3}[A-Z]?\b(?![.,]\d))"
)
# Shorter names are one typo away from too many ordinary words.
_SHORTEST_VARIANT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stretch of text that names an entity; several candidates where the name is shared.

    `kind` is "label", "demonym", "variant" (a spelling that no file knows), "sibling" (a known name
    with a number that no file knows), "name" (found by its words) or "shared" (a name that the text
    gives to several things); `cased` tells a proper name from a common noun.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    kind: str
    cased: bool


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"]
    iris: list[str]


class NameIndex:
    """The gazetteer's names as a trie over words; things of the classes `commons` have names in
    lower case that are common nouns.
    """

    def __init__(self, gazetteer: Gazetteer, commons: frozenset[str]) -> None:
        self._cased = _Node({}, [])
        self._folded = _Node({}, [])
        self._demonyms = {
            name: nation.country
            for nation in gazetteer.nations.values()
            for name in nation.demonyms
        }
        self._whole_names: dict[str, list[str]] = {}
        for name, iri in gazetteer.names():
            words = _words(name)
            if not words:
                continue
            if name == name.lower() and gazetteer.entities[iri].type in commons:
                _insert(self._folded, [word.casefold() for word in words], iri)
                continue
            _insert(self._cased, words, iri)
            if len(name) > 3 and name.upper() != name:
                _insert(self._cased, [word.upper() for word in words], iri)
            if len(name) >= _SHORTEST_VARIANT and " " not in name:
                self._whole_names.setdefault(name, []).append(iri)
        self._variants_by_initial: dict[str, list[str]] = {}
        for name in self._whole_names:
            self._variants_by_initial.setdefault(name[0], []).append(name)
        self._longest_variant = 1 + max(map(len, self._whole_names), default=0)

    def find(self, text: str) -> list[Link]:
        """All names in the text, longest first at each place, in order, without overlap."""
        plain = text.translate(_PLAIN)
        tokens = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(plain)]
        found: list[Link] = []
        index = 0
        while index < len(tokens):
            link, width = self._at(tokens, index, plain)
            if link:
                found.append(link)
            index += width
        return found

    def _at(
        self, tokens: list[tuple[int, int, str]], index: int, plain: str
    ) -> tuple[Link | None, int]:
        best: tuple[int, list[str], bool] | None = None
        for root, fold in ((self._cased, False), (self._folded, True)):
            width, iris = _longest(root, tokens, index, fold)
            if iris and (best is None or width > best[0]):
                best = (width, iris, not fold)
        start = tokens[index][0]
        if best is None:
            return self._variant(tokens, index, plain)
        width, iris, cased = best
        end = tokens[index + width - 1][1]
        if cased and (sibling := _SIBLING.match(plain, end)):
            if plain[start:end] in self._demonyms:
                return None, 1
            extra = len(_WORD.findall(sibling[0]))
            link = Link(
                start=start, end=sibling.end(), candidates=tuple(iris), kind="sibling", cased=True
            )
            return link, width + extra
        if cased and (tail := _TAIL.match(plain, end)) and not self._begins(tail[1]):
            # "Phobos-Grunt" is neither of Phobos.
            return None, width + 2
        kind = "demonym" if plain[start:end] in self._demonyms else "label"
        return Link(
            start=start, end=end, candidates=tuple(dict.fromkeys(iris)), kind=kind, cased=cased
        ), width

    def _begins(self, word: str) -> bool:
        """Whether a known name begins with the word."""
        return word in self._cased.children

    def _variant(
        self, tokens: list[tuple[int, int, str]], index: int, plain: str
    ) -> tuple[Link | None, int]:
        start = tokens[index][0]
        if not plain[start].isupper():
            return None, 1
        width = 1
        while (
            index + width + 1 < len(tokens)
            and tokens[index + width][2] in "-'"
            and tokens[index + width][0] == tokens[index + width - 1][1]
            and tokens[index + width + 1][0] == tokens[index + width][1]
            and tokens[index + width + 1][2] != "s"
        ):
            width += 2
            if tokens[index + width - 1][1] - start > self._longest_variant:
                return None, 1  # not gone through to its end: of "A-A-A-" each word begins one
        end = tokens[index + width - 1][1]
        word = plain[start:end]
        if len(word) < _SHORTEST_VARIANT or word.isupper():
            return None, 1
        near = [
            name
            for name in self._variants_by_initial.get(word[0], [])
            if abs(len(name) - len(word)) <= 1
            and _digits(name) == _digits(word)
            and not _inflected(name, word)
            and OSA.distance(name, word, score_cutoff=1) == 1
        ]
        if len(near) != 1:
            return None, 1
        iris = tuple(dict.fromkeys(self._whole_names[near[0]]))
        return Link(start=start, end=end, candidates=iris, kind="variant", cased=True), width


def _words(name: str) -> list[str]:
    return _WORD.findall(name.translate(_PLAIN))


def _insert(root: _Node, words: Iterable[str], iri: str) -> None:
    node = root
    for word in words:
        node = node.children.setdefault(word, _Node({}, []))
    if iri not in node.iris:
        node.iris.append(iri)


def _longest(
    root: _Node, tokens: list[tuple[int, int, str]], index: int, fold: bool
) -> tuple[int, list[str]]:
    node, width, iris = root, 0, []
    for offset, word in enumerate(_from(tokens, index)):
        child = node.children.get(word.casefold() if fold else word)
        if child is None:
            break
        node = child
        if node.iris:
            width, iris = offset + 1, node.iris
    return width, iris


def _from(tokens: list[tuple[int, int, str]], index: int) -> Iterator[str]:
    return (tokens[place][2] for place in range(index, len(tokens)))


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _inflected(name: str, word: str) -> bool:
    """Whether the two differ by an ending only, as a plural or an adjective does."""
    shorter, longer = sorted((name, word), key=len)
    return longer.startswith(shorter)
