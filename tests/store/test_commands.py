"""Every command on a server as on a folder, with a password that is shown nowhere."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.decisions import DECISIONS
from kg.load import load_ontology, load_readings
from kg.model import Reading
from kg.rdf import source_iri
from kg.store import open_store


def run(*args: object, status: int = 0) -> str:
    done = CliRunner().invoke(main, list(map(str, args)))
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
    ("store", "verify"),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder, with no other configuration than the test's own."""
    monkeypatch.chdir(tmp_path)
    Path("kg.toml").write_text("")


@pytest.fixture
def configured(small: Path) -> None:
    """The ontology is the small one."""
    Path("kg.toml").write_text(f"ontology = {json.dumps(str(small))}\n")


@pytest.fixture
def exported(
    reading: Reading, other_reading: Reading, tmp_path: Path, small: Path, configured: None
) -> Path:
    """Two articles as kg export wrote them."""
    with open_store(str(tmp_path / "first"), create=True) as store:
        load_ontology(store, small)
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


A, B = map(source_iri, ("a.txt", "b.txt"))
FIRST = "The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
SECOND = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"


@pytest.mark.usefixtures("configured")
def test_what_is_decided_and_found_on_a_server_is_as_in_a_folder(
    address: str, tmp_path: Path
) -> None:
    Path("a.txt").write_text(FIRST)
    Path("b.txt").write_text(SECOND)
    folder = tmp_path / "folder"
    told: dict[str, list[str]] = {}
    for location in (str(folder), address):
        run("ingest", "a.txt", "-q", "--store", location)
        reports = [run("ingest", "b.txt", "--check", "-q", "--store", location)]
        with open_store(location) as store:
            (row,) = store.select("SELECT ?id { ?x a kg:Finding ; kg:fingerprint ?id }").rows
            of_a = f"SELECT ?st {{ GRAPH <{A}> {{ ?st rdf:predicate space:mass }} }}"
            (st,) = store.select(of_a).rows
        finding, statement = str(row["id"][0]), str(st["st"])
        for command in (
            ("review", finding, "--reject", "--by", "Ann", "--note", "a typo"),
            ("check", "--format", "concise", "--fail-on", "never"),
            ("review", finding, "--undo", "--by", "Ann"),
            ("review", statement, "--reject", "--by", "Ann"),
            ("check", "--format", "concise", "--fail-on", "never"),
            ("review", "--list"),
            ("store", "verify"),
        ):
            reports.append(run(*command, "--store", location))
        info = json.loads(run("store", "info", "--format", "json", "--store", location))
        reports.append(str({name: info[name] for name in ("articles", "statements", "decisions")}))
        told[location] = reports
    assert "1471 kg" in told[address][0]
    assert told[address] == told[str(folder)]
    with open_store(address) as store:
        for graph in (DECISIONS, A, B):
            store.remove(graph)


def test_what_is_for_folders_alone_is_refused_without_the_password(virtuoso: str) -> None:
    for command in (("backup", "copy"), ("restore", "copy"), ("compact",)):
        run("store", *command, "--store", virtuoso, status=2)
