"""What steers a terminal or a build's log is not passed on, wherever it comes from."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.telling import tell

ESCAPE = "\x1b]0;owned\x07\x1b[31m\x9b5m"
# A line that begins so is a command to GitHub Actions.
FORGED = "::error file=x::forged"
NAME = f"a{ESCAPE}\n{FORGED}.md"
ARTICLE = f"""---
title: "A {ESCAPE[-4:]} \\e]0;owned\\a"
publisher: "Daily\\n{FORGED}"
published: 2031-05-04
---
ISRO launched Chandrayaan-9 on 3 May 2031. It was ready,
{FORGED} officials said.

ISRO launched Chandrayaan-9 on 5 May 2031, it told the {ESCAPE[:3]} press. {"Plain words. " * 20}
"""
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|\r")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    Path(NAME).write_text(ARTICLE)
    Path(f"{FORGED}.txt").write_text("ISRO launched Chandrayaan-9 on 9 May 2031.\n")


@pytest.mark.parametrize(
    "args",
    [
        ("statements", "."),
        ("statements", ".", "--explain"),
        ("check", ".", "--verbose"),
        ("check", ".", "--format", "concise"),
        ("check", f"none{ESCAPE}\n{FORGED}"),
        ("query", f"none{ESCAPE}\n{FORGED}"),
        ("query", "-e", f"SELECT {ESCAPE}\n{FORGED}", "--on", "."),
        ("rules", f"{FORGED}{ESCAPE}"),
        ("check", ".", f"--{ESCAPE}"),
        ("evidence", f"Nobody{ESCAPE}\n{FORGED}", "--on", "."),
        ("config", "--config", NAME),
    ],
    ids=lambda args: " ".join(args[:3:2]).encode("unicode_escape").decode()[:30],
)
def test_no_command_passes_it_on(args: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, args, color=True)
    for text in (done.stdout, done.stderr):
        shown = re.sub(r"\x1b\[(?:0|1|2|3[1346]|1;3[1346]|38;5;\d+)m", "", text)  # kg's own colours
        assert STEERING.findall(shown) == []
        assert [line for line in text.splitlines() if line.lstrip().startswith("::error")] == []
    assert done.stdout or done.stderr


def test_what_is_said_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell(f"::error::x\n{ESCAPE[:3]}y")
    assert capsys.readouterr().err == "kg: ::error::x␊␛]0y\n"


@pytest.mark.parametrize(
    "args",
    [
        ("check", "{}", "--publisher", "x\udcff"),
        ("check", "{}", "--url", "https://a.example/\udcff"),
        ("query", "-e", "SELECT ?s { ?s ?p '\udcff' }"),
        ("query", "missions-of", "--agency", "\udcff"),
        ("ignore", "3f2ab4c1d2e3", "--reason", "\udcff"),
        ("graph", "{}", "--title", "\udcff", "-o", "a.svg"),
        ("check", "{}", "-o", "\udcff.json"),
    ],
)
def test_an_argument_that_is_no_text_is_one_line(args: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [one.replace("{}", f"{FORGED}.txt") for one in args])
    assert done.exit_code == 2
    assert re.fullmatch(r"Error: .*\\udcff.*: is no UTF-8; write it in UTF-8\n", done.stderr)


def test_half_a_pair_is_no_character_of_a_title() -> None:
    Path("b.md").write_text(
        '---\ntitle: "T \\ud800"\nurl: "https://a.example/\\udfff"\n---\nISRO launched it.\n'
    )
    done = CliRunner().invoke(main, ["check", "b.md", "--format", "json", "--fail-on", "never"])
    assert done.exit_code == 0
    assert '"title": "T \ufffd"' in done.stdout
