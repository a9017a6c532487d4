"""Where a statement is at home: with most of those that it is held against.

That is with what is told of the same subject by the same properties, or of the same value where it
is the value that counts. What is found does not depend on it, only how much is carried about. So an
agency that all articles name is in as many homes as there are missions.
"""

from kg.check.connected import connected
from kg.check.ties import Ties
from kg.corpus.pieces import Piece, key


class Homes:
    """The homes by what the ontology declares."""

    def __init__(self, ties: Ties) -> None:
        self._related = _first_of_each(ties.related)
        self._shared = _first_of_each(ties.shared)

    def home_of(self, piece: Piece) -> str:
        """The name of the home."""
        path, thing = piece.predicate, piece.object
        if path in self._related or thing.startswith(f"{piece.iri}#"):
            return key("S", piece.subject, self._related.get(path, path))
        if path in self._shared:
            return key("O", thing, self._shared[path])
        return key("SO", piece.subject, thing)


def _first_of_each(bound: dict[str, set[str]]) -> dict[str, str]:
    """For each property the first of those that are bound to it, directly or through others."""
    groups = connected((path, {path, *others}) for path, others in sorted(bound.items()))
    return {path: min(group) for group in groups for path in group}
