"""Statements as W3C Web Annotations: what is said (body) about which words of which text (target).

https://www.w3.org/TR/annotation-model/ demands its own context by address; whoever reads it as
JSON, as annotation tools do, needs no network. The rest of the context stands inline.
"""

from kg import vocab
from kg.decisions import statement_label
from kg.export.accounts import Account, find_accounts, software_name, standing
from kg.export.jsondoc import Node, document, filled
from kg.model import Entity, Quantity, Time, Value
from kg.rdf import agent_iri, digest
from kg.store import Store

ANNO = "http://www.w3.org/ns/anno.jsonld"
_IRI = {"@type": "@id"}
CONTEXT = [
    ANNO,
    {
        "kg": vocab.KG,
        "subject": {"@id": vocab.RDF + "subject"},
        "property": {"@id": vocab.RDF + "predicate", **_IRI},
        "object": {"@id": vocab.RDF + "object"},
        "certainty": {"@id": vocab.KG + "certainty", **_IRI},
        "polarity": {"@id": vocab.KG + "polarity", **_IRI},
        "tense": {"@id": vocab.KG + "tense", **_IRI},
        "speakers": {"@id": vocab.PROV + "qualifiedAttribution"},
        "speaker": {"@id": vocab.KG + "speaker"},
        "agent": {"@id": vocab.PROV + "agent", **_IRI},
        "position": {"@id": vocab.KG + "position"},
        "qualifiers": {"@id": vocab.KG + "qualifier"},
        "role": {"@id": vocab.KG + "role"},
        "is": {"@id": vocab.KG + "value"},
        "confidence": {"@id": vocab.KG + "confidence", "@type": vocab.XSD + "decimal"},
        "text": {"@id": vocab.KG + "text"},
        "earliest": {"@id": vocab.KG + "earliest", "@type": vocab.XSD + "date"},
        "latest": {"@id": vocab.KG + "latest", "@type": vocab.XSD + "date"},
        "low": {"@id": vocab.KG + "low", "@type": vocab.XSD + "double"},
        "high": {"@id": vocab.KG + "high", "@type": vocab.XSD + "double"},
        "unit": {"@id": vocab.KG + "base"},
        "path": {"@id": vocab.KG + "path"},
        "sha256": {"@id": vocab.KG + "sha256"},
    },
]


def as_web_annotation(store: Store) -> bytes:
    """The statements of the store's articles that stand, as one AnnotationCollection."""
    items = [annotation(one) for one in standing(find_accounts(store))]
    base = vocab.BASE + "annotations/" + digest(*(item["id"] for item in items))
    page: Node = {"id": f"{base}#page", "type": "AnnotationPage", "partOf": base, "startIndex": 0}
    collection: Node = {
        "id": base,
        "type": "AnnotationCollection",
        "label": "What articles state, each with the words that carry it",
        "total": len(items),
    }
    if items:
        collection["first"] = page | {"items": items}
    return document(CONTEXT, collection)


def annotation(one: Account) -> Node:
    """One statement as an annotation, without a context of its own."""
    made = one.correction
    software = {"id": one.agent, "type": "Software", "name": software_name(one.agent)}
    person = made and {"id": one.agent, "type": "Person", "name": made.by}
    return filled(
        id=f"{one.statement.id}#annotation",
        type="Annotation",
        motivation="describing",
        creator=person or software,
        created=made and f"{made.at:%Y-%m-%dT%H:%M:%SZ}",
        generator=None if made else software,
        body=[_told(one), _stated(one)],
        target=_target(one),
    )


def _told(one: Account) -> Node:
    """The statement in a few words, for tools that show text."""
    return {
        "id": f"{one.statement.id}#words",
        "type": "TextualBody",
        "value": statement_label(one.statement),
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
    }


def _stated(one: Account) -> Node:
    statement = one.statement
    return filled(
        id=statement.id,
        type=["Dataset", "kg:Statement"],
        subject=_value(statement.subject, ""),
        property=statement.property.iri,
        object=_value(statement.value, f"{statement.id}#value"),
        certainty=f"kg:{statement.certainty}",
        polarity=f"kg:{statement.polarity}",
        tense=f"kg:{statement.tense}",
        speakers=[
            {
                "id": f"{statement.id}#speaker-{position}",
                "speaker": speaker.label,
                "agent": agent_iri(speaker),
                "position": position,
            }
            for position, speaker in enumerate(statement.speakers)
        ],
        qualifiers=[
            {
                "id": f"{statement.id}#qualifier-{number}",
                "role": role,
                "is": _value(value, f"{statement.id}#{role}-{number}"),
            }
            for number, (role, value) in enumerate(statement.qualifiers)
        ],
        confidence=f"{statement.confidence:.2f}",
    )


def _value(value: Value, node: str) -> Node:
    """The value; `node` is the IRI of one that is no entity, the same as in the store."""
    match value:
        case Entity():
            return {"id": value.iri, "type": vocab.expand(value.type), "label": value.label}
        case Time():
            return filled(
                id=node,
                type="kg:Interval",
                text=value.text,
                earliest=value.earliest and value.earliest.isoformat(),
                latest=value.latest and value.latest.isoformat(),
            )
        case Quantity():
            return filled(
                id=node,
                type="kg:Quantity",
                text=value.text,
                unit=value.base,
                low=value.low,
                high=value.high,
            )


def _target(one: Account) -> Node:
    statement, source = one.statement, one.source
    quote = statement.quote
    return {
        "id": f"{statement.id}#target",
        "type": "SpecificResource",
        "source": filled(
            id=source.iri,
            type="Text",
            format="text/plain",
            label=source.title,
            path=source.path,
            sha256=one.sha256,
        ),
        "selector": [
            filled(
                id=f"{statement.id}#quote",
                type="TextQuoteSelector",
                exact=quote.exact,
                prefix=quote.prefix,
                suffix=quote.suffix,
            ),
            {
                "id": f"{statement.id}#position",
                "type": "TextPositionSelector",
                "start": quote.start,
                "end": quote.end,
            },
        ],
    }
