"""Is this what kg writes of an article? Its graph held against what kg would write of it.

What differs is damage, and so is anything beside it: it would be lost with the next reading.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from kg import vocab
from kg.decisions import DECISIONS
from kg.model import Entity, Source, Statement, Value
from kg.rdf import (
    Iri,
    Literal,
    Triple,
    read_sources,
    read_statements,
    source_quads,
    statement_iri,
    statement_quads,
)
from kg.store.parse import Quad, line_of
from kg.store.terms import kept

Graphs = Mapping[str, Sequence[Quad]]

# What may be said of an entity; another statement of the article may have said it.
_OF_ENTITIES = {
    vocab.expand(name) for name in ("rdfs:label", "rdf:type", "kg:belongsTo", "kg:unnamed")
}
_NAMED = {vocab.expand(name) for name in ("rdfs:label", "rdf:type")}
# Another version of kg may have read the article, with another ontology.
_OF_READING = {vocab.expand(name) for name in ("prov:used", "prov:wasAssociatedWith", "rdf:type")}
_OF_SOURCE = {vocab.expand(name) for name in ("prov:wasInfluencedBy", "kg:inputHash")}


class DamageError(Exception):
    """What is wrong with a dump, in a few words."""


class Sound(TypedDict):
    """The parts of an ArticleGraph."""

    source: Source
    statements: tuple[Statement, ...]
    lines: tuple[str, ...]


def sound_article(iri: str, graphs: Graphs) -> Sound:
    """The article of that IRI and its statements; raises DamageError."""
    quads = graphs[iri]
    triples = [(quad.subject, quad.predicate, quad.object) for quad in quads]
    source, text = _source(iri, triples)
    try:
        statements = read_statements(triples)
    except (KeyError, ValueError, IndexError) as error:
        raise DamageError(f"what it says of the statements of {source.path} is damaged") from error
    for one in statements:
        _check_quote(one, text)
        if one.id != statement_iri(
            iri, one.quote, one.subject, one.property, one.value, one.polarity
        ):
            raise DamageError(f"{vocab.shorten(one.id)} is not the statement that it was")
    activities = {s: str(o) for s, p, o in triples if p == vocab.PROV + "wasGeneratedBy"}
    expected = [*source_quads(source, text)]
    try:
        for one in statements:
            expected += statement_quads(one, source, activity=activities.get(Iri(one.id), ""))
    except (KeyError, ValueError) as error:
        raise DamageError(f"what it says of the statements of {source.path} is damaged") from error
    plain = [line for line in expected if _graph(line) != f"<{iri}>"]
    stated = [line_of(quad) for quad in quads]
    _compare(stated, [line for line in expected if _graph(line) == f"<{iri}>"], statements, iri)
    _check_beside(triples, statements, set(activities.values()))
    _check_plain(kept(plain), statements, graphs)
    return {
        "source": source,
        "statements": tuple(statements),
        "lines": (*stated, *plain),
    }


def _check_plain(due: frozenset[str], statements: Iterable[Statement], graphs: Graphs) -> None:
    """Each plain triple stands in its graph, alone, but for those that people rejected."""
    there = kept(line_of(quad) for one in statements for quad in graphs.get(one.id, ()))
    standing, out = vocab.KG + "standing", vocab.KG + "rejected"
    rejected = {
        f"<{quad.subject}>"
        for quad in graphs.get(DECISIONS, ())
        if quad.predicate == standing and quad.object == out
    }
    for line in sorted(there - due):
        raise DamageError(f"the graph {_graph(line)} holds more than its triple")
    for line in sorted(due - there):
        if _graph(line) not in rejected:
            raise DamageError(f"the graph {_graph(line)} lacks its triple")


def _source(iri: str, triples: Sequence[Triple]) -> tuple[Source, str]:
    found: dict[str, str] = {}
    for subject, predicate, value in triples:
        if subject == iri and isinstance(value, Literal):
            name = vocab.shorten(predicate)
            if name in found:
                raise DamageError(f"{vocab.shorten(iri)} has more than one {name}")
            found[name] = value.value
    path, text = found.get("kg:path"), found.get("kg:text")
    if path is None or text is None:
        raise DamageError(f"{vocab.shorten(iri)} is an article without a path or a text")
    if hashlib.sha256(text.encode()).hexdigest() != found.get("kg:sha256"):
        raise DamageError(f"the text of {path} is not the one that was exported (SHA-256)")
    try:
        (source,) = (one for one in read_sources(triples) if one.iri == iri)
    except ValueError as error:
        raise DamageError(f"what it says of {path} is damaged") from error
    return source, text


def _check_quote(one: Statement, text: str) -> None:
    quote = one.quote
    before, after = max(0, quote.start - len(quote.prefix)), quote.end + len(quote.suffix)
    if not 0 <= quote.start < quote.end <= len(text) or (
        text[quote.start : quote.end] != quote.exact
        or text[before : quote.start] != quote.prefix
        or text[quote.end : after] != quote.suffix
    ):
        raise DamageError(f"the quote of {vocab.shorten(one.id)} does not stand at its place")


def _compare(
    stated: Iterable[str], expected: Iterable[str], statements: Iterable[Statement], iri: str
) -> None:
    """Raise DamageError for a line too few or too many, but for what may differ."""
    entities = {f"<{one.iri}>" for statement in statements for one in _entities(statement)}
    try:
        there, due = kept(stated), kept(expected)
    except SyntaxError as error:  # an IRI was to be made of what is missing
        raise DamageError(f"{vocab.shorten(iri)} has statements that lack a part") from error

    def may_differ(line: str) -> bool:
        subject, predicate, _ = line.split(" ", 2)
        predicate = predicate[1:-1]
        if subject in entities and predicate in _OF_ENTITIES:
            return True
        if subject.startswith(f"<{vocab.ACTIVITY}"):
            return predicate in _OF_READING
        return subject == f"<{iri}>" and predicate in _OF_SOURCE

    for how, lines in (("lacks", due - there), ("has a strange", there - due)):
        for line in sorted(lines):
            if not may_differ(line):
                subject, predicate, _ = (part.strip("<>") for part in line.split(" ", 2))
                raise DamageError(f"{vocab.shorten(subject)} {how} {vocab.shorten(predicate)}")


def _check_beside(
    triples: Iterable[Triple], statements: Iterable[Statement], activities: set[str]
) -> None:
    """Each entity has a name and a class, and each activity says what was read, and by whom."""
    told: dict[str, set[str]] = {}
    for subject, predicate, _ in triples:
        told.setdefault(subject, set()).add(predicate)
    due = {one.iri: _NAMED for statement in statements for one in _entities(statement)}
    for iri, predicates in sorted((due | dict.fromkeys(activities, _OF_READING)).items()):
        for missing in sorted(predicates - told.get(iri, set())):
            raise DamageError(f"{vocab.shorten(iri)} lacks {vocab.shorten(missing)}")


def _entities(statement: Statement) -> Iterator[Entity]:
    values: list[Value] = [statement.subject, statement.value]
    values += [value for _, value in statement.qualifiers]
    yield from (value for value in values if isinstance(value, Entity))


def _graph(line: str) -> str:
    return line.rsplit(" ", 2)[1]
