"""Amounts that are said twice or in two units: "56 miles (90 km)", "2 hours 30 minutes"."""

from dataclasses import replace

from kg.extract.amounts import Amount
from kg.extract.measures import Measure
from kg.model import Quantity

# How many of a smaller unit the larger has, where the two are counted together; any for durations.
_RATIOS = {"length": {3, 12}, "mass": {16}, "angle": {60, 3600}}


def is_subdivision(larger: Measure, smaller: Measure, amount: Amount) -> bool:
    """Whether the smaller unit goes on counting where the larger stopped: feet and inches."""
    if larger.unit.kind != smaller.unit.kind or amount.is_range:
        return False
    ratio = ratio_of(larger, smaller)
    fitting = _RATIOS.get(larger.unit.kind)
    counted = larger.unit.kind == "duration" or (fitting is not None and ratio in fitting)
    return counted and ratio > 1 and 0 <= amount.first.low < ratio


def ratio_of(larger: Measure, smaller: Measure) -> int:
    """How many of the smaller unit make a larger one, in whole numbers."""
    size = larger.unit.low + larger.unit.high
    return round(size / (smaller.unit.low + smaller.unit.high))


def meet(one: Quantity, other: Quantity) -> Quantity | None:
    """One amount in two units, exact as both together; None if they cannot be equal.

    Amounts in two currencies are taken as the first of them.
    """
    if one.kind != other.kind or one.kind == "count" or one.unit == other.unit:
        return None
    if one.base != other.base:
        return one if one.kind == "money" else None
    low = max((end for end in (one.low, other.low) if end is not None), default=None)
    high = min((end for end in (one.high, other.high) if end is not None), default=None)
    if low is not None and high is not None and low > high:
        return None
    return replace(one, low=low, high=high)
