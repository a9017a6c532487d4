"""What rules hold against each other: by which declarations, and under which conditions.

A rule holds two statements against each other where a property is declared to be compared in a way
that the rule reads, where they are about the same thing, and where the parts that the rule shares
with others (`# use: NAME`) let the pair through, by what they say of themselves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg import vocab
from kg.check.declared import DENIAL, KINDS, ONCE, ORDER, ROLE, VALUES, Declared
from kg.check.told import Manner, Told
from kg.rules import Rule
from kg.rules.terms import read_terms

# What a part says of itself, `# coverage: …`.
AFFIRMED, SURE, LATER = "affirmed", "sure", "later than a plan"
_PLANS = re.compile(r"plans within (?P<days>\d+) days")

Key = tuple[str, ...]


class Side(NamedTuple):
    """What decides whether a statement fits another one under the same key."""

    path: str
    measure: str
    manner: Manner


def keys_of(one: Told, declared: Declared, *, denials: bool) -> Iterator[tuple[str, Key]]:
    """The kinds of comparison that the statement may enter, with what it must share for it.

    `denials` says whether it may be denied, or deny.
    """
    kinds = declared.kinds.get(one.path, frozenset())
    for kind in kinds:
        if kind in VALUES:
            yield kind, (kind, declared.group[one.path], one.subject)
        elif kind == ROLE:
            yield kind, (kind, one.path, one.object)
        elif kind == ONCE:
            if one.timed:
                yield kind, (kind, one.path, one.subject, one.object)
        elif kind == ORDER:
            yield kind, (kind, one.subject)
    for role in one.roles:
        yield "asQuantity", ("amount", one.path, one.subject, one.object, role)
    if denials:
        yield DENIAL, (DENIAL, one.path, one.subject, one.object)


def side_of(one: Told, kind: str) -> Side:
    """The statement as one side of a comparison of that kind."""
    return Side(one.path, one.measure if kind == "asQuantity" else "", one.manner)


def is_comparable(kind: str, key: Key, one: Side, other: Side, declared: Declared) -> bool:
    """Whether values of the two sides are of a sort that can be compared at all."""
    if kind == ORDER:
        return frozenset((one.path, other.path)) in declared.orders
    if kind in VALUES and key[0] in VALUES:
        alike = one.path == other.path
        if alike and kind != "asState" and one.path not in declared.single:
            return False
    return one.measure == other.measure


@dataclass(frozen=True, slots=True)
class Holder:
    """What one rule (or several alike) holds against each other."""

    kinds: frozenset[str]
    conditions: frozenset[str] = frozenset()
    apart: int | None = None

    def lets_through(self, kind: str, one: Manner, other: Manner) -> bool:
        """Whether its conditions let a pair that is told so through."""
        if one.rejected or other.rejected:
            return False
        if kind == DENIAL:
            return one.denied != other.denied and (
                _same_standing(one, other, 0)
                if LATER not in self.conditions
                else _is_given_up(one, other) or _is_given_up(other, one)
            )
        if AFFIRMED in self.conditions and (one.denied or other.denied):
            return False
        if SURE in self.conditions and (one.possible or other.possible):
            return False
        if kind == "asState" and not (one.certain or other.certain):
            return False
        if self.apart is not None and not _same_standing(one, other, self.apart):
            return False
        return LATER not in self.conditions or _is_later(one, other) or _is_later(other, one)


def holder_of(rule: Rule) -> Holder:
    """What the rule holds against each other; without kinds, it is no rule on compared pairs."""
    kinds = {KINDS[term.iri] for term in read_terms(rule.text) if term.iri in KINDS}
    if any(term.iri == vocab.KG + "negative" for term in read_terms(rule.text)):
        kinds.add(DENIAL)
    return Holder(frozenset(kinds), frozenset(rule.conditions), _days_apart(rule.conditions))


def declarations_of(rule: Rule, known: Iterable[str]) -> frozenset[str]:
    """The terms of `known` (IRIs) that the rule names."""
    return frozenset(term.iri for term in read_terms(rule.text)) & frozenset(known)


def _days_apart(conditions: Iterable[str]) -> int | None:
    """How many days plans may lie apart; None where the rule does not ask."""
    found = [match for one in conditions if (match := _PLANS.fullmatch(one))]
    return min((int(match["days"]) for match in found), default=None)


def _same_standing(one: Manner, other: Manner, apart: int) -> bool:
    if one.planned != other.planned:
        return False
    if not one.planned or not one.day or not other.day or one.day == other.day:
        return True
    days = date.fromisoformat(one.day) - date.fromisoformat(other.day)
    return abs(days.days) <= apart


def _is_later(plan: Manner, account: Manner) -> bool:
    if plan.denied or account.denied or plan.possible or account.possible:
        return False
    dated = bool(plan.day) and plan.day < account.day
    return plan.planned and dated and not plan.curated and not account.curated


def _is_given_up(plan: Manner, account: Manner) -> bool:
    dated = bool(plan.day) and plan.day < account.day
    return dated and plan.planned and account.planned and not plan.denied
