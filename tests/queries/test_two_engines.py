"""The named queries are standard SPARQL 1.1: another engine answers the same."""

import os

import pytest
import rdflib

from kg.queries import Query, answer, load_queries
from kg.queries.answer import bind_values
from kg.rdf import Literal
from kg.store import Solutions, Store
from kg.store.syntax import bind, declare

# rdflib joins these row by row, for minutes.
TOO_SLOW = {"agencies-by-missions", "anonymous-speakers", "disagreements", "who-said-what"}
MISREAD = {"slipped-dates"}  # rdflib makes a row of a group that is empty


@pytest.fixture(scope="module")
def union(press: Store) -> rdflib.Graph:
    """All that the store holds as one graph."""
    graph = rdflib.Graph()
    triples = (line.rsplit(" <", 1)[0] + " ." for line in press.quads())
    return graph.parse(data="\n".join(triples), format="nt")


@pytest.mark.skipif(not os.environ.get("KG_FUZZ"), reason="takes two minutes; make fuzz runs it")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "query",
    [one for one in load_queries() if one.name not in TOO_SLOW | MISREAD],
    ids=lambda one: str(one.name),
)
def test_rdflib_answers_the_same(press: Store, union: rdflib.Graph, query: Query) -> None:
    given = {one.name: one.example for one in query.parameters if not one.optional}
    ours = answer(press, query, given)
    assert isinstance(ours, Solutions)
    theirs = union.query(declare(bind(query.text, bind_values(press, query, given))))
    assert theirs.vars is not None
    assert tuple(map(str, theirs.vars)) == ours.variables
    assert [tuple("" if term is None else str(term) for term in row) for row in theirs] == [
        tuple(bare(row.get(name, Literal(""))) for name in ours.variables) for row in ours.rows
    ]


def bare(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term)
