"""What the parts of a corpus found -> the findings of the whole, as one machine tells them."""

from collections.abc import Iterable, Mapping

from kg.check.findings import Match, names_of
from kg.rdf import digest
from kg.rules import Rule

_LENGTH = 32


def match_id(rule: Rule, match: Match) -> str:
    """The name of a match: two parts that find the same give it the same."""
    ends = (one.id if one else "" for one in (match.this, match.value, match.evidence))
    row = match.row
    return digest(rule.id, *ends, row.message, row.severity.value, length=_LENGTH)


def pairs_of(match: Match) -> list[str]:
    """The pairs of statements that the match explains, each as one word."""
    return sorted(" ".join(sorted(pair)) for pair in match.pairs)


def sides_of(rule: Rule, match: Match) -> list[str]:
    """Words for what makes matches one finding: those that share one are."""
    return sorted({digest(rule.id, repr(name), length=_LENGTH) for name in names_of(rule, match)})


def losing_to(rules: Iterable[Rule]) -> Mapping[str, tuple[str, ...]]:
    """For each rule (id) those whose pairs it leaves alone; see `let_the_specific_win`."""
    return {rule.id: rule.yields_to for rule in rules}
