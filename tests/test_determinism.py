"""Two runs over the same input print the same bytes, wherever they run and however dicts hash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
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
# A process of its own for all commands: what ships is loaded once, each article is read once; the
# hashes are still its own.
ALL = """\
import sys
from functools import cache
from kg.extract import Extractor
sys.path[:0] = {paths!r}
from readonce import read_once
from test_determinism import run_all
read_once(setattr)
Extractor.extract = cache(Extractor.extract)
run_all()
"""


def run_all() -> None:
    """Run each command in the working folder, on its two articles; what it says goes to files."""
    ingest = ("ingest", *BOTH, "--store", "store", "-q")
    for name, args in [("", ingest), *COMMANDS.items()]:
        ended = CliRunner().invoke(main, list(args))
        assert ended.exit_code == 0, (name, ended.stderr)
        if name:
            Path(f"{name}.out").write_bytes(ended.stdout_bytes + b"\n--\n" + ended.stderr_bytes)


def prepared(folder: Path) -> Path:
    """A folder with the two articles."""
    folder.mkdir(parents=True)
    shutil.copy(data_folder("sources") / "articles" / SEED, folder / "seed.txt")
    shutil.copy(OTHER, folder / "other.txt")
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The same commands in two folders, of other names and depths, with other hashes: in a process
    of their own, and in this one, which has done much else."""
    base = tmp_path_factory.mktemp("runs")
    folders = [prepared(base / "a"), prepared(base / "b" / "another folder")]
    environment = {name: text for name, text in os.environ.items() if name != "KG_STORE"}
    environment |= {"PYTHONHASHSEED": "4242", "PYTHONPATH": str(Path(kg.__file__).parent.parent)}
    paths = [str(TESTS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_STORE", raising=False)
        patch.chdir(folders[0])
        with subprocess.Popen(
            [sys.executable, "-c", ALL.format(paths=paths)], cwd=folders[1], env=environment
        ) as other:
            run_all()
    assert other.returncode == 0
    return [
        {name: (folder / f"{name}.out").read_bytes() for name in COMMANDS} for folder in folders
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_same_bytes_come_out_of_every_run(runs: list[dict[str, bytes]], name: str) -> None:
    first, second = (run[name] for run in runs)
    assert len(first) > 200
    assert first == second
