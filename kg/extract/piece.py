"""A paragraph of an article before it is judged."""

from typing import NamedTuple

from kg.model import BlockKind


class Piece(NamedTuple):
    """Where a paragraph stands; `kind` is set where markup has settled it."""

    start: int
    end: int
    kind: BlockKind | None = None
    item: bool = False
