"""The command line as a whole: help, versions, statuses; tests/test_speed.py has how fast it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import COMMANDS, main

HEAVY = {
    "lxml",
    "numpy",
    "httpx2",
    "pyoxigraph",
    "pyshacl",
    "rapidfuzz",
    "rdflib",
    "rich",
    "spacy",
    "yaml",
}
CONTRACT = ("statements", "check", "ingest", "query", "graph", "export", "rules", "eval")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def test_the_commands_that_others_rely_on_are_there() -> None:
    assert set(CONTRACT) <= set(COMMANDS)


def test_help_names_every_command_with_what_it_does() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert kg.__doc__ is not None
    lines = [line.split(maxsplit=1) for line in shown.stdout.splitlines()]
    assert [line for line in lines if line[:1] and line[0] in COMMANDS] == [
        [name, summary] for name, summary in COMMANDS.items()
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_and_every_option(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"Usage: main {name} ")
    described = command(name)
    assert len(described.help or "") > 40
    options = [one for one in described.params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_s_summary_is_the_first_line_of_its_help(name: str) -> None:
    summary = COMMANDS[name].rstrip(".")
    first = (command(name).help or "").split("\n\n")[0]
    shared = set(summary.lower().split()) & set(first.rstrip(".").lower().replace(",", "").split())
    assert len(shared) >= 2, (summary, first)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_is_spelled_alike_everywhere(name: str) -> None:
    shorts = {"-o": "--output", "-q": "--quiet", "-v": "--verbose"}
    for one in command(name).params:
        for short in set(one.opts) & set(shorts):
            assert shorts[short] in one.opts


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_is_help(name: str) -> None:
    assert run(name, "-h").stdout == run(name, "--help").stdout


def test_the_version_is_the_package_s() -> None:
    shown = run("--version")
    assert (shown.exit_code, shown.stdout) == (0, f"kg, version {kg.__version__}\n")


@pytest.mark.parametrize(
    "args",
    [
        ("nonsense",),
        ("--nonsense",),
        ("statements",),
        ("check", "--fail-on", "sometimes"),
        ("statements", "a.txt", "--published", "soon"),
        ("export", "--format", "docx"),
        ("eval",),
    ],
)
def test_bad_usage_ends_with_2_and_a_word_on_stderr(args: tuple[str, ...]) -> None:
    ended = run(*args)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "Error: " in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["statements", "check", "ingest", "export"])
def test_a_missing_file_is_one_line_on_stderr_and_status_2(name: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    store = ("--store", str(tmp_path / "store")) if name == "ingest" else ()
    ended = run(name, missing, *store)
    assert (ended.exit_code, ended.stdout) == (2, "")
    (told, *more) = [line for line in ended.stderr.splitlines() if line.startswith("Error: ")]
    assert told.startswith(f"Error: {missing}: ")
    assert told.count("; ") >= 1
    assert all("Error: kg ingest" in line for line in more)


def kg_program(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kg", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The top names of what `-X importtime` says was imported."""
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("nonsense",)])
def test_what_needs_no_library_loads_none(args: tuple[str, ...]) -> None:
    done = kg_program(*args)
    assert done.returncode == (2 if args == ("nonsense",) else 0)
    assert "click" in loaded(done)
    assert loaded(done) & HEAVY == set()


# Each command's help, and what is loaded after it; of these many a process each would take long.
HELP = """
import json, sys
from kg.cli import main
loaded = []
for name in sys.argv[1:]:
    main([name, "--help"], standalone_mode=False)
    loaded.append([name, sorted({one.split(".")[0] for one in sys.modules})])
print(json.dumps(loaded))
"""


def test_help_of_a_command_loads_no_parser_and_no_shacl() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELP, *COMMANDS],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    helped = json.loads(done.stdout.splitlines()[-1])
    heavy = {"spacy", "pyshacl", "rdflib", "httpx2", "lxml"}
    assert [name for name, _ in helped] == list(COMMANDS)
    assert [(name, heavy & set(found)) for name, found in helped if heavy & set(found)] == []


def test_the_program_works_in_any_folder(tmp_path: Path) -> None:
    done = kg_program("query", "--list", cwd=tmp_path)
    assert done.returncode == 0
    assert "who-develops-what" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_rule_in_the_docs_is_a_rule(tmp_path: Path) -> None:
    docs = (Path(__file__).parents[1] / "docs" / "rules.md").read_text("utf-8")
    text = docs.split("```sparql\n")[1].split("```")[0]
    (tmp_path / "too-heavy.rq").write_text(text, "utf-8")
    shown = run("rules", "too-heavy", "--rules", str(tmp_path))
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith("too-heavy (warning): A craft that is heavier than its rocket\n")


@pytest.mark.skipif(not os.environ.get("KG_TEST_INSTALLED"), reason="only against a built wheel")
def test_it_is_the_installed_kg_that_is_tested() -> None:
    checkout = Path(__file__).parents[1]
    package = Path(kg.__file__).parent
    assert "site-packages" in package.parts
    assert package != checkout / "kg"
    assert {one.name for one in (package / "data").iterdir()} == {"ontology", "queries", "sources"}
    assert files_in(package, "data") == files_in(checkout / "kg")
    for name in ("ontology", "queries", "sources"):
        assert files_in(package / "data" / name) == files_in(checkout / name)


def files_in(folder: Path, *without: str) -> set[str]:
    """The files below the folder, by their paths in it; what Python makes itself does not count."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not {*without, "__pycache__"} & set(path.relative_to(folder).parts)
    }
