"""What follows from statements, each with what it came from."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.check.derive import DERIVED, derive
from kg.check.reach import read_rows
from kg.load import load_ontology
from kg.rules import load_derivations, load_rules, read_rule
from kg.store import Store, open_store
from kg.vocab import KG

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


def test_what_only_an_absence_asks_for_is_derived_where_one_may_be_found(store: Store) -> None:
    whole = derive(store)
    assert 0 < derive(store, needed=True) < whole
    rows = store.select(f"SELECT ?d {{ GRAPH <{DERIVED}> {{ ?d a kg:DerivedStatement }} }}").rows
    assert rows == []
    sea = "https://example.org/"
    store.load([f"<{sea}reaches> <{KG}requiresStatement> <{sea}makes> <{sea}words> ."])
    assert derive(store, needed=True) == derive(store)


def test_a_rule_of_ones_own_that_reads_all_has_all_that_follows(
    store: Store, tmp_path: Path
) -> None:
    text = f"""# title: A title
# why: It matters.
# fix: Mend it.
# severity: warning
# tags: one
# false alarm: None.
PREFIX kg: <{KG}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?this ?message WHERE {{
  ?this rdf:subject ?part .
  ?derived a kg:DerivedStatement ; kg:derivation "part-for-whole" .
  BIND("found" AS ?message)
}} ORDER BY ?this
"""
    (tmp_path / "own.rq").write_text(text)
    rule = read_rule(tmp_path / "own.rq")
    for rules in ((rule,), (*load_rules(), rule)):
        rows = read_rows(rules, load_derivations(), store, None)
        assert len(rows.found["own"]) > 0
