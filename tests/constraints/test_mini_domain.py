"""A made-up domain, one line for each constraint: what breaks a line is found, and nothing else."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.check import check
from kg.folder import data_folder
from kg.load import load_ontology
from kg.model import (
    Entity,
    Polarity,
    Property,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
)
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.rules import load_rules
from kg.store import open_store

WARD = "https://example.org/ward#"
LINES = """
@prefix ward: <https://example.org/ward#> .
@prefix ent: <https://w3id.org/factlint/entity/> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ward:bloodGroup a owl:FunctionalProperty ; kg:compares kg:asEntity .
ward:consultant kg:singleBestValue true .
ward:bed a owl:InverseFunctionalProperty .
ward:discharged kg:conflictsWith ward:onDrip .
ward:allergicTo owl:propertyDisjointWith ward:takes .
ward:operatedOn kg:requiresStatement ward:consent .
ward:referredBy kg:valueRequiresStatement ward:practice .
ward:nursedBy rdfs:domain kg:Person ; kg:strict true .
ward:treatedIn rdfs:range kg:Place ; kg:strict true .
ward:triage sh:in ( ent:red ent:amber ent:green ) .
ward:diet sh:not [ sh:in ( ent:aspirin ) ] .
ward:treats owl:inverseOf ward:treatedBy ; kg:statedBothWays true .
ward:siblingOf a owl:SymmetricProperty ; kg:statedBothWays true .
ward:pulse sh:minExclusive 0 ; sh:maxInclusive 300 .
ward:admitted sh:maxInclusive "2030-12-31"^^xsd:date .
ward:left kg:differenceWithin [ kg:differenceFrom ward:came ;
    sh:minInclusive "P0D"^^xsd:dayTimeDuration ] .
ward:patientOf kg:contemporary true .
ward:died rdfs:subPropertyOf kg:existsUntil .
ward:opened rdfs:subPropertyOf kg:existsFrom .
ward:code sh:pattern "^[A-Z][0-9]{2}$" .
ward:visits sh:datatype xsd:integer .
ward:weight kg:quantityKind "mass" .
ward:dose kg:requiredQualifier "time" .
ward:height kg:allowedQualifier "time" .
ward:infected kg:citationNeeded true .
"""
ANN, BOB, WING = "ann", "bob", "wing"


def entity(name: str, kind: str = "owl:Thing") -> Entity:
    return Entity(iri=f"https://w3id.org/factlint/entity/{name}", label=name, type=kind)


def amount(number: float, unit: str = "", kind: str = "count", within: float = 0.05) -> Quantity:
    low, high = number - within, number + within
    text = f"{number} {unit}"
    return Quantity(
        amount=number, unit=unit, text=text, low=low, high=high, base=unit or "1", kind=kind
    )


def day(text: str) -> Time:
    when = date.fromisoformat(text)
    return Time(earliest=when, latest=when, text=text)


# Rule -> what is told: subject, property, value; the last in each is what breaks the line.
BROKEN: dict[str, list[tuple[Entity, str, Entity | Time | Quantity]]] = {
    "value-conflict": [
        (entity(ANN), "bloodGroup", entity("a-positive")),
        (entity(ANN), "bloodGroup", entity("o-negative")),
    ],
    "best-value-conflict": [
        (entity(ANN), "consultant", entity("reed")),
        (entity(ANN), "consultant", entity("hale")),
    ],
    "shared-value": [
        (entity(ANN), "bed", entity("bed-4")),
        (entity(BOB), "bed", entity("bed-4")),
    ],
    "conflicting-properties": [
        (entity(ANN), "allergicTo", entity("penicillin")),
        (entity(ANN), "takes", entity("penicillin")),
    ],
    "missing-statement": [(entity(ANN), "operatedOn", day("2019-05-01"))],
    "missing-value-statement": [(entity(ANN), "referredBy", entity("kane"))],
    "wrong-subject-type": [(entity("flu-week", "kg:Event"), "nursedBy", entity("reed"))],
    "wrong-value-type": [(entity(ANN), "treatedIn", entity("summit", "kg:Event"))],
    "not-in-list": [
        (entity(ANN), "triage", entity("red")),
        (entity(BOB), "triage", entity("purple")),
    ],
    "forbidden-value": [(entity(ANN), "diet", entity("aspirin"))],
    "missing-inverse": [
        (entity("reed"), "treats", entity(ANN)),
        (entity(ANN), "treatedBy", entity("reed")),
        (entity("reed"), "treats", entity(BOB)),
    ],
    "missing-symmetric": [(entity(ANN), "siblingOf", entity(BOB))],
    "out-of-range": [
        (entity(ANN), "pulse", amount(72)),
        (entity(BOB), "pulse", amount(720)),
    ],
    "difference-out-of-range": [
        (entity(ANN), "came", day("2019-05-09")),
        (entity(ANN), "left", day("2019-05-01")),
    ],
    "not-contemporary": [
        (entity(ANN), "patientOf", entity(WING)),
        (entity(ANN), "died", day("1990-01-01")),
        (entity(WING), "opened", day("2001-01-01")),
    ],
    "wrong-format": [
        (entity(ANN), "code", entity("J45")),
        (entity(BOB), "code", entity("flu")),
    ],
    "not-an-integer": [(entity(ANN), "visits", amount(2.5))],
    "wrong-unit": [
        (entity(ANN), "weight", amount(70, "kg", "mass")),
        (entity(BOB), "weight", amount(70, "m", "length")),
    ],
    "missing-qualifier": [(entity(ANN), "dose", amount(5, "g", "mass"))],
    "unexpected-qualifier": [(entity(ANN), "height", amount(2, "m", "length"))],
    "missing-citation": [(entity(ANN), "infected", entity(BOB))],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core with the domain beside it."""
    made = tmp_path_factory.mktemp("ontology")
    shutil.copytree(data_folder("ontology") / "core", made / "core")
    (made / "ward").mkdir()
    (made / "ward" / "ward.ttl").write_text(LINES, "utf-8")
    return made


def statements() -> Iterator[Statement]:
    told = [one for facts in BROKEN.values() for one in facts]
    for number, (subject, name, value) in enumerate(told):
        quote = Quote(exact=f"words {number}", start=number * 10, end=number * 10 + 8)
        prop = Property(iri=WARD + name, name=name)
        qualifiers = (("depth", amount(1, "m", "length")),) if name == "height" else ()
        yield Statement(
            id=statement_iri(source_iri("a.txt"), quote, subject, prop, value, Polarity.POSITIVE),
            source="a.txt",
            subject=subject,
            property=prop,
            value=value,
            qualifiers=qualifiers,
            tense=Tense.PRESENT,
            speakers=(Speaker(label="Daily"),),
            quote=quote,
        )


def test_each_line_finds_what_breaks_it_and_nothing_else(folder: Path) -> None:
    source = Source(iri=source_iri("a.txt"), path="a.txt", publisher="Daily")
    with open_store() as store:
        load_ontology(store, folder)
        store.load(source_quads(source, "text"))
        for one in statements():
            store.load(statement_quads(one, source))
        findings = check(load_rules(), store).findings
    assert sorted(finding.rule for finding in findings) == sorted(BROKEN)
    ends = {
        rule: {facts[-1][1] if rule != "not-contemporary" else "patientOf"}
        for rule, facts in BROKEN.items()
    }
    for finding in findings:
        assert ends[finding.rule] <= {one.property.name for one in finding.statements}
