"""Statement <-> RDF: the one form in which everything is stored, exported and read back.

Quads are N-Quads lines (text), so that this layer needs no RDF library: any store loads them. There
are no blank nodes; parts of a statement hang on its IRI with a fragment, so two runs give the same
bytes. A statement's IRI also names the graph of its plain triple; all about it stands in the graph
of its source. A negative statement has no plain triple, so that no query takes it for a fact.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from kg import __version__, vocab
from kg.model import (
    Article,
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)


class Iri(str):
    """An IRI as a term of a query's answer."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal as a term of a query's answer; `datatype` is a full IRI."""

    value: str
    datatype: str = vocab.XSD + "string"
    language: str | None = None


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def n3(term: Term) -> str:
    """The term in N-Triples syntax, with everything escaped that could break out of it."""
    if isinstance(term, Iri):
        return f"<{_NOT_IN_IRI.sub(lambda match: f'%{ord(match[0]):02X}', term)}>"
    body = "".join(_ESCAPES.get(char) or _printable(char) for char in term.value)
    if term.language:
        return f'"{body}"@{term.language}'
    if term.datatype == vocab.XSD + "string":
        return f'"{body}"'
    return f'"{body}"^^<{term.datatype}>'


def _printable(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x20 or ord(char) == 0x7F else char


def digest(*parts: object, length: int = 16) -> str:
    """A short SHA-256 of the parts in order; the same on every machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


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


def _qualifier_quads(quad, node, number, role, value) -> Iterator[str]:  # type: ignore[no-untyped-def]
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


def _quote_quads(quad, node, quote) -> Iterator[str]:  # type: ignore[no-untyped-def]
    words, place = Iri(f"{node}#quote"), Iri(f"{node}#position")
    yield quad(node, "oa:hasSelector", words)
    yield quad(words, "rdf:type", Iri(vocab.OA + "TextQuoteSelector"))
    for name in ("exact", "prefix", "suffix"):
        yield quad(words, f"oa:{name}", Literal(getattr(quote, name)))
    yield quad(node, "oa:hasSelector", place)
    yield quad(place, "rdf:type", Iri(vocab.OA + "TextPositionSelector"))
    yield quad(place, "oa:start", _integer(quote.start))
    yield quad(place, "oa:end", _integer(quote.end))


def _value_iri(node: Iri, part: str, value: Value) -> Iri:
    return Iri(value.iri) if isinstance(value, Entity) else Iri(f"{node}#{part}")


def _value_quads(quad, node, part, value) -> Iterator[str]:  # type: ignore[no-untyped-def]
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


def slug(label: str) -> str:
    """The label as the tail of an IRI: lower case, letters and digits joined by hyphens."""
    return re.sub(r"[^\w]+", "-", label.casefold()).strip("-") or digest(label)


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), vocab.XSD + "date")


def _integer(number: int) -> Literal:
    return Literal(str(number), vocab.XSD + "integer")


def read_sources(triples: Iterable[Triple]) -> list[Source]:
    """The sources described by the triples, by path."""
    return sorted(
        (
            _read_source(node, facts)
            for node, facts in _by_subject(triples).items()
            if vocab.KG + "path" in facts
        ),
        key=lambda source: source.path,
    )


def read_statements(triples: Iterable[Triple]) -> list[Statement]:
    """The statements described by the triples of source graphs, by source path, place and IRI."""
    nodes = _by_subject(triples)
    paths = {
        node: _text(facts, "kg:path") or ""
        for node, facts in nodes.items()
        if vocab.KG + "path" in facts
    }
    found = [
        _read_statement(node, facts, nodes, paths)
        for node, facts in nodes.items()
        if vocab.KG + "certainty" in facts
    ]
    return sorted(found, key=lambda one: (one.source, one.quote.start, one.quote.end, one.id))


_Facts = Mapping[str, list[Term]]


def _by_subject(triples: Iterable[Triple]) -> dict[str, dict[str, list[Term]]]:
    nodes: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, obj in triples:
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(obj)
    return nodes


def _first(facts: _Facts, predicate: str) -> Term | None:
    values = facts.get(vocab.expand(predicate))
    return min(values, key=n3) if values else None


def _text(facts: _Facts, predicate: str) -> str | None:
    term = _first(facts, predicate)
    return term.value if isinstance(term, Literal) else term


def _number(facts: _Facts, predicate: str) -> float | None:
    text = _text(facts, predicate)
    return None if text is None else float(text)


def _day(facts: _Facts, predicate: str) -> date | None:
    text = _text(facts, predicate)
    return None if text is None else date.fromisoformat(text)


