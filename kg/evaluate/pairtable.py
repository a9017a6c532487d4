"""Scores of pairs as a table for people, and as JSON. Shares are cut off, never rounded up."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluate.pairscore import (
    MEASURES,
    PairScore,
    PairTally,
    by_kind,
    by_rule,
    intervals,
    total,
)
from kg.evaluate.table import listed, show_finding, show_share, show_statement
from kg.model import Finding

_NAMED = {"precision": "P", "recall": "R", "f1": "F1", "clean": "clean"}


def as_text(scores: Sequence[PairScore], show: str = "") -> str:
    """Findings by rule and by kind of pair, and in all.

    `show` lists what was missed, with what was found and read instead; what was reported wrongly;
    or all of it.
    """
    every = total(scores)
    parts = [
        _table("rule", by_rule(scores), None),
        _table("kind", by_kind(scores), every) + _within(scores),
    ]
    if show in ("missed", "all"):
        parts.append(listed("missed", _missed(scores)))
    if show in ("wrong", "all"):
        parts.append(listed("wrong", _wrong(scores)))
    return "\n".join(parts)


def _table(title: str, rows: dict[str, PairTally], last: PairTally | None) -> str:
    rows = rows | ({"total": last} if last else {})
    room = max(len(title), *map(len, rows)) if rows else len(title)
    head = f"{title:<{room}}  right  wrong  conflicts  found  controls  clean      P      R     F1"
    lines = [
        f"{name:<{room}}  {one.right:>5}  {one.wrong:>5}"
        f"  {one.found + one.missed:>9}  {one.found:>5}"
        f"  {one.silent + one.alarmed:>8}  {one.silent:>5}"
        f"  {show_share(one.precision)}  {show_share(one.recall)}  {show_share(one.f1)}"
        for name, one in rows.items()
    ]
    return "\n".join([head, *lines]) + "\n"


def _within(scores: Sequence[PairScore]) -> str:
    spans = ", ".join(
        f"{_NAMED[name]} {show_share(one.low).strip()}–{show_share(one.high).strip()}"
        for name, one in intervals(scores).items()
    )
    clean = show_share(total(scores).clean).strip()
    return f"clean controls: {clean}\n95 % of samples of pairs (bootstrap): {spans}\n"


def _missed(scores: Sequence[PairScore]) -> Iterator[str]:
    for score in scores:
        if score.tally.missed:
            yield f"{score.pair.id}: {score.pair.expect}"
            yield from (f"  {line}" for line in _instead(score))


def _instead(score: PairScore) -> Iterator[str]:
    yield from (f"found {show_finding(one)}" for one in score.wrong)
    for (_, quote), statements in zip(score.pair.quotes, score.read, strict=True):
        yield f"“{quote}”{'' if statements else ': nothing read'}"
        yield from (f"  {show_statement(one)}" for one in statements)


def _wrong(scores: Sequence[PairScore]) -> Iterator[str]:
    for score in scores:
        yield from (f"{_titled(score)}: {show_finding(one)}" for one in score.wrong)


def _titled(score: PairScore) -> str:
    about = f" ({score.pair.about})" if score.pair.about else ""
    return f"{score.pair.id}{about}"


def as_json(scores: Sequence[PairScore]) -> str:
    """The same as JSON, with every pair and all that was found in it."""
    form: dict[str, Any] = {
        "total": _tally_form(total(scores)),
        "intervals": {
            name: {"low": one.low, "high": one.high} for name, one in intervals(scores).items()
        },
        "rules": {name: _tally_form(one) for name, one in by_rule(scores).items()},
        "kinds": {name: _tally_form(one) for name, one in by_kind(scores).items()},
        "pairs": [_score_form(one) for one in scores],
    }
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _tally_form(tally: PairTally) -> dict[str, float | int | None]:
    counts = {
        "right": tally.right,
        "wrong": tally.wrong,
        "conflicts": tally.found + tally.missed,
        "found": tally.found,
        "controls": tally.silent + tally.alarmed,
        "clean_controls": tally.silent,
    }
    return counts | {name: getattr(tally, name) for name in MEASURES}


def _score_form(score: PairScore) -> dict[str, Any]:
    return {
        "id": score.pair.id,
        "kind": score.pair.kind,
        "expect": score.pair.expect,
        "found": None if score.pair.expect is None else bool(score.right),
        "right": [_finding_form(one) for one in score.right],
        "wrong": [_finding_form(one) for one in score.wrong],
    }


def _finding_form(finding: Finding) -> dict[str, str]:
    return {"rule": finding.rule, "severity": finding.severity, "message": finding.message}
