"""How values read in a sentence: times, quantities, speakers, how sure. No layout."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

from kg.config import IgnoreEntry
from kg.decisions import Decision, Verdict
from kg.model import (
    Certainty,
    Entity,
    Finding,
    Polarity,
    Quantity,
    Statement,
    Tense,
    Time,
    Value,
)


def name_words(name: str) -> str:
    """A local name or CURIE as words: partnersWith, space:LaunchSite -> partners with, launch site.

    Capitals that stand together stay: ESAMission -> ESA mission.
    """
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z_\s-]+", name.rpartition(":")[2])
    return " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)


def value_words(value: Value) -> str:
    """The entity's label, or the words of the text with the days that they stand for."""
    if isinstance(value, Entity):
        return value.label
    if isinstance(value, Quantity):
        return value.text
    days = time_words(value)
    return days if value.text in ("", days) else f"{value.text} ({days})"


def time_words(time: Time) -> str:
    """The interval as short as it can be said: 2023, 2019-09, 2020 to 2023, by 2023-12-31."""
    earliest, latest = time.earliest, time.latest
    if earliest is None and latest is None:
        return "no date"
    if earliest is None:
        return f"by {latest}"
    if latest is None:
        return f"from {earliest}"
    return _period(earliest, latest)


def _period(earliest: date, latest: date) -> str:
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return _span(str(earliest.year), str(latest.year))
    last_of_month = calendar.monthrange(latest.year, latest.month)[1]
    if earliest.day == 1 and latest.day == last_of_month:
        return _span(f"{earliest:%Y-%m}", f"{latest:%Y-%m}")
    return _span(earliest.isoformat(), latest.isoformat())


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def factuality_words(statement: Statement) -> str:
    """Tense, and what is out of the ordinary: a hedge, a denial."""
    words = [statement.tense.value]
    if statement.certainty is not Certainty.CERTAIN:
        words.append(statement.certainty.value)
    if statement.polarity is Polarity.NEGATIVE:
        words.append("denied")
    return ", ".join(words)


def chain_words(statement: Statement) -> str:
    """The speaker chain, outermost first."""
    return " › ".join(speaker.label for speaker in statement.speakers)


def told_by(statement: Statement) -> str:
    """The speaker chain; of a curated fact where it was read, as the data set only passes it on."""
    return statement.citation or chain_words(statement)


def label_words(statement: Statement) -> str:
    """What a reader must know beside the underlined words: who within the text, how, when."""
    speaker = [speaker.label for speaker in statement.speakers[1:]][-1:]
    return ", ".join([*speaker, *_manner(statement)])


def manner_words(statement: Statement) -> str:
    """How it is said: denied, hedged, planned, and the time that it is about; may be empty."""
    return ", ".join(_manner(statement))


def _manner(statement: Statement) -> list[str]:
    words = []
    if statement.polarity is Polarity.NEGATIVE:
        words.append("denied")
    elif statement.certainty is not Certainty.CERTAIN:
        words.append(f"hedged ({statement.certainty})")
    if statement.tense is Tense.FUTURE:
        words.append("planned")
    return words + [time_words(time) for time in _times(statement)][:1]


def _times(statement: Statement) -> list[Time]:
    values = [statement.value, *(value for role, value in statement.qualifiers if role == "time")]
    return [
        value
        for value in values
        if isinstance(value, Time) and (value.earliest, value.latest) != (None, None)
    ]


def support_words(finding: Finding) -> str:
    """Which side more independent sources tell, or a tie; empty where one source tells all."""
    told_by = {one.source for one in finding.statements}
    if len(finding.support) < 2 or len(told_by) < 2:
        return ""
    if finding.best is None:
        most = count_words(max(finding.support), "independent source")
        sides = (
            "each side" if len(set(finding.support)) == 1 else "each of the best supported sides"
        )
        return f"a tie: {most} on {sides}"
    best = finding.sides[finding.best][0]
    name = count_words(finding.support[finding.best], "independent source")
    others = max(count for number, count in enumerate(finding.support) if number != finding.best)
    words = " ".join(best.quote.exact.split())
    return f"best supported by {name} against {others}: “{words}”"


def decision_words(decision: Decision) -> str:
    """Who decided what, when and why: confirmed by Anna on 2026-11-26: as the agency says."""
    verdict = "confirmed" if decision.verdict is Verdict.ACCEPTED else decision.verdict.value
    note = f": {decision.note}" if decision.note else ""
    if decision.changes:
        verdict += f" ({', '.join(f'{name}: {text}' for name, text in decision.changes)})"
    return f"{verdict} by {decision.by} on {decision.day}{note}"


def entry_words(entry: IgnoreEntry) -> str:
    """That a finding is ignored, why, until when, and where that stands."""
    until = f", until {entry.until}" if entry.until else ""
    return f"ignored: {entry.reason.rstrip('.')}{until} ({entry.where})"


def count_words(number: int, noun: str) -> str:
    """The number with its noun, in the plural where it needs one: 1 article, 2 articles."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def list_words(parts: Iterable[str]) -> str:
    """Parts as a list in a sentence: a, b and c."""
    *front, last = list(parts) or [""]
    return f"{', '.join(front)} and {last}" if front else last
