"""The rules over a store -> their rows: over all of it, or over what some sources reach."""

from collections.abc import Iterable, Mapping, Sequence

from kg.check.derive import derive, derive_near
from kg.check.nearby import read_near
from kg.check.rows import Row, run_near, run_rule
from kg.check.touched import touched_by
from kg.rules import Derivation, Focus, Rule
from kg.store import Store
from kg.store.embedded import EmbeddedStore


def read_rows(
    rules: Sequence[Rule],
    derivations: Sequence[Derivation],
    store: Store,
    sources: frozenset[str] | None,
) -> Mapping[str, list[Row]]:
    """What each rule finds, by its id; with `sources` (IRIs) at least what touches these.

    A store in this process is asked for an excerpt. A server is not, nor is it enough for a rule
    that may reach further than what the excerpt holds.
    """
    if sources is None:
        derive(store, None, derivations)
        return {rule.id: run_rule(rule, store, None) for rule in rules}
    own = Focus(sources=sources)
    found = {rule.id: run_rule(rule, store, own) for rule in rules if rule.kind == "shacl"}
    queries = [rule for rule in rules if rule.kind != "shacl"]
    if isinstance(store, EmbeddedStore):
        within = [rule for rule in queries if rule.reach == "near"]
        queries = [rule for rule in queries if rule.reach != "near"]
        found |= _read_near(within, derivations, store, sources)
    if queries:
        touched = touched_by(store, sources)
        derive(store, touched, derivations)
        found |= {rule.id: run_rule(rule, store, touched) for rule in queries}
    return found


def _read_near(
    rules: Sequence[Rule],
    derivations: Iterable[Derivation],
    store: EmbeddedStore,
    sources: frozenset[str],
) -> dict[str, list[Row]]:
    if not rules:
        return {}
    near = read_near(store, sources, (*rules, *derivations))
    derive_near(near, derivations)
    return {rule.id: run_near(rule, near) for rule in rules}
