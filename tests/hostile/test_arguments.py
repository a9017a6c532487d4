"""Paths and numbers on the command line, and in a configuration, that cannot be meant."""

import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.config import IgnoreEntry, add_ignored
from kg.errors import ConfigError
from kg.store import open_store

LONG = "x" * 5000


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/a.md").write_text("ISRO launched Chandrayaan-2 on 22 July 2019.\n")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def line(*args: str) -> str:
    """The one line of an error."""
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, ""), done
    (told,) = done.stderr.splitlines()
    return told


@pytest.mark.parametrize(
    "args",
    [
        ["statements", "articles"],
        ["export", "articles", "--format", "trig"],
        ["query", "-e", "SELECT ?s { ?s ?p ?o } ORDER BY ?s", "--on", "articles"],
        ["evidence", "ISRO", "launches", "--on", "articles"],
        ["graph", "articles", "--format", "svg"],
        ["graph", "path", "ISRO", "Chandrayaan-2", "articles", "--format", "json"],
        ["graph", "rank", "articles", "--format", "json"],
        ["graph", "groups", "articles", "--format", "json"],
    ],
    ids=lambda args: " ".join(args[:2]),
)
def test_an_article_is_not_written_over(args: list[str]) -> None:
    Path("link.md").symlink_to("articles/a.md")
    before = Path("articles/a.md").read_bytes()
    told = line(*args, "-o", "link.md")
    assert told == "Error: link.md: is an article that is read; choose another file"
    assert Path("articles/a.md").read_bytes() == before


@pytest.mark.parametrize("option", ["--article-timeout", "--min-confidence"])
def test_what_is_no_number_is_refused(option: str) -> None:
    told = line("ingest", "articles", option, "nan")
    assert told == f"Error: {option}: 'nan' is not a valid float; see kg ingest --help"


def test_more_rows_than_can_be_counted_are_all() -> None:
    with open_store("s", create=True) as store:
        store.load(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    ask = ["query", "-e", "SELECT ?s { ?s ?p ?o } ORDER BY ?s", "--format", "tsv", "--store", "s"]
    assert run(*ask, "--max-rows", "9" * 30).stdout == "?s\n<urn:s>\n"


@pytest.mark.parametrize(
    "args",
    [
        ["check", "articles", "--rules", LONG],
        ["store", "restore", "articles", "--store", f"a/{LONG}"],
        ["ignore", "12345678", "--reason", "x", "--ignore-file", LONG],
        ["config", "--ontology", LONG],
    ],
    ids=lambda args: args[0],
)
def test_a_name_that_is_too_long_is_one_line(args: list[str]) -> None:
    line(*args)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["query", "/dev/zero"], "/dev/zero: file too large; check the path"),
        (["eval", "/dev/zero"], "/dev/zero: File too large; name a gold file"),
        (
            ["config", "--config", "/dev/zero"],
            "/dev/zero: file too large; name a file that can be read",
        ),
    ],
    ids=["query", "eval", "config"],
)
def test_a_device_that_never_ends_is_no_query_no_gold_and_no_configuration(
    args: list[str], told: str
) -> None:
    assert line(*args) == f"Error: {told}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"rule-timeout = {'9' * 400}", ":1: rule-timeout: has too many digits; write 300"),
        (f"rule-timeout = {'9' * 5000}", ": holds a number of too many digits; shorten it"),
        (
            f"min-confidence = 0x{'f' * 5000}",
            ":1: min-confidence: a number of thousands of digits is no number from 0 to 1; "
            "write 0.8, without quotes",
        ),
        (
            'ignore-file = "a\\u0000b"',
            ":1: ignore-file: 'a␀b' holds a null character; leave it out",
        ),
        (
            'reference = ["a\\u0000b"]',
            ":1: reference: 'a␀b' holds a null character; leave it out",
        ),
    ],
    ids=["400 digits", "5000 digits", "hexadecimal", "file", "reference"],
)
def test_values_that_cannot_be_are_told_with_their_line(text: str, told: str) -> None:
    Path("kg.toml").write_text(text)
    assert line("config") == f"Error: kg.toml{told}"


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """A function that sets how large a file may become: a write beyond takes a part, then fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_entry_that_finds_no_room_leaves_the_others(small_files: Callable[[int], None]) -> None:
    file = Path("kg-ignore.toml")
    add_ignored(file, IgnoreEntry(finding="00112233", reason="x"))
    before = file.read_bytes()
    small_files(len(before) + 5)
    with pytest.raises(ConfigError, match="file too large; choose a file you may write"):
        add_ignored(file, IgnoreEntry(finding="44556677", reason="y"))
    assert file.read_bytes() == before
