"""`kg ingest`, run as a user runs it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import open_store

TEXT = "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT)
    (tmp_path / "news" / "b.txt").write_text("ISRO will launch Chandrayaan-3 in 2023.\n")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["ingest", *args])


def told(result: Result) -> list[str]:
    """What is said of each article, without the summary."""
    lines = (line.replace("statements", "statement") for line in result.stderr.splitlines())
    return [line for line in lines if not line.startswith("kg ingest: ")]


def quads(location: str = ".kg/store") -> list[str]:
    with open_store(location) as store:
        return list(store.quads())


def test_each_article_is_a_line_on_standard_error(folder: Path) -> None:
    result = run("news")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert [line.split(":")[0] for line in told(result)] == ["news/a.txt", "news/b.txt"]
    assert all(line.endswith(" statement") for line in told(result))


def test_a_second_time_changes_nothing(folder: Path) -> None:
    run("news")
    before = quads()
    result = run("news")
    assert told(result) == ["news/a.txt: unchanged", "news/b.txt: unchanged"]
    assert all(line.endswith("as before") for line in told(run("news", "--again")))
    assert quads() == before


def test_a_changed_article_takes_the_place_of_what_it_said(folder: Path) -> None:
    run("news")
    (folder / "news" / "a.txt").write_text("JAXA lost contact with the lander of Hakuto-R.\n")
    result = run("news")
    assert told(result)[1] == "news/b.txt: unchanged"
    left = "\n".join(quads())
    run("news", "--store", "fresh")
    assert left == "\n".join(quads("fresh"))


def test_another_publication_date_is_a_change(folder: Path) -> None:
    run("news/a.txt")
    assert told(run("news/a.txt", "--published", "2019-09-08")) != ["news/a.txt: unchanged"]


def test_a_broken_article_leaves_nothing_and_the_others_are_kept(folder: Path) -> None:
    (folder / "news" / "a.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("news")
    assert result.exit_code == 2
    first, second, whole, reason, last = result.stderr.splitlines()
    assert first.startswith("Error: news/a.txt: is not text; ")
    assert second.startswith("news/b.txt: ")
    assert whole == "kg ingest: 2 articles: 1 read (2 statements), 1 failed"
    assert reason.startswith("kg ingest: 1 failed: is not text; ")
    assert reason.endswith(" (news/a.txt)")
    what = "1 of 2 articles could not be read; the others are in the store"
    assert last == f"Error: kg ingest: {what}"
    assert "a.txt" not in "\n".join(quads())


def test_quiet_says_nothing(folder: Path) -> None:
    assert run("news", "--quiet").stderr == ""


def test_one_address_is_not_for_two_articles(folder: Path) -> None:
    result = run("news", "--url", "https://example.org/a")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: --url: is one page")


def test_a_folder_that_is_no_store_stays_as_it_is(folder: Path) -> None:
    result = run("news", "--store", "news")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: news: holds other files and no store")
    assert sorted(path.name for path in (folder / "news").iterdir()) == ["a.txt", "b.txt"]
