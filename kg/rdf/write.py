"""Statement -> RDF, as N-Quads lines: text, so that this layer needs no RDF library.

There are no blank nodes; parts of a statement hang on its IRI with a fragment, so two runs give the
same bytes. A statement's IRI also names the graph of its plain triple; all about it stands in the
graph of its source. A negative statement has no plain triple, so that no query takes it for a fact.
"""

import hashlib
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from kg import __version__, vocab
from kg.model import (
    Article,
    Entity,
    Polarity,
    Property,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Time,
    Value,
)
from kg.rdf.terms import Iri, Literal, Term, digest, n3, slug

Quad = Callable[[Iri, str, Term], str]

NOT_NARROWING = (
    "time",
    "source",
    "with",
    "share",
    "status",
)  # roles that do not say of what it holds
_BEGIN = datetime(1, 1, 1, tzinfo=UTC)
_END = datetime(9999, 12, 31, tzinfo=UTC)


# A thing of one article alone, told by the words of its noun phrase.
_DESCRIBED = re.compile(re.escape(vocab.ENTITY) + r"[0-9a-f]{8}-")


def source_iri(path: str, url: str | None = None) -> str:
    """The IRI of a source: its page's URL decides, else its path."""
    return vocab.SOURCE + digest(url or path)


def statement_iri(
    source: str, quote: Quote, subject: Entity, prop: Property, value: Value, polarity: Polarity
) -> str:
    """The IRI of a statement, hashed from its content."""
    what = value.iri if isinstance(value, Entity) else f"{type(value).__name__} {value.text}"
    return vocab.STATEMENT + digest(
        source, quote.start, quote.end, subject.iri, prop.iri, what, polarity.value
    )


def source_of(article: Article) -> Source:
    """The article as the store knows it."""
    return Source(
        iri=source_iri(article.path, article.url),
        path=article.path,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
    )


def source_quads(source: Source, text: str) -> Iterator[str]:
    """Everything about a source itself; its text is kept, as offsets mean nothing without it."""
    graph = Iri(source.iri)
    kind = "Article" if source.kind == "article" else "ReferenceSource"

    def quad(predicate: str, value: Term) -> str:
        return f"{n3(graph)} <{vocab.expand(predicate)}> {n3(value)} {n3(graph)} ."

    yield quad("rdf:type", Iri(vocab.KG + kind))
    yield quad("kg:path", Literal(source.path))
    yield quad("kg:text", Literal(text))
    yield quad("kg:sha256", Literal(hashlib.sha256(text.encode()).hexdigest()))
    if source.title:
        yield quad("schema:headline", Literal(source.title))
    if source.publisher:
        yield quad("schema:publisher", Literal(source.publisher))
    if source.licence:
        yield quad("schema:license", Literal(source.licence))
    if source.published:
        yield quad("schema:datePublished", _date(source.published.day))
        yield quad("kg:publishedOrigin", Literal(source.published.origin))
        if source.published.quote:
            yield quad("kg:publishedStart", _integer(source.published.quote.start))
            yield quad("kg:publishedEnd", _integer(source.published.quote.end))
    activity = Iri(vocab.ACTIVITY + digest(source.iri, __version__))
    for predicate, value in (
        ("rdf:type", Iri(vocab.PROV + "Activity")),
        ("prov:used", graph),
        ("prov:wasAssociatedWith", Iri(vocab.BASE + "agent/kg-" + __version__)),
    ):
        yield f"{n3(activity)} <{vocab.expand(predicate)}> {n3(value)} {n3(graph)} ."


