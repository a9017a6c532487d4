"""Wikidata entities -> statements: ranks, values, qualifiers, references, names."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ReadError
from kg.folder import data_folder
from kg.model import Certainty, Entity, Quantity, Tense, Time
from kg.reference.entityjson import read_entities
from kg.reference.imported import Imported
from kg.reference.imports import import_files, kind_of
from kg.reference.snaks import time_of

ONTOLOGY = data_folder("ontology")


def snak(prop: str, value: Any) -> dict[str, Any]:
    if value is None:
        return {"snaktype": "somevalue", "property": prop}
    return {"snaktype": "value", "property": prop, "datavalue": {"value": value}}


def claim(prop: str, value: Any, rank: str = "normal", **more: Any) -> dict[str, Any]:
    return {"mainsnak": snak(prop, value), "type": "statement", "rank": rank, **more}


def item(name: str) -> dict[str, str]:
    return {"entity-type": "item", "id": name}


def day(text: str, precision: int = 11) -> dict[str, Any]:
    calendar = "http://www.wikidata.org/entity/Q1985727"
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "calendarmodel": calendar}


def entity(name: str, label: str, *claims: dict[str, Any]) -> dict[str, Any]:
    grouped: dict[str, list[Any]] = {}
    for one in claims:
        grouped.setdefault(one["mainsnak"]["property"], []).append(one)
    labels = {"en": {"language": "en", "value": label}}
    return {"id": name, "modified": "2024-03-05T01:02:03Z", "labels": labels, "claims": grouped}


def imported(folder: Path, *entities: dict[str, Any]) -> Imported:
    file = folder / "some.json"
    data = {"entities": {one["id"]: one for one in entities}}
    file.write_text(json.dumps(data, indent=1), "utf-8")
    (found,) = import_files("wikidata", [file], ONTOLOGY)
    return found


def shown(found: Imported) -> list[tuple[str, str, str]]:
    rows = []
    for one in found.statements:
        value = one.value
        words = value.label if isinstance(value, Entity) else value.text
        rows.append((one.subject.label, one.property.name, words))
    return rows


NORDLYS = entity(
    "Q900000001",
    "Nordlys 7",
    claim("P31", item("Q40218")),
    claim("P619", day("2023-07-14")),
    claim("P137", item("Q229058")),
    claim("P375", item("Q900000002")),
    claim("P2067", {"amount": "+27", "unit": "http://www.wikidata.org/entity/Q11570"}),
)


def test_a_statement_of_each_kind(tmp_path: Path) -> None:
    rocket = entity("Q900000002", "LVM3", claim("P31", item("Q697175")))
    found = imported(tmp_path, NORDLYS, rocket)
    assert shown(found) == [
        ("Nordlys 7", "launchDate", "2023-07-14"),
        ("ISRO", "operates", "Nordlys 7"),
        ("Nordlys 7", "launchVehicle", "LVM3"),
        ("Nordlys 7", "mass", "27 kg"),
    ]
    assert found.statements[1].subject.iri.endswith("/entity/isro")
    assert found.statements[2].subject.iri.endswith("/entity/nordlys-7")
    value = found.statements[2].value
    assert isinstance(value, Entity)
    assert value.iri.endswith("/entity/lvm3")
    assert dict(found.skipped) == {"property that the mapping does not have": 2}


def test_what_no_file_names_is_left_out_and_counted(tmp_path: Path) -> None:
    found = imported(tmp_path, NORDLYS)
    assert [name for _, name, _ in shown(found)] == ["launchDate", "operates", "mass"]
    assert found.skipped["P375 without a value that can be read"] == 1


def test_the_best_rank_counts_and_the_deprecated_never(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        entity(
            "Q1",
            "Nordlys 7",
            claim("P619", day("2023-07-14")),
            claim("P619", day("2023-07-15"), "preferred"),
            claim("P619", day("2023-07-16"), "deprecated"),
            claim("P620", day("2023-08-23"), "deprecated"),
            claim("P621", None),
        ),
    )
    assert shown(found) == [("Nordlys 7", "launchDate", "2023-07-15")]
    assert dict(found.skipped) == {
        "P621 without a value that can be read": 1,
        "deprecated": 2,
        "of normal rank beside a preferred one": 1,
    }


def test_qualifiers_references_and_doubts_are_kept(tmp_path: Path) -> None:
    reference = {"snaks": {"P854": [snak("P854", "https://example.org/a")]}}
    found = imported(
        tmp_path,
        entity(
            "Q1",
            "Nordlys 7",
            claim(
                "P137",
                item("Q23548"),
                qualifiers={
                    "P585": [snak("P585", day("2020-00-00", 9))],
                    "P1480": [snak("P1480", item("Q5727902"))],
                },
                references=[reference],
            ),
        ),
    )
    (one,) = found.statements
    assert one.certainty is Certainty.PROBABLE
    assert one.citation == "Wikidata Q1, P137: https://example.org/a"
    ((role, time),) = one.qualifiers
    assert isinstance(time, Time)
    assert (role, time.text, str(time.earliest), str(time.latest)) == (
        "time",
        "2020",
        "2020-01-01",
        "2020-12-31",
    )
    assert json.loads(one.quote.exact)["datavalue"]["value"]["id"] == "Q23548"
    assert found.text[one.quote.start : one.quote.end] == one.quote.exact


def test_a_day_after_the_last_change_is_planned(tmp_path: Path) -> None:
    found = imported(tmp_path, entity("Q1", "Nordlys 7", claim("P619", day("2031-00-00", 9))))
    assert [one.tense for one in found.statements] == [Tense.FUTURE]


def test_a_person_is_not_the_probe_of_that_name(tmp_path: Path) -> None:
    person = entity("Q307", "Galileo", claim("P31", item("Q5")), claim("P620", day("1990-01-01")))
    found = imported(tmp_path, person)
    assert found.statements[0].subject.iri.endswith("/entity/galileo-q307")


def test_bounds_of_an_amount_are_its_interval(tmp_path: Path) -> None:
    amount = {
        "amount": "+27",
        "lowerBound": "+25",
        "upperBound": "+29",
        "unit": "http://www.wikidata.org/entity/Q11570",
    }
    found = imported(tmp_path, entity("Q1", "Nordlys 7", claim("P2067", amount)))
    (one,) = found.statements
    assert isinstance(one.value, Quantity)
    assert (one.value.low, one.value.high) == (24.5, 29.5)


@pytest.mark.parametrize(
    ("precision", "days"),
    [
        (7, "1901-01-01/2000-12-31"),
        (8, "1990-01-01/1999-12-31"),
        (9, "1994-01-01/1994-12-31"),
        (10, "1994-02-01/1994-02-28"),
        (11, "1994-02-03/1994-02-03"),
        (14, "1994-02-03/1994-02-03"),
        (6, None),
    ],
)
def test_a_time_is_as_exact_as_its_precision(precision: int, days: str | None) -> None:
    found = time_of(day("1994-02-03", precision))
    assert (f"{found.earliest}/{found.latest}" if found else None) == days


def test_the_forms_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    for data in (NORDLYS, [NORDLYS], {"entities": {"Q900000001": NORDLYS}}):
        file.write_text(json.dumps(data), "utf-8")
        assert len(read_entities(file).claims) == 5
    assert kind_of(file, ONTOLOGY) == "wikidata"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"id": "Q1",\n "claims": }', ":2: not JSON (expecting value); "),
        ('[1, {"id": "Q1", "claims": 2}]', ":1: no Wikidata entity with an id and claims; "),
        ("[" * 100_000, ": is nested too deeply; "),
    ],
)
def test_what_is_no_entity_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ReadError) as caught:
        read_entities(file)
    assert str(caught.value).startswith(f"{file}{told}")
