"""Statements as nanopublications."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export import export
from kg.export.nanopub import BASE
from kg.load import load_reading
from kg.model import Article, Entity, Reading, Statement
from kg.nanopub import Verdict, check_file
from kg.store import Store, open_store


def document(store: Store, form: str = "nanopub") -> str:
    return export(store, form).decode()


def graph(text: str, name: str) -> str:
    """The graph that ends in that name, without the braces."""
    (found,) = re.findall(rf"^\S+#{name} {{\n(.*?)^}}", text, re.MULTILINE | re.DOTALL)
    return str(found)


def verdict(text: str, folder: Path) -> Verdict:
    file = folder / "x.trig"
    file.write_text(text, "utf-8")
    return check_file(file)


def test_a_statement_is_a_nanopublication(store: Store, statement: Statement) -> None:
    tail = statement.id.rsplit("/", 1)[1]
    text = document(store)
    assert graph(text, "Head") == (
        f"\tthis:{tail} np:hasAssertion this:{tail}\\#assertion ;\n"
        f"\t\tnp:hasProvenance this:{tail}\\#provenance ;\n"
        f"\t\tnp:hasPublicationInfo this:{tail}\\#pubinfo ;\n"
        "\t\ta np:Nanopublication .\n"
    )
    assert graph(text, "assertion") == (
        "\tent:isro a space:Agency ;\n"
        '\t\trdfs:label "ISRO" ;\n'
        "\t\tspace:operates ent:vikram .\n"
        "\tent:vikram a space:Lander ;\n"
        '\t\trdfs:label "Vikram" .\n'
        f"\tst:{tail} rdf:object ent:vikram ;\n"
        "\t\trdf:predicate space:operates ;\n"
        "\t\trdf:subject ent:isro ;\n"
        "\t\ta kg:Statement ;\n"
        "\t\tkg:certainty kg:certain ;\n"
        "\t\tkg:polarity kg:positive ;\n"
        '\t\tkg:subjectLabel "ISRO" ;\n'
        "\t\tkg:tense kg:present ;\n"
        '\t\tkg:valueLabel "Vikram" .\n'
    )


def test_the_provenance_leads_to_the_words(store: Store, statement: Statement) -> None:
    tail = statement.id.rsplit("/", 1)[1]
    told = graph(document(store), "provenance")
    assert f"\tthis:{tail}\\#assertion prov:wasAttributedTo ent:speaker-wire ;\n" in told
    assert 'oa:exact "ISRO flew “Vikram”" ;' in told
    assert 'kg:path "a.txt" ;' in told
    assert "kg:text" not in told


def test_a_tilde_in_an_iri_or_a_text_is_no_part_of_a_trusty_uri(
    statement: Statement, tmp_path: Path
) -> None:
    store = open_store()
    club = Entity(iri=f"{BASE}~~club", label=f"see {BASE}~", type="space:Agency")
    one = replace(statement, subject=club, source=f"{BASE}~/a.txt")
    article = Article(path=one.source, text=one.quote.exact, blocks=())
    load_reading(store, Reading(article=article, statements=(one,)))
    text = document(store, "nanopub-trusty")
    assert verdict(text, tmp_path).problems == ()
    assert "this:\\~\\~club a space:Agency" in text
    assert f'rdfs:label "see {BASE}~"' in text
    assert f'kg:path "{BASE}~/a.txt"' in text


def test_a_plan_or_a_rumour_stands_without_its_bare_triple(two: Store, denial: Statement) -> None:
    text = document(two)
    assert text.count("space:operates ent:vikram") == 1
    assert "ent:lupex-rover space:mass" not in text
    assert "kg:certainty kg:possible" in text


def test_a_denial_is_a_negative_property_assertion(two: Store, denial: Statement) -> None:
    text = document(two)
    assert "a owl:NegativePropertyAssertion , kg:Statement ;" in text
    assert f"owl:targetIndividual st:{denial.id.rsplit('/', 1)[1]}\\#value ;" in text


def test_what_people_rejected_is_not_published(decided: Store) -> None:
    text = document(decided)
    assert "space:operates" not in text
    assert text.count("a np:Nanopublication") == 1
    assert 'dcterms:created "2026-11-26T12:00:00Z"^^xsd:dateTime' in graph(text, "pubinfo")


@pytest.mark.parametrize("name", ["store", "two", "decided"])
@pytest.mark.parametrize(("form", "trusty"), [("nanopub", False), ("nanopub-trusty", True)])
def test_each_is_valid(
    name: str, form: str, trusty: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = verdict(document(request.getfixturevalue(name), form), tmp_path)
    count = len(found.iris)
    assert count == (2 if name == "two" else 1)
    assert (found.trusty, found.signed, found.problems) == (count * trusty, 0, ())


def test_a_trusty_one_that_was_touched_is_seen(store: Store, tmp_path: Path) -> None:
    text = document(store, "nanopub-trusty").replace("kg:certain ;", "kg:probable ;")
    (problem,) = verdict(text, tmp_path).problems
    assert problem[1].startswith("its trusty URI does not fit its content, which has RA")


def test_two_exports_are_the_same_bytes(two: Store) -> None:
    assert document(two, "nanopub-trusty") == document(two, "nanopub-trusty")


def test_without_articles_there_is_no_nanopublication() -> None:
    assert document(open_store()) == ""
