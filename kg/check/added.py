"""A check of the sources that a store has got since it was checked, and of all that they touch.

Its findings are those of a check of the whole store, but for those that no new source touches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.check.derive import DERIVED
from kg.check.findings import Match, let_the_specific_win, match_rows, merge
from kg.check.mates import OBJECT, PREDICATE, SOURCE, SUBJECT
from kg.check.reach import read_rows_again
from kg.check.result import CheckResult
from kg.check.ripple import pages_of, reached_by
from kg.check.run import conclude, property_labels, read_summaries
from kg.check.statements import load_statements
from kg.check.vocabulary import check_vocabulary
from kg.decisions import rejected_statements
from kg.model import Entity, Statement
from kg.rules import Rule, load_derivations
from kg.store.difference import new_source
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt


class Added(NamedTuple):
    """The findings on what the new sources touch, and the statements (IRIs) that were looked at.

    An older finding that names one of these stands only if it is among the findings.
    """

    result: CheckResult
    touched: frozenset[str]


def can_check_added(rules: Iterable[Rule]) -> bool:
    """Whether it is known what the rules read; if not, the whole store is to be checked."""
    return all(rule.kind != "shacl" and rule.reach == "near" for rule in rules)


def check_added(
    rules: Sequence[Rule],
    store: EmbeddedStore,
    sources: Iterable[str],
    *,
    beside: Sequence[Rule] = (),
) -> Added:
    """Check the sources (IRIs), which are new to the store, against all that it has.

    Each finding is whole: older statements that say the same as one of its sides, and what these
    conflict with, are looked at until there are no more of them.
    """
    derivations = load_derivations()
    ran = (*rules, *beside)
    check_vocabulary((*ran, *derivations), store)
    inside = frozenset(sources)
    new = [new_source(store, source) for source in sorted(inside)]
    excerpt = Excerpt(store, DERIVED)
    out = rejected_statements(store)
    touched, seen = reached_by(store, inside, new, (*ran, *derivations)).all, frozenset[str]()
    matches: dict[str, list[Match]] = {rule.id: [] for rule in ran}
    while touched != seen:
        seen = touched
        matches = _matches(ran, store, excerpt, touched, out)
        for rule in ran:
            for match in matches[rule.id]:
                touched |= frozenset(_beside(excerpt, rule, match))
    won = let_the_specific_win(matches, rules)
    labels = property_labels(store)
    found = [finding for rule in rules for finding in merge(rule, won[rule.id], labels)]
    result = conclude(store, rules, found, read_summaries(store, inside), inside)
    return Added(result, touched)


def _matches(
    rules: Sequence[Rule],
    store: EmbeddedStore,
    excerpt: Excerpt,
    touched: frozenset[str],
    out: frozenset[str],
) -> dict[str, list[Match]]:
    """What each rule finds that names one of the statements."""
    focus = touched | pages_of(excerpt, touched)
    rows = {
        rule: [
            row
            for row in found
            if not touched.isdisjoint(row.statements) and out.isdisjoint(row.statements)
        ]
        for rule, found in read_rows_again(rules, load_derivations(), store, focus).items()
    }
    names = {name for found in rows.values() for row in found for name in row.statements}
    statements: Mapping[str, Statement] = load_statements(store, names)
    return {rule.id: match_rows(rule, rows[rule.id], statements, None) for rule in rules}


def _beside(excerpt: Excerpt, rule: Rule, match: Match) -> Iterator[str]:
    """The statements that may stand in one finding with the match."""
    for one in match.statements:
        yield one.id
    if rule.merge != "sides":  # by its source
        sources = [one.object for one in excerpt.look(match.this.id, SOURCE)]
        for source in sources:
            yield from (one.subject for one in excerpt.look(None, SOURCE, source))
        return
    for one in match.statements:
        same = excerpt.telling(SUBJECT, one.subject.iri, PREDICATE, {one.property.iri})
        if isinstance(one.value, Entity):
            value = one.value.iri
            same = [iri for iri in same if _gives(excerpt, iri, value)]
        yield from same


def _gives(excerpt: Excerpt, statement: str, value: str) -> bool:
    return any(one.object == value for one in excerpt.look(statement, OBJECT))
