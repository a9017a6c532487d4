"""Lexicon files: frames and nouns, held against the vocabulary and what the extractor knows."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from kg import vocab
from kg.extract import associate, causes, construct, roles
from kg.lexicon.frames import KEYS
from kg.ontology.problem import Problem
from kg.ontology.terms import Terms
from kg.ontology.yamlfile import Node, misread

_TRUTHS = frozenset({"passive", "alone", "denied", "part"})
_TRIGGERS = ("verbs", "nouns", "adjectives")
_CHOICES = {
    "mood": ("purpose", "actual"),
    "certainty": ("certain", "probable", "possible"),
    "polarity": ("positive", "negative"),
    "tense": ("past", "present", "future", "matrix"),
    "when": ("past", "present", "future", "begun"),
}
# These have a dimension behind them ("attribute-mass"); the latter also stands alone.
_MEASURING = frozenset({"attribute", associate.KIND})


class FrameCheck:
    """Checks lexicon files one after the other; frame ids are unique over all of them."""

    def __init__(self, terms: Terms, dimensions: Set[str], prepositions: Set[str]) -> None:
        self._terms = terms
        self._dimensions = dimensions
        self._prepositions = prepositions
        self._ids: dict[str, str] = {}
        self._properties = {
            node.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
            for node in terms.properties
            if vocab.OWL + "ObjectProperty" in terms.types(node)
        } | {node.rsplit("#", 1)[-1] for node in terms.unread}

    def problems(self, path: Path, node: Node) -> Iterator[Problem]:
        """Everything that is wrong in one lexicon file."""
        yield from misread(path, node, _TRUTHS)
        for key, value in node.pairs():
            if key.value == "nouns":
                yield from self._nouns(path, value)
            elif key.value == "frames":
                yield from self._frames(path, value)
            else:
                what = f"unknown key {key.value!r}"
                yield Problem(path, key.line, what, "a lexicon has nouns and frames")

    def _nouns(self, path: Path, nouns: Node) -> Iterator[Problem]:
        if nouns.kind != "mapping":
            yield Problem(path, nouns.line, "`nouns` is no mapping", "write `CLASS: [noun, …]`")
        for kind, lemmas in nouns.pairs():
            yield from self._class(path, kind, "nouns")
            if lemmas.kind != "list":
                what = f"nouns of {kind.value} are no list"
                yield Problem(path, lemmas.line, what, "write [noun, …]")

    def _frames(self, path: Path, frames: Node) -> Iterator[Problem]:
        if frames.kind != "list":
            what = "`frames` is not a list"
            yield Problem(path, frames.line, what, "write one `- {id: …}` per frame")
            return
        for frame in frames.value:
            if frame.kind != "mapping":
                yield Problem(path, frame.line, "a frame is no mapping", "write `- {id: …}`")
            else:
                yield from self._frame(path, frame)

    def _frame(self, path: Path, frame: Node) -> Iterator[Problem]:
        name = frame["id"]
        called = f"frame {name.value}" if name else "a frame"
        yield from self._id(path, frame, name)
        for key, _ in frame.pairs():
            if key.value not in KEYS:
                what = f"{called}: unknown key {key.value!r}"
                yield Problem(path, key.line, what, "see docs/lexicon.md")
        yield from self._property(path, frame, called)
        for part in ("domain", "range", "open", "subject_is", "value_is"):
            for one in _items(frame, part):
                yield from self._class(path, one, called)
        for part in ("constant", "except"):
            for one in _items(frame, part):
                yield from self._thing(path, one, called)
        for part, choices in _CHOICES.items():
            chosen = frame[part]
            if chosen and chosen.value not in choices:
                what = f"{called}: {part} is {chosen.value!r}"
                yield Problem(path, chosen.line, what, f"write {' or '.join(choices)}")
        yield from self._confidence(path, frame, called)
        yield from self._shape(path, frame, called)

    def _id(self, path: Path, frame: Node, name: Node | None) -> Iterator[Problem]:
        if name is None:
            yield Problem(path, frame.line, "a frame has no id", "give it one of its own")
        elif name.value in self._ids:
            what = f"frame {name.value}: the id stands already in {self._ids[name.value]}"
            yield Problem(path, name.line, what, "give it one of its own")
        else:
            self._ids[name.value] = f"{path}:{name.line}"

    def _property(self, path: Path, frame: Node, called: str) -> Iterator[Problem]:
        prop = frame["property"]
        if prop is None:
            yield Problem(path, frame.line, f"{called}: no property", "say which it states")
        elif prop.value not in self._properties:
            what = f"{called}: no property {prop.value!r}"
            remedy = "declare it in the vocabulary (owl:ObjectProperty), or correct the name"
            yield Problem(path, prop.line, what, remedy)

    def _class(self, path: Path, node: Node, called: str) -> Iterator[Problem]:
        wrong = self._terms.has_class(str(node.value))
        if wrong:
            remedy = "declare it in the vocabulary, or correct the name"
            yield Problem(path, node.line, f"{called}: {wrong}", remedy)

    def _thing(self, path: Path, node: Node, called: str) -> Iterator[Problem]:
        prefix, colon, _ = str(node.value).partition(":")
        known = colon and prefix in vocab.PREFIXES
        iri = vocab.expand(node.value) if known else ""
        if not self._terms.types(iri) and iri not in self._terms.unread:
            what = f"{called}: {node.value} is declared nowhere"
            yield Problem(path, node.line, what, "declare it, or correct the name")

    @staticmethod
    def _confidence(path: Path, frame: Node, called: str) -> Iterator[Problem]:
        node = frame["confidence"]
        if node is None:
            return
        try:
            sound = 0 <= float(node.value) <= 1
        except (TypeError, ValueError):
            sound = False
        if not sound:
            what = f"{called}: confidence is {node.value!r}"
            yield Problem(path, node.line, what, "write a number from 0 to 1")

    def _shape(self, path: Path, frame: Node, called: str) -> Iterator[Problem]:
        """Triggers, kind and roles: whether the frame can fire, and what it would fill."""
        kind = frame["kind"]
        associates = kind and str(kind.value).split("-")[0] == associate.KIND
        if associates or not any(_items(frame, key) for key in _TRIGGERS):
            yield from self._construction(path, frame, called)
            return
        if kind and kind.value not in self._dimensions:
            what = f"{called}: no dimension {kind.value!r}"
            yield Problem(path, kind.line, what, "see core/quantities.yaml")
        values = _items(frame, "value")
        if not values and frame["constant"] is None:
            what = f"{called}: no value"
            yield Problem(path, frame.line, what, "say in which role it stands, or a constant")
        for one in (*_items(frame, "subject"), *values):
            if not self._is_role(str(one.value)):
                what = f"{called}: no role {one.value!r}"
                yield Problem(path, one.line, what, "see the roles in docs/lexicon.md")
            if one.value == "quantity" and kind is None:
                what = f"{called}: a quantity of no kind"
                yield Problem(path, one.line, what, "say which dimension: `kind: money`")

    def _construction(self, path: Path, frame: Node, called: str) -> Iterator[Problem]:
        kind = frame["kind"]
        if kind is None:
            what = f"{called}: no trigger"
            yield Problem(path, frame.line, what, "give verbs, nouns, adjectives or kind")
            return
        word = str(kind.value)
        first, _, dimension = word.partition("-")
        known = word in construct.CONSTRUCTIONS and word != "attribute"
        if first in _MEASURING:
            known = dimension in self._dimensions or word == associate.KIND
        known = known or word == causes.KIND
        if not known:
            what = f"{called}: no construction {word!r}, and no trigger"
            yield Problem(path, kind.line, what, "see the constructions in docs/lexicon.md")

    def _is_role(self, word: str) -> bool:
        if word in roles.CORE or word in roles.EXPRESSIONS or not self._prepositions:
            return True
        parts = word.split(" ")
        return bool({parts[0], parts[-1]} & self._prepositions)


def _items(frame: Node, key: str) -> list[Node]:
    node = frame[key]
    return node.items() if node else []


def dimensions(quantities: Mapping[str, Node] | Node | None) -> set[str]:
    """The dimensions that `quantities.yaml` knows."""
    units = quantities["units"] if isinstance(quantities, Node) else None
    named = {str(key.value) for key, _ in units.pairs()} if units else set()
    return named | {"money", "count"}