def statement_quads(
    statement: Statement, source: Source, *, graph: str = "", activity: str = ""
) -> Iterator[str]:
    """The statement, its plain triple (first) and its description, as N-Quads in a fixed order.

    `graph` is where the description goes, if not into that of its source, and `activity` what made
    it, if that was not the reading of its source.
    """
    node, graph = Iri(statement.id), n3(Iri(graph or source.iri))
    value = _value_iri(node, "value", statement.value)

    def quad(subject: Iri, predicate: str, obj: Term) -> str:
        return f"{n3(subject)} <{vocab.expand(predicate)}> {n3(obj)} {graph} ."

    if statement.polarity is Polarity.POSITIVE:
        plain = (Iri(statement.subject.iri), Iri(statement.property.iri), value)
        yield " ".join(n3(term) for term in plain) + f" {n3(node)} ."
    yield quad(node, "rdf:type", Iri(vocab.KG + "Statement"))
    yield quad(node, "rdf:subject", Iri(statement.subject.iri))
    yield quad(node, "rdf:predicate", Iri(statement.property.iri))
    yield quad(node, "rdf:object", value)
    yield quad(node, "kg:certainty", Iri(vocab.KG + statement.certainty))
    yield quad(node, "kg:polarity", Iri(vocab.KG + statement.polarity))
    yield quad(node, "kg:tense", Iri(vocab.KG + statement.tense))
    yield quad(node, "kg:confidence", Literal(f"{statement.confidence:.2f}", vocab.XSD + "decimal"))
    yield quad(node, "kg:extractor", Literal(statement.extractor))
    yield from _account_quads(quad, node, statement, source)
    for predicate, text in (
        ("kg:frame", statement.frame),
        ("kg:citation", statement.citation),
        ("kg:subjectLabel", statement.subject.label),
        ("kg:valueLabel", _label(statement.value)),
        ("kg:subjectMention", statement.subject.mention),
        (
            "kg:valueMention",
            statement.value.mention if isinstance(statement.value, Entity) else None,
        ),
    ):
        if text:
            yield quad(node, predicate, Literal(text))
    yield from _value_quads(quad, node, "value", statement.value)
    yield from _value_quads(quad, Iri(statement.subject.iri), "", statement.subject)
    for number, (role, qualifier) in enumerate(statement.qualifiers):
        yield from _qualifier_quads(quad, node, number, role, qualifier)
    for position, speaker in enumerate(statement.speakers):
        link = Iri(f"{node}#speaker-{position}")
        yield quad(node, "prov:qualifiedAttribution", link)
        yield quad(link, "rdf:type", Iri(vocab.KG + "Attribution"))
        yield quad(link, "prov:agent", agent_iri(speaker))
        yield quad(link, "kg:speaker", Literal(speaker.label))
        yield quad(link, "kg:position", _integer(position))
    yield from _quote_quads(quad, node, statement.quote)
    yield quad(node, "oa:hasSource", Iri(source.iri))
    made_by = activity or vocab.ACTIVITY + digest(source.iri, __version__)
    yield quad(node, "prov:wasGeneratedBy", Iri(made_by))


def _account_quads(quad: Quad, node: Iri, statement: Statement, source: Source) -> Iterator[str]:
    """What rules ask of every statement, complete: what is open or unknown has the end of time.

    A rule that had to look these up where they may be missing would read the whole store for each.
    """
    told = dict(statement.qualifiers).get("time")
    since, till = (told.earliest, told.latest) if isinstance(told, Time) else (None, None)
    day = source.published.day if source.published else None
    yield quad(node, "kg:published", _date(day or date.min))
    yield quad(node, "kg:since", _date(since or date.min))
    yield quad(node, "kg:till", _date(till or date.max))
    yield quad(node, "kg:scope", Literal(_scope(statement)))
    for role, value in statement.qualifiers:
        if role == "status" and isinstance(value, Entity):
            yield quad(node, "kg:status", Iri(value.iri))
    yield quad(node, "kg:links", _integer(len(statement.speakers)))
    if statement.speakers:
        yield quad(node, "kg:voice", agent_iri(statement.speakers[-1]))


def _scope(statement: Statement) -> str:
    """What narrows the statement ("without the rover"), as one word to compare; else empty."""
    narrow = (
        f"{role}={value.iri if isinstance(value, Entity) else value.text}"
        for role, value in statement.qualifiers
        if role not in NOT_NARROWING
    )
    return " ".join(sorted(narrow))


def agent_iri(speaker: Speaker) -> Iri:
    """The IRI of a speaker: that of the entity, or one made of the words."""
    return Iri(speaker.iri or vocab.ENTITY + "speaker-" + slug(speaker.label))


def _moments(value: Time) -> tuple[datetime, datetime]:
    """The first and the last moment that the words allow, in whichever zone they were written.

    A day begins fourteen hours before it does in UTC and ends twelve hours after; a clock time
    stands for half an hour to either side.
    """
    if value.instant:
        moment = value.instant.astimezone(UTC)
        return moment - timedelta(minutes=30), moment + timedelta(minutes=30)
    first, last = _BEGIN, _END
    if value.earliest and value.earliest > date.min:
        first = datetime.combine(value.earliest, time(), UTC) - timedelta(hours=14)
    if value.latest and value.latest < date(9999, 12, 30):
        last = datetime.combine(value.latest, time(), UTC) + timedelta(hours=36)
    return first, last


