"""What a check compared, and what not: no finding means nothing where nothing was compared."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from kg import vocab
from kg.check.collection import without_collection
from kg.check.declared import (
    ONCE,
    Declared,
    declaring_terms,
    read_declared,
    things_with,
)
from kg.check.holding import (
    Holder,
    Key,
    Side,
    declarations_of,
    holder_of,
    is_comparable,
    keys_of,
    side_of,
)
from kg.check.result import Coverage, Uncompared
from kg.check.told import Told, read_all, read_around
from kg.model import Finding
from kg.rules import Rule
from kg.store import Store

REJECTED = "rejected by a person"
DENIED = "denied, not asserted"
POSSIBLE = "only possible"
PLANS = "only plans of another day"
FULFILLED = "only a plan on one side"
UNLIKE = "amounts of different kinds"
WEAK = "others only denied or hedged"
ALONE = "no other statement about it"
TIMELESS = "no time told to compare"
UNRUN = "no rule that ran compares it"
NEVER = "property is not compared"
_CLOSEST = (POSSIBLE, PLANS, FULFILLED, UNLIKE, WEAK, ALONE)
_SHOWN = 200


def cover(
    store: Store,
    rules: Sequence[Rule],
    findings: Sequence[Finding],
    sources: Iterable[str],
    *,
    alone: bool = False,
    near: Store | None = None,
) -> Coverage:
    """The coverage of a check of the sources (IRIs).

    `alone` says that they are some of many: then only they and what touches them is read, out of
    `near` if that holds it.
    """
    inside = frozenset(sources)
    with without_collection():
        declared = read_declared(store)
        told = read_around(near or store, inside, declared) if alone else read_all(store)
        mine = [one for one in told if one.source in inside]
        found = {finding.rule for finding in findings}
        share = _share(store, rules, told, mine, declared, found)
        return add_shares([share], rules, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The coverage of some of the statements that are checked.

    `uncompared` by reason; `idle` are the ids of rules that had nothing to compare among them,
    whether they found something or not.
    """

    statements: int
    uncompared: Mapping[str, Uncompared]
    idle: frozenset[str]


def cover_share(store: Store, rules: Sequence[Rule], near: Store, own: Collection[str]) -> Share:
    """The share of one's own statements (IRIs), all of whose mates are in the excerpt `near`."""
    with without_collection():
        told = read_all(near)
        mine = [one for one in told if one.iri in own]
        return _share(store, rules, told, mine, read_declared(store))


def add_share(one: Share, other: Share) -> Share:
    """The coverage of both."""
    reasons = one.uncompared.keys() | other.uncompared.keys()
    return Share(
        statements=one.statements + other.statements,
        uncompared={
            reason: _add(one.uncompared.get(reason), other.uncompared.get(reason))
            for reason in reasons
        },
        idle=one.idle & other.idle,
    )


def _add(one: Uncompared | None, other: Uncompared | None) -> Uncompared:
    parts = [part for part in (one, other) if part is not None]
    iris = sorted(iri for part in parts for iri in part.statements)
    more = sum(part.more for part in parts) + max(0, len(iris) - _SHOWN)
    return Uncompared(reason=parts[0].reason, statements=tuple(iris[:_SHOWN]), more=more)


def add_shares(shares: Iterable[Share], rules: Sequence[Rule], found: Collection[str]) -> Coverage:
    """The coverage of all; `found` are the ids of rules that found anything in any of them."""
    ids = tuple(rule.id for rule in rules)
    none = Share(statements=0, uncompared={}, idle=frozenset(ids))
    total = reduce(add_share, shares, none)
    uncompared = tuple(total.uncompared[reason] for reason in sorted(total.uncompared))
    silent = tuple(rule for rule in ids if rule not in found)
    return Coverage(
        statements=total.statements,
        compared=total.statements - sum(len(one.statements) + one.more for one in uncompared),
        uncompared=uncompared,
        rules=ids,
        silent=silent,
        idle=tuple(rule for rule in silent if rule in total.idle),
    )


def _share(
    store: Store,
    rules: Sequence[Rule],
    told: Sequence[Told],
    mine: Sequence[Told],
    declared: Declared,
    found: Collection[str] = (),
) -> Share:
    comparison = _Comparison(told, rules, declared)
    reasons: dict[str, list[str]] = {}
    for one in mine:
        if reason := comparison.reason(one):
            reasons.setdefault(reason, []).append(one.iri)
    idle = _idle(store, [one for one in rules if one.id not in found], comparison, mine)
    return Share(
        statements=len(mine),
        uncompared={one.reason: one for one in _listed(reasons)},
        idle=frozenset(idle),
    )


