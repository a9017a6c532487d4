"""Statements as Web Annotations, held against the MUSTs of the W3C's model."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pyoxigraph
import pytest

from kg import __version__
from kg.export import export
from kg.model import Statement
from kg.rdf import source_iri
from kg.store import Store, open_store
from kg.vocab import BASE, expand

ANNO = "http://www.w3.org/ns/anno.jsonld"
ANNOTATION_ID = re.compile(r"https?://\S+")
AGENTS = {"Person", "Organization", "Software"}
# Of the W3C's context what kg uses, so that no test goes to the network.
TERMS = {
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "first": {"@id": "http://www.w3.org/ns/activitystreams#first", "@type": "@id"},
    "items": {
        "@id": "http://www.w3.org/ns/activitystreams#items",
        "@type": "@id",
        "@container": "@list",
    },
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def annotation_faults(one: dict[str, Any]) -> Iterator[str]:
    """The MUSTs of sections 3 and 4 that an annotation breaks, by section."""
    if not ANNOTATION_ID.fullmatch(str(one.get("id"))):
        yield "3.1 an annotation has exactly one IRI"
    if "Annotation" not in several(one.get("type")):
        yield "3.1 it is of the class Annotation"
    if not one.get("target"):
        yield "3.1 it has a target"
    for role in ("creator", "generator"):
        for agent in several(one.get(role, [])):
            if not AGENTS & set(several(agent.get("type", []))):
                yield "3.3.2 an agent is a person, an organization or software"
    if "created" in one and not re.fullmatch(r"[\d-]{10}T[\d:]{8}Z", str(one["created"])):
        yield "3.3.1 a time is an xsd:dateTime in UTC"
    for body in several(one.get("body", [])):
        yield from body_faults(body)
    for target in several(one.get("target", [])):
        yield from target_faults(target)


def body_faults(body: dict[str, Any]) -> Iterator[str]:
    if "TextualBody" in several(body.get("type")):
        if not isinstance(body.get("value"), str):
            yield "3.2.4 a textual body has exactly one value"
    elif not ANNOTATION_ID.fullmatch(str(body.get("id"))):
        yield "3.2.1 an external resource has exactly one IRI"


def target_faults(target: dict[str, Any]) -> Iterator[str]:
    if len(several(target.get("source", []))) != 1:
        yield "4 a specific resource has exactly one source"
    for selector in several(target.get("selector", [])):
        if selector.get("type") == "TextQuoteSelector":
            if not isinstance(selector.get("exact"), str):
                yield "4.2.4 a text quote has exactly one exact"
            if any(not isinstance(selector.get(name, ""), str) for name in ("prefix", "suffix")):
                yield "4.2.4 a text quote has at most one prefix and one suffix"
        elif selector.get("type") == "TextPositionSelector":
            ends = [selector.get("start"), selector.get("end")]
            if any(type(end) is not int or end < 0 for end in ends):
                yield "4.2.5 a text position has one start and one end, neither below 0"
        else:
            yield "4.2 a selector is of exactly one known class"


def collection_faults(whole: dict[str, Any]) -> Iterator[str]:
    """The MUSTs of section 5 and of the annotations within."""
    if ANNO not in several(whole.get("@context", [])):
        yield "3.1 the W3C's context is one of the contexts"
    if not ANNOTATION_ID.fullmatch(str(whole.get("id"))):
        yield "5.1 a collection has exactly one IRI"
    if "AnnotationCollection" not in several(whole.get("type")):
        yield "5.1 it is of the class AnnotationCollection"
    page = whole.get("first", {})
    if whole.get("total") and (page.get("type"), page.get("partOf")) != (
        "AnnotationPage",
        whole["id"],
    ):
        yield "5.2 a page is of its class, and part of its collection"
    if len(page.get("items", [])) != whole.get("total"):
        yield "5.1 the total is the number of annotations"
    for one in page.get("items", []):
        yield from annotation_faults(one)


def annotations(store: Store) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export(store, "webannotation"))
    return document


def test_a_statement_is_an_annotation_of_its_words(store: Store, statement: Statement) -> None:
    (found,) = annotations(store)["first"]["items"]
    software = {
        "id": f"{BASE}agent/kg-{__version__}",
        "type": "Software",
        "name": f"kg {__version__}",
    }
    assert found == {
        "id": f"{statement.id}#annotation",
        "type": "Annotation",
        "motivation": "describing",
        "creator": software,
        "generator": software,
        "body": [
            {
                "id": f"{statement.id}#words",
                "type": "TextualBody",
                "value": "ISRO – operates – Vikram",
                "format": "text/plain",
                "language": "en",
                "purpose": "describing",
            },
            {
                "id": statement.id,
                "type": ["Dataset", "kg:Statement"],
                "subject": {
                    "id": expand("ent:isro"),
                    "type": expand("space:Agency"),
                    "label": "ISRO",
                },
                "property": expand("space:operates"),
                "object": {
                    "id": expand("ent:vikram"),
                    "type": expand("space:Lander"),
                    "label": "Vikram",
                },
                "certainty": "kg:certain",
                "polarity": "kg:positive",
                "tense": "kg:present",
                "speakers": [
                    {
                        "id": f"{statement.id}#speaker-0",
                        "speaker": "Wire",
                        "agent": expand("ent:speaker-wire"),
                        "position": 0,
                    }
                ],
                "confidence": "0.50",
            },
        ],
        "target": {
            "id": f"{statement.id}#target",
            "type": "SpecificResource",
            "source": {
                "id": source_iri("a.txt"),
                "type": "Text",
                "format": "text/plain",
                "path": "a.txt",
                "sha256": "9637d1ce13f30c006996eac687646ebf350f4fc0d9e5f4f28aa9a99ea600c6c2",
            },
            "selector": [
                {
                    "id": f"{statement.id}#quote",
                    "type": "TextQuoteSelector",
                    "exact": "ISRO flew “Vikram”",
                    "suffix": ". JAXA denied a 12 kg rover by 2",
                },
                {
                    "id": f"{statement.id}#position",
                    "type": "TextPositionSelector",
                    "start": 0,
                    "end": 18,
                },
            ],
        },
    }


def test_values_and_qualifiers_keep_what_they_stand_for(two: Store, denial: Statement) -> None:
    (_, found) = annotations(two)["first"]["items"]
    body = found["body"][1]
    assert {name: body[name] for name in ("object", "polarity", "qualifiers")} == {
        "object": {
            "id": f"{denial.id}#value",
            "type": "kg:Quantity",
            "text": "12 kg",
            "unit": "kg",
            "low": 11.5,
            "high": 12.5,
        },
        "polarity": "kg:negative",
        "qualifiers": [
            {
                "id": f"{denial.id}#qualifier-0",
                "role": "time",
                "is": {
                    "id": f"{denial.id}#time-0",
                    "type": "kg:Interval",
                    "text": "by 2023",
                    "latest": "2023-12-31",
                },
            }
        ],
    }


def test_a_correction_is_the_work_of_a_person(decided: Store) -> None:
    (found,) = annotations(decided)["first"]["items"]
    person = {"id": f"{BASE}person/b-editor", "type": "Person", "name": "B. Editor"}
    assert (found["creator"], found["created"]) == (person, "2026-11-26T12:00:00Z")
    assert found["body"][0]["value"] == "LUPEX rover – mass – 12 kg"


@pytest.mark.parametrize("name", ["store", "two", "decided"])
def test_the_model_is_kept(name: str, request: pytest.FixtureRequest) -> None:
    assert list(collection_faults(annotations(request.getfixturevalue(name)))) == []


def test_a_store_without_articles_is_an_empty_collection() -> None:
    found = annotations(open_store())
    assert (found["total"], "first" in found, list(collection_faults(found))) == (0, False, [])


@pytest.mark.parametrize(
    ("where", "value", "fault"),
    [
        (["id"], None, "3.1 an annotation has exactly one IRI"),
        (["type"], "Note", "3.1 it is of the class Annotation"),
        (["target"], [], "3.1 it has a target"),
        (
            ["creator", "type"],
            "Robot",
            "3.3.2 an agent is a person, an organization or software",
        ),
        (["created"], "2026-11-26", "3.3.1 a time is an xsd:dateTime in UTC"),
        (["body", 0, "value"], None, "3.2.4 a textual body has exactly one value"),
        (["body", 1, "id"], None, "3.2.1 an external resource has exactly one IRI"),
        (["target", "source"], [], "4 a specific resource has exactly one source"),
        (["target", "selector", 0, "exact"], 1, "4.2.4 a text quote has exactly one exact"),
        (
            ["target", "selector", 0, "suffix"],
            ["a", "b"],
            "4.2.4 a text quote has at most one prefix and one suffix",
        ),
        (
            ["target", "selector", 1, "end"],
            "18",
            "4.2.5 a text position has one start and one end, neither below 0",
        ),
        (["target", "selector", 1, "type"], "X", "4.2 a selector is of exactly one known class"),
    ],
)
def test_each_fault_would_be_seen(
    store: Store, where: list[Any], value: object, fault: str
) -> None:
    (found,) = annotations(store)["first"]["items"]
    broken = inner = deepcopy(found)
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = value
    assert list(annotation_faults(broken)) == [fault]


def test_as_rdf_the_parts_have_the_iris_of_the_store(store: Store, statement: Statement) -> None:
    document = annotations(store)
    document["@context"] = [TERMS, *document["@context"][1:]]
    quads = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    found = {(one.subject, one.predicate.value, one.object) for one in quads}
    stored = pyoxigraph.parse("\n".join(store.quads()), format=pyoxigraph.RdfFormat.N_QUADS)
    predicates = {
        expand(name)
        for name in (
            "rdf:subject",
            "rdf:predicate",
            "rdf:object",
            "kg:certainty",
            "kg:polarity",
            "kg:tense",
            "kg:speaker",
            "prov:agent",
            "prov:qualifiedAttribution",
            "oa:exact",
        )
    }
    about = f"<{statement.id}"
    assert {one for one in found if one[1] in predicates} == {
        (one.subject, one.predicate.value, one.object)
        for one in stored
        if str(one.subject).startswith(about) and one.predicate.value in predicates
    }
