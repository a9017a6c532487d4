"""A check of a corpus part by part in this process: what Spark does with tables, with dicts."""

from collections.abc import Iterable, Sequence

from kg.check import CheckResult
from kg.check.copies import find_copies, originals
from kg.check.coverage import add_shares
from kg.check.findings import Match, let_the_specific_win, merge, sort_findings
from kg.check.run import property_labels
from kg.check.support import news_agencies, weigh
from kg.corpus.part import Common, Lacking, Told, check_part
from kg.corpus.pieces import Cut, Key, Piece, Triple, cut, part_of
from kg.corpus.whole import match_id
from kg.store import open_store


def check_in_parts(common: Common, lines: Iterable[str], parts: int) -> CheckResult:
    """The check of the articles with these N-Quads lines, in so many parts."""
    corpus = list(cut(lines))
    pieces = [piece for one in corpus for piece in one.pieces]
    index = _index(pieces, {triple for one in corpus for triple in one.triples})
    told = [
        _check(common, [one for one in pieces if _part(common, one, parts) == part], index)
        for part in range(parts)
    ]
    return _together(common, told, corpus)


def _part(common: Common, piece: Piece, parts: int) -> int:
    return part_of(common.homes.home_of(piece), parts)


def statements_brought(common: Common, lines: Iterable[str], parts: int) -> list[int]:
    """How many statements each part is given beside its own."""
    corpus = list(cut(lines))
    pieces = [piece for one in corpus for piece in one.pieces]
    index = _index(pieces, {triple for one in corpus for triple in one.triples})
    counts = []
    for part in range(parts):
        lines_held: set[str] = set()
        own = [one for one in pieces if _part(common, one, parts) == part]
        _check(common, own, index, lines_held)
        counts.append(len(lines_held & {one.lines for one in pieces} - {one.lines for one in own}))
    return counts


class _Index:
    def __init__(self) -> None:
        self.lines: dict[Key, list[str]] = {}
        self.told: set[str] = set()


def _index(pieces: Sequence[Piece], triples: Iterable[Triple]) -> _Index:
    index = _Index()
    for triple in sorted(triples):
        index.told.add(triple.predicate)
        for key in triple.keys:
            if not (key.startswith("one") and key in index.lines):
                index.lines.setdefault(key, []).append(triple.line)
    for piece in pieces:
        for key in piece.keys:
            index.lines.setdefault(key, []).append(piece.lines)
    return index


def _check(
    common: Common, own: Sequence[Piece], index: _Index, held: set[str] | None = None
) -> Told:
    """Bring what is lacking until nothing is; `held` gets the lines that the part then has."""
    lines = set() if held is None else held
    lines |= {piece.lines for piece in own}
    brought: set[Key] = set()
    while True:
        found = check_part(common, [one.iri for one in own], lines, brought, index.told)
        if not isinstance(found, Lacking):
            return found
        assert not found.keys & brought
        brought |= found.keys
        lines.update(line for key in found.keys for line in index.lines.get(key, ()))


def _together(common: Common, told: Sequence[Told], corpus: Sequence[Cut]) -> CheckResult:
    rules = common.rules
    matches: dict[str, dict[str, Match]] = {rule.id: {} for rule in rules}
    for rule in rules:
        for one in told:
            for match in one.matches.get(rule.id, ()):
                matches[rule.id][match_id(rule, match)] = match
    kept = let_the_specific_win({rule: list(m.values()) for rule, m in matches.items()}, rules)
    labels = property_labels(common.declared)
    found = [one for rule in rules for one in merge(rule, kept[rule.id], labels)]
    named = {one.source for finding in found for one in finding.statements}
    papers = [paper for one in corpus for paper in one.papers if paper.path in named]
    papers.sort(key=lambda paper: (paper.day, paper.path))
    copies = find_copies({paper.path: paper.text for paper in papers})
    publishers = {path: name for one in told for path, name in one.publishers.items()}
    things = open_store()
    things.load(common.declared.quads())
    things.load(triple.line for one in corpus for triple in one.triples)
    weighed = weigh(found, originals(copies), publishers, news_agencies(things))
    return CheckResult(
        sources=(),
        findings=sort_findings(weighed),
        coverage=add_shares(
            [one.share for one in told], rules, {finding.rule for finding in found}
        ),
        copies=copies,
    )
