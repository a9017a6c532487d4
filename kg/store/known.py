"""What is known of a store that is elsewhere: what was looked up in vain is brought, all at once.

Whatever walks a store by look-ups walks this one, and does so anew after each time that something
was brought, until it looks up nothing that is not known. Then each look-up had the answer that the
whole store gives; how often it is asked is as the walk is deep, not as it is long.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt

Wanted = tuple[NamedNode | None, NamedNode | None, NamedNode | Literal | None]
Bring = Callable[[Collection[Wanted]], Iterable[Quad]]


class Known:
    """An index over what is known; `whole` are the graphs (IRIs) of which that is everything."""

    def __init__(self, store: EmbeddedStore, bring: Bring, whole: Collection[str] = ()) -> None:
        self.store = store
        self._bring = bring
        self._whole = {NamedNode(graph) for graph in whole}
        self._answered: set[Wanted] = set()
        self._missing: set[Wanted] = set()

    def quads_for_pattern(
        self, subject: Any, predicate: Any, value: Any, graph_name: Any, /
    ) -> Iterable[Quad]:
        """The quads that have these terms, as far as they are known."""
        wanted = subject, predicate, value
        # A blank node has no name elsewhere: what is told of it came with it.
        blank = any(isinstance(one, BlankNode) for one in wanted)
        if not (blank or graph_name in self._whole or self._is_answered(*wanted)):
            self._missing.add(wanted)
        return self.store.dataset.quads_for_pattern(subject, predicate, value, graph_name)

    def look(self, wanted: Iterable[Wanted]) -> None:
        """Note what will be looked up."""
        self._missing.update(one for one in wanted if not self._is_answered(*one))

    def bring(self) -> bool:
        """Bring what was looked up in vain; False if nothing was."""
        if not self._missing:
            return False
        self.store.dataset.extend(self._bring(self._missing))
        self._answered |= self._missing
        self._missing = set()
        return True

    def _is_answered(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: Any
    ) -> bool:
        return any(one in self._answered for one in _wider(subject, predicate, value))


class KnownExcerpt(Excerpt):
    """What was taken out of what is known."""

    def has(self, subject: str | None, predicate: str, value: str | None = None) -> bool:
        # Of what is told anywhere it is asked whether it is worth the while to look up more; to
        # bring all of it would be to bring the store.
        return subject is None or super().has(subject, predicate, value)


def _wider(
    subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | Literal | None
) -> Iterator[Wanted]:
    """The look-up itself, and those whose answers hold its own."""
    yield subject, predicate, value
    yield subject, predicate, None
    yield subject, None, None
    yield None, predicate, value
    yield None, predicate, None
