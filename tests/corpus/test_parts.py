"""A corpus that is checked part by part: what one machine finds, whatever the number of parts."""

import pytest

from kg.check import CheckResult, check
from kg.corpus.part import Common, common
from kg.extract import Extractor
from kg.extract.read import find_articles
from kg.load import reading_quads, store_in_memory
from kg.model import Entity, Polarity, Property, Quote, Source, Speaker, Statement
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.reference import load_reference
from kg.report.jsonform import coverage_form, finding_form
from kg.store.terms import kept
from kg.vocab import expand
from tests.corpus.made_up import write_articles
from tests.corpus.parts import check_in_parts, statements_brought

ARTICLES = 50


@pytest.fixture(scope="module")
def everywhere() -> Common:
    return common(None, True)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], CheckResult]:
    """The N-Quads of made-up articles, and what one machine finds in them."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder, ARTICLES)
    extractor = Extractor.load()
    readings = [extractor.read(path) for path in find_articles([str(folder)])]
    lines = [line for reading in readings for line in sorted(kept(reading_quads(reading)))]
    with store_in_memory(readings) as store:
        load_reference(store)
        return lines, check(common(None, True).rules, store)


@pytest.mark.parametrize("parts", [3])
def test_the_findings_are_those_of_one_machine(
    everywhere: Common, corpus: tuple[list[str], CheckResult], parts: int
) -> None:
    lines, whole = corpus
    assert {finding.rule for finding in whole.findings} >= {"date-conflict", "value-conflict"}
    found = check_in_parts(everywhere, lines, parts)
    assert list(map(finding_form, found.findings)) == list(map(finding_form, whole.findings))
    assert coverage_form(found.coverage) == coverage_form(whole.coverage)
    assert found.copies == whole.copies


def test_an_agency_that_all_articles_name_is_not_brought_to_every_part(
    everywhere: Common,
) -> None:
    lines = [line for number in range(40) for line in told_of_isro(number)]
    brought = statements_brought(everywhere, lines, 8)
    assert sum(brought) <= 4  # of 40 about ISRO, in 8 parts


def told_of_isro(number: int) -> list[str]:
    """The N-Quads of an article that says that ISRO operates a craft of its own."""
    isro = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency")
    craft = Entity(iri=expand(f"ent:craft-{number}"), label=f"Craft {number}", type="space:Lander")
    prop = Property(iri=expand("space:operates"), name="operates")
    source = Source(iri=source_iri(f"{number}.txt"), path=f"{number}.txt", publisher="Fen Herald")
    quote = Quote(exact=f"operates craft {number}", start=0, end=20)
    statement = Statement(
        id=statement_iri(source.iri, quote, isro, prop, craft, Polarity.POSITIVE),
        source=source.path,
        subject=isro,
        property=prop,
        value=craft,
        speakers=(Speaker(label="Fen Herald"),),
        quote=quote,
    )
    return sorted(kept([*source_quads(source, "text"), *statement_quads(statement, source)]))
