"""Statement -> RDF, as N-Quads lines: text, so that this layer needs no RDF library.

There are no blank nodes; parts of a statement hang on its IRI with a fragment, so two runs give the
same bytes. A statement's IRI also names the graph of its plain triple; all about it stands in the
graph of its source. A negative statement has no plain triple, so that no query takes it for a fact.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date

from kg import __version__, vocab
from kg.model import Article, Entity, Polarity, Property, Quote, Source, Statement, Time, Value
from kg.rdf.terms import Iri, Literal, Term, digest, n3, slug

Quad = Callable[[Iri, str, Term], str]


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


def statement_quads(statement: Statement, source: Source) -> Iterator[str]:
    """The statement, its description and its plain triple, as N-Quads lines in a fixed order."""
    node, graph = Iri(statement.id), n3(Iri(source.iri))
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
        agent = speaker.iri or vocab.ENTITY + "speaker-" + slug(speaker.label)
        yield quad(node, "prov:qualifiedAttribution", link)
        yield quad(link, "rdf:type", Iri(vocab.KG + "Attribution"))
        yield quad(link, "prov:agent", Iri(agent))
        yield quad(link, "kg:speaker", Literal(speaker.label))
        yield quad(link, "kg:position", _integer(position))
    yield from _quote_quads(quad, node, statement.quote)
    yield quad(node, "oa:hasSource", Iri(source.iri))
    yield quad(node, "prov:wasGeneratedBy", Iri(vocab.ACTIVITY + digest(source.iri, __version__)))


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
    if isinstance(value, Entity):
        yield quad(target, "rdfs:label", Literal(value.label))
        yield quad(target, "rdf:type", Iri(vocab.expand(value.type)))
        if value.part_of:
            yield quad(target, "kg:belongsTo", Iri(value.part_of))
        return
    yield quad(target, "kg:text", Literal(value.text))
    if isinstance(value, Time):
        yield quad(target, "rdf:type", Iri(vocab.KG + "Interval"))
        yield quad(target, "kg:precision", Literal(value.precision))
        if value.anchor:
            yield quad(target, "kg:anchor", Literal(value.anchor))
        if value.earliest:
            yield quad(target, "kg:earliest", _date(value.earliest))
        if value.latest:
            yield quad(target, "kg:latest", _date(value.latest))
        if value.instant:
            utc = value.instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            yield quad(target, "kg:instant", Literal(utc, vocab.XSD + "dateTime"))
        return
    yield quad(target, "rdf:type", Iri(vocab.KG + "Quantity"))
    amounts = value.amount if isinstance(value.amount, tuple) else (value.amount,)
    for predicate, amount in zip(("kg:amount", "kg:amountTo"), amounts, strict=False):
        yield quad(target, predicate, Literal(repr(float(amount)), vocab.XSD + "double"))
    if value.unit:
        yield quad(target, "kg:unit", Literal(value.unit))
    for predicate, bound in (("kg:low", value.low), ("kg:high", value.high)):
        if bound is not None:
            yield quad(target, predicate, Literal(repr(float(bound)), vocab.XSD + "double"))
    yield quad(target, "kg:base", Literal(value.base))
    yield quad(target, "kg:kind", Literal(value.kind))


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), vocab.XSD + "date")


def _integer(number: int) -> Literal:
    return Literal(str(number), vocab.XSD + "integer")
