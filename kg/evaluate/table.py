"""Scores as a plain table for people, and as JSON. Shares are cut off, never rounded up."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.evaluate.calibrate import Bin, gap
from kg.evaluate.findings import FindingScore
from kg.evaluate.gold import GoldFinding, GoldStatement
from kg.evaluate.score import Score, Tally, intervals, total
from kg.model import Entity, Finding, Statement

SHOWN = ("missed", "wrong", "all")


def as_text(
    scores: Sequence[Score],
    findings: Sequence[FindingScore] = (),
    show: str = "",
    *,
    bins: Sequence[Bin] = (),
) -> str:
    """Statements by article and property, what was judged of them, how far the confidence can be
    trusted, then findings.

    `show` lists what was missed, what was wrong (also what was judged otherwise), or all of it.
    """
    every = total(scores)
    parts = [
        _table("article", [(_name(one.path), one.tally) for one in scores], every.tally)
        + _within(scores),
        _table("property", list(every.by_property.items()), None),
        _judged(every),
    ]
    if bins:
        parts.append(_reliability(bins))
    if findings:
        parts.append(_findings(findings))
    if show in ("missed", "all"):
        parts += [listed("missed", _missed(scores, findings))]
    if show in ("wrong", "all"):
        parts += [listed("wrong", _wrong(scores, findings))]
    return "\n".join(parts)


def _name(path: str) -> str:
    return Path(path).name


def _table(title: str, rows: Sequence[tuple[str, Tally]], last: Tally | None) -> str:
    rows = [*rows, *([("total", last)] if last else [])]
    room = max(len(title), *(len(name) for name, _ in rows)) if rows else len(title)
    head = f"{title:<{room}}  right  wrong  missed      P      R     F1"
    lines = [
        f"{name:<{room}}  {tally.right:>5}  {tally.wrong:>5}  {tally.missed:>6}"
        f"  {show_share(tally.precision)}  {show_share(tally.recall)}  {show_share(tally.f1)}"
        for name, tally in rows
    ]
    return "\n".join([head, *lines]) + "\n"


def _within(scores: Sequence[Score]) -> str:
    named = {"precision": "P", "recall": "R", "f1": "F1"}
    spans = ", ".join(
        f"{named[name]} {show_share(one.low).strip()}–{show_share(one.high).strip()}"
        for name, one in intervals(scores).items()
    )
    return f"95 % of samples of articles (bootstrap): {spans}\n"


def show_share(share: float | None) -> str:
    """Five columns, cut off after three digits, never rounded up."""
    return "    –" if share is None else f"{math.floor(share * 1000) / 1000:5.3f}"


def _judged(score: Score) -> str:
    rows = [
        f"{name:<16}  {right:>5} of {whole:<5} {show_share(right / whole if whole else None)}"
        for name, (right, whole) in score.judged.items()
    ]
    return "\n".join(["of what was matched, right", *rows]) + "\n"


def _reliability(bins: Sequence[Bin]) -> str:
    rows = [
        f"{one.low:.2f}–{one.high:.2f}   {one.count:>6}  {show_share(one.sure)}"
        f"  {show_share(one.right / one.count)}"
        for one in bins
    ]
    head = "confidence   found   sure  right"
    return "\n".join([head, *rows, f"mean gap             {show_share(gap(bins))}"]) + "\n"


def _findings(findings: Sequence[FindingScore]) -> str:
    names = [_name(one.path) for one in findings]
    room = max(len("findings"), *map(len, names))
    lines = [f"{'findings':<{room}}   made  severity  missed  reported though fitting  extra"]
    for name, one in zip(names, findings, strict=True):
        lines.append(
            f"{name:<{room}}  {len(one.made):>5}  {len(one.severity):>8}  {len(one.missed):>6}"
            f"  {len(one.violated):>23}  {len(one.extra):>5}"
        )
    return "\n".join(lines) + "\n"


def listed(title: str, lines: Iterable[str]) -> str:
    """A title and what stands under it, indented."""
    return "\n".join([f"{title}:", *(f"  {line}" for line in lines)]) + "\n"


def _missed(scores: Sequence[Score], findings: Sequence[FindingScore]) -> Iterator[str]:
    for score in scores:
        yield from (f"{_name(score.path)}: {_gold(one)}" for one in score.missed)
    for each in findings:
        yield from (f"{_name(each.path)}: finding {_gold_finding(one)}" for one in each.missed)


def _wrong(scores: Sequence[Score], findings: Sequence[FindingScore]) -> Iterator[str]:
    for score in scores:
        name = _name(score.path)
        yield from (f"{name}: {show_statement(one)}" for one in score.wrong)
        yield from (
            f"{name}: {gold.id} {what}: {show_statement(one)}"
            for gold, one, what in score.differing
        )
    for each in findings:
        name = _name(each.path)
        yield from (f"{name}: severity {_gold_finding(one)}" for one in each.severity)
        yield from (f"{name}: reported though fitting “{one.a}” “{one.b}”" for one in each.violated)
        yield from (f"{name}: extra {show_finding(one)}" for one in each.extra)


def _gold(gold: GoldStatement) -> str:
    names = (gold.subjects[0], gold.properties[0], gold.values[0])
    return f"{gold.id} {' – '.join(names)} “{gold.quote}”"


def _gold_finding(finding: GoldFinding) -> str:
    other = f" “{finding.b}”" if finding.b else ""
    return f"{finding.rule} “{finding.a}”{other}"


def show_statement(one: Statement) -> str:
    """Subject, property and value, how it is said, by whom, and the words, on one line."""
    value = one.value.label if isinstance(one.value, Entity) else one.value.text
    how = f"{one.tense} {one.certainty} {one.polarity}"
    who = " › ".join(speaker.label for speaker in one.speakers)
    quote = " ".join(one.quote.exact.split())
    return f"{one.subject.label} – {one.property.name} – {value} [{how}; {who}] “{quote}”"


def show_finding(finding: Finding) -> str:
    """Severity, rule and message on one line."""
    return f"{finding.severity}[{finding.rule}] {finding.message}"


def as_json(
    scores: Sequence[Score],
    findings: Sequence[FindingScore] = (),
    bins: Sequence[Bin] = (),
) -> str:
    """The same as JSON, with the lists of what was missed and wrong."""
    every = total(scores)
    form: dict[str, Any] = {
        "total": _tally_form(every.tally),
        "intervals": {
            name: {"low": one.low, "high": one.high} for name, one in intervals(scores).items()
        },
        "articles": [_score_form(score) for score in scores],
        "properties": {name: _tally_form(tally) for name, tally in every.by_property.items()},
        "judged": {
            name: {"right": right, "judged": whole} for name, (right, whole) in every.judged.items()
        },
    }
    if bins:
        form["reliability"] = {"bins": [asdict(one) for one in bins], "gap": gap(bins)}
    if findings:
        form["findings"] = [_finding_form(one) for one in findings]
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _tally_form(tally: Tally) -> dict[str, float | int | None]:
    return {
        "right": tally.right,
        "needed": tally.needed,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }


def _score_form(score: Score) -> dict[str, Any]:
    return {
        "path": score.path,
        **_tally_form(score.tally),
        "missed_statements": [_gold(one) for one in score.missed],
        "wrong_statements": [show_statement(one) for one in score.wrong],
        "judged_wrong": [
            {"id": gold.id, "what": what, "found": show_statement(one)}
            for gold, one, what in score.differing
        ],
    }


def _finding_form(score: FindingScore) -> dict[str, Any]:
    return {
        "path": score.path,
        "made": [_gold_finding(one) for one in score.made],
        "severity": [_gold_finding(one) for one in score.severity],
        "missed": [_gold_finding(one) for one in score.missed],
        "violated": [{"a": one.a, "b": one.b} for one in score.violated],
        "extra": [show_finding(one) for one in score.extra],
    }
