"""RDF -> statements and sources: what `kg.rdf.write` wrote, read back from triples."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from kg import vocab
from kg.model import (
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
from kg.rdf.terms import Iri, Literal, Term, Triple, n3


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
        subject=_read_entity(
            subject, nodes, _text(facts, "kg:subjectMention"), _text(facts, "kg:subjectLabel")
        ),
        property=Property(iri=predicate, name=re.split(r"[#/]", predicate)[-1]),
        value=_read_value(
            str(value), nodes, _text(facts, "kg:valueMention"), _text(facts, "kg:valueLabel")
        ),
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


def _read_entity(
    iri: str, nodes: Mapping[str, _Facts], mention: str | None, name: str | None = None
) -> Entity:
    facts = nodes.get(iri, {})
    kind = _first(facts, "rdf:type")
    label = name or _text(facts, "rdfs:label") or iri
    return Entity(
        iri=iri,
        label=label,
        type=vocab.shorten(str(kind or vocab.OWL + "Thing")),
        mention=mention,
        part_of=_text(facts, "kg:belongsTo"),
    )


def _read_value(
    iri: str, nodes: Mapping[str, _Facts], mention: str | None, name: str | None = None
) -> Value:
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
    return _read_entity(iri, nodes, mention, name)
