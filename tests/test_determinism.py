"""Two runs over the same input print the same bytes, wherever they run and however dicts hash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.folder import data_folder

SEED = "sputnik-japan-india-lunar-polar-exploration.txt"
TESTS = Path(__file__).parent
OTHER = TESTS / "gold" / "dev" / "northlight-luna-25-crash.txt"
BOTH = ("seed.txt", "other.txt")
TRIPLES = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
COMMANDS = {
    "statements, text": ("statements", *BOTH),
    "statements, lines": ("statements", *BOTH, "--format", "jsonl"),
    "check, JSON": ("check", *BOTH, "--format", "json", "--fail-on", "never"),
    "check of a store, text": ("check", "--store", "store", "--fail-on", "never"),
    "named query": ("query", "who-develops-what", "--on", *BOTH, "--format", "json"),
    "query": ("query", "-e", TRIPLES, "--store", "store", "--format", "csv"),
    "construct": (
        "query",
        "-e",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s kg:path ?path ; ?p ?o }",
        "--store",
        "store",
    ),
    "trig": ("export", *BOTH, "--format", "trig"),
    "nquads": ("export", *BOTH, "--format", "nquads"),
    "turtle": ("export", "--store", "store", "--format", "turtle"),
    "jsonld": ("export", "--store", "store", "--format", "jsonld"),
    "rules": ("rules",),
    "map": ("graph", *BOTH, "--format", "svg", "-q"),
    "network": ("graph", *BOTH, "--format", "svg", "--layout", "network", "-q"),
    "timeline": ("graph", *BOTH, "--format", "svg", "--layout", "timeline", "-q"),
    "network page": ("graph", *BOTH, "--format", "html", "-q"),
}
# One process for all commands: what ships is loaded once, each article is read once; the hashes are
# still its own.
ALL = """\
import sys
from functools import cache
from click.testing import CliRunner
from kg.cli import main
from kg.extract import Extractor
sys.path.append({tests!r})
from readonce import read_once
read_once(setattr)
Extractor.extract = cache(Extractor.extract)
ingest = ["ingest", "seed.txt", "other.txt", "--store", "store", "-q"]
commands = {commands!r}
for name, args in [("", ingest), *commands.items()]:
    ended = CliRunner().invoke(main, list(args))
    assert ended.exit_code == 0, (name, ended.stderr)
    if name:
        with open(f"{{name}}.out", "wb") as file:
            file.write(ended.stdout_bytes + b"\\n--\\n" + ended.stderr_bytes)
"""


def started(folder: Path, seed: str) -> subprocess.Popen[bytes]:
    """A process that runs each command in a folder with two articles."""
    folder.mkdir(parents=True)
    shutil.copy(data_folder("sources") / "articles" / SEED, folder / "seed.txt")
    shutil.copy(OTHER, folder / "other.txt")
    environment = {name: text for name, text in os.environ.items() if name != "KG_STORE"}
    return subprocess.Popen(
        [sys.executable, "-c", ALL.format(commands=COMMANDS, tests=str(TESTS))],
        cwd=folder,
        env=environment
        | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(kg.__file__).parent.parent)},
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The same commands in two folders, of other names and depths, with other hashes."""
    base = tmp_path_factory.mktemp("runs")
    folders = [base / "a", base / "b" / "another folder"]
    processes = [started(folders[0], "0"), started(folders[1], "4242")]
    assert [process.wait(timeout=300) for process in processes] == [0, 0]
    return [
        {name: (folder / f"{name}.out").read_bytes() for name in COMMANDS} for folder in folders
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_same_bytes_come_out_of_every_run(runs: list[dict[str, bytes]], name: str) -> None:
    first, second = (run[name] for run in runs)
    assert len(first) > 200
    assert first == second
