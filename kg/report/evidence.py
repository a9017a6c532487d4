"""Evidence as text, a block for each value, and as JSON."""

from kg.characters import printable
from kg.model import Certainty, Polarity, Tense, Time
from kg.report.cells import wrapped
from kg.report.jsonform import Form, decision_form, dumped, statement_form, value_form
from kg.report.words import (
    chain_words,
    count_words,
    decision_words,
    time_words,
    value_words,
)
from kg.review.evidence import Evidence, Held, Said


def evidence_text(evidence: Evidence, *, width: int = 100) -> str:
    """Each value with the sources behind it; under it each quote, who says it, where and when."""
    title = f"{evidence.entity.label} – {evidence.property.name}"
    head = f"{title}: {count_words(len(evidence.values), 'value')}"
    blocks = [printable(head) + "\n"]
    for number, held in enumerate(evidence.values, 1):
        lines = [printable(f"{number}. {_title(held)}")]
        for said in held.said:
            lines += _lines(said, width)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _title(held: Held) -> str:
    denied = "not " if held.polarity is Polarity.NEGATIVE else ""
    kinds = {one.source.kind for one in held.said if one.source and one.takes_part}
    sources = count_words(held.independent, "independent source")
    also = ", the reference among them" if "reference" in kinds else ""
    if not held.independent:
        sources = "no source left"
    return f"{denied}{value_words(held.said[0].statement.value)}  ({sources}{also})"


def _lines(said: Said, width: int) -> list[str]:
    statement = said.statement
    rows = [f"“{' '.join(statement.quote.exact.split())}”", _told(said)]
    if statement.citation:
        rows.append(statement.citation)
    if said.decision:
        gone = "" if said.takes_part else " (takes no part)"
        rows.append(decision_words(said.decision) + gone)
    lines, margin = [], "   - "
    for row in rows:
        for line in wrapped(printable(row), max(20, width - 7)):
            lines.append(margin + line)
            margin = "       "
        margin = "     "
    return lines


def _told(said: Said) -> str:
    """Who says it, how, when it is to hold, in which source and when that appeared."""
    statement, source = said.statement, said.source
    how = [] if statement.certainty is Certainty.CERTAIN else [statement.certainty.value]
    how += ["planned"] if statement.tense is Tense.FUTURE else []
    times = [value for role, value in statement.qualifiers if role == "time"]
    how += [time_words(one) for one in times if isinstance(one, Time)]
    published = source and source.published and source.published.isoformat()
    where = f"{statement.source}, {published}" if published else statement.source
    who = chain_words(statement)
    return "; ".join((", ".join((who, *how)), where))


def evidence_json(evidence: Evidence) -> str:
    """The same as one JSON object."""
    form: Form = {
        "entity": value_form(evidence.entity),
        "property": {"iri": evidence.property.iri, "name": evidence.property.name},
        "values": [_held_form(held) for held in evidence.values],
    }
    return dumped(form, indent=2) + "\n"


def _held_form(held: Held) -> Form:
    return {
        "value": value_form(held.value),
        "polarity": held.polarity.value,
        "independentSources": held.independent,
        "statements": [_said_form(said) for said in held.said],
    }


def _said_form(said: Said) -> Form:
    source = said.source
    form = statement_form(said.statement) | {
        "publisher": source and source.publisher,
        "published": source and source.published and source.published.isoformat(),
        "kind": source.kind if source else "article",
        "takesPart": said.takes_part,
    }
    return form | {"decision": decision_form(said.decision)} if said.decision else form
