"""The real tables, where they have been downloaded: KG_TABLES, or ../shared/reference beside kg."""

import os
from pathlib import Path

import pytest

from kg.folder import data_folder
from kg.reference.imported import Imported
from kg.reference.imports import import_files

BESIDE = Path(__file__).parents[3] / "shared" / "reference"
TABLES = Path(os.environ.get("KG_TABLES", BESIDE))
SOME = 400  # rows of each table, so that it is quick


def sample(tmp_path: Path, kind: str, name: str) -> Imported:
    """Every so manieth line of a real table, imported."""
    file = TABLES / name
    if not file.is_file():
        pytest.skip(f"no {name} in {TABLES}; download it, and name its folder in KG_TABLES")
    head, *lines = file.read_text("utf-8").splitlines(keepends=True)
    part = tmp_path / name
    part.write_text("".join((head, *lines[:: max(1, len(lines) // SOME)])), "utf-8")
    (found,) = import_files(kind, [part], data_folder("ontology"))
    assert all(
        found.text[one.quote.start : one.quote.end] == one.quote.exact for one in found.statements
    )
    return found


def test_nearly_every_launch_has_a_date_a_rocket_and_a_site(tmp_path: Path) -> None:
    found = sample(tmp_path, "gcat", "gcat_launches_derived_1957_2025.csv")
    named = [one.property.name for one in found.statements]
    for name in ("launchDate", "launchVehicle", "launchSite"):
        assert named.count(name) >= 0.97 * found.rows


def test_every_payload_has_a_date(tmp_path: Path) -> None:
    found = sample(tmp_path, "gcat", "gcat_auxcat.tsv")
    dates = [one for one in found.statements if one.property.name == "launchDate"]
    assert len(dates) == found.rows - found.skipped["object is no payload"]


def test_every_approved_place_lies_on_its_body(tmp_path: Path) -> None:
    found = sample(tmp_path, "iau", "iau_moon_gazetteer.csv")
    assert len(found.statements) == found.rows - found.skipped.get("name is not approved", 0)
