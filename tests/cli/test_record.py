"""Findings kept in the store by `kg check` and `kg ingest --check`, run as a user runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import open_store

FIRST = "The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
SECOND = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store in which one article was read, and then another with a check of it."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    location = str(folder / "store")
    assert run("ingest", str(folder / "a.txt"), "--store", location).exit_code == 0
    done = run("ingest", str(folder / "b.txt"), "--check", "--store", location)
    assert done.exit_code == 0
    assert done.stdout.startswith("violation[quantity-conflict]: Mass of Vikram: ")
    return location


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def kept(location: str) -> list[str]:
    done = run("query", "findings", "--store", location, "--format", "csv")
    return sorted({line.split(",")[1] for line in done.stdout.splitlines()[1:]})


def quads(location: str) -> list[str]:
    with open_store(location) as store:
        return list(store.quads())


def test_a_check_of_what_was_just_read_keeps_its_findings_and_nothing_else(location: str) -> None:
    assert kept(location) == ["quantity-conflict"]
    graphs = {line.rsplit(" ", 2)[1] for line in quads(location)}
    assert not [graph for graph in graphs if "reference" in graph or "#derived" in graph]


def test_the_check_of_the_store_keeps_its_findings_unless_told_not_to(location: str) -> None:
    before = quads(location)
    options = ("--store", location, "--fail-on", "never", "--no-reference", "-q")
    assert run("check", *options, "--select", "date-order", "--no-record").exit_code == 0
    assert quads(location) == before
    assert run("check", *options, "--select", "date-order").exit_code == 0
    assert kept(location) == []
    assert run("check", *options).exit_code == 0
    assert kept(location) == ["quantity-conflict"]


def test_a_store_that_another_process_reads_is_checked_all_the_same(location: str) -> None:
    with open_store(location):
        done = run("check", "--store", location, "--fail-on", "never", "--no-reference")
    assert done.exit_code == 0
    assert done.stderr.startswith("Note: the findings are not kept (")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles that do not fit."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.txt").write_text(SECOND)
    return tmp_path


def heads(*args: str) -> set[str]:
    """The first words of each finding."""
    done = run(*args)
    assert done.exit_code == 0
    return {line.split(":")[0] for line in done.stdout.splitlines() if "]: " in line}


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ('reference = ["none.yaml"]\n[severity]\n', None),
        ("reference = false\n", {"violation[quantity-conflict]"}),
        ('[severity]\nquantity-conflict = "warning"\n', {"warning[quantity-conflict]"}),
        ('[severity]\nquantity-conflict = "off"\n', set()),
        ('ignore = ["quantity-conflict"]\n', set()),
        ('select = ["date-order"]\n', set()),
    ],
)
def test_a_check_of_what_was_just_read_goes_by_the_configuration(
    news: Path, config: str, found: set[str] | None
) -> None:
    (news / "kg.toml").write_text(config)
    told = run("ingest", "a.txt", "b.txt", "--check")
    if found is None:
        assert (told.exit_code, told.stdout) == (2, "")
        return
    assert {line.split(":")[0] for line in told.stdout.splitlines() if "]: " in line} == found
    kept = run("query", "findings", "--format", "csv").stdout
    assert ("quantity-conflict" in kept) == bool(found)


def test_findings_set_aside_are_not_kept_when_read(news: Path) -> None:
    (news / "kg.toml").write_text("reference = false\n")
    report = run("check", "a.txt", "b.txt", "--format", "json").stdout
    (name,) = (one["fingerprint"] for one in json.loads(report)["findings"])
    assert run("ignore", name, "--reason", "a slip").exit_code == 0
    told = run("ingest", "a.txt", "b.txt", "--check")
    assert "quantity-conflict]" not in told.stdout
    assert "quantity-conflict" not in run("query", "findings", "--format", "csv").stdout
