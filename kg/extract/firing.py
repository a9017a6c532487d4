"""A frame that fired: what it read where, before it is a statement."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.factuality import Factuality
from kg.extract.quantities import QuantityExpression
from kg.extract.times import TimeExpression
from kg.lexicon.frames import Frame
from kg.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that fired: tokens and what they stand for. `value` may be an unresolved time."""

    frame: Frame
    trigger: "Token"
    subject: Entity
    subject_token: "Token"
    value: Entity | TimeExpression | QuantityExpression
    value_token: int
    factuality: Factuality
    times: tuple[tuple[int, TimeExpression], ...] = ()
    quantities: tuple[tuple[int, QuantityExpression], ...] = ()
    sole: bool = False
    extent: tuple[int, ...] = ()
    narrowed: tuple[tuple[str, Entity], ...] = ()
