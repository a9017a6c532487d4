"""`kg reference`: import, list, remove; what is wrong is one line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PLACES = """\
Feature_Name,Target,Diameter,Center_Latitude,Center_Longitude,Coordinate_System,Approval_Status
"Nyborg","Moon",60.64,10,-0.5,"Planetographic  +East  -180 - 180","Approved"
"Udo","Moon",10,5,5,"Planetographic  +East  -180 - 180","Dropped"
"""


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["reference", *map(str, args)])


@pytest.fixture
def places(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text(PLACES, "utf-8")
    return file


def test_a_reference_is_imported_listed_replaced_and_removed(tmp_path: Path, places: Path) -> None:
    store = ("--store", tmp_path / "store")
    done = kg("import", "iau", places, *store)
    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "",
        "places: 1 statement of 2 rows (names: 0 known, 1 new)\n"
        "  left out: 1 × name is not approved\n",
    )
    assert kg("import", "iau", places, *store).stderr.endswith("places: as before\n")
    places.write_text(PLACES.replace("Dropped", "Approved"), "utf-8")
    assert kg("import", "iau", places, *store, "--quiet").stderr == ""
    listed = kg("list", *store, "--format", "csv").stdout.splitlines()
    assert [line.split(",")[:3] for line in listed[1:]] == [
        ["lunar-missions", listed[1].split(",")[1], '"CC-BY-4.0 (facts from GCAT'],
        ["places", "2", "public domain"],
    ]
    gone = kg("remove", "places", *store)
    assert (gone.exit_code, gone.stderr) == (0, "places: 2 statements removed\n")
    assert len(kg("list", *store, "--format", "csv").stdout.splitlines()) == 2


def test_a_reference_can_be_written_to_a_file(tmp_path: Path, places: Path) -> None:
    for name, sign in (("p.nq", "<http"), ("p.trig", "@prefix")):
        done = kg("import", "iau", places, "--name", "moon", "-o", tmp_path / name)
        assert done.exit_code == 0
        written = (tmp_path / name).read_text("utf-8")
        assert written.startswith(sign)
        assert "public domain" in written


def test_what_is_wrong_is_one_line(tmp_path: Path, places: Path) -> None:
    store = ("--store", tmp_path / "store")
    for args, told in (
        (("import", "gcat", places), f"Error: {places}:1: no table of gcat has these columns; "),
        (("import", "iau", tmp_path / "no.csv"), "no.csv: no such file or directory; name a file"),
        (("import", "esa", places), "Error: esa: no mapping of that name; write one of: gcat, iau"),
        (("import", "iau", places, "-o", "x.txt"), "Error: x.txt: is neither .nq nor .trig; "),
        (("remove", "moon"), "there is no store; "),
    ):
        done = kg(*args, *store)
        assert (done.exit_code, done.stdout) == (2, "")
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1
