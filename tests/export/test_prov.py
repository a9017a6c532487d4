"""Provenance as PROV-O."""

import json
from typing import Any

import pyoxigraph

from kg import __version__
from kg.export import export
from kg.model import Statement
from kg.rdf import digest, source_iri
from kg.store import Store
from kg.vocab import ACTIVITY, BASE, PROV, RDF, expand

# What PROV-O demands at either end of its properties; None: nothing.
ENDS: dict[str, tuple[str, str | None]] = {
    "used": ("Activity", "Entity"),
    "wasAssociatedWith": ("Activity", "Agent"),
    "wasInformedBy": ("Activity", "Activity"),
    "startedAtTime": ("Activity", None),
    "endedAtTime": ("Activity", None),
    "wasAttributedTo": ("Entity", "Agent"),
    "wasDerivedFrom": ("Entity", "Entity"),
    "wasGeneratedBy": ("Entity", "Activity"),
    "wasInvalidatedBy": ("Entity", "Activity"),
    "wasQuotedFrom": ("Entity", "Entity"),
    "wasRevisionOf": ("Entity", "Entity"),
    "qualifiedAttribution": ("Entity", "Attribution"),
    "agent": ("Attribution", "Agent"),
    "value": ("Entity", None),
}


def nodes(store: Store) -> dict[str, dict[str, Any]]:
    return {one["@id"]: one for one in json.loads(export(store, "prov"))["@graph"]}


def test_a_statement_is_derived_from_its_quote_and_that_from_the_article(
    store: Store, statement: Statement
) -> None:
    source = source_iri("a.txt")
    reading = ACTIVITY + digest(source, __version__)
    wire, software = expand("ent:speaker-wire"), f"{BASE}agent/kg-{__version__}"
    assert nodes(store) == {
        reading: {
            "@id": reading,
            "@type": "Activity",
            "label": "reading of a.txt",
            "used": source,
            "wasAssociatedWith": software,
        },
        software: {
            "@id": software,
            "@type": ["SoftwareAgent", "Agent"],
            "label": f"kg {__version__}",
        },
        wire: {"@id": wire, "@type": "Agent", "label": "Wire"},
        source: {
            "@id": source,
            "@type": "Entity",
            "path": "a.txt",
            "sha256": "9637d1ce13f30c006996eac687646ebf350f4fc0d9e5f4f28aa9a99ea600c6c2",
            "published": "2019-09-07",
        },
        statement.id: {
            "@id": statement.id,
            "@type": "Entity",
            "label": "ISRO – operates – Vikram",
            "wasDerivedFrom": f"{statement.id}#quote",
            "wasGeneratedBy": reading,
            "wasAttributedTo": [wire],
            "qualifiedAttribution": [f"{statement.id}#speaker-0"],
        },
        f"{statement.id}#quote": {
            "@id": f"{statement.id}#quote",
            "@type": "Entity",
            "value": "ISRO flew “Vikram”",
            "wasQuotedFrom": source,
        },
        f"{statement.id}#speaker-0": {
            "@id": f"{statement.id}#speaker-0",
            "@type": "Attribution",
            "agent": wire,
            "position": 0,
        },
    }


def test_a_decision_invalidates_what_it_rejects(decided: Store, statement: Statement) -> None:
    found = nodes(decided)
    decision = found[found[statement.id]["wasInvalidatedBy"]]
    assert (decision["label"], decision["comment"], decision["endedAtTime"]) == (
        "rejected: ISRO – operates – Vikram",
        "it was NASA",
        "2026-11-26T12:00:00Z",
    )


def test_a_correction_is_a_revision_by_a_person(decided: Store, denial: Statement) -> None:
    found = nodes(decided)
    (made,) = (one for one in found.values() if one.get("wasRevisionOf") == denial.id)
    assert made["label"] == "LUPEX rover – mass – 12 kg"
    assert made["wasGeneratedBy"] == found[denial.id]["wasInvalidatedBy"]
    assert made["wasAttributedTo"][-1] == f"{BASE}person/b-editor"


def test_the_ends_of_each_property_are_what_prov_o_says(decided: Store) -> None:
    quads = list(pyoxigraph.parse(export(decided, "prov"), format=pyoxigraph.RdfFormat.JSON_LD))
    kinds: dict[str, set[str]] = {}
    for one in quads:
        if one.predicate.value == RDF + "type":
            kinds.setdefault(str(one.subject), set()).add(str(one.object.value))
    met = set()
    for one in quads:
        name = one.predicate.value.removeprefix(PROV)
        if one.predicate.value.startswith(PROV):
            first, second = ENDS[name]
            met.add(name)
            assert PROV + first in kinds[str(one.subject)], one
            assert second is None or PROV + second in kinds[str(one.object)], one
    assert met == set(ENDS) - {"wasInformedBy"}


def test_there_are_no_blank_nodes(decided: Store) -> None:
    for form in ("prov", "claimreview"):
        quads = [*pyoxigraph.parse(export(decided, form), format=pyoxigraph.RdfFormat.JSON_LD)]
        assert quads, form
        ends = [end for one in quads for end in (one.subject, one.object)]
        assert [end for end in ends if isinstance(end, pyoxigraph.BlankNode)] == []
