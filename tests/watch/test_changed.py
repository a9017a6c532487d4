"""`kg check --changed`: after articles were added, the store keeps what a check of all would."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.report.shaclform import FINDINGS
from kg.store import open_store

FIRST = (
    "---\npublisher: Pole News\n---\nThe Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
)
SECOND = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"
THIRD = "The Vikram lander of Chandrayaan-2 has a mass of 14,710 kg.\n"
OTHER = "Chandrayaan-3 crashed. Chandrayaan-3 landed softly.\n"


@pytest.fixture(autouse=True)
def _news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    for name, text in zip("abcd", (FIRST, SECOND, THIRD, OTHER), strict=True):
        Path(f"{name}.txt").write_text(text)


def run(*args: str) -> Result:
    done = CliRunner().invoke(main, args)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1), done.stderr
    return done


def check(*args: str) -> Result:
    return run("check", "--no-reference", "--isolated", *args)


def kept(location: str) -> list[str]:
    with open_store(location) as store:
        return [line for line in store.quads() if line.endswith(f"<{FINDINGS}> .")]


def test_what_is_kept_is_what_a_check_of_all_would_keep() -> None:
    run("ingest", "a.txt", "b.txt", "d.txt", "-q")
    check("-q")
    run("ingest", "c.txt", "-q")
    done = check("--changed")
    assert done.exit_code == 1
    assert "checked 1 article:" in done.stdout
    assert done.stdout.count("]: ") == 1
    assert done.stderr == (
        "1 article new since the last check; 1 older finding not touched (kg query findings)\n"
    )
    run("ingest", "a.txt", "b.txt", "c.txt", "d.txt", "-q", "--store", "all")
    check("-q", "--store", "all")
    assert kept(".kg/store") == kept("all") != []
    done = check("--changed")
    assert (done.exit_code, done.stdout.count("]: ")) == (0, 0)
    assert done.stderr.startswith("0 articles new since the last check; 2 older findings")
    assert kept(".kg/store") == kept("all")


def test_all_is_checked_where_more_has_changed_and_a_note_says_why() -> None:
    run("ingest", "a.txt", "b.txt", "-q")
    never = "it was never checked, or another command has changed its findings since"
    assert check("--changed").stderr == f"Note: the whole store is checked, as {never}\n"
    Path("b.txt").write_text(FIRST)
    run("ingest", "b.txt", "-q")
    done = check("--changed")
    changed = "1 of its articles changed or were removed"
    assert done.stderr == f"Note: the whole store is checked, as {changed}\n"
    assert "checked 2 articles: 2 statements" in done.stdout
    done = check("--changed", "--select", "date-order")
    assert done.stderr.startswith("Note: the whole store is checked, as rules, ontology, ")


def test_it_is_said_of_a_store_alone() -> None:
    done = CliRunner().invoke(main, ["check", "--changed", "a.txt"])
    told = "Error: --changed: is said of a store; leave PATH and --watch out\n"
    assert (done.exit_code, done.stderr) == (2, told)
