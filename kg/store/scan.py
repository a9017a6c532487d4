"""Read all that a store in a folder holds, each index by itself.

RocksDB holds a block against its checksum when it reads it, and a query reads but one of the six
indexes; pyoxigraph has no other way to have them all read.
"""

from collections import deque
from collections.abc import Iterable

import pyoxigraph

_BITS = 1 << 27  # of a mark; 16 MB each


def read_all(dataset: pyoxigraph.Store) -> int:
    """Read each index from end to end; the number of quads."""
    number, subjects, objects = 0, _Marks(), _Marks()
    predicates: set[pyoxigraph.NamedNode] = set()
    for graph in (pyoxigraph.DefaultGraph(), *dataset.named_graphs()):
        own_predicates, own_objects = set(), set()
        for quad in dataset.quads_for_pattern(None, None, None, graph):
            number += 1
            own_predicates.add(quad.predicate)
            own_objects.add(quad.object)
            if subjects.add(quad.subject):
                _read(dataset.quads_for_pattern(quad.subject, None, None, None))
            if objects.add(quad.object):
                _read(dataset.quads_for_pattern(None, None, quad.object, None))
        for predicate in own_predicates:
            _read(dataset.quads_for_pattern(None, predicate, None, graph))
        for value in own_objects:
            _read(dataset.quads_for_pattern(None, None, value, graph))
        predicates |= own_predicates
    for predicate in predicates:
        _read(dataset.quads_for_pattern(None, predicate, None, None))
    return number


def _read(quads: Iterable[object]) -> None:
    deque(quads, maxlen=0)


class _Marks:
    """Which terms were seen, in little room: of a hundred million one in two is taken for seen.

    Its neighbours in the index are read all the same, and a block holds some fifty.
    """

    def __init__(self) -> None:
        self._bits = bytearray(_BITS // 8)

    def add(self, term: object) -> bool:
        """Mark the term; whether it is new."""
        byte, bit = divmod(hash(term) % _BITS, 8)
        new = not self._bits[byte] >> bit & 1
        self._bits[byte] |= 1 << bit
        return new
