"""IRIs of statements -> Statements, read from the store; only those asked for."""

from collections.abc import Iterable, Iterator
from itertools import islice

from kg import vocab
from kg.check.collection import without_collection
from kg.decisions import with_paths
from kg.model import Statement
from kg.rdf import Iri, Literal, Term, Triple, n3, read_statements
from kg.store import Store

_BATCH = 500
# The parts of a statement hang on its IRI; what is said of subject and value stands beside them.
_QUERY = """
SELECT DISTINCT ?graph ?s ?p ?o WHERE {{
  VALUES ?statement {{ {iris} }}
  GRAPH ?graph {{
    ?statement kg:certainty ?certainty .
    {{ ?statement ?p ?o BIND(?statement AS ?s) }}
    UNION {{ ?statement ?link ?s . ?s ?p ?o
      FILTER(?link != rdf:predicate && ?link != rdf:type && ?p != kg:text) }}
    UNION {{ ?statement ?link ?s . ?s ?p ?o
      FILTER(?p = kg:text && ?link != oa:hasSource) }}
    UNION {{ ?statement kg:qualifier/kg:value ?s . ?s ?p ?o }}
  }}
}}"""
_NOWHERE = Iri(vocab.SOURCE + "unknown")


def load_statements(store: Store, iris: Iterable[str]) -> dict[str, Statement]:
    """The statements by IRI; what a broken one lacks is filled in, so that it can be shown."""
    wanted = frozenset(iris)
    found = _load(store.whole, wanted)
    if store.whole is not store:  # a reference may have been put beside the copy
        found = _load(store, wanted.difference(found)) | found
    return found


def _load(store: Store, wanted: frozenset[str]) -> dict[str, Statement]:
    found: list[Statement] = []
    remaining = iter(sorted(wanted))
    with without_collection():
        while batch := list(islice(remaining, _BATCH)):
            names = " ".join(n3(Iri(iri)) for iri in batch)
            rows = store.select(_QUERY.format(iris=names)).rows
            # One source may give a thing another class or name than the next: each its own.
            told: dict[str, list[Triple]] = {}
            for row in rows:
                triple = _iri(row["s"]), _iri(row["p"]), row["o"]
                told.setdefault(_iri(row["graph"]), []).append(triple)
            for triples in told.values():
                found += read_statements(_complete(triples))
    return {one.id: one for one in with_paths(store, found) if one.id in wanted}


def _iri(term: Term) -> Iri:
    return term if isinstance(term, Iri) else Iri(term.value)


def _complete(triples: list[Triple]) -> Iterator[Triple]:
    yield from triples
    known: dict[str, set[str]] = {}
    for subject, predicate, _ in triples:
        known.setdefault(subject, set()).add(predicate)
    for name in [name for name, facts in known.items() if vocab.KG + "certainty" in facts]:
        node = Iri(name)
        for curie, default in (
            ("rdf:subject", _NOWHERE),
            ("rdf:predicate", _NOWHERE),
            ("rdf:object", _NOWHERE),
            ("oa:hasSource", _NOWHERE),
            ("kg:polarity", Iri(vocab.KG + "positive")),
            ("kg:tense", Iri(vocab.KG + "present")),
        ):
            if vocab.expand(curie) not in known[node]:
                yield node, Iri(vocab.expand(curie)), default
        for part in ("#quote", "#position"):
            if node + part not in known:
                yield Iri(node + part), Iri(vocab.OA + "exact"), Literal("")
