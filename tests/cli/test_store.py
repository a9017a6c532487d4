"""`kg store` as its users see it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.load import load_ontology
from kg.store import open_store

CLASS = "@prefix kg: <https://w3id.org/factlint/kg#> . kg:Statement a kg:Class ."


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["store", *map(str, args), "--isolated"])


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "words.ttl").write_text(CLASS)
    return tmp_path / "ontology"


@pytest.fixture
def folder(tmp_path: Path, ontology: Path) -> Iterator[Path]:
    with open_store(str(tmp_path / "store"), create=True) as store:
        load_ontology(store, ontology)
    return tmp_path / "store"


def test_info_says_what_is_there(folder: Path, ontology: Path) -> None:
    told = run("info", "--store", folder, "--ontology", ontology)
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[:5] == [
        f"location    {folder}",
        "articles    0",
        "references  0",
        "statements  0",
        "quads       2",
    ]
    assert lines[5].startswith("ontology    ")
    assert lines[5].endswith(", current")
    assert lines[6:8] == ["last check  never", "decisions   0"]
    assert lines[8].startswith("size        ")


def test_info_as_json_has_the_same(folder: Path) -> None:
    told = json.loads(run("info", "--store", folder, "--format", "json").stdout)
    assert told.pop("size") > 1000
    assert len(told.pop("ontology")) == 64
    assert told == {
        "location": str(folder),
        "articles": 0,
        "references": 0,
        "statements": 0,
        "quads": 2,
        "current": False,
        "outdated": 0,
        "findings": None,
        "decisions": 0,
    }


def test_verify_ends_with_0_1_or_2(folder: Path, ontology: Path) -> None:
    sound = run("verify", "--store", folder, "--ontology", ontology)
    assert (sound.exit_code, sound.stdout, sound.stderr) == (0, "sound\n", "")
    with open_store(str(folder), create=True) as store:
        store.load(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    faulty = run("verify", "--store", folder, "--ontology", ontology)
    assert (faulty.exit_code, faulty.stderr) == (1, "")
    assert faulty.stdout == (
        "urn:g: is a graph of no source; kg export -o FILE.nq leaves it out: ingest that into a new"
        " store\n1 fault\n"
    )
    as_json = run("verify", "--store", folder, "--ontology", ontology, "--format", "json")
    assert json.loads(as_json.stdout)["faults"][0]["where"] == "urn:g"
    for path in folder.glob("*.sst"):
        path.write_bytes(b"nonsense" * 200)
    damaged = run("verify", "--store", folder)
    assert (damaged.exit_code, damaged.stdout) == (2, "")
    (line,) = damaged.stderr.splitlines()
    assert line.startswith(f"Error: {folder}: is damaged (Corruption: ")


def test_backup_restore_and_compact_tell_what_they_did(folder: Path, tmp_path: Path) -> None:
    backup, new = tmp_path / "backup", tmp_path / "new"
    assert run("backup", backup, "--store", folder).stderr == f"{backup}: 2 quads\n"
    assert run("restore", backup, "--store", new).stderr == f"{new}: 2 quads\n"
    again = run("restore", backup, "--store", new)
    what = f"Error: {new}: there is a store already; give --force to replace it\n"
    assert (again.exit_code, again.stderr) == (2, what)
    assert run("restore", backup, "--force", "--store", new, "--quiet").stderr == ""
    told = run("compact", "--store", new)
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.startswith(f"{new}: ")


@pytest.mark.parametrize("args", [("backup", "b"), ("restore", "b"), ("compact",)])
def test_what_is_for_folders_is_refused_for_a_server(args: tuple[str, ...]) -> None:
    ended = run(*args, "--store", "http://127.0.0.1:9")
    assert ended.exit_code == 2
    assert ended.stderr == (
        "Error: http://127.0.0.1:9: is a server, and this is for stores in folders; use the"
        " server's own means, or kg export -o FILE.nq\n"
    )


@pytest.mark.parametrize("name", ["info", "verify", "backup", "compact"])
def test_no_store_is_one_line(name: str, tmp_path: Path) -> None:
    target = (tmp_path / "b",) if name == "backup" else ()
    ended = run(name, *target, "--store", tmp_path / "none")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"Error: {tmp_path}/none: there is no store; run kg ingest first, or name one\n"
    )
    assert not (tmp_path / "none").exists()


def test_a_query_over_a_damaged_store_is_one_line(folder: Path) -> None:
    for path in folder.glob("*.sst"):
        data = bytearray(path.read_bytes())
        data[20] ^= 0xFF
        path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", "-e", "SELECT * { ?s ?p ?o }", "--store", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: {folder}: is damaged (Corruption: ")


def test_info_counts_the_statements_that_ingest_counts(tmp_path: Path) -> None:
    article = tmp_path / "one.md"
    words = "The Brannoch lander lifted off from Kourou on an Ariane 6 on 4 May 2025."
    article.write_text(f"---\npublished: 2025-05-06\n---\n{words}\n", "utf-8")
    place = ["--store", str(tmp_path / "store")]
    told = CliRunner().invoke(main, ["ingest", str(article), *place]).stderr
    assert "one.md: 3 statements" in told
    counted = CliRunner().invoke(main, ["store", "info", "--format", "json", *place]).stdout
    assert json.loads(counted)["statements"] == 3
