"""What follows from statements, each with what it came from."""

import pyoxigraph
import pytest

from kg.check.derive import DERIVED, derive
from kg.load import load_ontology
from kg.store import Store, open_store

TRIG = """
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix x: <https://example.org/> .
GRAPH x:words {
  x:reaches kg:holdsOfWhole true ; kg:compares kg:asPlace .
  x:makes kg:compares kg:asRole ; kg:commissionedBy x:runs .
  x:land kg:capital x:city ; kg:government x:cabinet .
}
GRAPH x:source {
  x:s1 rdf:subject x:wheel ; rdf:predicate x:reaches ; rdf:object x:hill ; kg:polarity kg:positive .
  x:wheel kg:belongsTo x:cart .
  x:s2 rdf:subject x:city ; rdf:predicate x:makes ; rdf:object x:cart ; kg:polarity kg:positive .
  x:s3 rdf:subject x:office ; rdf:predicate x:runs ; rdf:object x:cart ; kg:polarity kg:positive .
  x:s4 rdf:subject x:office ; rdf:predicate x:makes ; rdf:object x:hut ; kg:polarity kg:negative .
}
"""
QUERY = """
SELECT ?derivation ?subject ?object (GROUP_CONCAT(?name; separator=" ") AS ?from) WHERE {
  { SELECT ?derivation ?subject ?object ?name WHERE {
      ?d a kg:DerivedStatement ; kg:derivation ?derivation ; rdf:subject ?subject ;
        rdf:object ?object ; prov:wasDerivedFrom ?origin .
      BIND(REPLACE(STR(?origin), "^.*/", "") AS ?name)
    } ORDER BY ?name }
} GROUP BY ?derivation ?subject ?object ORDER BY ?derivation"""


@pytest.fixture
def store() -> Store:
    made = open_store()
    load_ontology(made)
    made.load(f"{quad} ." for quad in pyoxigraph.parse(TRIG, format=pyoxigraph.RdfFormat.TRIG))
    return made


def test_each_derived_statement_cites_what_it_came_from(store: Store) -> None:
    derive(store)
    rows = [
        tuple(getattr(term, "value", str(term)).rsplit("/", 1)[-1] for term in row.values())
        for row in store.select(QUERY).rows
    ]
    assert sorted(map(sorted, rows)) == sorted(
        map(
            sorted,
            [
                ("capital-for-government", "cabinet", "cart", "s2"),
                ("contractor-for-agency", "office", "cart", "s2 s3"),
                ("part-for-whole", "cart", "hill", "s1"),
            ],
        )
    )


def test_what_was_derived_before_is_replaced(store: Store) -> None:
    assert derive(store) == derive(store) == len(list(store.triples(DERIVED)))
