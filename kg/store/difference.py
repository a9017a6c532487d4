"""A source that is put in the place of itself: which triples are gone, and which are new."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Quad

from kg import vocab
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Found, found_of
from kg.store.terms import stored

_TEXT = vocab.KG + "text"


class Difference(NamedTuple):
    """The triples that a source's graphs have lost and gained, but for its text.

    `moved` are those of both that the store as a whole has lost or gained, as no other source
    says them.
    """

    gone: tuple[Found, ...] = ()
    new: tuple[Found, ...] = ()
    moved: tuple[Found, ...] = ()


def replace_source(store: EmbeddedStore, source: str, lines: Iterable[str]) -> Difference:
    """Do as `Store.replace` does, and tell what that changed."""
    before = store.quads_said(source)
    if not store.replace(source, lines):
        return Difference()
    return _difference(store, before, store.quads_said(source))


def since(store: EmbeddedStore, before: Mapping[str, Iterable[str]]) -> Difference:
    """What all these sources (IRIs) have lost and gained, that said these N-Quads lines before."""
    then = stored("\n".join(line for lines in before.values() for line in lines))
    now = {quad for source in before for quad in store.quads_said(source)}
    return _difference(store, set(then), now)


def _difference(store: EmbeddedStore, before: set[Quad], after: set[Quad]) -> Difference:
    old, new = {_triple(quad): quad for quad in before}, {_triple(quad): quad for quad in after}
    changed = [old[triple] for triple in old.keys() - new.keys()]
    added = [new[triple] for triple in new.keys() - old.keys()]
    own = {quad.graph_name for quad in (*before, *after)}
    moved = [
        quad
        for quad in (*changed, *added)
        if all(
            other.graph_name in own
            for other in store.dataset.quads_for_pattern(
                quad.subject, quad.predicate, quad.object, None
            )
        )
    ]
    return Difference(*(tuple(sorted(_told(quads))) for quads in (changed, added, moved)))


def _triple(quad: Quad) -> tuple[object, object, object]:
    return quad.subject, quad.predicate, quad.object


def _told(quads: Iterable[Quad]) -> Iterator[Found]:
    return (one for one in map(found_of, quads) if one.predicate != _TEXT)
