"""Every command on a server as on a folder, with a password that is shown nowhere."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.load import load_ontology, load_readings
from kg.model import Reading
from kg.store import open_store


def run(*args: object, status: int = 0) -> str:
    done = CliRunner().invoke(main, [*map(str, args), "--isolated"])
    told = done.stdout + done.stderr
    assert done.exit_code == status, told
    assert not re.search(r"dba:dba|\bdba\b", told)
    assert "Traceback" not in told
    return done.stdout


COMMANDS = (
    ("query", "-e", "SELECT ?x ?y { ?x space:launches ?y }", "--format", "csv"),
    ("query", "launch-vehicles", "--format", "csv"),
    ("check", "--format", "json", "--fail-on", "never"),
    ("query", "findings", "--format", "csv"),
    ("evidence", "Vikram", "landingOutcome"),
    ("reference", "list"),
    ("graph",),
    ("export", "--format", "nquads"),
    ("export", "--format", "jsonld"),
)


@pytest.fixture
def exported(reading: Reading, other_reading: Reading, tmp_path: Path) -> Path:
    """Two articles as kg export wrote them."""
    with open_store(str(tmp_path / "first"), create=True) as store:
        load_ontology(store)
        load_readings(store, [reading, other_reading])
    run("export", "--format", "nquads", "-o", tmp_path / "all.nq", "--store", tmp_path / "first")
    return tmp_path / "all.nq"


def test_each_command_says_the_same_of_a_server_as_of_a_folder(
    exported: Path, address: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    for location in (folder, address):
        run("ingest", exported, "--store", location)
    for command in COMMANDS:
        assert run(*command, "--store", address) == run(*command, "--store", folder), command
