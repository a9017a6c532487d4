"""Statements as they are read from a store."""

from kg.check.statements import load_statements
from kg.load import load_reading
from kg.model import Article, Entity, Polarity, Property, Quote, Reading, Speaker, Statement
from kg.rdf import source_iri, statement_iri
from kg.store import open_store
from kg.vocab import expand

TEXT = "Selke came down safely."


def reading(path: str, kind: str) -> Reading:
    """An article that has one thing, of a class of its own."""
    craft = Entity(iri=expand("ent:selke"), label="Selke", type=kind, mention="Selke")
    safe = Entity(iri=expand("space:SoftLanding"), label="soft landing", type="space:Outcome")
    said = Property(iri=expand("space:landingOutcome"), name="landingOutcome")
    quote = Quote.of(TEXT, 0, len(TEXT))
    statement = Statement(
        id=statement_iri(source_iri(path), quote, craft, said, safe, Polarity.POSITIVE),
        source=path,
        subject=craft,
        property=said,
        value=safe,
        speakers=(Speaker(label="Dorn Post"),),
        quote=quote,
    )
    return Reading(article=Article(path=path, text=TEXT, blocks=()), statements=(statement,))


def test_a_thing_has_the_class_that_its_own_source_gives_it() -> None:
    one, other = reading("one.txt", "space:Rover"), reading("other.txt", "space:Lander")
    with open_store() as store:
        for each in (one, other):
            load_reading(store, each)
        (first,), (second,) = one.statements, other.statements
        alone = load_statements(store, [first.id])
        both = load_statements(store, [first.id, second.id])
    assert alone[first.id].subject.type == both[first.id].subject.type == "space:Rover"
    assert both[second.id].subject.type == "space:Lander"
    assert both[first.id] == alone[first.id]
