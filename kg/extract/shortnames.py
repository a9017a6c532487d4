"""Known craft by their names without the noun: “Dawn” for the Dawn spacecraft.

Such a name alone may be any word, so that it is looked up only where the text tells that it is a
craft's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.extract import kinds
from kg.extract.link import Link
from kg.extract.names import NewName
from kg.lexicon import Lexicon

_LONGER = re.compile(r"[^.!?\s]\s[A-Z][\w.’'-]* $")
_BEFORE_NOUN = frozenset({"space", "X-ray", "infrared", "science", "research"})


class ShortNames:
    """Maps each such name to the things that bear it with a noun; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._nouns = frozenset(
            noun
            for noun, classes in lexicon.nouns.items()
            if self._vocabulary.fits(classes[0], (*kinds.CRAFT, kinds.MISSION))
        )
        self._entities = lexicon.gazetteer.entities
        self._known: dict[str, list[str]] = {}
        taken = {name for name, _ in lexicon.gazetteer.names()}
        for entity in lexicon.gazetteer.entities.values():
            if not self._vocabulary.fits(entity.type, (*kinds.VEHICLE, kinds.MISSION)):
                continue
            for name in entity.names:
                stem = self._stem(name)
                if stem != name and " " not in stem and stem not in taken:
                    among = self._known.setdefault(stem, [])
                    among += [entity.iri] if entity.iri not in among else []

    def known(self, names: Iterable[NewName]) -> tuple[list[Link], list[NewName]]:
        """The names that are those of known craft, as links to them, and the others."""
        links: list[Link] = []
        others: list[NewName] = []
        for one in names:
            named = self._known.get(self._stem(one.name), ()) if self._is_craft(one) else ()
            iris = [iri for iri in named if self._may_be(one.kind, self._entities[iri].type)]
            if not iris:
                others.append(one)
            else:
                start, end = one.link.start, one.link.end
                found = tuple(iris)
                links.append(Link(start=start, end=end, candidates=found, kind="label", cased=True))
        return links, others

    def _is_craft(self, one: NewName) -> bool:
        return bool(one.kind) and self._vocabulary.fits(one.kind, (*kinds.VEHICLE, kinds.MISSION))

    def _may_be(self, told: str, known: str) -> bool:
        """Whether the noun of the text fits what is known: “the Kepler rover” is no telescope."""
        fits = self._vocabulary.fits
        carriers = {fits(told, kinds.CARRIER), fits(known, kinds.CARRIER)}
        if len(carriers) > 1:
            return False
        missions = fits(told, (kinds.MISSION,)) or fits(known, (kinds.MISSION,))
        return missions or fits(told, (known,)) or fits(known, (told,))

    def _stem(self, name: str) -> str:
        """The name without the nouns at its end: "Kepler space telescope" is Kepler.

        In "Solar Orbiter" the noun is a part of the name.
        """
        words = name.split(" ")
        while len(words) > 1 and words[-1] in self._nouns:
            words = words[:-1]
            while len(words) > 1 and words[-1] in _BEFORE_NOUN:
                words = words[:-1]
        return " ".join(words)

    def told(self, text: str, links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
        """The short names of what the text names with its noun."""
        names = {self._stem(text[one.start : one.end]) for one in links if one.kind == "label"}
        return {name: tuple(self._known[name]) for name in names if name in self._known}


def find_short(text: str, told: Mapping[str, tuple[str, ...]]) -> Iterator[Link]:
    """Where the text has such a name alone, once it has told it with its noun."""
    for name, iris in told.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b(?! [A-Z])", text):
            start, end = match.span()
            if _LONGER.search(text[:start]):
                continue  # "Johannes Kepler"
            yield Link(start=start, end=end, candidates=iris, kind="label", cased=True)
