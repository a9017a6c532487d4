"""Rows of the rules -> findings: one contradiction is one finding, in an order that holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.check.connected import connected
from kg.check.fingerprint import of_sides, of_source
from kg.check.rows import Row
from kg.check.sayings import Key, place, saying, saying_with_qualifiers, saying_with_speaker
from kg.check.wording import fill
from kg.model import Entity, Finding, Severity, Statement, Time
from kg.rules import Rule

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Match:
    """A row with its statements."""

    row: Row
    this: Statement
    value: Statement | None
    evidence: Statement | None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that are there."""
        return tuple(one for one in (self.this, self.value, self.evidence) if one is not None)

    @property
    def pairs(self) -> set[frozenset[str]]:
        """The pairs of statements that this match explains."""
        ids = [one.id for one in self.statements]
        return {frozenset((a, b)) for a in ids for b in ids if a != b}


def match_rows(
    rule: Rule,
    rows: Iterable[Row],
    statements: Mapping[str, Statement],
    sources: frozenset[str] | None,
) -> list[Match]:
    """Rows with statements, without those that lie in the reference alone or outside the focus.

    `sources` are the paths in focus. A symmetric rule finds a pair in one order only; it is told in
    the order of the text.
    """
    found = []
    for row in rows:
        names = (row.this, row.value, row.evidence)
        if any(name is not None and name not in statements for name in names):
            continue
        this, value, evidence = (None if name is None else statements[name] for name in names)
        assert this is not None
        if rule.symmetric and value is not None and place(value) < place(this):
            this, value = value, this
        match = Match(row, this, value, evidence)
        if all(one.extractor == "reference" for one in match.statements):
            continue
        if sources is None or any(one.source in sources for one in match.statements):
            found.append(match)
    return sorted(found, key=_order)


def _order(match: Match) -> tuple[object, ...]:
    return (
        _RANK[match.row.severity],
        *place(match.this),
        place(match.value) if match.value else (),
        place(match.evidence) if match.evidence else (),
        match.row.message,
    )


def let_the_specific_win(
    matches: Mapping[str, Sequence[Match]], rules: Iterable[Rule]
) -> dict[str, list[Match]]:
    """Drop from each rule the pairs that a rule which it yields to has found too."""
    explained = {
        name: set().union(*(match.pairs for match in found)) if found else set()
        for name, found in matches.items()
    }
    kept = {}
    for rule in rules:
        taken = set().union(*(explained.get(name, set()) for name in rule.yields_to))
        kept[rule.id] = [
            match for match in matches[rule.id] if not (match.value and match.pairs & taken)
        ]
    return kept


def merge(rule: Rule, matches: Sequence[Match], labels: Mapping[str, str]) -> list[Finding]:
    """The findings of one rule; `labels` are the labels of properties by IRI."""
    return [_finding(rule, group, labels) for group in _groups(rule, matches)]


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, then source and place of the first statement, then rule."""
    return tuple(
        sorted(
            findings,
            key=lambda one: (
                _RANK[one.severity],
                *place(one.statements[0]),
                one.rule,
                one.fingerprint,
            ),
        )
    )


def _groups(rule: Rule, matches: Sequence[Match]) -> list[list[Match]]:
    """Matches that are one finding: those connected by a side."""
    groups = connected((match, names_of(rule, match)) for match in matches)
    return [sorted(group, key=_order) for group in groups]


def names_of(rule: Rule, match: Match) -> list[Key]:
    """What a match of the rule has in common with all others that are one finding with it."""
    if rule.merge == "this":
        return [(match.this.id,)]
    if rule.merge == "subject":
        return [(match.this.source, match.this.subject.iri)]
    return _keys(match)


def _keys(match: Match) -> list[Key]:
    """What each side says; where the sides differ in nothing else, with qualifiers or speaker."""
    ends = [match.this] if match.value is None else [match.this, match.value]
    for told in (saying, saying_with_qualifiers):
        keys = [told(end) for end in ends]
        if len(set(keys)) == len(keys):
            return keys
    return [saying_with_speaker(end) for end in ends]


def _finding(rule: Rule, group: Sequence[Match], labels: Mapping[str, str]) -> Finding:
    sides = _sides(rule, group)
    frames = _one_for_each_value(group) if rule.merge == "this" else group[:1]
    messages = dict.fromkeys(
        fill(
            match.row.message,
            {"this": match.this, "value": match.value, "evidence": match.evidence},
            labels,
        )
        for match in frames
    )
    return Finding(
        rule=rule.id,
        severity=min((match.row.severity for match in group), key=_RANK.__getitem__),
        message=" ".join(messages),
        sides=sides,
        suggestion=rule.fix,
        help=f"kg rules {rule.id}",
        fingerprint=_fingerprint(rule, group),
    )


def _one_for_each_value(group: Sequence[Match]) -> list[Match]:
    """The matches to be put in words: for each expression one, with evidence if there is any."""
    chosen: dict[str, Match] = {}
    for match in group:
        name = _expression(match.value) if match.value else match.row.message
        if name not in chosen or (match.evidence and not chosen[name].evidence):
            chosen[name] = match
    return list(chosen.values())


def _expression(statement: Statement) -> str:
    """The time expression that a statement hangs on, or its quote; several may share one."""
    times = [one for _, one in statement.qualifiers if isinstance(one, Time)]
    if isinstance(statement.value, Time):
        times = [statement.value]
    return times[0].text if times else statement.quote.exact


def _sides(rule: Rule, group: Sequence[Match]) -> tuple[tuple[Statement, ...], ...]:
    if rule.merge == "sides":
        by_saying: dict[Key, set[Statement]] = {}
        for match in group:
            ends = (match.this, match.value) if match.value else (match.this,)
            for key, end in zip(_keys(match), ends, strict=True):
                by_saying.setdefault(key, set()).add(end)
        sides = [_ordered(members) for members in by_saying.values()]
        return tuple(sorted(sides, key=lambda side: place(side[0])))
    firsts = _ordered({match.this for match in group})
    seconds = _ordered({match.value for match in group if match.value})
    if rule.merge == "subject":
        seconds = _one_of_each(seconds)
    return (firsts, seconds) if seconds else (firsts,)


def _ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=place))


def _one_of_each(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The first statement of each spelling: what a source says twenty times is shown once."""
    spelled: dict[str, Statement] = {}
    for one in statements:
        spelled.setdefault(_spelling(one), one)
    return tuple(spelled.values())


def _spelling(statement: Statement) -> str:
    value = statement.value
    return value.label if isinstance(value, Entity) else statement.id


def _fingerprint(rule: Rule, group: Sequence[Match]) -> str:
    first = group[0].this
    if rule.merge == "sides":
        return of_sides(rule.id, (key for match in group for key in _keys(match)))
    if rule.merge == "subject":
        spellings = (_spelling(match.this) for match in group)
        return of_source(rule.id, first.source, (first.subject.iri,), spellings)
    shown = (_expression(match.value) for match in group if match.value)
    return of_source(rule.id, first.source, saying(first), shown)
