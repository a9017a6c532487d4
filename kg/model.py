"""The values that every layer shares: what a text says, where, who says so, how surely and when.

All are frozen; two values with the same content are equal. Offsets count Unicode code points into
the text of the file as read, end exclusive, so that `text[start:end] == exact`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Certainty(StrEnum):
    """How sure the speaker is (FactBank)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies (FactBank)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Tense(StrEnum):
    """Where the statement lies as seen by its speaker; a plan is future."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class BlockKind(StrEnum):
    """What a stretch of a document is; only TITLE and BODY are read for statements.

    Those from MENU on stand round or between the paragraphs of an article.
    """

    TITLE = "title"
    BODY = "body"
    DATELINE = "dateline"
    HEADER = "page header"
    FOOTER = "page footer"
    CAPTION = "caption"
    LINKS = "link list"
    CONTACT = "contact"
    MENU = "menu"
    SHARING = "share bar"
    ADVERT = "advertisement"
    NEWSLETTER = "newsletter box"
    NOTICE = "notice"
    PULL_QUOTE = "pull quote"
    CONTENTS = "table of contents"
    AUTHOR = "author note"
    TAGS = "tag list"
    COMMENTS = "comment section"
    EMBED = "embedded post"
    SIDE = "side box"
    TABLE = "table"
    REFERENCES = "reference list"
    FOOTNOTE = "footnote mark"
    EDITOR = "editor's note"
    COMPANY = "company note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The exact characters that carry something (Web Annotation's text quote and position)."""

    exact: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int, *, context: int = 32) -> "Quote":
        """Cut `text[start:end]` with up to `context` characters either side."""
        return cls(
            exact=text[start:end],
            start=start,
            end=end,
            prefix=text[max(0, start - context) : start],
            suffix=text[end : end + context],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what is meant; `type` is a CURIE such as `space:Lander`, `mention` the words used.

    `part_of` is the IRI of the mission that an unnamed thing ("the rocket") belongs to.
    """

    iri: str
    label: str
    type: str = "owl:Thing"
    mention: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A closed interval of days, as the text gives it; an open end is None.

    `precision` is a unit name (minute, day, month, quarter, season, year, decade, ...).
    `anchor` says what a relative expression was resolved against ("front matter", "page header",
    "option", "metadata", "dateline", "text"), or None where the words alone fix the interval.
    `instant` is the UTC time where a clock time with a zone is given.
    """

    earliest: date | None
    latest: date | None
    text: str
    precision: str = "day"
    anchor: str | None = None
    instant: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as the text gives it, and the closed interval it stands for in the base unit.

    `amount` and `unit` are the text's own (a range has two amounts). `low` and `high` are in
    `base` (m, kg, s, m/s, K, USD, 1 ...); an open end is None. `kind` is the dimension's name
    (length, mass, duration, speed, money, temperature, count ...).
    """

    amount: float | tuple[float, float]
    unit: str | None
    text: str
    low: float | None
    high: float | None
    base: str
    kind: str


Value = Entity | Time | Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of the vocabulary: its IRI and local name."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of a speaker chain; `iri` where the speaker is a known entity."""

    label: str
    iri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one source says about one property of one subject, and how it says it.

    `id` is an IRI hashed from source, quote offsets, subject, property, value, polarity.
    `speakers` is the chain, outermost (the publisher) first. `extractor` is "rules" for what was
    read from prose, "metadata" for what a page says about itself, "reference" for curated facts.
    `frame` names the lexicon entry that fired. `citation` is where a reference fact was read.
    """

    id: str
    source: str
    subject: Entity
    property: Property
    value: Value
    qualifiers: tuple[tuple[str, Value], ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    tense: Tense = Tense.PRESENT
    speakers: tuple[Speaker, ...]
    quote: Quote
    confidence: float = 1.0
    extractor: str = "rules"
    frame: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph-like stretch of an article's text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """What a page shows beside its article and the text does not hold: its kind and first words."""

    kind: BlockKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """When an article says it appeared; `quote` are the words, if they stand in the text.

    `origin` is "option", "front matter", "metadata", "dateline" or "page header"; the last two
    are guesses.
    """

    day: date
    origin: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with a publisher and dates; `text` is the whole file, front matter included.

    `omitted` is what a web page shows beside it, in the page's order.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PublicationDate | None = None
    url: str | None = None
    language: str | None = None
    omitted: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article or a reference data set, as the store knows it."""

    iri: str
    path: str
    title: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    kind: str = "article"
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Statements that do not fit, and why (one sh:ValidationResult).

    `sides` groups the statements that say the same; a conflict has two or more sides. `support`
    is the number of independent sources of each side.
    """

    rule: str
    severity: Severity
    message: str
    sides: tuple[tuple[Statement, ...], ...]
    suggestion: str | None = None
    help: str | None = None
    fingerprint: str = field(default="")
    support: tuple[int, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of all sides, in order."""
        return tuple(statement for side in self.sides for statement in side)

    @property
    def best(self) -> int | None:
        """The number of the side with the most sources; None if there is a tie, or one side."""
        most = max(self.support, default=0)
        first = [number for number, count in enumerate(self.support) if count == most]
        return first[0] if len(first) == 1 and len(self.support) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text and who or what it was taken for; no entity where that stayed open.

    `how` is "name", "spelling variant", "new name" (that no file knows), "description" ("the
    lander"), "pronoun", "ambiguous" (a name that several share and nothing tells apart) or
    "unresolved".
    """

    quote: Quote
    entity: Entity | None
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words from which no statement came, and why: a verb without a frame, a date of nothing."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReading:
    """What was understood of one sentence, and what was not."""

    quote: Quote
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with all that was got out of it, and what was not.

    `statements` holds also what the page says about itself (extractor "metadata") and which names
    it uses (extractor "mention"); `stated` leaves these out. `silent` are the body sentences from
    which no statement came. `sentences` explains each sentence, and `signs` gives what
    the confidence of each statement (by id) rests on, if that was asked for.
    """

    article: Article
    statements: tuple[Statement, ...]
    silent: tuple[Quote, ...] = ()
    sentences: tuple[SentenceReading, ...] = ()
    signs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def stated(self) -> tuple[Statement, ...]:
        """What the article's prose states, in the order of the quotes."""
        return tuple(one for one in self.statements if one.extractor == "rules")
