"""Catalogues -> statements: names, codes, dates, places, and the count of what is left out."""

from pathlib import Path

import pytest

from kg.errors import ReadError, UsageError
from kg.folder import data_folder
from kg.model import Entity, Quantity, Statement, Time
from kg.reference.imported import Imported
from kg.reference.imports import import_files

ONTOLOGY = data_folder("ontology")


def gcat(*files: Path) -> Imported:
    (found,) = import_files("gcat", files, ONTOLOGY)
    return found


def shown(statement: Statement) -> tuple[str, str, str]:
    value = statement.value
    assert isinstance(value, Entity | Time)
    words = value.iri if isinstance(value, Entity) else f"{value.earliest}/{value.latest}"
    return tuple(
        word.removeprefix("https://w3id.org/factlint/").removeprefix("entity/")
        for word in (statement.subject.iri, statement.property.name, words)
    )  # type: ignore[return-value]


def test_a_launch_states_when_on_what_from_where_and_by_whom(tables: Path) -> None:
    found = gcat(tables / "launches.tsv")
    assert [shown(one) for one in found.statements if "042" in (one.citation or "")] == [
        ("chandrayaan-2", "launchDate", "2019-07-22/2019-07-22"),
        ("chandrayaan-2", "launchVehicle", "lvm3"),
        ("chandrayaan-2", "launchSite", "sriharikota"),
        ("isro", "launches", "chandrayaan-2"),
    ]


def test_what_the_ontology_does_not_know_gets_a_name_of_its_own(tables: Path) -> None:
    found = gcat(tables / "launches.tsv", tables / "sites.tsv")
    assert [shown(one) for one in found.statements if "031-001" in (one.citation or "")] == [
        ("nordlys-7", "launchDate", "2031-01-31/2031-02-02"),
        ("nordlys-7", "launchVehicle", "long-march-9x"),
        ("nordlys-7", "launchSite", "fjordheim-launchsite"),
        ("artemis-2031-001", "launchDate", "2031-01-31/2031-02-02"),
        ("artemis-2031-001", "launchVehicle", "long-march-9x"),
        ("artemis-2031-001", "launchSite", "fjordheim-launchsite"),
    ]
    # A kind of Long March is not held against a Long March.
    assert any(
        "long-march-9x> <https://w3id.org/factlint/kg#inWhole>" in one for one in found.descriptions
    )


def test_two_of_one_name_are_two(tables: Path) -> None:
    found = gcat(tables / "launches.tsv")
    iris = {one.subject.iri for one in found.statements if one.subject.label == "Artemis"}
    assert [iri[-8:] for iri in sorted(iris)] == ["2031-001", "2031-002"]


def test_a_name_at_another_date_is_another_thing(tables: Path) -> None:
    file = tables / "launches.tsv"
    file.write_text(file.read_text("utf-8").replace("2019 Jul 22 0913:12", "2039 Jul 22"), "utf-8")
    found = gcat(file)
    # The name has a number, but the date is that of no launch of that name.
    assert found.statements[0].subject.iri.endswith("/chandrayaan-2-2019-042")


def test_an_object_is_told_by_its_launch_and_has_a_range_of_masses(tables: Path) -> None:
    found = gcat(tables / "objects.tsv")
    masses = [one for one in found.statements if isinstance(one.value, Quantity)]
    assert [
        (one.subject.iri.rsplit("/", 1)[-1], one.value.text, one.certainty.value)
        for one in masses
        if isinstance(one.value, Quantity)
    ] == [("vikram-2019", "30 to 55 kg", "certain"), ("vikram-a2", "27 kg", "probable")]
    assert masses[0].quote.exact.endswith("40\t\t30\t55")
    others = [shown(one) for one in found.statements if one not in masses]
    assert others == [
        ("vikram-2019", "launchDate", "2019-07-22/2019-07-22"),
        ("isro", "operates", "vikram-2019"),
        ("vikram-a2", "launchDate", "2031-01-02/2031-01-02"),
        ("isro", "operates", "vikram-a2"),
        ("isro", "develops", "vikram-a2"),
        ("vikram-a2", "reentryDate", "2031-01-01/2031-09-30"),
    ]


