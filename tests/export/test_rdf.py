"""Export of articles as RDF."""

import pyoxigraph
import pytest
from rdflib import Dataset, Graph

from kg.errors import UsageError
from kg.export import article_quads, export, format_of
from kg.model import Statement
from kg.rdf import Iri, Literal, Term, n3, read_statements, source_iri
from kg.store import Store, open_store
from kg.vocab import expand


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


def test_parts_go_with_rdf_alone(store: Store) -> None:
    with pytest.raises(UsageError, match=r"^--with: goes with trig, nquads, turtle, jsonld, not"):
        export(store, "prov", ["reference"])


def test_a_language_is_kept() -> None:
    store = open_store()
    graph = n3(Iri("https://a/g"))
    facts: dict[str, Term] = {
        "rdf:type": Iri(expand("kg:Article")),
        "kg:path": Literal("x", language="de"),
    }
    store.load(f"{graph} <{expand(name)}> {n3(term)} {graph} ." for name, term in facts.items())
    assert b'"x"@de' in export(store, "turtle")
