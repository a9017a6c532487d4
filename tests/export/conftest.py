"""An article with one statement, one with two, and what people decided about these."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kg.decisions import (
    REVIEW,
    Decision,
    Verdict,
    decide,
    revision_iri,
    statement_key,
    statement_label,
)
from kg.load import load_ontology, load_reading
from kg.model import (
    Article,
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Reading,
    Speaker,
    Statement,
    Tense,
    Time,
)
from kg.rdf import Iri, n3, source_iri, statement_iri
from kg.store import Store, open_store
from kg.vocab import ENTITY, expand

TEXT = "ISRO flew “Vikram”. JAXA denied a 12 kg rover by 2023."
ISRO = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency")
VIKRAM = Entity(iri=expand("ent:vikram"), label="Vikram", type="space:Lander")
ROVER = Entity(iri=expand("ent:lupex-rover"), label="LUPEX rover", type="space:Rover")
BY_2023 = Time(earliest=None, latest=date(2023, 12, 31), text="by 2023", precision="year")
TWELVE = Quantity(amount=12.0, unit="kg", text="12 kg", low=11.5, high=12.5, base="kg", kind="mass")
PUBLISHED = PublicationDate(day=date(2019, 9, 7), origin="option")
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def named(one: Statement) -> Statement:
    """The statement with the IRI that its content has."""
    iri = statement_iri(
        source_iri(one.source), one.quote, one.subject, one.property, one.value, one.polarity
    )
    return replace(one, id=iri)


@pytest.fixture
def statement() -> Statement:
    """The one statement of a.txt."""
    return named(
        Statement(
            id="",
            source="a.txt",
            subject=ISRO,
            property=Property(iri=expand("space:operates"), name="operates"),
            value=VIKRAM,
            speakers=(Speaker(label="Wire"),),
            quote=Quote.of(TEXT, 0, 18),
            confidence=0.5,
        )
    )


@pytest.fixture
def denial() -> Statement:
    """What b.md denies: a mass, by a speaker whom it quotes."""
    return named(
        Statement(
            id="",
            source="b.md",
            subject=ROVER,
            property=Property(iri=expand("space:mass"), name="mass"),
            value=TWELVE,
            qualifiers=(("time", BY_2023),),
            certainty=Certainty.POSSIBLE,
            polarity=Polarity.NEGATIVE,
            tense=Tense.FUTURE,
            speakers=(Speaker(label="Daily"), Speaker(label="JAXA", iri=ENTITY + "jaxa")),
            quote=Quote.of(TEXT, 34, 45),
            confidence=0.75,
        )
    )


@pytest.fixture
def store(statement: Statement) -> Store:
    """The ontology, a reference source and a.txt."""
    store = open_store()
    load_ontology(store)
    article = Article(path="a.txt", text=TEXT, blocks=(), published=PUBLISHED)
    load_reading(store, Reading(article=article, statements=(statement,)))
    reference, kind = n3(Iri("https://a/reference")), n3(Iri(expand("kg:ReferenceSource")))
    store.load([f"{reference} <{expand('rdf:type')}> {kind} {reference} ."])
    return store


@pytest.fixture
def two(store: Store, denial: Statement) -> Store:
    """That, and b.md with the denial and with what the page says about itself."""
    page = replace(denial, extractor="metadata", quote=Quote.of(TEXT, 0, 4), qualifiers=())
    article = Article(
        path="b.md",
        text=TEXT,
        blocks=(),
        title="No “rover”",
        publisher="Daily",
        published=PUBLISHED,
    )
    load_reading(store, Reading(article=article, statements=(denial, named(page))))
    return store


@pytest.fixture
def decided(two: Store, statement: Statement, denial: Statement) -> Store:
    """That, with the first statement rejected, the second corrected and a finding confirmed."""
    first = Decision(
        number=1,
        key=statement_key(statement, source_iri("a.txt")),
        used=statement.id,
        label=statement_label(statement),
        verdict=Verdict.REJECTED,
        by="A. Editor",
        at=NOON,
        note="it was NASA",
        source=source_iri("a.txt"),
    )
    decide(two, first)
    key = statement_key(denial, source_iri("b.md"))
    changed = replace(denial, polarity=Polarity.POSITIVE, extractor=REVIEW, confidence=1.0)
    changed = replace(changed, id=revision_iri(changed, key))
    second = Decision(
        number=2,
        key=key,
        used=denial.id,
        label=statement_label(denial),
        verdict=Verdict.CORRECTED,
        by="B. Editor",
        at=NOON,
        source=source_iri("b.md"),
        changes=(("polarity", "positive"),),
        revision=changed.id,
    )
    decide(two, second, changed)
    third = Decision(
        number=3,
        key="0123456789abcdef",
        used="https://w3id.org/factlint/finding/0123456789abcdef",
        label="quantity-conflict: two masses",
        verdict=Verdict.ACCEPTED,
        by="A. Editor",
        at=NOON,
        on_finding=True,
    )
    decide(two, third)
    return two
