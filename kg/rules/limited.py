"""A rule that need not come to an end, run in a process of its own that ends with its time."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from kg.errors import QueryError, RuleError
from kg.store.limit import within

if TYPE_CHECKING:
    from kg.rules.rule import Rule

_Answer = TypeVar("_Answer")
_REMEDY = "narrow it, or raise --rule-timeout (0: no limit)"


def limited(rule: "Rule", action: Callable[[], _Answer]) -> _Answer:
    """What the action returns, within the seconds of the rule; a rule that ships has no such limit.

    Raises RuleError if they are over, else as `kg.store.limit.within`.
    """
    try:
        return within(rule.seconds, action, str(rule.path), _REMEDY)
    except QueryError as error:
        raise RuleError(*error.args) from error
