"""Decisions, and what they change, for people and as JSON."""

from collections.abc import Iterable, Mapping

from kg.characters import printable
from kg.decisions import Decision, Ledger, Verdict
from kg.model import Finding
from kg.report.cells import wrapped
from kg.report.jsonform import Form, decision_form, dumped, finding_form
from kg.report.words import decision_words
from kg.review.effect import Effect

_WIDTH = 100


def ruling_text(decision: Decision, effect: Effect, width: int = _WIDTH) -> str:
    """What was decided, and the findings that vanish or appear with it."""
    lines = [*_filled("", decision.label, width), *_filled("  ", decision_words(decision), width)]
    if decision.revision:
        lines += _filled("  ", f"now stated as {decision.revision}", width)
    if decision.on_finding:
        return "".join(f"{line}\n" for line in lines)
    lines += _findings("no longer found", effect.vanished, width)
    lines += _findings("now found", effect.appeared, width)
    if not effect.vanished and not effect.appeared:
        lines.append("  no finding vanishes or appears")
    return "".join(f"{line}\n" for line in lines)


def ruling_json(decision: Decision, effect: Effect) -> str:
    """The same as one JSON object."""
    form: Form = {
        "decision": decision_form(decision),
        "vanished": [finding_form(one) for one in effect.vanished],
        "appeared": [finding_form(one) for one in effect.appeared],
    }
    return dumped(form, indent=2) + "\n"


def ledger_text(ledger: Ledger, states: Mapping[str, str], width: int = _WIDTH) -> str:
    """All decisions in their order, a paragraph each; `states` by IRI."""
    if not len(ledger):
        return "No decisions.\n"
    return "\n".join(_paragraph(one, ledger, states[one.iri], width) for one in ledger)


def ledger_json(ledger: Ledger, states: Mapping[str, str]) -> str:
    """All decisions as a JSON array, each with its number and what has become of it."""
    forms = [
        {"number": one.number, **decision_form(one), "state": states[one.iri]} for one in ledger
    ]
    return dumped(forms, indent=2) + "\n"


def _paragraph(decision: Decision, ledger: Ledger, state: str, width: int) -> str:
    words = decision_words(decision)
    if decision.verdict is Verdict.WITHDRAWN:
        number = next(one.number for one in ledger if one.iri == decision.withdraws)
        words = words.replace("withdrawn", f"{number} withdrawn", 1)
    lines = [f"{decision.number}. {words}"]
    if state not in ("in force", "done"):
        lines[0] += f" ({state})"
    kind = "finding" if decision.on_finding else "statement"
    rows = [kind + " " + decision.used.rsplit("/", 1)[1], decision.label]
    body = [line for row in rows for line in _filled("   ", row, width)]
    return "".join(f"{line}\n" for line in [printable(lines[0]), *body])


def _findings(title: str, findings: Iterable[Finding], width: int) -> list[str]:
    lines = []
    for one in findings:
        text = f"{title}: {one.severity}[{one.rule}] {one.message}"
        lines += _filled("  ", text, width)
    return lines


def _filled(margin: str, text: str, width: int) -> list[str]:
    first, *others = wrapped(printable(text), max(20, width - len(margin) - 2))
    return [margin + first, *(f"{margin}  {line}" for line in others)]
