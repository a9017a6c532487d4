"""Findings kept in the store by `kg check` and `kg ingest --check`, run as a user runs them."""

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
