"""Triples in the RDF formats, read back by another library."""

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.store import open_store
from kg.store.serial import TRIPLES, serialize_triples

QUERY = "CONSTRUCT { ?x kg:of [ rdf:value ?y ; rdfs:label 'é \"q\"'@en ] } { ?x <http://a/p> ?y }"
READERS = {"turtle": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld"}


def constructed(form: str) -> bytes:
    """What the query makes of a store filled anew: its blank nodes are named at random."""
    store = open_store()
    store.load(f'<http://a/{n}> <http://a/p> "{n}" <http://g/g> .' for n in range(3))
    return serialize_triples(store.construct(QUERY), form)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib by rdflib
@pytest.mark.parametrize("form", TRIPLES)
def test_a_graph_is_the_same_in_every_format_and_in_every_run(form: str) -> None:
    written = constructed(form)
    assert written == constructed(form)
    read = Dataset(default_union=True)
    read.parse(data=written, format=READERS[form])
    graph = Graph()
    for triple in read.triples((None, None, None)):
        graph.add(triple)
    expected = Graph().parse(data=constructed("nt"), format="nt")
    assert len(expected) == 9
    assert isomorphic(graph, expected)
