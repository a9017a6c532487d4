"""What a person decided about a statement or a finding."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from kg import vocab
from kg.model import Entity, Statement
from kg.rdf import digest

REVIEW = "review"  # the extractor of statements that a person made by a correction


class Verdict(StrEnum):
    """What was decided; `withdrawn` takes an earlier decision back."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. `number` counts the decisions of a store from 1, in the order of their making.

    `key` says what was decided on, by its content: `statement_key`, or a finding's fingerprint
    (`on_finding`). `used` is its IRI at the time, `label` what it says, in words. `source` is the
    IRI of a statement's source, and `changes` and `revision` belong to a correction: what it
    changes, by name, and the IRI of the statement that it made. `withdraws` is the IRI of the
    decision that is taken back.
    """

    number: int
    key: str
    used: str
    label: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""
    on_finding: bool = False
    source: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    revision: str | None = None
    withdraws: str | None = None

    @property
    def iri(self) -> str:
        """The decision's own IRI, by its content."""
        what = (self.number, self.key, self.verdict, self.by, self.at.isoformat(), self.note)
        return vocab.BASE + "decision/" + digest(*what)

    @property
    def day(self) -> date:
        """The day of the decision, in UTC."""
        return self.at.astimezone(UTC).date()


def statement_key(statement: Statement, source: str) -> str:
    """The statement by its content alone: source (IRI), words, subject, property, value, polarity.

    Its place in the text has no part in it, so that a paragraph may move. What a correction made is
    known by its IRI, which has no place in it either.
    """
    if statement.extractor == REVIEW:
        return statement.id.rsplit("/", 1)[1]
    return digest(
        source,
        statement.quote.exact,
        statement.subject.iri,
        statement.property.iri,
        _content(statement),
        statement.polarity.value,
    )


def revision_iri(corrected: Statement, key: str) -> str:
    """The IRI of what a correction made, out of the key of what was corrected."""
    return vocab.STATEMENT + digest(
        REVIEW,
        key,
        corrected.subject.iri,
        corrected.property.iri,
        _content(corrected),
        corrected.polarity.value,
        corrected.certainty.value,
        corrected.tense.value,
    )


def statement_label(statement: Statement) -> str:
    """What the statement says, in a few words."""
    denied = " (denied)" if statement.polarity.value == "negative" else ""
    value = statement.value
    told = value.label if isinstance(value, Entity) else value.text
    return f"{statement.subject.label} – {statement.property.name} – {told}{denied}"


def _content(statement: Statement) -> str:
    value = statement.value
    return value.iri if isinstance(value, Entity) else f"{type(value).__name__} {value.text}"
