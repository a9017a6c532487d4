"""`kg check --changed`: whatever has changed, the store keeps what a check of all would."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.report.shaclform import FINDINGS
from kg.store import open_store

check_module = importlib.import_module("kg.cli.check")

FIRST = (
    "---\npublisher: Pole News\n---\nThe Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
)
SECOND = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"
THIRD = "The Vikram lander of Chandrayaan-2 has a mass of 14,710 kg.\n"
NEVER = "it was never checked, or another command has changed its findings since"
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


def same_as_anew(*names: str) -> None:
    """What the store keeps is what a check of all would, of a store that had no other articles."""
    run("ingest", *names, "-q", "--store", "anew")
    check("-q", "--store", "anew")
    assert kept(".kg/store") == kept("anew") != []


def test_of_a_changed_and_of_a_removed_article_only_what_they_touch_is_found_again() -> None:
    Path("news").mkdir()
    for name in "abcd":
        Path(f"{name}.txt").rename(f"news/{name}.txt")
    run("ingest", "news", "-q")
    check("-q")
    Path("news/b.txt").write_text(FIRST)
    Path("news/c.txt").unlink()
    run("ingest", "news", "-q", "--prune")
    done = check("--changed")
    assert done.stderr == (
        "0 articles new, 1 changed, 1 removed since the last check; "
        "1 older finding not touched (kg query findings)\n"
    )
    assert "checked 1 article:" in done.stdout
    assert (done.exit_code, done.stdout.count("]: ")) == (0, 0)  # b now says what a says
    same_as_anew("news")
    Path("news/b.txt").write_text(SECOND)
    run("ingest", "news", "-q")
    assert check("--changed").stdout.count("]: ") == 1
    assert check("--changed").stderr.startswith("0 articles new since the last check; 2 older")


def test_an_article_that_is_again_what_it_was_has_not_changed() -> None:
    run("ingest", "a.txt", "b.txt", "-q")
    check("-q")
    for text in (FIRST, SECOND):
        Path("b.txt").write_text(text)
        run("ingest", "b.txt", "-q")
    assert check("--changed").stdout.count("]: ") == 1
    same_as_anew("a.txt", "b.txt")


def test_what_came_while_all_was_checked_is_not_taken_for_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("ingest", "a.txt", "-q")
    judge = check_module.judge

    def meanwhile(*given: Any) -> Any:
        run("ingest", "b.txt", "-q")
        return judge(*given)

    with monkeypatch.context() as patch:
        patch.setattr(check_module, "judge", meanwhile)
        check("-q")
    assert check("--changed").stderr == f"Note: the whole store is checked, as {NEVER}\n"
    assert check("--changed").stderr.startswith("0 articles new since the last check; 1 older")


def test_all_is_checked_where_more_than_articles_has_changed_and_a_note_says_why() -> None:
    run("ingest", "a.txt", "b.txt", "-q")
    assert check("--changed").stderr == f"Note: the whole store is checked, as {NEVER}\n"
    done = check("--changed", "--select", "date-order")
    assert done.stderr.startswith("Note: the whole store is checked, as rules, ontology, ")


def test_it_is_said_of_a_store_alone() -> None:
    done = CliRunner().invoke(main, ["check", "--changed", "a.txt"])
    told = "Error: --changed: is said of a store; leave PATH and --watch out\n"
    assert (done.exit_code, done.stderr) == (2, told)
