"""Run the derivations: what follows from what is stated and declared, in a graph of its own."""

from collections.abc import Iterable

from kg import vocab
from kg.check.rows import query_text
from kg.rdf import Iri, n3
from kg.rules import Derivation, Focus, load_derivations, narrow
from kg.store import Store

DERIVED = vocab.KG + "derived"


def derive(
    store: Store, focus: Focus | None = None, derivations: Iterable[Derivation] | None = None
) -> int:
    """Put what follows into the graph kg:derived in place of what stood there; how many triples.

    Each derivation sees what those before it have derived. With a focus, only what follows for its
    subjects is derived.
    """
    graph = n3(Iri(DERIVED))
    store.replace(DERIVED, ())
    count = 0
    for derivation in load_derivations() if derivations is None else derivations:
        text = query_text(derivation.text, derivation.expands, store)
        triples = {triple for query in narrow(text, focus) for triple in store.construct(query)}
        store.load(f"{' '.join(map(n3, triple))} {graph} ." for triple in sorted(triples))
        count += len(triples)
    return count
