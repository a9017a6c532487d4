"""Decisions -> RDF: a PROV activity each, in a graph of their own.

There also stand, worked out anew with each change: what is in force, what it applies to, which
statements are out of the rules, and the statements that corrections have made.
"""

from collections.abc import Callable, Iterator
from datetime import UTC

from kg import vocab
from kg.decisions.decision import Decision
from kg.rdf import Iri, Literal, Term, n3, slug

DECISIONS = vocab.BASE + "decisions"
_GRAPH = n3(Iri(DECISIONS))

Quad = Callable[[str, str, Term], str]


def quad(subject: str, predicate: str, value: Term) -> str:
    """A line of the graph of decisions; the predicate is a CURIE."""
    return f"{n3(Iri(subject))} <{vocab.expand(predicate)}> {n3(value)} {_GRAPH} ."


def person_iri(name: str) -> str:
    """The IRI of a person by name."""
    return vocab.BASE + "person/" + slug(name)


def decision_quads(decision: Decision) -> Iterator[str]:
    """The decision as N-Quads lines in a fixed order."""
    node, person = decision.iri, Iri(person_iri(decision.by))
    moment = Literal(f"{decision.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", vocab.XSD + "dateTime")
    yield quad(node, "rdf:type", Iri(vocab.KG + "Decision"))
    yield quad(node, "rdf:type", Iri(vocab.PROV + "Activity"))
    yield quad(node, "kg:position", Literal(str(decision.number), vocab.XSD + "integer"))
    yield quad(node, "kg:key", Literal(decision.key))
    if decision.on_finding:
        yield quad(node, "kg:fingerprint", Literal(decision.key))
    yield quad(node, "kg:verdict", Iri(vocab.KG + decision.verdict))
    yield quad(node, "prov:used", Iri(decision.used))
    yield quad(node, "dcterms:description", Literal(decision.label))
    if decision.source:
        yield quad(node, "dcterms:source", Iri(decision.source))
    yield quad(node, "prov:startedAtTime", moment)
    yield quad(node, "prov:endedAtTime", moment)
    yield quad(node, "prov:wasAssociatedWith", person)
    yield quad(person, "rdf:type", Iri(vocab.PROV + "Person"))
    yield quad(person, "schema:name", Literal(decision.by))
    if decision.note:
        yield quad(node, "rdfs:comment", Literal(decision.note))
    for number, (name, text) in enumerate(decision.changes):
        part = Iri(f"{node}#change-{number}")
        yield quad(node, "kg:correction", part)
        yield quad(part, "kg:role", Literal(name))
        yield quad(part, "kg:text", Literal(text))
    if decision.revision:
        yield quad(node, "prov:generated", Iri(decision.revision))
    if decision.withdraws:
        yield quad(node, "prov:wasInformedBy", Iri(decision.withdraws))