def _read_source(node: str, facts: _Facts) -> Source:
    day, text = _day(facts, "schema:datePublished"), _text(facts, "kg:text") or ""
    start, end = _number(facts, "kg:publishedStart"), _number(facts, "kg:publishedEnd")
    quote = None if start is None or end is None else Quote.of(text, int(start), int(end))
    origin = _text(facts, "kg:publishedOrigin") or "metadata"
    kinds = facts.get(vocab.RDF + "type", [])
    return Source(
        iri=node,
        path=_text(facts, "kg:path") or "",
        title=_text(facts, "schema:headline"),
        publisher=_text(facts, "schema:publisher"),
        published=None if day is None else PublicationDate(day=day, origin=origin, quote=quote),
        kind="reference" if Iri(vocab.KG + "ReferenceSource") in kinds else "article",
        licence=_text(facts, "schema:license"),
    )


def _read_statement(
    node: str, facts: _Facts, nodes: Mapping[str, _Facts], paths: Mapping[str, str]
) -> Statement:
    predicate = str(_first(facts, "rdf:predicate"))
    value = _first(facts, "rdf:object")
    qualifiers = []
    for part in sorted(map(str, facts.get(vocab.KG + "qualifier", [])), key=_number_at_end):
        described = nodes[part]
        target = str(_first(described, "kg:value"))
        mention = _text(described, "kg:valueMention")
        qualifiers.append((_text(described, "kg:role") or "", _read_value(target, nodes, mention)))
    links = sorted(
        (nodes[str(link)] for link in facts.get(vocab.PROV + "qualifiedAttribution", [])),
        key=lambda link: int(_text(link, "kg:position") or 0),
    )
    subject = str(_first(facts, "rdf:subject"))
    source = str(_first(facts, "oa:hasSource"))
    return Statement(
        id=node,
        source=paths.get(source, source),
        subject=_read_entity(subject, nodes, _text(facts, "kg:subjectMention")),
        property=Property(iri=predicate, name=re.split(r"[#/]", predicate)[-1]),
        value=_read_value(str(value), nodes, _text(facts, "kg:valueMention")),
        qualifiers=tuple(qualifiers),
        certainty=Certainty(_local(facts, "kg:certainty")),
        polarity=Polarity(_local(facts, "kg:polarity")),
        tense=Tense(_local(facts, "kg:tense")),
        speakers=tuple(_read_speaker(link) for link in links),
        quote=_read_quote(node, nodes),
        confidence=_number(facts, "kg:confidence") or 0.0,
        extractor=_text(facts, "kg:extractor") or "rules",
        frame=_text(facts, "kg:frame"),
        citation=_text(facts, "kg:citation"),
    )


def _number_at_end(iri: str) -> int:
    return int(iri.rsplit("-", 1)[1])


def _local(facts: _Facts, predicate: str) -> str:
    return str(_first(facts, predicate)).removeprefix(vocab.KG)


def _read_speaker(link: _Facts) -> Speaker:
    agent = str(_first(link, "prov:agent"))
    minted = agent.startswith(vocab.ENTITY + "speaker-")
    return Speaker(label=_text(link, "kg:speaker") or "", iri=None if minted else agent)


def _read_quote(node: str, nodes: Mapping[str, _Facts]) -> Quote:
    words, place = nodes[f"{node}#quote"], nodes[f"{node}#position"]
    return Quote(
        exact=_text(words, "oa:exact") or "",
        start=int(_number(place, "oa:start") or 0),
        end=int(_number(place, "oa:end") or 0),
        prefix=_text(words, "oa:prefix") or "",
        suffix=_text(words, "oa:suffix") or "",
    )


def _read_entity(iri: str, nodes: Mapping[str, _Facts], mention: str | None) -> Entity:
    facts = nodes.get(iri, {})
    kind = _first(facts, "rdf:type")
    label = _text(facts, "rdfs:label") or iri
    return Entity(
        iri=iri,
        label=label,
        type=vocab.shorten(str(kind or vocab.OWL + "Thing")),
        mention=mention,
        part_of=_text(facts, "kg:belongsTo"),
    )


def _read_value(iri: str, nodes: Mapping[str, _Facts], mention: str | None) -> Value:
    facts = nodes.get(iri, {})
    kinds = facts.get(vocab.RDF + "type", [])
    if Iri(vocab.KG + "Interval") in kinds:
        instant = _text(facts, "kg:instant")
        return Time(
            earliest=_day(facts, "kg:earliest"),
            latest=_day(facts, "kg:latest"),
            text=_text(facts, "kg:text") or "",
            precision=_text(facts, "kg:precision") or "day",
            anchor=_text(facts, "kg:anchor"),
            instant=None if instant is None else datetime.fromisoformat(instant),
        )
    if Iri(vocab.KG + "Quantity") in kinds:
        amount, upper = _number(facts, "kg:amount") or 0.0, _number(facts, "kg:amountTo")
        return Quantity(
            amount=amount if upper is None else (amount, upper),
            unit=_text(facts, "kg:unit"),
            text=_text(facts, "kg:text") or "",
            low=_number(facts, "kg:low"),
            high=_number(facts, "kg:high"),
            base=_text(facts, "kg:base") or "1",
            kind=_text(facts, "kg:kind") or "count",
        )
    return _read_entity(iri, nodes, mention)
