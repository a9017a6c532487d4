import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

TEXT = """Moon lander

    In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2. That was a long day.

    Follow us
"""


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["statements", *args], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_every_statement_s_quote_is_the_text_at_its_offsets(article: Path) -> None:
    result = run(str(article), "--format", "jsonl", "--publisher", "Sputnik")
    forms = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert "losesContactWith" in [form["property"]["name"] for form in forms]
    for form in forms:
        quote = form["quote"]
        assert TEXT[quote["start"] : quote["end"]] == quote["exact"]
        assert form["source"] == str(article)
        assert form["speakers"][0] == "Sputnik"


def test_the_array_holds_what_the_lines_hold(article: Path) -> None:
    lines = run(str(article), "--format", "jsonl").stdout.splitlines()
    assert json.loads(run(str(article), "--format", "json").stdout) == list(map(json.loads, lines))


def test_text_is_the_default_and_gives_quote_and_place(article: Path) -> None:
    shown = run(str(article)).stdout
    assert "ISRO – losesContactWith – Vikram" in shown
    assert f"  at     {article}:3:" in shown


def test_what_was_left_out_is_said_on_stderr_unless_quiet(article: Path) -> None:
    said = run(str(article)).stderr
    assert said.startswith(f"{article}: ")
    assert "left out" in said
    assert run(str(article), "--quiet").stderr == ""


def test_the_output_may_be_a_file(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = run(str(article), "--format", "jsonl", "-o", str(target))
    assert result.stdout == ""
    assert target.read_text("utf-8") == run(str(article), "--format", "jsonl").stdout


def test_standard_input_is_read_for_a_hyphen() -> None:
    assert "losesContactWith" in run("-", stdin=TEXT).stdout


def test_two_runs_print_the_same_bytes(article: Path) -> None:
    first, second = (run(str(article), "--format", "jsonl").stdout_bytes for _ in range(2))
    assert first == second


@pytest.mark.parametrize("content", [b"", bytes(range(256))])
def test_what_is_no_article_is_one_line_and_status_2(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {path}: ")
    assert result.stderr.count("\n") == 1


def test_a_text_in_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Agentur hat den Kontakt zu der Sonde verloren, und niemand weiß, warum das geschah.\n"
        "Sie wird nun nicht mehr auf dem Mond landen, wie es der Plan war.\n",
        "utf-8",
    )
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {path}: the text is not English")


def test_a_path_that_does_not_exist_is_status_2(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.txt")).exit_code == 2
