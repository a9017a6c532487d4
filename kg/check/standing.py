"""The findings that stand while sources change: only what a change reaches is looked for again."""

from collections.abc import Iterable, Mapping, Sequence

from kg.check.copies import runs_of
from kg.check.derive import derive
from kg.check.findings import Match, let_the_specific_win, match_rows, merge
from kg.check.reach import read_rows, read_rows_again
from kg.check.result import CheckResult
from kg.check.ripple import Reach, reached_by
from kg.check.rows import Row, run_rule
from kg.check.run import conclude, property_labels, read_summaries
from kg.check.statements import load_statements
from kg.check.touched import touched_by
from kg.check.vocabulary import check_vocabulary
from kg.decisions import rejected_statements
from kg.model import Finding, Statement
from kg.rules import Focus, Rule, load_derivations
from kg.store.difference import Difference, replace_source
from kg.store.embedded import EmbeddedStore


class Standing:
    """A store with the findings on some of its sources; whoever changes these does it here.

    At any time `result` is what `kg.check.check` would give, run anew with these rules and with
    the sources as the focus.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        store: EmbeddedStore,
        sources: Iterable[str],
        *,
        beside: Sequence[Rule] = (),
    ) -> None:
        self._rules = tuple(rules)
        self._ran = (*rules, *beside)
        self._derivations = load_derivations()
        self.store = store
        self._sources = set(sources)
        self._statements: dict[str, Statement] = {}
        self._labels = property_labels(store)
        self._runs: dict[str, set[int]] = {}
        check_vocabulary((*self._ran, *self._derivations), store)
        found = read_rows(self._ran, self._derivations, store, frozenset(self._sources)).found
        self._rows: dict[str, frozenset[Row]] = {
            rule.id: frozenset(found[rule.id]) for rule in self._ran
        }
        self._matches: dict[str, list[Match]] = {}
        self._findings: dict[str, list[Finding]] = {}
        self._settle({rule.id for rule in self._ran})

    def change(self, sources: Mapping[str, Iterable[str]]) -> None:
        """Put N-Quads lines in the place of what each source (by IRI) said; none: it is gone."""
        differences: list[Difference] = []
        changed = set()
        for iri, lines in sources.items():
            lines = list(lines)
            difference = replace_source(self.store, iri, lines)
            (self._sources.add if lines else self._sources.discard)(iri)
            if difference != Difference():
                differences.append(difference)
                changed.add(iri)
        if not changed:
            return
        reach = reached_by(self.store, changed, differences, (*self._ran, *self._derivations))
        for iri in reach.all | reach.pages:
            self._statements.pop(iri, None)
        before = self._rows
        self._rows = self._found_again(reach, changed)
        self._settle(
            {
                rule.id
                for rule in self._ran
                if self._rows[rule.id] != before[rule.id]
                or any(
                    (reach.all | reach.pages).intersection(row.statements)
                    for row in self._rows[rule.id]
                )
            }
        )

    def result(self) -> CheckResult:
        """All findings, with the coverage."""
        inside = frozenset(self._sources)
        found = [one for rule in self._rules for one in self._findings[rule.id]]
        kept: dict[str, set[int]] = {}

        def runs(text: str) -> set[int]:
            kept[text] = known = self._runs.get(text) or runs_of(text)
            return known

        sources = read_summaries(self.store, inside)
        result = conclude(self.store, self._rules, found, sources, inside, runs=runs)
        self._runs = kept
        return result

    def _found_again(self, reach: Reach, changed: set[str]) -> dict[str, frozenset[Row]]:
        """The rows of each rule as they are now."""
        rows: dict[str, frozenset[Row]] = {}
        near = [one for one in self._ran if one.kind != "shacl" and one.reach == "near"]
        again = (
            read_rows_again(near, self._derivations, self.store, reach.all | reach.pages)
            if near
            else {}
        )
        for rule in near:
            old = (one for one in self._rows[rule.id] if reach.all.isdisjoint(one.statements))
            new = (one for one in again[rule.id] if not reach.all.isdisjoint(one.statements))
            rows[rule.id] = frozenset((*old, *new))
        wide = [one for one in self._ran if one.kind != "shacl" and one.reach != "near"]
        if wide:
            touched = touched_by(self.store, self._sources)
            derive(self.store, touched, self._derivations)
            for rule in wide:
                rows[rule.id] = frozenset(run_rule(rule, self.store, touched))
        there = Focus(sources=frozenset(changed & self._sources))
        for rule in self._ran:
            if rule.kind == "shacl":
                old = (one for one in self._rows[rule.id] if one.this not in reach.own)
                rows[rule.id] = frozenset((*old, *run_rule(rule, self.store, there)))
        return rows

    def _settle(self, changed: set[str]) -> None:
        """Work out the findings of these rules, and of those that yield to them."""
        out = rejected_statements(self.store)
        rows = {
            name: [one for one in self._rows[name] if not out.intersection(one.statements)]
            for name in changed
        }
        names = {name for found in rows.values() for row in found for name in row.statements}
        self._statements |= load_statements(self.store, names - self._statements.keys())
        for rule in self._ran:
            if rule.id in changed:
                self._matches[rule.id] = match_rows(rule, rows[rule.id], self._statements, None)
        stale = [
            one for one in self._rules if one.id in changed or not changed.isdisjoint(one.yields_to)
        ]
        won = let_the_specific_win(self._matches, stale)
        for rule in stale:
            self._findings[rule.id] = merge(rule, won[rule.id], self._labels)
        used = {
            name
            for found in self._matches.values()
            for match in found
            for name in match.row.statements
        }
        self._statements = {name: self._statements[name] for name in used}
