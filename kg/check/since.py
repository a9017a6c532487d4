"""A check of what has changed in a store since it was checked, and of all that this touches.

Its findings are those of a check of the whole store, but for those that nothing changed touches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.check.derive import DERIVED
from kg.check.findings import let_the_specific_win, match_rows, merge
from kg.check.mates import MEASURED, OBJECT, PREDICATE, SOURCE, SUBJECT
from kg.check.reach import read_rows_again
from kg.check.result import CheckResult
from kg.check.ripple import pages_of, reached_by
from kg.check.rows import Row
from kg.check.run import conclude, property_labels, read_summaries
from kg.check.statements import load_statements
from kg.check.ties import TYPE
from kg.check.vocabulary import check_vocabulary
from kg.decisions import rejected_statements
from kg.rules import Derivation, Rule, load_derivations
from kg.store.difference import since
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt, Index
from kg.store.former import Former


class Since(NamedTuple):
    """The findings on what the change touches, and the statements (IRIs) that were looked at.

    An older finding that names one of these stands only if it is among the findings.
    """

    result: CheckResult
    touched: frozenset[str]


def can_check_since(rules: Iterable[Rule]) -> bool:
    """Whether it is known what the rules read; if not, the whole store is to be checked."""
    return all(rule.kind != "shacl" and rule.reach == "near" for rule in rules)


def check_since(
    rules: Sequence[Rule],
    store: EmbeddedStore,
    before: Mapping[str, Sequence[str]],
    *,
    beside: Sequence[Rule] = (),
) -> Since:
    """Check what has changed: the sources (IRIs) that said these N-Quads lines before.

    One that said nothing is new, one of which the store has nothing is gone. Each finding is whole:
    statements that say the same as one of its sides, and what these conflict with, are looked at
    until there are no more of them. So they are in the store as it was before: what stood in one
    finding with something that is gone may stand in another one now, or by itself.
    """
    derivations = load_derivations()
    ran = (*rules, *beside)
    check_vocabulary((*ran, *derivations), store)
    touched = reached_by(store, before, [since(store, before)], (*ran, *derivations)).all
    old = _Around(Former(store, before), ran, derivations)
    now = _Around(store, ran, derivations)
    touched = now.close(touched | old.close(old.there(touched)))
    inside = frozenset(source for source in before if any(store.quads_said(source)))
    out = rejected_statements(store)
    rows = {
        rule: [one for one in found if out.isdisjoint(one.statements)]
        for rule, found in now.rows.items()
    }
    statements = load_statements(
        store, {name for found in rows.values() for one in found for name in one.statements}
    )
    matches = {rule.id: match_rows(rule, rows[rule.id], statements, None) for rule in ran}
    won = let_the_specific_win(matches, rules)
    labels = property_labels(store)
    findings = [finding for rule in rules for finding in merge(rule, won[rule.id], labels)]
    result = conclude(store, rules, findings, read_summaries(store, inside), inside)
    return Since(result, touched)


class _Around:
    """What the rules find in a store about some statements, and what stands with these."""

    def __init__(
        self, store: EmbeddedStore | Index, rules: Sequence[Rule], derivations: Sequence[Derivation]
    ) -> None:
        self._store = store
        self._rules = rules
        self._derivations = derivations
        self._excerpt = Excerpt(store, DERIVED)
        self.rows: dict[str, set[Row]] = {rule.id: set() for rule in rules}

    def there(self, statements: Iterable[str]) -> frozenset[str]:
        """Those that the store has."""
        return frozenset(one for one in statements if self._excerpt.has(one, SUBJECT))

    def close(self, statements: frozenset[str]) -> frozenset[str]:
        """The statements with all that may stand in one finding with them, however far.

        `rows` are what the rules find that names one of these.
        """
        known, new = statements, statements
        while new:
            focus = new | pages_of(self._excerpt, new)
            found = read_rows_again(self._rules, self._derivations, self._store, focus)
            beside: set[str] = set()
            for rule in self._rules:
                for row in found[rule.id]:
                    if not new.isdisjoint(row.statements) and row not in self.rows[rule.id]:
                        self.rows[rule.id].add(row)
                        beside.update(self._beside(rule, row))
            new = frozenset(beside - known)
            known |= new
        return known

    def _beside(self, rule: Rule, row: Row) -> Iterator[str]:
        """The statements that may stand in one finding with what was found; see `names_of`."""
        yield from row.statements
        if rule.merge == "this":
            return
        for one in row.statements:
            for subject in self._told(one, SUBJECT):
                if rule.merge == "subject":
                    sources = self._told(one, SOURCE)
                    yield from self._excerpt.telling(SUBJECT, subject, SOURCE, sources)
                else:
                    yield from self._saying_the_same(one, subject)

    def _saying_the_same(self, one: str, subject: str) -> Iterator[str]:
        """Those of the same subject and property; of a thing as the value, also of the same."""
        look = self._excerpt
        paths = self._told(one, PREDICATE)
        for value in self._told(one, OBJECT):
            if value[:1] == '"' or any(look.has(value, TYPE, kind) for kind in MEASURED):
                yield from look.telling(SUBJECT, subject, PREDICATE, paths)
                continue
            for other in look.telling_both(SUBJECT, subject, OBJECT, value):
                if paths & self._told(other, PREDICATE):
                    yield other

    def _told(self, statement: str, predicate: str) -> set[str]:
        return {one.object for one in self._excerpt.look(statement, predicate)}
