"""Decisions in a store: what they do to statements, and that they outlive an edit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kg.decisions import (
    REVIEW,
    Decision,
    Verdict,
    applied_decisions,
    decide,
    read_ledger,
    read_revisions,
    rejected_statements,
    revision_iri,
    statement_key,
    statement_label,
)
from kg.load import load_ontology, load_reading
from kg.model import (
    Article,
    Entity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Reading,
    Speaker,
    Statement,
    Tense,
    Value,
)
from kg.rdf import source_iri, statement_iri
from kg.store import Store, open_store
from kg.vocab import expand

PATH = "a.txt"
SOURCE = source_iri(PATH)
WORDS = {149: "Vikram weighed 149 kg", 1471: "Vikram has a mass of 1,471 kg"}
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
VIKRAM = Entity(iri=expand("ent:vikram-2019"), label="Vikram", type="space:Lander")
MASS = Property(iri=expand("space:mass"), name="mass")


def kilograms(amount: float) -> Quantity:
    return Quantity(
        amount=amount,
        unit="kg",
        text=f"{amount:g} kg",
        low=amount - 0.5,
        high=amount + 0.5,
        base="kg",
        kind="mass",
    )


def weigh(text: str, amount: float, **more: Any) -> Statement:
    """The statement of the words that give this mass, where they stand in the text."""
    words = WORDS[int(amount)]
    quote = Quote.of(text, text.index(words), text.index(words) + len(words))
    value: Value = kilograms(amount)
    one = Statement(
        id="",
        source=PATH,
        subject=VIKRAM,
        property=MASS,
        value=value,
        tense=Tense.PAST,
        speakers=(Speaker(label="Daily"),),
        quote=quote,
    )
    one = replace(one, **more)
    made = statement_iri(SOURCE, quote, one.subject, one.property, one.value, one.polarity)
    return replace(one, id=made)


def reading(text: str, *statements: Statement) -> Reading:
    article = Article(
        path=PATH,
        text=text,
        blocks=(),
        publisher="Daily",
        published=PublicationDate(day=date(2019, 9, 7), origin="option"),
    )
    return Reading(article=article, statements=statements)


def say(store: Store, *amounts: float, before: str = "") -> dict[int, Statement]:
    """Read the article anew: it gives these masses, after the words `before`."""
    text = before + " ".join(f"{WORDS[int(one)]}." for one in amounts)
    found = {int(one): weigh(text, one) for one in amounts}
    load_reading(store, reading(text, *found.values()))
    return found


def judge(store: Store, statement: Statement, verdict: Verdict, **more: Any) -> Decision:
    """Anna decides on the statement."""
    ledger = read_ledger(store)
    revision = more.pop("revision", None)
    decision = Decision(
        number=ledger.next_number,
        key=statement_key(statement, SOURCE),
        used=statement.id,
        label=statement_label(statement),
        verdict=verdict,
        by="Anna",
        at=NOON,
        source=SOURCE,
        revision=revision.id if revision else None,
        **more,
    )
    decide(store, decision, revision)
    return decision


def plain(store: Store) -> list[str]:
    """The graphs of plain triples about the mass."""
    query = "SELECT ?g { GRAPH ?g { ?s space:mass ?o } } ORDER BY ?g"
    return [str(row["g"]) for row in store.select(query).rows]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store() as opened:
        load_ontology(opened)
        yield opened


def corrected(statement: Statement, amount: float) -> Statement:
    made = replace(statement, value=kilograms(amount), extractor=REVIEW)
    return replace(made, id=revision_iri(made, statement_key(statement, SOURCE)))


def described(store: Store, iri: str) -> bool:
    return store.ask(f"ASK {{ <{iri}> a kg:Statement ; oa:hasSelector ?quote }}")


def test_a_rejected_statement_loses_its_plain_triple_and_keeps_its_description(
    store: Store,
) -> None:
    said = say(store, 149, 1471)
    judge(store, said[149], Verdict.REJECTED)
    assert plain(store) == [said[1471].id]
    assert rejected_statements(store) == {said[149].id}
    assert described(store, said[149].id)


def test_a_decision_is_a_prov_activity_of_a_person(store: Store) -> None:
    said = say(store, 149)
    decision = judge(store, said[149], Verdict.REJECTED, note="misread")
    assert store.ask(
        f"""ASK {{ GRAPH <https://w3id.org/factlint/decisions> {{
        <{decision.iri}> a kg:Decision, prov:Activity ; kg:verdict kg:rejected ; kg:inForce true ;
          prov:used <{said[149].id}> ; prov:wasAssociatedWith ?who ; rdfs:comment "misread" ;
          prov:startedAtTime "2026-11-26T12:00:00Z"^^xsd:dateTime ; prov:endedAtTime ?end .
        ?who a prov:Person ; schema:name "Anna" .
        <{said[149].id}> kg:standing kg:rejected }} }}"""
    )
    assert list(read_ledger(store)) == [decision]


def test_a_later_decision_takes_the_place_of_an_earlier_and_both_stay(store: Store) -> None:
    said = say(store, 149)
    first = judge(store, said[149], Verdict.REJECTED)
    second = judge(store, said[149], Verdict.ACCEPTED)
    assert plain(store) == [said[149].id]
    assert rejected_statements(store) == frozenset()
    assert list(read_ledger(store)) == [first, second]
    assert read_ledger(store).in_force() == {first.key: second}


def test_what_is_taken_back_gives_way_to_what_was_decided_before(store: Store) -> None:
    said = say(store, 149)
    first = judge(store, said[149], Verdict.REJECTED)
    second = judge(store, said[149], Verdict.ACCEPTED)
    judge(store, said[149], Verdict.WITHDRAWN, withdraws=second.iri)
    assert plain(store) == []
    judge(store, said[149], Verdict.WITHDRAWN, withdraws=first.iri)
    assert plain(store) == [said[149].id]
    assert len(read_ledger(store)) == 4
    assert read_ledger(store).in_force() == {}


def test_a_paragraph_that_moves_keeps_its_decisions(store: Store) -> None:
    old = say(store, 149, 1471)
    judge(store, old[149], Verdict.REJECTED)
    new = say(store, 149, 1471, before="Something new. ")
    assert new[149].id != old[149].id
    assert rejected_statements(store) == {new[149].id}
    assert plain(store) == [new[1471].id]


def test_what_is_no_longer_stated_takes_its_decision_along_until_it_is_back(store: Store) -> None:
    said = say(store, 149, 1471)
    decision = judge(store, said[149], Verdict.REJECTED)
    say(store, 1471)
    assert (rejected_statements(store), applied_decisions(store)) == (frozenset(), frozenset())
    back = say(store, 1471, 149)
    assert rejected_statements(store) == {back[149].id}
    assert applied_decisions(store) == {decision.iri}


def test_reading_the_same_article_again_changes_nothing(store: Store) -> None:
    judge(store, say(store, 149, 1471)[149], Verdict.REJECTED)
    before = list(store.quads())
    say(store, 149, 1471)
    assert list(store.quads()) == before


def test_the_same_words_in_another_reading_are_another_statement(store: Store) -> None:
    said = say(store, 149)
    judge(store, said[149], Verdict.REJECTED)
    other = weigh("Vikram weighed 149 kg.", 149, value=kilograms(150))
    assert statement_key(other, SOURCE) != statement_key(said[149], SOURCE)


def test_a_correction_is_a_statement_of_the_same_words_by_a_person(store: Store) -> None:
    said = say(store, 149, 1471)
    made = corrected(said[149], 1471)
    decision = judge(store, said[149], Verdict.CORRECTED, revision=made)
    assert read_revisions(store) == {made.id: made}
    assert sorted(plain(store)) == sorted([said[1471].id, made.id])
    assert store.ask(
        f"""ASK {{ <{made.id}> prov:wasRevisionOf <{said[149].id}> ; kg:extractor "review" ;
        prov:wasGeneratedBy <{decision.iri}> ; oa:hasSource <{SOURCE}> ;
        prov:wasAttributedTo/schema:name "Anna" }}"""
    )


def test_a_correction_outlives_that_its_article_is_read_again_and_follows_its_words(
    store: Store,
) -> None:
    old = say(store, 149)
    made = corrected(old[149], 1471)
    judge(store, old[149], Verdict.CORRECTED, revision=made)
    new = say(store, 149, before="Something new. ")
    (kept,) = read_revisions(store).values()
    assert (kept.id, kept.quote) == (made.id, new[149].quote)
    assert plain(store) == [made.id]
    assert rejected_statements(store) == {new[149].id}


def test_a_correction_whose_words_are_gone_takes_no_part(store: Store) -> None:
    said = say(store, 149, 1471)
    made = corrected(said[149], 1470)
    judge(store, said[149], Verdict.CORRECTED, revision=made)
    left = say(store, 1471)
    assert plain(store) == [left[1471].id]
    assert rejected_statements(store) == {made.id}


def test_a_correction_can_be_corrected_and_each_can_be_taken_back(store: Store) -> None:
    said = say(store, 149)
    first = corrected(said[149], 1470)
    one = judge(store, said[149], Verdict.CORRECTED, revision=first)
    second = corrected(first, 1471)
    two = judge(store, first, Verdict.CORRECTED, revision=second)
    assert plain(store) == [second.id]
    judge(store, first, Verdict.WITHDRAWN, withdraws=two.iri)
    assert plain(store) == [first.id]
    judge(store, said[149], Verdict.WITHDRAWN, withdraws=one.iri)
    assert plain(store) == [said[149].id]
    assert {PATH} == {one.source for one in read_revisions(store).values()}


def test_a_store_without_decisions_stays_as_it_is(store: Store) -> None:
    say(store, 149)
    assert not any("decisions>" in line for line in store.quads())
