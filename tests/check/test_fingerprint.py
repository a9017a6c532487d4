"""A finding is known again by what it is about, whatever happens to the text around it."""

from dataclasses import replace

import pytest

from kg.check import check
from kg.load import load_ontology
from kg.model import (
    Entity,
    Finding,
    Polarity,
    Property,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Value,
)
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.rules import find_rule, load_rules
from kg.store import open_store
from kg.vocab import expand

RULES = load_rules()
VIKRAM = Entity(iri=expand("ent:vikram-2019"), label="Vikram", type="space:Lander")


def kilograms(amount: float) -> Quantity:
    return Quantity(
        amount=amount,
        unit="kg",
        text=f"{amount} kg",
        low=amount - 0.5,
        high=amount + 0.5,
        base="kg",
        kind="mass",
    )


def state(path: str, start: int, words: str, value: Value, name: str = "space:mass") -> Statement:
    quote = Quote(exact=words, start=start, end=start + len(words))
    prop = Property(iri=expand(name), name=name.split(":")[1])
    return Statement(
        id=statement_iri(path, quote, VIKRAM, prop, value, Polarity.POSITIVE),
        source=path,
        subject=VIKRAM,
        property=prop,
        value=value,
        tense=Tense.PAST,
        speakers=(Speaker(label="Daily"),),
        quote=quote,
    )


def found(*statements: Statement, rule: str = "quantity-conflict") -> list[Finding]:
    with open_store() as store:
        load_ontology(store)
        for path in sorted({one.source for one in statements}):
            source = Source(iri=source_iri(path), path=path, publisher="Daily")
            store.load(source_quads(source, "text"))
            for one in statements:
                if one.source == path:
                    store.load(statement_quads(one, source))
        return list(check((find_rule(RULES, rule),), store).findings)


def mark(*statements: Statement) -> str:
    (finding,) = found(*statements)
    return finding.fingerprint


LIGHT = state("a.txt", 10, "it weighed 149 kg", kilograms(149))
HEAVY = state("a.txt", 90, "its mass of 1,471 kg", kilograms(1471))
KNOWN = mark(LIGHT, HEAVY)


def moved(one: Statement, path: str, start: int, words: str) -> Statement:
    return state(path, start, words, one.value)


@pytest.mark.parametrize(
    ("light", "heavy"),
    [
        (("a.txt", 10, "it weighed 149 kg"), ("a.txt", 91, "its mass of 1,471 kg")),
        (("a.txt", 300, "it weighed 149 kg"), ("a.txt", 90, "its mass of 1,471 kg")),
        (("a.txt", 10, "it  weighed\n149 kg"), ("a.txt", 92, "its mass of 1,471 kg")),
        (("a.txt", 10, "At 149 kg it was light"), ("a.txt", 90, "its mass of 1,471 kg")),
        (("old/a.txt", 10, "it weighed 149 kg"), ("old/a.txt", 90, "its mass of 1,471 kg")),
        (("b.txt", 10, "it weighed 149 kg"), ("c.txt", 90, "its mass of 1,471 kg")),
    ],
    ids=["blank line", "moved paragraph", "white space", "other words", "folder", "file"],
)
def test_it_outlives(light: tuple[str, int, str], heavy: tuple[str, int, str]) -> None:
    assert mark(moved(LIGHT, *light), moved(HEAVY, *heavy)) == KNOWN


def test_it_outlives_another_article_that_repeats_one_side() -> None:
    again = moved(HEAVY, "c.txt", 5, "1,471 kg of lander")
    (finding,) = found(LIGHT, HEAVY, again)
    assert [len(side) for side in finding.sides] == [1, 2]
    assert finding.fingerprint == KNOWN


def test_another_value_is_another_finding() -> None:
    assert mark(LIGHT, replace(HEAVY, value=kilograms(1999))) != KNOWN


def test_one_side_more_is_another_finding() -> None:
    third = state("c.txt", 5, "two tonnes", kilograms(2000))
    assert mark(LIGHT, HEAVY, third) != KNOWN


def misspelled(path: str, start: int = 0, spelling: str = "Vikran") -> Statement:
    name = Entity(iri=expand(f"ent:name-{spelling.lower()}"), label=spelling, type="kg:Name")
    one = state(path, start, spelling, name, "kg:namedAs")
    return replace(one, extractor="mention", frame="variant")


def spellings(*statements: Statement) -> list[str]:
    return sorted(one.fingerprint for one in found(*statements, rule="name-variant"))


def test_one_fault_in_two_articles_is_two_findings() -> None:
    assert len(set(spellings(misspelled("a.txt"), misspelled("b.txt")))) == 2


def test_a_fault_of_one_article_outlives_a_move_within_it_and_of_its_folder() -> None:
    known = spellings(misspelled("a.txt"))
    assert spellings(misspelled("a.txt", 70)) == known
    assert spellings(misspelled("old/a.txt")) == known


def test_another_misspelling_is_another_finding() -> None:
    assert spellings(misspelled("a.txt", spelling="Vikrum")) != spellings(misspelled("a.txt"))


def test_what_no_one_has_named_is_the_same_whatever_the_path_of_its_article() -> None:
    def about(path: str, name: str) -> str:
        rocket = Entity(iri=expand(f"ent:{name}"), label="rocket", type="space:Rocket")
        sides = (LIGHT, HEAVY)
        return mark(*(replace(moved(one, path, 7, "words"), subject=rocket) for one in sides))

    assert about("a.txt", "0123abcd-rocket") == about("b.txt", "89abcdef-rocket")
    assert about("a.txt", "0123abcd-rocket") != about("a.txt", "0123abcd-probe")
