"""The files of `core/`: the lists that the extractor asks for, and what their words mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import vocab
from kg.extract.construct import CONSTRUCTIONS, Construction
from kg.extract.discourse import Discourse
from kg.extract.furniture import Furniture
from kg.extract.pipeline import Extractor
from kg.extract.scope import Scope
from kg.extract.speakers import Speakers
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.lexicon.gazetteer import read_gazetteer
from kg.lexicon.lexicon import read_data, read_words
from kg.lexicon.vocabulary import read_vocabulary
from kg.ontology.problem import Problem
from kg.ontology.terms import Terms
from kg.ontology.yamlfile import Node, misread

CORE = ("words", "times", "quantities", "furniture")
_CERTAINTIES = ("certain", "probable", "possible")
_GRADED = ("doubt_verbs", "hedges", "hedging_heads", "future_heads")
_CLASSED = ("name_heads",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked(Lexicon):
    """A lexicon that notes which lists are asked for and not there."""

    missing: dict[str, None] = field(default_factory=dict)

    def list(self, name: str) -> frozenset[str]:
        return frozenset(self.table(name))

    def table(self, name: str) -> Mapping[str, Any]:
        if name not in self.words:
            self.missing[name] = None
            return {}
        found = self.words[name]
        return dict.fromkeys(found, True) if isinstance(found, frozenset) else found


def word_problems(path: Path, node: Node, terms: Terms) -> Iterator[Problem]:
    """What is wrong with the words themselves."""
    yield from misread(path, node)
    for key, value in node.pairs():
        for word, meaning in value.pairs():
            if key.value in _GRADED and meaning.value not in _CERTAINTIES:
                what = f"{key.value}: {word.value} is {meaning.value!r}"
                yield Problem(path, meaning.line, what, f"write {' or '.join(_CERTAINTIES)}")
            wrong = terms.has_class(str(meaning.value)) if key.value in _CLASSED else None
            if wrong:
                what = f"{key.value}: {wrong}"
                yield Problem(path, meaning.line, what, "declare it, or correct the name")


def lacking(root: Path, terms: Terms) -> Iterator[Problem]:
    """The lists and parts of `core/` that the extractor needs and that are not there."""
    core = root / "core"
    asked = _Asked(
        vocabulary=read_vocabulary(terms.facts),
        gazetteer=read_gazetteer({}, ()),
        frames=(),
        nouns={},
        words=read_words(root),
        data=read_data(root),
    )
    try:
        scope = Scope(asked)
        Extractor(asked)
        for kind in CONSTRUCTIONS:
            Construction(Frame(id=kind, property=kind, kind=kind), asked)
        discourse = Discourse(asked, [], scope, article=vocab.BASE, published=None)
        Speakers(asked, discourse, [])
        Furniture.of(asked.data["furniture"])
    except KeyError as error:
        yield Problem(core, 1, f"no {error} in its files", "take it from the core that ships")
    if "prepositions" not in asked.words:
        asked.missing["prepositions"] = None
    for name in asked.missing:
        what = f"no list {name!r}"
        yield Problem(core / "words.yaml", 1, what, "take it from the core that ships")
