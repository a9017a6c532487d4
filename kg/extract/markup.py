"""What an element of a web page is, by its tag, role, class and id: the part `html` of
`furniture.yaml`, compiled.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.model import BlockKind

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\((?:0|1px)|clip-path\s*:\s*inset\(50"
)
# Sites whose classes are made by a program name their parts in these.
_NAMING = ("class", "id", "data-component", "data-testid", "data-gu-name")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# Longer names are no words of a template but encoded data.
_LONGEST = 80


class Element(Protocol):
    """What is asked of an element."""

    tag: Any
    attrib: Any

    def get(self, key: str) -> str | None:
        """The value of an attribute."""


class _Names:
    """Terms, each of one word or more, to look for in classes and ids."""

    def __init__(self, terms: Iterable[tuple[str, BlockKind]]) -> None:
        self._kinds: dict[str, BlockKind] = {}
        self._most = 1
        for term, kind in terms:
            self._kinds.setdefault(term.replace(" ", "").lower(), kind)
            # One may be written as two: "pull-quote".
            self._most = max(self._most, term.count(" ") + 2)

    def find(self, words: list[str]) -> BlockKind | None:
        """The kind of the first run of words that is a term."""
        for first in range(len(words)):
            for last in range(first + 1, min(first + self._most, len(words)) + 1):
                kind = self._kinds.get("".join(words[first:last]))
                if kind is not None:
                    return kind
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """Tells what an element is by what its page calls it."""

    silent: frozenset[str]
    hidden: frozenset[str]
    elements: Mapping[str, BlockKind]
    roles: Mapping[str, BlockKind]
    omitted: _Names
    marked: _Names
    facts: _Names
    bodies: _Names
    layout: frozenset[str]

    @classmethod
    def of(cls, html: Mapping[str, Any]) -> "Markup":
        """Compile the mapping; KeyError for a part that is missing."""
        omitted = {BlockKind(kind): parts for kind, parts in html["omitted"].items()}
        body = BlockKind.BODY
        return cls(
            silent=frozenset(html["silent elements"]),
            hidden=frozenset(name.replace(" ", "") for name in html["hidden"]),
            elements=dict(_pairs(omitted, "elements")),
            roles=dict(_pairs(omitted, "roles")),
            omitted=_Names(_pairs(omitted, "classes")),
            marked=_Names(
                (term, BlockKind(kind)) for kind, terms in html["marked"].items() for term in terms
            ),
            facts=_Names((term, body) for term in html["fact boxes"]),
            bodies=_Names((term, body) for term in html["bodies"]),
            layout=frozenset(html["layout words"]),
        )

    def omission(self, element: Element) -> BlockKind | None:
        """The kind of what is left out of the text, or None."""
        tag = element.tag
        if not isinstance(tag, str) or tag in ("html", "body", "main"):
            return None
        names = list(self._names(element))
        if any(self.facts.find(words) for words in names):
            return None
        if self._is_hidden(element, names):
            return BlockKind.HEADER
        for words in names:
            kind = self.omitted.find(words)
            if kind is not None:
                return kind
        return self.roles.get(element.get("role") or "") or self.elements.get(tag)

    def _is_hidden(self, element: Element, names: list[list[str]]) -> bool:
        if "hidden" in element.attrib or element.get("aria-hidden") == "true":
            return True
        if _HIDDEN.search(element.get("style") or ""):
            return True
        # "hidden md:block": only on small screens.
        return not self.hidden.isdisjoint(map("".join, names)) and ":" not in (
            element.get("class") or ""
        )

    def mark(self, element: Element) -> BlockKind | None:
        """The kind of what stays in the text but is no body."""
        found = (self.marked.find(words) for words in self._names(element))
        return next((kind for kind in found if kind is not None), None)

    def is_fact_box(self, element: Element) -> bool:
        """Whether it holds facts that belong to the article: an infobox."""
        return any(self.facts.find(words) for words in self._names(element))

    def is_body(self, element: Element) -> bool:
        """Whether a template would put an article's text here."""
        if element.get("itemprop") == "articleBody":
            return True
        return any(self.bodies.find(words) for words in self._names(element))

    def _names(self, element: Element) -> Iterator[list[str]]:
        for name in " ".join(element.get(key) or "" for key in _NAMING).split():
            words = [word.lower() for word in _WORDS.findall(name[:_LONGEST])]
            if self.layout.isdisjoint(words):
                yield words


def _pairs(
    omitted: Mapping[BlockKind, Mapping[str, Iterable[str]]], part: str
) -> Iterator[tuple[str, BlockKind]]:
    for kind, parts in omitted.items():
        for term in parts.get(part, ()):
            yield term, kind
