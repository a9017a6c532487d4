"""Export of articles as RDF."""

from datetime import date

import pyoxigraph
import pytest
from rdflib import Dataset, Graph

from kg.errors import UsageError
from kg.export import article_quads, export, format_of
from kg.load import load_ontology, load_reading
from kg.model import Article, Entity, Property, PublicationDate, Quote, Reading, Speaker, Statement
from kg.rdf import Iri, Literal, Term, n3, read_statements, source_iri, statement_iri
from kg.store import Store, open_store
from kg.vocab import expand

TEXT = "ISRO flew “Vikram”."
QUOTE = Quote.of(TEXT, 0, 18)
SUBJECT = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency")
VALUE = Entity(iri=expand("ent:vikram"), label="Vikram", type="space:Lander")
OPERATES = Property(iri=expand("space:operates"), name="operates")


@pytest.fixture
def statement() -> Statement:
    """One statement of a.txt."""
    article = source_iri("a.txt")
    blank = Statement(
        id="",
        source="a.txt",
        subject=SUBJECT,
        property=OPERATES,
        value=VALUE,
        speakers=(Speaker(label="Wire"),),
        quote=QUOTE,
        confidence=0.5,
    )
    iri = statement_iri(article, QUOTE, SUBJECT, OPERATES, VALUE, blank.polarity)
    return Statement(**{name: getattr(blank, name) for name in blank.__slots__} | {"id": iri})


@pytest.fixture
def store(statement: Statement) -> Store:
    """The ontology, a reference source and one article."""
    store = open_store()
    load_ontology(store)
    published = PublicationDate(day=date(2019, 9, 7), origin="option")
    article = Article(path="a.txt", text=TEXT, blocks=(), published=published)
    load_reading(store, Reading(article=article, statements=(statement,)))
    reference, kind = n3(Iri("https://a/reference")), n3(Iri(expand("kg:ReferenceSource")))
    store.load([f"{reference} <{expand('rdf:type')}> {kind} {reference} ."])
    return store


def test_only_what_articles_say_is_exported(store: Store, statement: Statement) -> None:
    graphs = {line.rsplit(" ", 2)[1] for line in article_quads(store)}
    assert graphs == {f"<{source_iri('a.txt')}>", f"<{statement.id}>"}


@pytest.mark.parametrize(
    ("form", "suffix"), [("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")]
)
def test_a_dataset_is_read_back_the_same(store: Store, form: str, suffix: str) -> None:
    document = export(store, form)
    kind = pyoxigraph.RdfFormat.from_extension(suffix)
    again = open_store()
    again.load(f"{quad} ." for quad in pyoxigraph.parse(document, format=kind))
    assert list(again.quads()) == article_quads(store)
    assert export(again, form) == document


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_rdflib_reads_as_many_quads(store: Store, form: str) -> None:
    names = {"jsonld": "json-ld"}
    dataset = Dataset()
    dataset.parse(data=export(store, form), format=names.get(form, form))
    assert len(list(dataset.quads())) == len(article_quads(store))


def test_turtle_is_the_union_with_the_plain_triple(store: Store, statement: Statement) -> None:
    graph = Graph().parse(data=export(store, "turtle"), format="turtle")
    plain = [expand("ent:isro"), expand("space:operates"), expand("ent:vikram")]
    assert plain in [[str(term) for term in triple] for triple in graph]
    fresh = open_store()
    fresh.load(article_quads(store))
    assert read_statements(fresh.triples()) == [statement]
    assert len(graph) == len(list(fresh.triples()))


def test_prefixes_are_declared_in_order_if_used(store: Store) -> None:
    lines = export(store, "trig").decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert "@prefix space: <https://w3id.org/factlint/space#> ." in prefixes
    assert not any("wikidata" in line for line in prefixes)


def test_an_empty_store_gives_an_empty_document() -> None:
    assert export(open_store(), "nquads") == b""
    assert export(open_store(), "jsonld") == b"[]"


@pytest.mark.parametrize(
    ("file", "form"), [("x.trig", "trig"), ("x.NQ", "nquads"), ("x.ttl", "turtle")]
)
def test_the_suffix_gives_the_format(file: str, form: str) -> None:
    assert format_of(file) == form


def test_an_unknown_suffix_lists_the_known() -> None:
    with pytest.raises(UsageError, match=r"x\.csv: its suffix names no RDF format; end it in"):
        format_of("x.csv")


def test_a_language_is_kept() -> None:
    store = open_store()
    graph = n3(Iri("https://a/g"))
    facts: dict[str, Term] = {
        "rdf:type": Iri(expand("kg:Article")),
        "kg:path": Literal("x", language="de"),
    }
    store.load(f"{graph} <{expand(name)}> {n3(term)} {graph} ." for name, term in facts.items())
    assert b'"x"@de' in export(store, "turtle")
