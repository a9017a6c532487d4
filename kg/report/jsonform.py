"""The JSON forms of statements and of a check: fixed keys in a fixed order, the same bytes always.

The forms are the public contract; `kg/schemas` holds them as JSON Schema.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from kg.check.result import CheckResult, Coverage, Ignored, SourceSummary
from kg.config import IgnoreEntry
from kg.decisions import Decision
from kg.model import (
    Entity,
    Finding,
    Quantity,
    Quote,
    SentenceReading,
    Severity,
    Statement,
    Time,
    Value,
)

Form = dict[str, Any]

# Within a string, three characters that some readers of JSON Lines take for the end of a line.
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def statement_form(statement: Statement) -> Form:
    """The statement as a JSON object; optional keys are left out where there is nothing to say.

    A second qualifier of one role is named `role-2`, a third `role-3`.
    """
    form: Form = {
        "id": statement.id,
        "source": statement.source,
        "subject": value_form(statement.subject),
        "property": {"iri": statement.property.iri, "name": statement.property.name},
        "value": value_form(statement.value),
        "qualifiers": _qualifier_forms(statement.qualifiers),
        "certainty": statement.certainty.value,
        "polarity": statement.polarity.value,
        "tense": statement.tense.value,
        "speakers": [speaker.label for speaker in statement.speakers],
        "quote": quote_form(statement.quote),
        "confidence": round(statement.confidence, 2),
        "extractor": statement.extractor,
    }
    extra = {"frame": statement.frame, "citation": statement.citation}
    return form | {key: text for key, text in extra.items() if text is not None}


def value_form(value: Value) -> Form:
    """An entity, a time or a quantity as a JSON object."""
    if isinstance(value, Entity):
        return _entity_form(value)
    return _time_form(value) if isinstance(value, Time) else _quantity_form(value)


def quote_form(quote: Quote) -> Form:
    """The quote with its offsets in code points, end exclusive."""
    return {
        "exact": quote.exact,
        "start": quote.start,
        "end": quote.end,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }


def _qualifier_forms(qualifiers: Iterable[tuple[str, Value]]) -> Form:
    forms: Form = {}
    seen: dict[str, int] = {}
    for role, value in qualifiers:
        seen[role] = seen.get(role, 0) + 1
        name = role if seen[role] == 1 else f"{role}-{seen[role]}"
        forms[name] = value_form(value)
    return forms


def _entity_form(entity: Entity) -> Form:
    form: Form = {"iri": entity.iri, "label": entity.label, "type": entity.type}
    extra = {"mention": entity.mention, "partOf": entity.part_of}
    return form | {key: text for key, text in extra.items() if text is not None}


def _time_form(time: Time) -> Form:
    form: Form = {
        "earliest": time.earliest and time.earliest.isoformat(),
        "latest": time.latest and time.latest.isoformat(),
        "text": time.text,
        "precision": time.precision,
        "anchor": time.anchor,
    }
    if time.instant:
        form["instant"] = time.instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return form


def _quantity_form(quantity: Quantity) -> Form:
    amount = quantity.amount
    return {
        "amount": [_number(one) for one in amount]
        if isinstance(amount, tuple)
        else _number(amount),
        "unit": quantity.unit,
        "text": quantity.text,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "base": quantity.base,
        "kind": quantity.kind,
    }


def _number(number: float | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if float(number).is_integer() else number


def as_jsonl(forms: Iterable[Form]) -> str:
    """One JSON object a line, in the order given."""
    return "".join(dumped(one) + "\n" for one in forms)


def as_json_array(forms: Iterable[Form]) -> str:
    """The same objects as one JSON array."""
    return dumped(list(forms), indent=2) + "\n"


def sentence_form(sentence: SentenceReading, source: str) -> Form:
    """What was understood of a sentence: its statements, mentions and what stayed unread."""
    return {
        "source": source,
        "quote": quote_form(sentence.quote),
        "statements": [statement_form(one) for one in sentence.statements],
        "mentions": [
            {
                "quote": quote_form(one.quote),
                "entity": None if one.entity is None else value_form(one.entity),
                "how": one.how,
            }
            for one in sentence.mentions
        ],
        "unread": [{"quote": quote_form(one.quote), "why": one.why} for one in sentence.unread],
    }


def as_json(result: CheckResult, *, show_ignored: bool = False) -> str:
    """The check as one JSON object: sources, findings, counts by severity, coverage.

    With `show_ignored` the findings that an ignore file takes out stand in it too, on their own.
    """
    form = {
        "sources": [_source_form(source) for source in result.sources],
        "findings": [decided_form(finding, result.decisions) for finding in result.findings],
        "summary": {severity.value: result.count(severity) for severity in Severity}
        | {"ignored": len(result.ignored), "known": len(result.known)},
        "coverage": coverage_form(result.coverage),
    }
    if result.copies:
        form["copies"] = [
            {"path": one.path, "original": one.original, "share": one.share}
            for one in result.copies
        ]
    if result.set_aside:
        form["setAside"] = [decided_form(one, result.decisions) for one in result.set_aside]
    if show_ignored:
        form["ignored"] = [ignored_form(one) for one in result.ignored]
    if result.unused or result.expired:
        form["ignoreFile"] = {
            "unused": [_entry_form(one) for one in result.unused],
            "expired": [_entry_form(one) for one in result.expired],
        }
    return dumped(form, indent=2) + "\n"


def ignored_form(ignored: Ignored) -> Form:
    """A finding that is set aside, with the entry that does it."""
    return finding_form(ignored.finding) | {"ignored": _entry_form(ignored.entry)}


def _entry_form(entry: IgnoreEntry) -> Form:
    return {
        "finding": entry.finding,
        "reason": entry.reason,
        "until": entry.until and entry.until.isoformat(),
        "where": entry.where,
    }


def _source_form(source: SourceSummary) -> Form:
    return {
        "path": source.path,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published and source.published.isoformat(),
        "statements": source.statements,
        "kind": source.kind,
    }


def decided_form(finding: Finding, decisions: Mapping[str, Decision]) -> Form:
    """The finding with what a person decided about it, if anyone did."""
    decision = decisions.get(finding.fingerprint)
    form = finding_form(finding)
    return form if decision is None else form | {"decision": decision_form(decision)}


def decision_form(decision: Decision) -> Form:
    """A decision as a JSON object."""
    form: Form = {
        "id": decision.iri,
        "verdict": decision.verdict.value,
        "by": decision.by,
        "at": decision.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "note": decision.note,
        "on": "finding" if decision.on_finding else "statement",
        "used": decision.used,
        "label": decision.label,
    }
    if decision.changes:
        form["changes"] = dict(decision.changes)
    extra = {"revision": decision.revision, "withdraws": decision.withdraws}
    return form | {key: text for key, text in extra.items() if text is not None}


def finding_form(finding: Finding) -> Form:
    """The finding as a JSON object."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "statements": [statement_form(one) for one in finding.statements],
        "suggestion": finding.suggestion,
        "help": finding.help,
        "fingerprint": finding.fingerprint,
        "sides": [[one.id for one in side] for side in finding.sides],
        "support": list(finding.support),
        "best": finding.best,
    }


def coverage_form(coverage: Coverage) -> Form:
    """The coverage as a JSON object."""
    return {
        "statements": coverage.statements,
        "compared": coverage.compared,
        "uncompared": [
            {
                "reason": part.reason,
                "count": len(part.statements) + part.more,
                "statements": list(part.statements),
            }
            for part in coverage.uncompared
        ],
        "rules": list(coverage.rules),
        "silent": list(coverage.silent),
        "idle": list(coverage.idle),
    }


def dumped(form: object, *, indent: int | None = None) -> str:
    """The JSON text, in the text's own characters."""
    text = json.dumps(form, ensure_ascii=False, indent=indent, allow_nan=False)
    for char, escape in _LINE_BREAKS.items():
        text = text.replace(char, escape)
    return text
