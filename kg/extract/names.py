"""Names that no file knows but whose words tell what they are: "Weizmann Institute of Science".

A run of capitalised words with a telling word in it ("Institute", "Telescope", "Corp") is one name;
a short form in brackets behind it stands for it from there on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extract.link import Link

_RUN = re.compile(
    r"\b[A-Z](?:[\w’'&-]|\.(?=\w))*"
    # Without a second word it is no run, and none begins within the first.
    r"(?P<run>(?:(?: (?:of|for|and|de|del|la|the|in) (?=[A-Z])| )(?:[A-Z][\w’'&-]*|\d{1,2}\b))+)?"
)
_GENITIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\b[A-Z][A-Za-z0-9-]{1,11}\b")
_SHORT = re.compile(r" ?\(([A-Z][A-Za-z0-9-]{1,11})\)")
_ABBREVIATED = re.compile(r"(?<=Inc|orp|Ltd|.Co)\.(?= [a-z(]|,)")
# Words of a full name.
_FULL_NAME = 2
# Where one name may end and another begin.
_CUTS = frozenset({"and", "in", "the"})


@dataclass(frozen=True, slots=True)
class NewName:
    """A name with the class that its words tell."""

    link: Link
    name: str
    kind: str


class NameFinder:
    """Finds such names; remembers short forms for the rest of one article."""

    def __init__(
        self, heads: Mapping[str, str], suffixes: frozenset[str], openers: frozenset[str]
    ) -> None:
        self._heads = heads
        self._suffixes = suffixes
        self._openers = openers
        self._short: dict[str, NewName] = {}

    def find(self, text: str, known: list[Link]) -> list[NewName]:
        """Names in the text that no known name of the same length or more covers."""
        found: list[NewName] = []
        for match in _RUN.finditer(text):
            if not match["run"]:
                continue
            name = self._read(text, match.start(), match.end())
            if name is None or _covered(name.link, known):
                continue
            if _ABBREVIATED.match(text, name.link.end):
                # “Dynacore Inc. said”: no end of a sentence.
                name = replace(name, link=replace(name.link, end=name.link.end + 1))
            short = _SHORT.match(text, name.link.end)
            if short:
                name = replace(name, link=replace(name.link, end=short.end()))
                self._short[short[1]] = name
            found.append(name)
        taken = [one.link for one in found] + known
        for match in _WORD.finditer(text) if self._short else ():
            name = self._short.get(match[0])
            if name is not None:
                link = replace(name.link, start=match.start(), end=match.end())
                if not any(one.start < link.end and link.start < one.end for one in taken):
                    found.append(replace(name, link=link))
        return found

    def _read(self, text: str, start: int, end: int) -> NewName | None:
        words = text[start:end].split(" ")
        while words and (words[0] in self._openers or words[0].endswith("-based")):
            start += len(words[0]) + 1
            words = words[1:]
        for place in range(len(words) - 2, -1, -1):
            if words[place].endswith(("'s", "’s")):
                # “Japan's Hoshino Motors”: the name begins behind its owner.
                start += sum(len(word) + 1 for word in words[: place + 1])
                words = words[place + 1 :]
                break
        if words and (genitive := _GENITIVE.search(words[-1])):
            # "at Hedral Dynamics' plant" too
            end -= len(genitive[0])
            words[-1] = words[-1][: genitive.start()]
        if len(words) < 2:
            return None
        if self._is_person_of(words):
            # "Jane Roe of Hedral Aerospace" is nobody's name.
            cut = words.index("of") + 1
            start += sum(len(one) + 1 for one in words[:cut])
            words = words[cut:]
        kind, count = self._told(words)
        if count < len(words):
            end = start + len(" ".join(words[:count]))
            words = words[:count]
        if kind is None or len(words) < 2:
            return None
        link = Link(start=start, end=end, candidates=(), kind="name", cased=True)
        return NewName(link, text[start:end], kind)

    def _told(self, words: list[str]) -> tuple[str | None, int]:
        """The class that the words tell, and how many of them are the name.

        It stands in the last telling word before "of"; "and" may join two names.
        """
        kind = None
        for place, word in enumerate(words):
            before = words[place - 1].lower() if place else ""
            if word in _CUTS:
                if before in self._suffixes:
                    kind = self._heads.get(before, kind)
                if kind is not None:
                    return kind, place
            if word in ("of", "for") and kind is not None:
                continue
            if word.lower() in self._suffixes and place < len(words) - 1:
                continue  # a firm's name ends with it
            if kind is None or not any(one in ("of", "for") for one in words[:place]):
                kind = self._heads.get(word.strip(".,").lower(), kind)
        return kind, len(words)

    def _is_person_of(self, words: list[str]) -> bool:
        """Whether nothing before "of" tells a class, but what follows does."""
        if "of" not in words:
            return False
        cut = words.index("of")
        before = {word.strip(".,").lower() for word in words[:cut]}
        after = [word.strip(".,").lower() for word in words[cut + 1 :]]
        return (
            cut >= _FULL_NAME
            and len(after) > 1
            and before.isdisjoint(self._heads)
            and (not self._heads.keys().isdisjoint(after))
        )


def _covered(link: Link, known: list[Link]) -> bool:
    """Whether a known name lies across it that is not just a smaller part of it."""
    width = link.end - link.start
    return any(
        one.start < link.end and link.start < one.end and (one.end - one.start) * 2 > width
        for one in known
    )
