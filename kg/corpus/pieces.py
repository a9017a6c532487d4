"""N-Quads lines of articles -> statements, what they tell of things, and the articles themselves.

A statement is cut out with its parts and its plain triple. What stands beside the statements is
told of things (names, classes, plain triples): the same in a thousand graphs, it is kept once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple
from zlib import crc32

from kg import vocab
from kg.check.mates import OBJECT, PREDICATE, SHORT, SOURCE, SUBJECT, VOICE

THINGS = "urn:factlint:things"
_EXACT = vocab.OA + "exact"
_VALUE = vocab.KG + "value"
_PATH, _TEXT = vocab.KG + "path", vocab.KG + "text"
_PUBLISHER, _DAY = vocab.SCHEMA + "publisher", vocab.SCHEMA + "datePublished"
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
# Of its source, with each statement: what rules and reports ask for.
_NEEDED = frozenset({_PATH, _PUBLISHER, _DAY, vocab.RDF + "type"})
Key = str
_Quad = tuple[str, str, str, str, str]


class Piece(NamedTuple):
    """A statement with all its lines, and what it is found by."""

    iri: str
    source: str
    subject: str
    predicate: str
    object: str
    keys: tuple[Key, ...]
    lines: str


class Triple(NamedTuple):
    """What is told of a thing; terms as N-Quads has them, IRIs without brackets."""

    subject: str
    predicate: str
    object: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """What it is found by."""
        thing, path, value = self
        keys = (key("sp", thing, path), key("one", thing, path))
        if value.startswith(('"', vocab.STATEMENT)):  # a literal, or a time or an amount of one
            return keys
        return (*keys, key("po", path, value), key("spo", thing, path, value))

    @property
    def line(self) -> str:
        """The triple in the graph of all that is told of things."""
        value = self.object if self.object[:1] in '"_' else f"<{self.object}>"
        return f"<{self.subject}> <{self.predicate}> {value} <{THINGS}> ."


class Paper(NamedTuple):
    """An article: its path, the day and publisher that it gives ("" if none), and its text."""

    path: str
    day: str
    publisher: str
    text: str


class Cut(NamedTuple):
    """What was cut out of some articles."""

    pieces: list[Piece]
    triples: set[Triple]
    papers: list[Paper]


def key(kind: str, *terms: str) -> Key:
    """A look-up as one word."""
    return "\t".join((kind, *terms))


def words_key(exact: str) -> Key:
    """The look-up of the very same words."""
    return key("Q", sha256(exact.encode()).hexdigest())


def part_of(name: str, parts: int) -> int:
    """The number of the part that a name belongs to; the same in every process."""
    return crc32(name.encode()) % parts


def cut(lines: Iterable[str]) -> Iterator[Cut]:
    """What is in the articles, some at a time. The lines of an article must stand together."""
    held: list[_Quad] = []
    early: list[_Quad] = []
    current = None
    for line in lines:
        quad = _split(line)
        graph = quad[3]
        if graph.startswith(vocab.STATEMENT):
            early.append(quad)  # a plain triple; whose it is, its statement's lines will tell
            continue
        if current is not None and graph != current:
            done, early = _with_plain(held, early)
            yield _cut_article(current, done)
            held = []
        current = graph
        held.append(quad)
    if current is not None:
        done, early = _with_plain(held, early)
        yield _cut_article(current, done)


def _split(line: str) -> _Quad:
    """Subject, predicate, object (an IRI without brackets), graph, and the line itself."""
    line = line.rstrip("\n")
    subject, predicate, rest = line.split(" ", 2)
    value, graph, _ = rest.rsplit(" ", 2)
    return subject[1:-1], predicate[1:-1], _bare(value), graph[1:-1], line


def _bare(term: str) -> str:
    return term[1:-1] if term[0] == "<" else term


def _with_plain(held: list[_Quad], early: list[_Quad]) -> tuple[list[_Quad], list[_Quad]]:
    """The article's quads with its plain triples, and those that belong to the next one."""
    own = {quad[0] for quad in held}
    mine = [quad for quad in early if quad[3] in own]
    return [*held, *mine], [quad for quad in early if quad[3] not in own]


def _cut_article(source: str, quads: list[_Quad]) -> Cut:
    told: dict[str, list[_Quad]] = {}
    triples: set[Triple] = set()
    about: dict[str, str] = {}
    needed: list[str] = []
    beside: dict[str, list[str]] = {}
    for quad in quads:
        subject, predicate, value, graph, line = quad
        if graph != source:
            told.setdefault(graph, []).append(quad)
            if subject == source:
                needed.append(line)
            else:
                triples.add(Triple(subject, predicate, value))
        elif subject.startswith(vocab.STATEMENT):
            told.setdefault(subject.partition("#")[0], []).append(quad)
        elif subject == source:
            about[predicate] = value
            needed += [line] if predicate in _NEEDED else []
        elif not subject.startswith(vocab.ACTIVITY):
            beside.setdefault(subject, []).append(line)
            triples.add(Triple(subject, predicate, value))
    pieces = [_piece(iri, source, own, needed, beside) for iri, own in sorted(told.items())]
    paper = Paper(*(_words(about.get(name)) for name in (_PATH, _DAY, _PUBLISHER, _TEXT)))
    return Cut(pieces, triples, [paper])


def _piece(
    iri: str, source: str, quads: list[_Quad], needed: list[str], beside: Mapping[str, list[str]]
) -> Piece:
    facts = {predicate: value for subject, predicate, value, *_ in quads if subject == iri}
    subject, path, value = (facts[name] for name in (SUBJECT, PREDICATE, OBJECT))
    keys = [key("S", subject, path)]
    if not value.startswith(f"{iri}#"):
        keys += [key("O", value, path), key("SO", subject, value)]
    if VOICE in facts:
        keys.append(key("V", facts[VOICE], facts.get(SOURCE, source)))
    exacts = (_words(quad[2]) for quad in quads if quad[1] == _EXACT)
    keys += [words_key(exact) for exact in exacts if len(exact) > SHORT]
    things = {subject, value, *(quad[2] for quad in quads if quad[1] == _VALUE)}
    named = [line for thing in sorted(things) for line in beside.get(thing, ())]
    lines = "\n".join((*(quad[4] for quad in quads), *named, *needed))
    return Piece(iri, source, subject, path, value, tuple(keys), lines)


def _words(literal: str | None) -> str:
    """The text of a literal as N-Quads writes it."""
    if literal is None:
        return ""
    text = literal[1 : literal.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    name = match[1]
    return chr(int(name[1:], 16)) if len(name) > 1 else _ESCAPES.get(name, name)
