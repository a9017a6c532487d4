"""The rules over a store -> their rows: over all of it, or over what some sources reach."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.check.derive import derive, derive_near
from kg.check.nearby import Near, read_near
from kg.check.rows import Row, run_near, run_rule
from kg.check.touched import touched_by
from kg.rules import Derivation, Focus, Rule
from kg.store import Store, open_store
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Index


class Rows(NamedTuple):
    """What each rule found, by its id; `near` is the excerpt that held all that they read."""

    found: Mapping[str, list[Row]]
    near: Store | None = None


def read_rows(
    rules: Sequence[Rule],
    derivations: Sequence[Derivation],
    store: Store,
    sources: frozenset[str] | None,
) -> Rows:
    """What each rule finds; with `sources` (IRIs) at least what touches these.

    A store in this process is asked for an excerpt. A server is not, nor is it enough for a rule
    that may reach further than what the excerpt holds. A rule of one's own is asked of a copy in
    memory, as it is run in a process of its own.
    """
    if sources is None:
        needed = all(rule.kind == "shacl" or rule.reach == "near" for rule in rules)
        derive(store, None, derivations, needed=needed)
        return Rows({rule.id: run_rule(rule, store, None) for rule in rules})
    focus = Focus(sources=sources)
    found = {rule.id: run_rule(rule, store, focus) for rule in rules if rule.kind == "shacl"}
    queries = [rule for rule in rules if rule.kind != "shacl"]
    near = None
    within = [rule for rule in queries if rule.reach == "near"]
    if within and isinstance(store, EmbeddedStore):
        near = _read_near(within, derivations, store, sources)
        found |= {rule.id: run_near(rule, near) for rule in within}
        queries = [rule for rule in queries if rule.reach != "near"]
    if queries:
        touched = touched_by(store, sources)
        derive(store, touched, derivations)
        own = [rule for rule in queries if rule.seconds]
        found |= {rule.id: run_rule(rule, store, touched) for rule in queries if rule not in own}
        if own and isinstance(store, EmbeddedStore) and not store.may_fork:
            copy = open_store()
            copy.fill(store.quads())
            store = copy
        found |= {rule.id: run_rule(rule, store, touched) for rule in own}
    return Rows(found, near.store if near else None)


def read_rows_again(
    rules: Sequence[Rule],
    derivations: Sequence[Derivation],
    store: EmbeddedStore | Index,
    statements: frozenset[str],
) -> Mapping[str, list[Row]]:
    """What each rule whose reach is "near" finds that names one of the statements (IRIs)."""
    near = _read_near(rules, derivations, store, frozenset(), statements)
    return {rule.id: run_near(rule, near) for rule in rules}


def _read_near(
    rules: Iterable[Rule],
    derivations: Iterable[Derivation],
    store: EmbeddedStore | Index,
    sources: frozenset[str],
    statements: frozenset[str] = frozenset(),
) -> Near:
    near = read_near(store, sources, (*rules, *derivations), statements)
    derive_near(near, derivations)
    return near
