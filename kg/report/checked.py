"""What the findings in a store were found with, and whether they are on the articles as they are.

A hash of all means stands in the graph of the findings. Where these are as they were, only what
the articles say now that they did not then needs to be checked; see `kg.store.former`.
"""

from collections.abc import Iterable

from kg import __version__, vocab
from kg.decisions import DECISIONS
from kg.rdf import Iri, Literal, digest, n3
from kg.rules import Derivation, Rule
from kg.store import Store
from kg.store.former import FINDINGS
from kg.store.ontology import ONTOLOGY

_WITH = vocab.KG + "checkedWith"
_RECORD = f"SELECT ?means {{ GRAPH <{FINDINGS}> {{ <{FINDINGS}> kg:checkedWith ?means }} }}"
_REFERENCES = "SELECT ?x ?what { ?x a kg:ReferenceSource ; kg:sha256 ?what } ORDER BY ?x ?what"
_ONTOLOGY = f"SELECT ?what {{ <{ONTOLOGY}> kg:sha256 ?what }}"
# One pattern each: joined with what else is told of an article, a store on disk takes minutes.
_HASHES = tuple(f"SELECT ?x ?what {{ ?x {name} ?what }}" for name in ("kg:inputHash", "kg:sha256"))


def means_of(store: Store, rules: Iterable[Rule | Derivation], settings: Iterable[str]) -> str:
    """A hash of all that a check of the store is made with; `settings` are what else it goes by."""
    known = [n3(row["what"]) for row in store.select(_ONTOLOGY).rows]
    for row in store.select(_REFERENCES).rows:
        known += [n3(row["x"]), n3(row["what"])]
    decided = sorted(" ".join(map(n3, triple)) for triple in store.triples(DECISIONS))
    texts = [f"{rule.id} {rule.text}" for rule in rules]
    return digest("since", __version__, *settings, *texts, *known, *decided, length=32)


def articles_of(store: Store) -> str:
    """A hash of which articles the store has, and what they were read from."""
    rows = (row for query in _HASHES for row in store.select(query).rows)
    return digest(*sorted(f"{row['x']} {n3(row['what'])}" for row in rows), length=32)


def recorded(store: Store) -> str | None:
    """What the findings in the store were found with; None where that is not known."""
    means = [row["means"] for row in store.select(_RECORD).rows]
    return means[0].value if means and isinstance(means[0], Literal) else None


def means_quad(means: str) -> str:
    """The same as an N-Quads line of the graph of the findings."""
    graph = n3(Iri(FINDINGS))
    return f"{graph} <{_WITH}> {n3(Literal(means))} {graph} ."
