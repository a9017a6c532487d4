"""Run the derivations: what follows from what is stated and declared, in a graph of its own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg import vocab
from kg.check.collection import without_collection
from kg.check.rows import expand, query_text
from kg.rdf import Iri, n3
from kg.rules import Derivation, Focus, load_derivations, narrow, narrow_near, without_idle
from kg.store import Store

if TYPE_CHECKING:
    from kg.check.nearby import Near

DERIVED = vocab.KG + "derived"


def derive(
    store: Store,
    focus: Focus | None = None,
    derivations: Iterable[Derivation] | None = None,
    *,
    needed: bool = False,
) -> int:
    """Put what follows into the graph kg:derived in place of what stood there; how many triples.

    Each derivation sees what those before it have derived. With a focus, only what follows for its
    subjects is derived; `needed`, which takes none, what rules read whose reach is "near".
    """
    assert focus is None or not needed
    store.replace(DERIVED, ())
    count = 0
    for derivation in load_derivations() if derivations is None else derivations:
        text = query_text(derivation.text, derivation.expands, store)
        left = without_idle(text, store.ask) if needed else text
        count += _add(store, narrow(left, focus)) if left else 0
    return count


def derive_near(near: "Near", derivations: Iterable[Derivation]) -> None:
    """Put what follows from the excerpt into its graph kg:derived."""
    for derivation in derivations:
        text = expand(derivation.text, derivation.expands, near.below)
        _add(near.store, narrow_near(text, near.store.ask))


def _add(store: Store, queries: Iterable[str]) -> int:
    with without_collection():
        triples = {triple for query in queries for triple in store.construct(query)}
        if triples:
            graph = n3(Iri(DERIVED))
            store.load(f"{' '.join(map(n3, triple))} {graph} ." for triple in sorted(triples))
    return len(triples)