class _Comparison:
    """All statements that were read, by what they must share to be held against each other."""

    def __init__(self, told: Sequence[Told], rules: Sequence[Rule], declared: Declared) -> None:
        self._declared = declared
        self._holders = list(dict.fromkeys(map(holder_of, rules)))
        self._by_kind: dict[str, list[Holder]] = {}
        for holder in self._holders:
            for kind in holder.kinds:
                self._by_kind.setdefault(kind, []).append(holder)
        self._denied = {(one.subject, one.path, one.object) for one in told if one.manner.denied}
        self._groups: dict[Key, list[Side]] = {}
        self._sides: dict[str, list[tuple[str, Key, Side]]] = {}
        for one in told:
            self._sides[one.iri] = sides = list(self._sides_of(one))
            for _, key, side in sides:
                self._groups.setdefault(key, []).append(side)
        self._judged: dict[tuple[Key, Side], str | None] = {}
        self._busy: set[Holder] = set()

    def reason(self, one: Told) -> str | None:
        """Why the statement was compared with none; None if it was."""
        if one.manner.rejected:
            return REJECTED
        found = {self._judge(*side) for side in self._sides[one.iri]}
        if None in found:
            return None
        kinds = self._declared.kinds.get(one.path, frozenset())
        if one.manner.denied:
            return DENIED
        if not kinds and not one.roles:
            return NEVER
        if not found:
            return TIMELESS if ONCE in kinds and not one.timed else UNRUN
        return next(reason for reason in _CLOSEST if reason in found)

    def is_idle(self, holder: Holder, mine: Iterable[Told]) -> bool:
        """Whether there is no pair that a rule of this kind holds against each other."""
        return holder not in self._busy and not any(self._holds(holder, one) for one in mine)

    def _sides_of(self, one: Told) -> Iterator[tuple[str, Key, Side]]:
        denied = bool(self._denied) and (one.subject, one.path, one.object) in self._denied
        for kind, key in keys_of(one, self._declared, denials=denied):
            if kind in self._by_kind:
                yield kind, key, side_of(one, kind)

    def _judge(self, kind: str, key: Key, side: Side) -> str | None:
        if (key, side) not in self._judged:
            self._judged[key, side] = self._look(kind, key, side)
        return self._judged[key, side]

    def _look(self, kind: str, key: Key, side: Side) -> str | None:
        mates = self._mates(key, side)
        if not mates:
            return ALONE
        fitting = [mate for mate in mates if is_comparable(kind, key, side, mate, self._declared)]
        for holder in self._by_kind[kind]:
            for mate in fitting:
                if holder.lets_through(kind, side.manner, mate.manner):
                    self._busy.add(holder)
                    return None
        return _closest(mates, fitting, side)

    def _mates(self, key: Key, side: Side) -> list[Side]:
        """The sides of all others under the key."""
        group = self._groups[key]
        if len(group) == 1:
            return []
        own = group.index(side)
        return [*group[:own], *group[own + 1 :]]

    def _holds(self, holder: Holder, one: Told) -> bool:
        return any(
            kind in holder.kinds
            and is_comparable(kind, key, side, mate, self._declared)
            and holder.lets_through(kind, side.manner, mate.manner)
            for kind, key, side in self._sides[one.iri]
            for mate in self._mates(key, side)
        )


def _idle(
    store: Store, rules: Iterable[Rule], comparison: _Comparison, mine: Sequence[Told]
) -> Iterator[str]:
    """The rules that had nothing to compare; not those that read no declarations.

    A rule on single statements is idle where what it reads is declared of nothing that was stated.
    """
    known = declaring_terms(store)
    read = {rule: _terms_of(rule, known) for rule in rules}
    uses = things_with(store, frozenset().union(*read.values()))
    named = {name for one in mine for name in (one.path, one.subject, one.object)}
    for rule, terms in read.items():
        holder = holder_of(rule)
        things = frozenset().union(*(uses.get(term, frozenset()) for term in terms))
        if rule.needs:
            # A shape declares for the property that its path names.
            if not things:
                yield rule.id
        elif holder.kinds:
            if comparison.is_idle(holder, mine):
                yield rule.id
        elif terms and things.isdisjoint(named):
            yield rule.id


def _terms_of(rule: Rule, known: frozenset[str]) -> frozenset[str]:
    """The declarations (IRIs) without which the rule has nothing to do."""
    if rule.needs:
        return frozenset(vocab.expand(term) for term in rule.needs)
    return frozenset() if holder_of(rule).kinds else declarations_of(rule, known)


def _closest(mates: Sequence[Side], fitting: Sequence[Side], side: Side) -> str:
    """What was missing to a comparison with the nearest of the mates."""
    if not fitting:
        unlike = any(mate.path == side.path and mate.measure != side.measure for mate in mates)
        return UNLIKE if unlike else ALONE
    sound = [one.manner for one in fitting if not (one.manner.denied or one.manner.rejected)]
    if not [one for one in sound if not one.possible]:
        return WEAK
    if side.manner.possible:
        return POSSIBLE
    if side.manner.planned and any(one.planned for one in sound):
        return PLANS
    return FULFILLED if any(one.planned != side.manner.planned for one in sound) else WEAK


def _listed(reasons: Mapping[str, list[str]]) -> tuple[Uncompared, ...]:
    return tuple(
        Uncompared(
            reason=reason,
            statements=tuple(iris[:_SHOWN]),
            more=max(0, len(iris) - _SHOWN),
        )
        for reason, iris in sorted(reasons.items())
    )
