"""Several reports of one check: which format goes where, and all of them or none."""

import csv
import io
import json
import os
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html
from rdflib import SH, Graph

from kg.cli import main
from kg.cli.reports import SUFFIXES, targets_of
from kg.errors import UsageError

ALL = ("txt", "json", "jsonl", "html", "md", "sarif", "xml", "csv", "ttl")


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles that date one launch differently, in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, publisher, words in (
        ("a.md", "Post", "was launched on 22 February 2019"),
        ("b.md", "Wire", "lifted off on 26 February 2019"),
    ):
        head = f"---\npublisher: {publisher}\npublished: 2019-04-12\n---\n"
        Path(name).write_text(f"{head}Beresheet {words}.\n", encoding="utf-8")


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", "a.md", "b.md", "--no-reference", *args])


def forms(outputs: list[str], form: str = "text", *, given: bool = False) -> list[str]:
    return [one.form.name for one in targets_of(outputs, form, given=given)]


def test_a_suffix_says_the_format_of_a_file() -> None:
    assert forms(["a.html", "b.sarif"]) == ["html", "sarif"]
    assert forms(["a.html"], "json") == ["html"]  # of a configuration


def test_format_is_that_of_standard_output_and_of_a_file_without_suffix() -> None:
    assert forms([], "json") == ["json"]
    assert forms(["-", "report", "a.csv"], "github", given=True) == ["github", "github", "csv"]
    assert forms(["/dev/stdout"]) == ["text"]


def test_format_on_the_command_line_wins_for_a_single_file() -> None:
    assert forms(["a.txt"], "json", given=True) == ["json"]
    assert forms(["a.out"], "json", given=True) == ["json"]
    assert forms(["a.txt", "b.out"], "json", given=True) == ["text", "json"]


@pytest.mark.parametrize("outputs", [["a.docx"], ["a.html", "b.docx"]])
def test_an_unknown_suffix_is_an_error_that_names_the_known_ones(outputs: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        targets_of(outputs, "text", given=False)
    assert str(error.value) == (
        f"{outputs[-1]}: its suffix names no format; end it in {', '.join(SUFFIXES)}, "
        "or give --format"
    )


def test_a_file_named_twice_is_an_error() -> None:
    with pytest.raises(UsageError, match="is named twice"):
        targets_of(["a.json", "./a.json"], "text", given=False)


@pytest.mark.usefixtures("articles")
def test_all_formats_of_one_check_tell_the_same_finding() -> None:
    outputs = [part for end in ALL for part in ("-o", f"r.{end}")]
    ended = check(*outputs, "-o", "-", "--format", "concise")
    assert (ended.exit_code, ended.stderr) == (1, "")
    texts = {end: Path(f"r.{end}").read_text("utf-8") for end in ALL}
    (finding,) = json.loads(texts["json"])["findings"]
    message, name = finding["message"], finding["fingerprint"]
    assert message in ended.stdout.splitlines()[0]
    assert message in texts["txt"]
    assert name in texts["md"]
    assert json.loads(texts["jsonl"]) == finding
    (result,) = json.loads(texts["sarif"])["runs"][0]["results"]
    assert result["partialFingerprints"] == {"factlint/v1": name}
    (failure,) = etree.fromstring(texts["xml"].encode()).iter("failure")
    assert failure.get("message") == message
    (row,) = csv.DictReader(texts["csv"].splitlines())
    assert (row["message"], row["fingerprint"]) == (message, name)
    graph = Graph().parse(data=texts["ttl"], format="turtle")
    assert [str(one) for one in graph.objects(None, SH.resultMessage)] == [message]
    assert message in html.fromstring(texts["html"].encode()).text_content()


@pytest.mark.usefixtures("articles")
def test_if_one_cannot_be_written_none_is() -> None:
    ended = check("-o", "r.json", "-o", "missing/r.html", "-o", "-")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr == (
        "Error: missing/r.html: no such file or directory; choose a file you may write\n"
    )
    assert sorted(os.listdir()) == ["a.md", "b.md"]


@pytest.mark.usefixtures("articles")
def test_an_unknown_suffix_is_told_before_anything_is_read() -> None:
    ended = check("-o", "r.html", "-o", "r.docx")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert sorted(os.listdir()) == ["a.md", "b.md"]


@pytest.mark.usefixtures("articles")
def test_an_article_is_not_written_over() -> None:
    before = Path("a.md").read_bytes()
    ended = check("-o", "./a.md")
    assert ended.exit_code == 2
    assert "is an article of this check" in ended.stderr
    assert Path("a.md").read_bytes() == before


@pytest.mark.usefixtures("articles")
def test_where_all_goes_to_files_the_counts_are_told_unless_it_is_to_be_quiet() -> None:
    told = "2 articles, 2 of 2 statements compared: 1 violation, 0 warnings, 0 infos\n"
    ended = check("-o", "r.json")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, "", told)
    ended = check("-o", "r.json", "--quiet")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, "", "")


class Terminal(io.TextIOWrapper):
    """Bytes that say that they are a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize(("given", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, given: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", given)
    shown = io.BytesIO()
    with redirect_stdout(Terminal(shown, "utf-8", write_through=True)), pytest.raises(SystemExit):
        main(["check", "a.md", "b.md", "--select", "date-conflict", "--no-reference"])
    assert b"date-conflict" in shown.getvalue()
    assert (b"\x1b[1;31m" in shown.getvalue()) is coloured


@pytest.mark.usefixtures("articles")
def test_the_configuration_may_name_any_format() -> None:
    Path("kg.toml").write_text('format = "concise"\n')
    assert check().stdout.startswith("a.md:5:1: violation[date-conflict] ")