def _qualifier_quads(quad: Quad, node: Iri, number: int, role: str, value: Value) -> Iterator[str]:
    part = Iri(f"{node}#qualifier-{number}")
    target = _value_iri(node, f"{role}-{number}", value)
    if role == "time":
        yield quad(node, "kg:time", target)
    yield quad(node, "kg:qualifier", part)
    yield quad(part, "kg:role", Literal(role))
    yield quad(part, "kg:value", target)
    if isinstance(value, Entity) and value.mention:
        yield quad(part, "kg:valueMention", Literal(value.mention))
    yield from _value_quads(quad, node, f"{role}-{number}", value)


def _quote_quads(quad: Quad, node: Iri, quote: Quote) -> Iterator[str]:
    words, place = Iri(f"{node}#quote"), Iri(f"{node}#position")
    yield quad(node, "oa:hasSelector", words)
    yield quad(words, "rdf:type", Iri(vocab.OA + "TextQuoteSelector"))
    for name in ("exact", "prefix", "suffix"):
        yield quad(words, f"oa:{name}", Literal(getattr(quote, name)))
    yield quad(node, "oa:hasSelector", place)
    yield quad(place, "rdf:type", Iri(vocab.OA + "TextPositionSelector"))
    yield quad(place, "oa:start", _integer(quote.start))
    yield quad(place, "oa:end", _integer(quote.end))


def _label(value: Value) -> str | None:
    """The name by which this text calls the value; its entity may have others elsewhere."""
    return value.label if isinstance(value, Entity) else None


def _value_iri(node: Iri, part: str, value: Value) -> Iri:
    return Iri(value.iri) if isinstance(value, Entity) else Iri(f"{node}#{part}")


def _value_quads(quad: Quad, node: Iri, part: str, value: Value) -> Iterator[str]:
    target = _value_iri(node, part, value)
    match value:
        case Entity():
            yield quad(target, "rdfs:label", Literal(value.label))
            yield quad(target, "rdf:type", Iri(vocab.expand(value.type)))
            if value.part_of:
                yield quad(target, "kg:belongsTo", Iri(value.part_of))
            if _DESCRIBED.match(value.iri):
                yield quad(target, "kg:unnamed", Literal("true", datatype=vocab.XSD + "boolean"))
        case Time():
            yield from _time_quads(quad, target, value)
        case Quantity():
            yield from _quantity_quads(quad, target, value)


def _time_quads(quad: Quad, target: Iri, value: Time) -> Iterator[str]:
    yield quad(target, "kg:text", Literal(value.text))
    yield quad(target, "rdf:type", Iri(vocab.KG + "Interval"))
    yield quad(target, "kg:precision", Literal(value.precision))
    if value.anchor:
        yield quad(target, "kg:anchor", Literal(value.anchor))
    if value.earliest:
        yield quad(target, "kg:earliest", _date(value.earliest))
    if value.latest:
        yield quad(target, "kg:latest", _date(value.latest))
    if value.instant:
        yield quad(target, "kg:instant", _moment(value.instant.astimezone(UTC)))
    for predicate, moment in zip(("kg:from", "kg:until"), _moments(value), strict=True):
        yield quad(target, predicate, _moment(moment))


def _quantity_quads(quad: Quad, target: Iri, value: Quantity) -> Iterator[str]:
    yield quad(target, "kg:text", Literal(value.text))
    yield quad(target, "rdf:type", Iri(vocab.KG + "Quantity"))
    amounts = value.amount if isinstance(value.amount, tuple) else (value.amount,)
    for predicate, amount in zip(("kg:amount", "kg:amountTo"), amounts, strict=False):
        yield quad(target, predicate, _double(amount))
    if value.unit:
        yield quad(target, "kg:unit", Literal(value.unit))
    for predicate, bound in (
        ("kg:low", value.low),
        ("kg:high", value.high),
        ("kg:least", -math.inf if value.low is None else value.low),
        ("kg:most", math.inf if value.high is None else value.high),
    ):
        if bound is not None:
            yield quad(target, predicate, _double(bound))
    yield quad(target, "kg:base", Literal(value.base))
    yield quad(target, "kg:kind", Literal(value.kind))


def _moment(moment: datetime) -> Literal:
    text = f"{moment:%Y-%m-%dT%H:%M:%SZ}".zfill(20)  # the year 1 is "1" to strftime
    return Literal(text, vocab.XSD + "dateTime")


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), vocab.XSD + "date")


def _double(number: float) -> Literal:
    text = repr(float(number)).replace("inf", "INF")  # as XML Schema writes infinity
    return Literal(text, vocab.XSD + "double")


def _integer(number: int) -> Literal:
    return Literal(str(number), vocab.XSD + "integer")