def test_a_failed_launch_is_a_failure_and_a_good_one_tells_nothing(tables: Path) -> None:
    found = gcat(tables / "launches.tsv")
    assert [shown(one) for one in found.statements if one.property.name == "outcome"] == [
        ("artemis-2031-002", "outcome", "space#Failure")
    ]


def test_each_statement_has_its_words_its_citation_and_its_speaker(tables: Path) -> None:
    found = gcat(tables / "launches.tsv")
    first = found.statements[0]
    assert first.quote.exact == "2019 Jul 22 0913:12\tLVM3\tChandrayaan-2"
    assert first.citation == "GCAT launch 2019-042 (J. McDowell, planet4589.org)"
    assert [one.label for one in first.speakers] == ["Jonathan McDowell"]
    assert first.extractor == "reference"
    for one in found.statements:
        assert found.text[one.quote.start : one.quote.end] == one.quote.exact
    assert found.source.published is not None
    assert found.source.published.day.isoformat() == "2024-03-05"


def test_what_is_left_out_is_counted(tables: Path) -> None:
    found = gcat(tables / "launches.tsv")
    assert (found.rows, dict(found.skipped)) == (
        6,
        {
            "Agency that is no known value of launches": 2,
            "Launch_Site that is no known value of launchSite": 2,
            "launch was not meant for orbit or beyond": 1,
            "row has not as many cells as the head": 1,
            "row names nothing": 1,
        },
    )
    assert dict(found.entities) == {"known": 1, "new": 3}


def test_a_place_has_bounds_on_its_body(tables: Path) -> None:
    (found,) = import_files("iau", [tables / "places.csv"], ONTOLOGY)
    bounds: dict[str, dict[str, float]] = {}
    for line in found.descriptions:
        subject, predicate, value, _ = line.split(" ", 3)
        name = predicate[1:-1].rsplit("#", 1)[-1]
        if name in ("south", "north", "west", "east"):
            edges = bounds.setdefault(subject[1:-1].rsplit("/", 1)[-1], {})
            edges[name] = float(value.split('"')[1])
    assert bounds == {
        "nyborg-crater": {"south": 9.0, "north": 11.0, "west": -0.52, "east": 1.52},
        "rand-crater": {"south": -2.0, "north": 2.0, "west": 177.0, "east": 181.0},
        "kalott-crater": {"south": 87.0, "north": 90.0, "west": -180.0, "east": 180.0},
    }
    assert dict(found.skipped) == {
        "name is not approved": 1,
        "row has no latitude, longitude, size or known body": 1,
    }


def test_a_place_of_the_ontology_is_known_by_name_and_ground(tables: Path) -> None:
    (found,) = import_files("iau", [tables / "places.csv"], ONTOLOGY)
    known = [one.subject.label for one in found.statements if "/moon/" in one.subject.iri]
    assert known == ["Shackleton", "Apollo crater"]
    file = tables / "places.csv"
    file.write_text(file.read_text("utf-8").replace("-89.67,", "12.5,"), "utf-8")
    (found,) = import_files("iau", [file], ONTOLOGY)
    assert found.statements[0].subject.iri.endswith("/entity/shackleton-crater")


def test_a_file_of_another_form_is_an_error_with_what_is_wanted(tables: Path) -> None:
    with pytest.raises(ReadError, match=r"places.csv:1: no table of gcat has these columns; give"):
        gcat(tables / "places.csv")
    with pytest.raises(ReadError, match="these only say what codes stand for"):
        gcat(tables / "sites.tsv")
    with pytest.raises(UsageError, match="no mapping of that name; write one of: gcat, iau"):
        import_files("esa", [tables / "places.csv"], ONTOLOGY)
